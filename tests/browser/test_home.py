"""A clerk's day begins: sign in, see what there is to do, start the report of the open period."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Unit, User
from directives.models import AssignedTask, Commitment, Document, Finding, Inspection
from reports.models import ReportingPeriod
from reports.services.periods import open_period
from tests.browser.conftest import PASSWORD, Portal

pytestmark = pytest.mark.django_db(transaction=True)


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
    expect(page.locator(".days-left")).to_have_text(["còn 10 ngày", "quá hạn 2 ngày", "hạn hôm nay", "còn 9 ngày"])
    assert portal.barriers() == []

    page.get_by_role("button", name="Lập báo cáo 6 tháng đầu năm 2022 của Sở Y tế").click()
    expect(page.get_by_role("heading", name="Sở Y tế: báo cáo 6 tháng đầu năm 2022")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Đã lập báo cáo 6 tháng đầu năm 2022 của Sở Y tế.")
    preview = page.url

    page.get_by_role("link", name="Việc của tôi").click()
    expect(page.get_by_text("Chưa lập", exact=True)).to_have_count(0)
    assert portal.barriers() == []
    page.get_by_role("link", name="Xem báo cáo 6 tháng đầu năm 2022 của Sở Y tế").click()
    assert page.url == preview
    assert portal.problems == []
