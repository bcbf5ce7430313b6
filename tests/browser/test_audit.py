"""The audit trail: a reviewer finds who did what, narrows the list and takes it along; a clerk sees the unit's own."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from accounts.models import Membership, Unit, User
from reports.models import Report
from reports.review.actor import Actor
from reports.review.audit import leave_trace
from reports.review.transitions import return_report, send_to_leader, submit
from tests.browser.conftest import PASSWORD, Portal
from tests.reports.conftest import answer_everything

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def returned(clerk: User) -> Report:
    """The seed report, sent by way of the leader and returned."""
    report = Report.objects.get()
    leader = User.objects.create_user("lanhdao.syt", password=PASSWORD, display_name="Lãnh đạo Sở Y tế")
    Membership.objects.create(user=leader, unit=report.unit, role=Membership.Role.LEADER)
    reviewer = User.objects.create_user("kiemtra.snv", password=PASSWORD, display_name="Người kiểm tra Sở Nội vụ")
    Membership.objects.create(user=reviewer, unit=Unit.objects.get(code="SNV"), role=Membership.Role.REVIEWER)
    answer_everything(report)
    send_to_leader(report.pk, 1, Actor(clerk, "192.0.2.1"))
    submit(report.pk, 2, Actor(leader, "192.0.2.2"))
    leave_trace(Actor(reviewer, "2001:db8:85a3::8a2e:370:7334"), "comment", report, detail="Mục I.1: thiếu số liệu")
    return_report(report.pk, 3, Actor(reviewer, "2001:db8:85a3::8a2e:370:7334"), "Thiếu số liệu mục I.1")
    return report


def test_a_reviewer_follows_the_trail(portal: Portal, returned: Report) -> None:
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{returned.pk}/")
    portal.sign_in("kiemtra.snv", PASSWORD)
    page.get_by_role("link", name="Dấu vết", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dấu vết của báo cáo Quý I/2022, Sở Y tế")
    rows = page.get_by_role("table", name="Dấu vết").locator("tbody").get_by_role("row")
    expect(rows).to_have_count(4)
    expect(rows.first).to_contain_text("Thiếu số liệu mục I.1")
    barriers = {"report": portal.barriers()}

    page.get_by_role("link", name="Dấu vết của mọi báo cáo").click()
    barriers["list"] = portal.barriers()
    page.get_by_label("Người thực hiện").fill("lanh dao")
    page.get_by_label("Việc").select_option("Gửi báo cáo")
    page.get_by_role("button", name="Lọc", exact=True).click()
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("Chờ thủ trưởng → Đã gửi")
    with page.expect_download() as download:
        page.get_by_role("link", name="Xuất Excel").click()
    sheet = load_workbook(BytesIO(download.value.path().read_bytes()))["Dấu vết"]
    assert [row[1:4] for row in sheet.iter_rows(min_row=3, values_only=True)] == [
        ("Lãnh đạo Sở Y tế", "lanhdao.syt", "Gửi báo cáo")
    ]

    page.get_by_label("Từ ngày").fill("31/02/2022")
    page.get_by_role("button", name="Lọc", exact=True).click()
    expect(page.get_by_text("Hãy ghi ngày, tháng, năm như 21/02/2022.")).to_be_visible()
    barriers["error"] = portal.barriers()
    page.get_by_label("Từ ngày").fill("01/01/2100")
    page.get_by_role("button", name="Lọc", exact=True).click()
    expect(page.get_by_text("Không có dấu vết nào khớp với điều kiện lọc.")).to_be_visible()
    barriers["nothing"] = portal.barriers()
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []


def test_a_clerk_reads_the_trail_of_the_unit_without_the_reviewers_address(portal: Portal, returned: Report) -> None:
    page = portal.page
    page.goto(f"{portal.url}/dau-vet/")
    portal.sign_in("canbo.syt", PASSWORD)
    table = page.get_by_role("table", name="Dấu vết")
    expect(table).to_contain_text("192.0.2.1")
    expect(table).to_contain_text("Yêu cầu bổ sung, chỉnh sửa")
    expect(table).not_to_contain_text("2001:db8")
    expect(page.get_by_label("Đơn vị")).to_have_count(0)
    assert portal.barriers() == []
    assert portal.problems == []
