"""A reviewer sees what the unit corrected: words in place, figures with their change, and against the last period."""

import pytest
from playwright.sync_api import expect

from accounts.models import Membership, Unit, User
from reports.models import Report, SectionLine
from reports.review.actor import Actor
from reports.review.transitions import return_report, submit
from reports.services.periods import open_period
from tests.browser.conftest import PASSWORD, Portal
from tests.reports.conftest import answer_everything, import_seed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def reviewer(clerk: User) -> User:
    user = User.objects.create_user("kiemtra.snv", password=PASSWORD, display_name="Người kiểm tra Sở Nội vụ")
    Membership.objects.create(user=user, unit=Unit.objects.get(code="SNV"), role=Membership.Role.REVIEWER)
    return user


@pytest.fixture
def corrected(reviewer: User) -> Report:
    """The seed report: sent, returned, corrected and sent again; the report of 2021 was sent before it."""
    report = Report.objects.select_related("unit", "period", "outline").get()
    leader = User.objects.create_user("lanhdao.syt", password=PASSWORD)
    Membership.objects.create(user=leader, unit=report.unit, role=Membership.Role.LEADER)
    by = Actor(leader)
    before = import_seed(report.unit, open_period(report.period.province, "2021-N", report.outline)[0])
    for one in (before, report):
        answer_everything(one)
        submit(one.pk, 1, by)
    return_report(report.pk, 2, Actor(reviewer), "Thiếu số liệu")
    line = SectionLine.objects.get(section__report=report, section__key="results.institutions.dissemination")
    line.text = line.text.replace("29", "31")
    line.save()
    report.figures.filter(code="legal_documents.disseminated").update(value=31)
    report.sections.get(key="directions").lines.first().delete()
    submit(report.pk, 3, by)
    return report


def test_a_reviewer_compares_the_versions_of_a_report(portal: Portal, corrected: Report) -> None:
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{corrected.pk}/so-sanh/")
    portal.sign_in("kiemtra.snv", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("So sánh báo cáo Quý I/2022 của Sở Y tế")
    dissemination = page.get_by_role("region", name="II.1. Kết quả thực hiện tuyên truyền, phổ biến giáo dục pháp luật")
    expect(dissemination.locator("del")).to_have_text("29")
    expect(dissemination.locator("ins")).to_have_text("31")
    expect(dissemination.get_by_role("row").last).to_contain_text("+2 (+6,9%)")
    decoration = "one => getComputedStyle(one).textDecorationLine"
    assert dissemination.locator("del").evaluate(decoration) == "line-through"
    assert dissemination.locator("ins").evaluate(decoration) == "underline"
    barriers = {"revisions": portal.barriers()}

    page.get_by_label("Bản trước").select_option("Kỳ trước: Năm 2021")
    page.get_by_role("button", name="So sánh").click()
    expect(page.get_by_role("heading", name="Số liệu so với kỳ trước")).to_be_visible()
    barriers["last period"] = portal.barriers()

    page.get_by_label("Bản trước").select_option(page.get_by_label("Bản sau").input_value())
    page.get_by_role("button", name="So sánh").click()
    expect(page.get_by_text("Không có khác biệt.")).to_be_visible()
    barriers["nothing"] = portal.barriers()

    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="So sánh")).to_be_hidden()
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []
