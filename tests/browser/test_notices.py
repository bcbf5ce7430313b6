"""Notices: one arrives when a report is sent, the bell counts it, it is opened, its kind is switched off."""

import pytest
from playwright.sync_api import expect

from accounts.models import Membership, User
from reports.models import Report
from reports.review.actor import Actor
from reports.review.transitions import return_report, submit
from tests.browser.conftest import PASSWORD, Portal
from tests.reports.conftest import answer_everything

pytestmark = pytest.mark.django_db(transaction=True)
SENT = "Báo cáo Quý I/2022 của Sở Y tế đã được gửi đến Sở Nội vụ"
RETURNED = "Báo cáo Quý I/2022 của Sở Y tế cần bổ sung, chỉnh sửa"


@pytest.fixture
def report(clerk: User) -> Report:
    report = Report.objects.get()
    answer_everything(report)
    return report


def somebody(report: Report, role: Membership.Role) -> Actor:
    user = User.objects.create(username=role, display_name=f"Người {role}")
    unit = report.unit if role == Membership.Role.LEADER else report.unit.province
    Membership.objects.create(user=user, unit=unit, role=role)
    return Actor(user, "192.0.2.1")


def test_a_notice_arrives_is_counted_opened_and_its_kind_switched_off(portal: Portal, report: Report) -> None:
    leader, reviewer = somebody(report, Membership.Role.LEADER), somebody(report, Membership.Role.REVIEWER)
    page = portal.page
    page.goto(portal.url)
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("link", name="Thông báo", exact=True).click()
    expect(page.get_by_text("Chưa có thông báo nào.")).to_be_visible()
    assert portal.barriers() == []

    submit(report.pk, 1, leader)
    page.reload()
    page.get_by_role("link", name="Thông báo: 1 chưa đọc", exact=True).click()
    expect(page.get_by_role("listitem").filter(has_text=SENT)).to_contain_text("Chưa đọc")
    assert portal.barriers() == []
    page.get_by_role("button", name=SENT).press("Enter")
    expect(page.get_by_role("heading", name="Sở Y tế: báo cáo Quý I/2022")).to_be_visible()
    page.get_by_role("link", name="Thông báo", exact=True).click()
    expect(page.get_by_text("1 thông báo; 0 chưa đọc")).to_be_visible()
    expect(page.get_by_role("link", name=SENT)).to_be_visible()

    page.get_by_role("link", name="Chọn loại thông báo").click()
    expect(page.get_by_role("link", name="Thông báo", exact=True).first).to_have_attribute("aria-current", "true")
    assert portal.barriers() == []
    page.get_by_label("Báo cáo được gửi đến Sở Nội vụ: trong cổng thông tin").uncheck()
    page.get_by_role("button", name="Lưu lựa chọn").click()
    expect(page.get_by_text("Đã lưu lựa chọn nhận thông báo.")).to_be_visible()
    expect(page.get_by_label("Báo cáo được gửi đến Sở Nội vụ: trong cổng thông tin")).not_to_be_checked()
    expect(page.get_by_label("Báo cáo được gửi đến Sở Nội vụ: qua thư điện tử")).to_be_checked()

    return_report(report.pk, 2, reviewer, "Thiếu số liệu phụ lục 02")
    submit(report.pk, 3, leader, confirms_unchanged=True)
    page.get_by_role("link", name="Về danh sách thông báo").click()
    expect(page.get_by_role("listitem").filter(has_text="Báo cáo")).to_have_count(2)
    expect(page.get_by_role("listitem").filter(has_text=RETURNED)).to_contain_text("Lý do: Thiếu số liệu phụ lục 02")
    page.get_by_label("Loại thông báo").select_option("Yêu cầu bổ sung, chỉnh sửa báo cáo")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_text("1 thông báo", exact=True)).to_be_visible()
    assert portal.barriers() == []

    # The first return was settled by sending again; the second one waits.
    return_report(report.pk, 4, reviewer, "Còn thiếu phụ lục 03")
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text="Còn thiếu phụ lục 03")).to_contain_text("Chưa đọc")
    page.get_by_role("button", name="Đánh dấu tất cả là đã đọc").click()
    expect(page.get_by_text("Đã đánh dấu tất cả thông báo là đã đọc.")).to_be_visible()
    expect(page.get_by_role("button", name="Đánh dấu tất cả là đã đọc")).to_have_count(0)
    assert portal.problems == []
