"""A report goes from its clerk to its leader and to Sở Nội vụ, comes back for two sections, and is accepted."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Membership, Session, Unit, User
from reports.models import Comment, Report, ReviewerAssignment, Transition
from reports.review.actor import Actor
from reports.review.transitions import approve, submit
from tests.browser.conftest import PASSWORD, WIDE, Portal
from tests.reports.conftest import answer_everything

pytestmark = pytest.mark.django_db(transaction=True)

NARRATIVE = "results.organisation.functions"
DOCUMENTS = "steering.direction.documents"
LOCKED = "results.institutions.dissemination"

OpenAs = Callable[[str, str], Portal]


@pytest.fixture
def report(clerk: User) -> Report:
    """The seed report, which can be sent, and everybody whom it passes."""
    report = Report.objects.get()
    answer_everything(report)
    office = Unit.objects.get(province=report.unit.province_id, code="SNV")
    for name, shown, role, unit in (
        ("lanhdao.syt", "Lãnh đạo Sở Y tế", Membership.Role.LEADER, report.unit),
        ("kiemtra.snv", "Người kiểm tra Một", Membership.Role.REVIEWER, office),
        ("kiemtra2.snv", "Người kiểm tra Hai", Membership.Role.REVIEWER, office),
    ):
        user = User.objects.create_user(name, password=PASSWORD, display_name=shown)
        Membership.objects.create(user=user, unit=unit, role=role)
    return report


@pytest.fixture
def open_as(browser: Browser, live_server: LiveServer) -> OpenAs:
    """Open an address in a browser of its own, signed in as somebody."""

    def open_page(username: str, path: str) -> Portal:
        page = browser.new_context(viewport=WIDE, locale="vi-VN").new_page()
        portal = Portal(page, live_server.url)
        page.goto(f"{portal.url}{path}")
        portal.sign_in(username, PASSWORD)
        return portal

    return open_page


def actor(username: str) -> Actor:
    return Actor(User.objects.get(username=username), "192.0.2.1")


def send_through_the_leader(clerk: Portal, leader: Portal, report: Report) -> None:
    """Let the clerk hand the report over and the leader send it."""
    check = f"/bao-cao/{report.pk}/kiem-tra-va-gui/"
    for portal in (clerk, leader):
        portal.page.goto(f"{portal.url}{check}")
        if portal is clerk:
            portal.page.get_by_role("button", name="Trình thủ trưởng").click()
        else:
            portal.page.get_by_label("Tôi đã xem toàn bộ báo cáo").check()
            portal.page.get_by_role("button", name="Gửi báo cáo").click()
        expect(portal.page.locator(".alert-success")).to_be_visible()


def comment_on(portal: Portal, key: str, words: str) -> None:
    """Comment on a section through the link in the paper's margin."""
    page = portal.page
    page.locator(f"[id='node-{key}'] > .paper-comment").click()
    page.get_by_label("Nội dung góp ý").fill(words)
    page.get_by_role("button", name="Ghi góp ý").click()
    expect(page.locator(".thread-done")).to_contain_text("Đã ghi góp ý.")
    assert page.get_by_label("Nội dung góp ý").count() == 0


