"""A clerk's day begins: sign in, see what there is to do, start the report of the open period."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Unit, User
from directives.models import AssignedTask, Commitment, Document, Finding, Inspection
from reports.models import ReportingPeriod, Section
from reports.services.periods import open_period
from reports.services.starting import start_report
from tests.browser.conftest import PASSWORD, Portal

pytestmark = pytest.mark.django_db(transaction=True)
HALF_YEAR = "6 tháng đầu năm 2022 của Sở Y tế"


@pytest.fixture
def half_year(clerk: User) -> ReportingPeriod:
    """The period after the seed report's: due in ten days, not started; a record of every kind waits."""
    unit = Unit.objects.get(memberships__user=clerk)
    outline = ReportingPeriod.objects.get(key="2022-Q1").outlines.get(unit_kind=unit.kind).outline
    period = open_period(unit.province, "2022-6T", outline)[0]
    period.department_due_at = timezone.now() + timedelta(days=10)
    period.save()
    document = Document.objects.create(unit=unit, type_name="Công văn", number="385", symbol="UBND-VP")
    today = timezone.localdate()
    for days in (-2, 0, 9):
        AssignedTask.objects.create(
            unit=unit, content="Rà soát quy trình", assigning_document=document, due_on=today + timedelta(days=days)
        )
    visit = Inspection.objects.create(unit=unit, team="Đoàn kiểm tra 611", visited_on=date(2022, 5, 27))
    Finding.objects.create(inspection=visit, position=1, content="Chưa có sáng kiến")
    Commitment.objects.create(unit=unit, year=today.year, tasks_total=15, tasks_done=13)
    return period


def test_from_sign_in_to_the_report_that_was_started(portal: Portal, half_year: ReportingPeriod) -> None:
    page = portal.page
    page.goto(portal.url)
    portal.sign_in("canbo.syt", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    expect(page.get_by_role("link", name="Việc của tôi")).to_have_attribute("aria-current", "page")
    expect(page.locator(".days-left")).to_have_text(["Còn 10 ngày", "Quá hạn 2 ngày", "Hạn hôm nay", "Còn 9 ngày"])
    assert portal.barriers() == []

    page.get_by_role("button", name=f"Lập báo cáo {HALF_YEAR}").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Soạn báo cáo 6 tháng đầu năm 2022: Sở Y tế")
    expect(page.get_by_text("Đã lập báo cáo 6 tháng đầu năm 2022 của Sở Y tế.")).to_be_visible()
    editor = page.url

    page.get_by_role("link", name="Việc của tôi").click()
    expect(page.get_by_text("Chưa lập", exact=True)).to_have_count(0)
    page.get_by_role("link", name=f"Soạn báo cáo {HALF_YEAR}").click()
    expect(page).to_have_url(editor)
    page.go_back()
    page.get_by_role("link", name=f"Xem bản in {HALF_YEAR}").click()
    expect(page.get_by_role("heading", name="Sở Y tế: báo cáo 6 tháng đầu năm 2022")).to_be_visible()
    assert portal.problems == []


def test_from_a_section_given_to_me_to_the_editor(portal: Portal, half_year: ReportingPeriod, clerk: User) -> None:
    report = start_report(Unit.objects.get(memberships__user=clerk), half_year)
    due_on = timezone.localdate() + timedelta(days=4)
    Section.objects.filter(report=report, key="steering.direction.meetings").update(assignee=clerk, due_on=due_on)
    page = portal.page
    page.goto(portal.url)
    portal.sign_in("canbo.syt", PASSWORD)
    card = page.locator(".work-card", has=page.get_by_role("heading", name="Mục được giao cho tôi (1)"))
    expect(card.locator(".days-left")).to_have_text("Còn 4 ngày")
    assert portal.barriers() == []
    card.get_by_role("link", name="I.2. Việc tổ chức các cuộc hội nghị, họp giao ban về công tác CCHC").click()
    expect(page.get_by_role("heading", level=2, name="Việc tổ chức các cuộc hội nghị")).to_be_visible()
    assert portal.problems == []
