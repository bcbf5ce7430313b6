"""From the clerk to the leader to Sở Nội vụ in a browser."""

import pytest
from playwright.sync_api import expect

from accounts.models import Membership, Unit, User
from reports.models import Report, Revision, Section, Transition
from reports.review.actor import Actor
from reports.review.transitions import return_report, send_to_leader, submit
from tests.browser.conftest import PASSWORD, Portal
from tests.reports.conftest import answer_everything

MISSING = "steering.plan.issued"


@pytest.fixture
def report(clerk: User) -> Report:
    """The seed report with an answer to every required item."""
    report = Report.objects.select_related("outline").get()
    answer_everything(report)
    return report


@pytest.fixture
def leader(report: Report) -> User:
    user = User.objects.create_user("lanhdao.syt", password=PASSWORD, display_name="Lãnh đạo Sở Y tế")
    Membership.objects.create(user=user, unit=report.unit, role=Membership.Role.LEADER)
    return user


@pytest.fixture
def reviewer(brvt: Unit) -> User:
    user = User.objects.create_user("kiemtra.snv", password=PASSWORD, display_name="Người kiểm tra")
    home = Unit.objects.get(province=brvt, code="SNV")
    Membership.objects.create(user=user, unit=home, role=Membership.Role.REVIEWER)
    return user


def open_check(portal: Portal, report: Report, username: str) -> None:
    portal.page.goto(f"{portal.url}/bao-cao/{report.pk}/kiem-tra-va-gui/")
    portal.sign_in(username, PASSWORD)


def test_from_the_clerk_to_the_leader_to_the_reviewers(
    portal: Portal, report: Report, clerk: User, leader: User
) -> None:
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{report.pk}/soan-thao/")
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("link", name="Kiểm tra và gửi").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kiểm tra và gửi báo cáo Quý I/2022")
    assert portal.barriers() == []
    keep = page.locator(".issue", has_text="chưa có tệp nào được đính kèm").locator(".issue-keep").first
    keep.get_by_text("Ghi lý do").click()
    keep.get_by_label("Lý do giữ nguyên (không bắt buộc)").fill("Gửi kèm bản giấy")
    keep.get_by_role("button", name="Giữ nguyên").click()
    expect(page.get_by_text("Lý do: Gửi kèm bản giấy")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("button", name="Trình thủ trưởng").click()
    expect(page.get_by_role("status")).to_contain_text("Đã trình thủ trưởng đơn vị.")
    page.get_by_role("button", name="Đăng xuất").click()
    open_check(portal, report, "lanhdao.syt")
    assert portal.barriers() == []
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_text("Hãy đánh dấu đã xem báo cáo trước khi gửi.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_label("Tôi đã xem toàn bộ báo cáo").check()
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_role("status")).to_contain_text("Đã gửi báo cáo đến Sở Nội vụ.")
    assert Report.objects.get(pk=report.pk).state == "submitted"
    page.goto(f"{portal.url}/bao-cao/{report.pk}/kiem-tra-va-gui/")
    assert portal.barriers() == []
    assert portal.problems == []


def test_an_error_leads_to_its_section_and_the_outline_marks_it(portal: Portal, report: Report, clerk: User) -> None:
    Section.objects.filter(report=report, key=MISSING).update(state="unanswered")
    table = report.sections.get(key="results.procedures.catalogue")
    for place, text in enumerate(["Lĩnh vực\tNhận", "Dược\t10", "Dân số\t20", "Tổng cộng\t31"], start=50):
        table.lines.create(position=place, marker="|", text=text)
    page = portal.page
    open_check(portal, report, "canbo.syt")
    expect(page.get_by_text("ghi 31, các dòng trên cộng lại là 30.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("link", name="Đến lỗi đầu tiên").click()
    expect(page.locator("#section-title")).to_contain_text("Việc xây dựng và ban hành kế hoạch")
    node = page.locator('[data-node="results.procedures.catalogue"]')
    expect(node).to_have_attribute("data-mark", "to_mend")
    node.get_by_role("link").click()
    faults = page.locator("#section [data-faults]")
    expect(faults).to_contain_text("ghi 31, các dòng trên cộng lại là 30.")
    assert portal.barriers() == []
    total = page.locator("[data-lines] [name=text]").last
    total.fill("Tổng cộng\t30")
    expect(faults).to_be_hidden()
    expect(node).not_to_have_attribute("data-mark", "to_mend")
    assert portal.problems == []


def test_a_double_click_sends_once_and_the_button_is_off(portal: Portal, report: Report, leader: User) -> None:
    page = portal.page
    open_check(portal, report, "lanhdao.syt")
    page.get_by_label("Tôi đã xem toàn bộ báo cáo").check()
    posted: list[str] = []
    page.on("request", lambda request: request.method == "POST" and posted.append(request.url))
    page.evaluate(
        """() => window.addEventListener("pagehide", () => {
          const button = document.querySelector('form[action$="/gui/"] button');
          sessionStorage.setItem("left", `${button.textContent} ${button.disabled}`);
        })"""
    )
    page.get_by_role("button", name="Gửi báo cáo").dblclick()
    expect(page.get_by_role("status")).to_contain_text("Đã gửi báo cáo đến Sở Nội vụ.")
    assert len(posted) == 1
    assert (Revision.objects.count(), Transition.objects.count()) == (1, 1)
    assert page.evaluate("sessionStorage.getItem('left')") == "Đang gửi… true"
    page.go_back()
    expect(page.get_by_text("Đang gửi…")).to_have_count(0)
    assert portal.problems == []


def test_an_unchanged_report_is_sent_again_after_a_confirmation(
    portal: Portal, report: Report, leader: User, reviewer: User
) -> None:
    submit(report.pk, 1, Actor(leader))
    return_report(report.pk, 2, Actor(reviewer), "Thiếu số liệu")
    page = portal.page
    open_check(portal, report, "lanhdao.syt")
    page.get_by_label("Tôi đã xem toàn bộ báo cáo").check()
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_text("Nội dung không khác bản đã gửi lần trước.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_label("Vẫn gửi lại dù nội dung không khác").check()
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_role("status")).to_contain_text("Đã gửi báo cáo đến Sở Nội vụ.")
    assert Revision.objects.count() == 2
    assert portal.problems == []


def test_the_leader_gives_back_and_works_without_scripts(
    portal: Portal, report: Report, clerk: User, leader: User
) -> None:
    send_to_leader(report.pk, 1, Actor(clerk))
    page = portal.page
    page.route("**/*.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    open_check(portal, report, "lanhdao.syt")
    page.get_by_label("Nội dung cần sửa").fill("Xem lại mục II.3")
    page.get_by_role("button", name="Trả lại người lập báo cáo").click()
    expect(page.get_by_role("status")).to_contain_text("Đã trả lại người lập báo cáo.")
    assert Transition.objects.get(action="send_back").reason == "Xem lại mục II.3"
    assert portal.problems == []