def test_two_sections_are_returned_corrected_and_accepted(report: Report, open_as: OpenAs) -> None:
    clerk, leader = open_as("canbo.syt", "/"), open_as("lanhdao.syt", "/")
    send_through_the_leader(clerk, leader, report)

    reviewer = open_as("kiemtra.snv", "/")
    page = reviewer.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiểm tra báo cáo")
    expect(page.get_by_role("link", name="Kiểm tra", exact=True)).to_have_attribute("aria-current", "page")
    barriers = {"inbox": reviewer.barriers()}
    page.get_by_role("link", name="Mới nộp 1").click()
    page.get_by_role("link", name="Kiểm tra báo cáo của Sở Y tế").click()
    expect(page.get_by_role("heading", name="Sở Y tế: báo cáo Quý I/2022")).to_be_visible()
    barriers["report"] = reviewer.barriers()
    comment_on(reviewer, NARRATIVE, "Nêu rõ số phòng đã sắp xếp.")
    comment_on(reviewer, DOCUMENTS, "Thiếu văn bản tháng 3.")
    barriers["comment"] = reviewer.barriers()
    page.get_by_text("Yêu cầu bổ sung, chỉnh sửa…").click()
    expect(page.get_by_text("2 góp ý sẽ được gửi; đơn vị chỉ sửa được các mục này:")).to_be_visible()
    barriers["return"] = reviewer.barriers()
    page.get_by_role("button", name="Trả lại đơn vị").click()
    expect(page.get_by_text("Đã yêu cầu Sở Y tế bổ sung, chỉnh sửa")).to_be_visible()

    editor = f"{clerk.url}/bao-cao/{report.pk}/soan-thao/"
    clerk.page.goto(f"{editor}{LOCKED}/")
    expect(clerk.page.get_by_role("heading", name="Nội dung đã gửi")).to_be_visible()
    expect(clerk.page.get_by_role("button", name="Thêm dòng")).to_have_count(0)
    for key in (NARRATIVE, DOCUMENTS):
        clerk.page.goto(f"{editor}{key}/")
        clerk.page.get_by_role("button", name="Thêm dòng").click()
        clerk.page.keyboard.type(f"Nội dung bổ sung cho mục {key}.")
        expect(clerk.page.locator("#save-status")).to_have_text(re.compile(r"^Đã lưu \d\d:\d\d$"))
    clerk.page.goto(f"{clerk.url}/bao-cao/{report.pk}/gop-y/")
    for number in range(2):
        clerk.page.get_by_label("Trả lời góp ý").nth(number).fill("Đã bổ sung.")
        clerk.page.get_by_role("button", name="Trả lời").nth(number).click()
        expect(clerk.page.get_by_text("Đơn vị đã trả lời", exact=True)).to_have_count(number + 1)
    send_through_the_leader(clerk, leader, report)

    page.goto(f"{reviewer.url}/kiem-tra/")
    page.get_by_role("link", name="Nộp lại 1").click()
    page.get_by_role("link", name="Kiểm tra báo cáo của Sở Y tế").click()
    differences = page.locator("#khac-biet")
    expect(differences).to_contain_text("So với phiên bản 1")
    for key in (NARRATIVE, DOCUMENTS):
        expect(differences.locator("ins").filter(has_text=f"Nội dung bổ sung cho mục {key}.")).to_be_visible()
    expect(differences.locator(".difference-card")).to_have_count(2)
    for _ in range(2):
        page.get_by_role("button", name="Đóng góp ý").first.click()
        expect(page.locator(".alert-success")).to_have_text("Đã đóng góp ý.")
    expect(page.get_by_text("Góp ý đã xong (2)")).to_be_visible()
    barriers["sent again"] = reviewer.barriers()
    page.get_by_text("Tiếp nhận…").click()
    page.get_by_role("button", name="Xác nhận tiếp nhận").click()
    expect(page.get_by_text("Đã tiếp nhận báo cáo Quý I/2022 của Sở Y tế.")).to_be_visible()

    assert barriers == {name: [] for name in barriers}
    assert [portal.problems for portal in (clerk, leader, reviewer)] == [[], [], []]
    assert list(Transition.objects.values_list("action", flat=True)) == [
        "to_leader",
        "submit",
        "return",
        "to_leader",
        "submit",
        "approve",
    ]
    assert set(Comment.objects.values_list("state", flat=True)) == {"closed"}


def test_an_accepted_report_is_opened_again_with_a_reason(report: Report, open_as: OpenAs) -> None:
    submit(report.pk, 1, actor("lanhdao.syt"))
    approve(report.pk, 2, actor("kiemtra.snv"))
    reviewer = open_as("kiemtra.snv", f"/kiem-tra/{report.pk}/")
    page = reviewer.page
    page.get_by_text("Mở lại…").click()
    page.get_by_role("button", name="Xác nhận mở lại").click()
    expect(page.get_by_text("Hãy nhập lý do mở lại.")).to_be_visible()
    barriers = {"refused": reviewer.barriers()}
    page.get_by_label("Lý do mở lại").fill("Sai số liệu hồ sơ trực tuyến")
    page.get_by_role("button", name="Xác nhận mở lại").click()
    expect(page.get_by_text("Đã mở lại báo cáo Quý I/2022 của Sở Y tế để đơn vị sửa.")).to_be_visible()
    page.goto(f"{reviewer.url}/kiem-tra/{report.pk}/")
    expect(page.get_by_text("Đang chờ đơn vị sửa")).to_be_visible()
    expect(page.get_by_text("Lý do: Sai số liệu hồ sơ trực tuyến")).to_be_visible()
    barriers["reopened"] = reviewer.barriers()
    assert barriers == {name: [] for name in barriers}
    assert reviewer.problems == []


def test_of_two_who_accept_at_once_one_wins_and_the_other_reads_who(report: Report, open_as: OpenAs) -> None:
    submit(report.pk, 1, actor("lanhdao.syt"))
    first, second = (open_as(name, f"/kiem-tra/{report.pk}/") for name in ("kiemtra.snv", "kiemtra2.snv"))
    for portal in (first, second):
        portal.page.get_by_text("Tiếp nhận…").click()
    first.page.get_by_role("button", name="Xác nhận tiếp nhận").dblclick()
    expect(first.page.get_by_text("Đã tiếp nhận báo cáo Quý I/2022 của Sở Y tế.")).to_be_visible()
    second.page.get_by_role("button", name="Xác nhận tiếp nhận").click()
    expect(second.page.get_by_role("alert")).to_contain_text("Người kiểm tra Một đã tiếp nhận báo cáo này lúc")
    assert second.barriers() == []
    assert Transition.objects.filter(action="approve").count() == 1
    assert [portal.problems for portal in (first, second)] == [[], []]


def test_units_are_assigned_and_chosen_in_the_inbox(report: Report, open_as: OpenAs) -> None:
    submit(report.pk, 1, actor("lanhdao.syt"))
    reviewer = open_as("kiemtra.snv", "/kiem-tra/")
    page = reviewer.page
    page.get_by_role("link", name="Phân công kiểm tra").click()
    page.get_by_label("Sở Y tế").select_option("Người kiểm tra Một")
    barriers = {"assignments": reviewer.barriers()}
    page.get_by_role("button", name="Lưu phân công").click()
    expect(page.get_by_text("Đã lưu phân công của 1 đơn vị.")).to_be_visible()
    assert ReviewerAssignment.objects.get().reviewer.username == "kiemtra.snv"
    page.get_by_role("link", name="Kiểm tra báo cáo").click()
    page.get_by_label("Chỉ đơn vị giao cho tôi").check()
    page.get_by_role("button", name="Xem").click()
    expect(page.locator(".desk-table tbody tr")).to_have_count(1)
    page.get_by_label("Tên đơn vị").fill("tu phap")
    page.get_by_role("button", name="Xem").click()
    expect(page.get_by_text("Không có đơn vị nào khớp với điều kiện lọc.")).to_be_visible()
    barriers["empty"] = reviewer.barriers()
    assert barriers == {name: [] for name in barriers}
    assert reviewer.problems == []


def test_a_report_that_never_came_says_so(report: Report, open_as: OpenAs) -> None:
    reviewer = open_as("kiemtra.snv", f"/kiem-tra/{report.pk}/")
    expect(reviewer.page.get_by_text("Sở Y tế chưa gửi báo cáo Quý I/2022.")).to_be_visible()
    assert reviewer.barriers() == []
    assert reviewer.problems == []


def test_a_decision_asks_before_a_half_written_comment_is_lost(report: Report, open_as: OpenAs) -> None:
    submit(report.pk, 1, actor("lanhdao.syt"))
    page = open_as("kiemtra.snv", f"/kiem-tra/{report.pk}/?muc=legal_bases").page
    page.get_by_label("Nội dung góp ý").fill("Thiếu căn cứ.")
    page.get_by_text("Tiếp nhận…").click()
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    accept = page.get_by_role("button", name="Xác nhận tiếp nhận")
    accept.click()
    assert asked == ["Nội dung bạn đang nhập ở ô khác trên trang chưa được ghi và sẽ mất. Vẫn tiếp tục?"]
    expect(page.get_by_label("Nội dung góp ý")).to_have_value("Thiếu căn cứ.")
    expect(accept).to_be_enabled()
    page.get_by_role("button", name="Ghi góp ý").click()
    expect(page.locator(".thread-done")).to_be_visible()
    assert Report.objects.get(pk=report.pk).state == "submitted"


def test_a_comment_is_still_there_after_the_session_ended(report: Report, open_as: OpenAs) -> None:
    submit(report.pk, 1, actor("lanhdao.syt"))
    portal = open_as("kiemtra.snv", f"/kiem-tra/{report.pk}/?muc=legal_bases")
    page = portal.page
    page.get_by_label("Nội dung góp ý").fill("Thiếu căn cứ.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Ghi góp ý").click()
    portal.sign_in("kiemtra.snv", PASSWORD)
    expect(page.get_by_label("Nội dung góp ý")).to_have_value("Thiếu căn cứ.")
    page.get_by_role("button", name="Ghi góp ý").click()
    expect(page.locator(".thread-done")).to_be_visible()
    page.goto(f"{portal.url}/kiem-tra/{report.pk}/?muc=legal_bases")
    expect(page.get_by_label("Nội dung góp ý")).to_have_value("")
    assert portal.problems == []
