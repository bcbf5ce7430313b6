"""A clerk fills the quarterly report in the browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import Membership, User
from reports.models import Figure, Report, Section, SectionLine
from reports.services.periods import open_period
from reports.services.starting import start_report
from tests.browser.conftest import PASSWORD, WIDE, Portal

pytestmark = pytest.mark.django_db(transaction=True)

NARRATIVE = "results.organisation.functions"
FIGURES = "steering.plan.progress"
DOCUMENTS = "steering.direction.documents"
DISSEMINATION = "results.institutions.dissemination"


def address(portal: Portal, key: str) -> str:
    return f"{portal.url}/bao-cao/{Report.objects.get().pk}/soan-thao/{key}/"


def lines(key: str) -> list[str]:
    return list(Section.objects.get(key=key).lines.values_list("text", flat=True))


def empty(*keys: str) -> None:
    SectionLine.objects.filter(section__key__in=keys).delete()
    Section.objects.filter(key__in=keys).update(state="unanswered", finished=False)


def saved(page: Page) -> None:
    expect(page.locator("#save-status")).to_have_text(re.compile(r"^Đã lưu \d\d:\d\d$"))


def write(page: Page, words: str) -> None:
    """Add a line and type into it."""
    page.get_by_role("button", name="Thêm dòng").click()
    page.keyboard.type(words)


def nothing_kept(page: Page) -> None:
    """Wait until the browser keeps no draft any more (the policy of the pages forbids to wait for an expression)."""
    for _ in range(100):
        if not page.evaluate("Object.keys(localStorage)"):
            return
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate("Object.keys(localStorage)"))


@pytest.fixture
def colleague(clerk: User) -> User:
    """The leader of the same unit."""
    user = User.objects.create_user("lanhdao.syt", password=PASSWORD, display_name="Lãnh đạo Sở Y tế")
    Membership.objects.create(user=user, unit=clerk.memberships.get().unit, role=Membership.Role.LEADER)
    return user


@pytest.fixture
def open_as(browser: Browser, live_server: LiveServer) -> Callable[[str, str], Portal]:
    """Open the editor's section `key` in a browser of its own, signed in as `username`."""

    def open_page(username: str, key: str) -> Portal:
        page = browser.new_context(viewport=WIDE, locale="vi-VN").new_page()
        portal = Portal(page, live_server.url)
        page.goto(address(portal, key))
        portal.sign_in(username, PASSWORD)
        expect(page.locator("#section")).to_be_visible()
        return portal

    return open_page


def test_three_sections_of_different_kinds_are_filled(portal: Portal, clerk: User) -> None:
    empty(NARRATIVE, DOCUMENTS)
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    barriers = {"empty": portal.barriers()}

    page.get_by_role("button", name="Thêm dòng").click()
    page.get_by_label("Dòng 1", exact=True).press_sequentially("Đã rà soát chức năng của 5 phòng.")
    page.keyboard.press("Enter")
    page.keyboard.type("Đã trình đề án vị trí việc làm.")
    saved(page)
    assert lines(NARRATIVE) == ["Đã rà soát chức năng của 5 phòng.", "Đã trình đề án vị trí việc làm."]
    page.get_by_role("button", name="Đưa dòng 2 lên").click()
    page.get_by_role("button", name="Xong, sang mục sau").click()
    expect(page.locator("#section")).to_have_attribute("data-key", "results.organisation.restructuring")
    assert lines(NARRATIVE) == ["Đã trình đề án vị trí việc làm.", "Đã rà soát chức năng của 5 phòng."]
    assert Section.objects.get(key=NARRATIVE).finished
    expect(page.locator(f'[data-node="{NARRATIVE}"]')).to_have_attribute("data-mark", "done")

    page.goto(address(portal, FIGURES))
    page.get_by_label("Tổng số nhiệm vụ trong kế hoạch CCHC", exact=True).fill("1.250")
    page.get_by_label("Số nhiệm vụ đã thực hiện", exact=True).fill("125")
    saved(page)
    rate = page.locator('[data-figure="plan_tasks.done_rate"]')
    expect(rate.locator("[data-figure-computed]")).to_have_text("10")
    expect(page.get_by_label("Dòng 1", exact=True)).to_have_value("Tổng số nhiệm vụ: 1.250")
    page.get_by_label("Tỷ lệ nhiệm vụ đã thực hiện", exact=True).fill("12,5")
    expect(rate.get_by_text("Số nhập khác số tính được")).to_be_visible()
    page.get_by_label("Ghi chú, lý do: Tỷ lệ nhiệm vụ đã thực hiện").fill("Theo phần mềm")
    saved(page)
    page.get_by_label("Số nhiệm vụ đã thực hiện", exact=True).fill("nhiều")
    expect(rate.page.get_by_text("“nhiều” không phải là số")).to_be_visible()
    barriers["figures"] = portal.barriers()
    page.get_by_label("Số nhiệm vụ đã thực hiện", exact=True).fill("125")
    saved(page)
    expect(page.get_by_text("“nhiều” không phải là số")).to_be_hidden()
    values = dict(Figure.objects.filter(code__startswith="plan_tasks").values_list("code", "value"))
    assert [values[f"plan_tasks.{name}"] for name in ("total", "done", "done_rate")] == [1250, 125, 12.5]

    page.goto(address(portal, DOCUMENTS))
    expect(page.get_by_text(re.compile(r"\d+ văn bản trong kỳ chưa đưa vào báo cáo"))).to_be_visible()
    barriers["proposals"] = portal.barriers()
    proposed = page.locator(".proposal-list li").count()
    page.locator(".proposal-list").get_by_role("button", name="Đưa vào").first.click()
    expect(page.locator("[data-line]")).to_have_count(1)
    page.get_by_role("button", name="Đưa vào tất cả").click()
    expect(page.locator("[data-line]")).to_have_count(proposed)
    page.get_by_role("button", name="Sửa lời").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" (đã sửa lời)")
    saved(page)
    assert lines(DOCUMENTS)[0].endswith("(đã sửa lời)")
    page.get_by_role("button", name="Theo văn bản").first.click()
    saved(page)
    assert SectionLine.objects.filter(section__key=DOCUMENTS).first().origin == "generated"

    assert {name: found for name, found in barriers.items() if found} == {}
    assert [one for one in portal.problems if "422" not in one] == []


def test_one_click_and_a_reason_answer_a_section(portal: Portal, clerk: User) -> None:
    empty(NARRATIVE)
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("button", name="Không phát sinh trong kỳ").click()
    expect(page.locator("[data-mark-badge]")).to_have_text("Không phát sinh")
    page.get_by_role("button", name="Bỏ dòng 1").click()
    saved(page)
    page.locator("summary", has_text="Chưa có số liệu").click()
    page.get_by_label("Đến ngày chốt số liệu chưa có số liệu của mục này").check()
    expect(page.get_by_text("Hãy nêu lý do chưa có số liệu.")).to_be_visible()
    page.get_by_label("Lý do (không in trong báo cáo)").fill("Chờ phòng Tổ chức")
    saved(page)
    expect(page.locator("[data-mark-badge]")).to_have_text("Chưa có số liệu")
    section = Section.objects.get(key=NARRATIVE)
    assert (section.state, section.reason) == ("not_yet_available", "Chờ phòng Tổ chức")


@pytest.mark.parametrize(("key", "line"), [(DOCUMENTS, 2), (FIGURES, 1)])
def test_removed_lines_come_back_as_they_were_also_after_they_were_saved(
    portal: Portal, clerk: User, key: str, line: int
) -> None:
    def stored() -> list[tuple[object, ...]]:
        fields = ("text", "origin", "ending", "sentence", "document", "assigned_task")
        return list(Section.objects.get(key=key).lines.values_list(*fields))

    before = stored()
    page = portal.page
    page.goto(address(portal, key))
    portal.sign_in("canbo.syt", PASSWORD)
    for _ in range(2):
        page.get_by_role("button", name=f"Bỏ dòng {line}", exact=True).click()
    saved(page)
    assert len(stored()) == len(before) - 2
    for _ in range(2):
        page.get_by_role("button", name="Hoàn tác").first.click()
    expect(page.get_by_role("button", name="Hoàn tác")).to_have_count(0)
    saved(page)
    assert stored() == before
    assert portal.problems == []


def test_what_is_typed_without_a_connection_is_sent_when_it_is_back(portal: Portal, clerk: User) -> None:
    empty(NARRATIVE)
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("button", name="Thêm dòng").click()
    page.context.set_offline(True)
    page.keyboard.type("Gõ lúc mất mạng.")
    expect(page.get_by_role("alert").filter(has_text="Mất kết nối với máy chủ")).to_be_visible()
    assert lines(NARRATIVE) == []
    page.context.set_offline(False)
    saved(page)
    expect(page.get_by_text("Mất kết nối với máy chủ")).to_be_hidden()
    assert lines(NARRATIVE) == ["Gõ lúc mất mạng."]
    nothing_kept(page)


def test_what_is_typed_without_a_connection_outlives_a_reload(portal: Portal, clerk: User) -> None:
    empty(NARRATIVE)
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("button", name="Thêm dòng").click()
    # The server cannot be reached for saving, though the page can be loaded again.
    page.route("**/luu/", lambda route: route.abort())
    page.keyboard.type("Gõ trước khi tải lại.")
    expect(page.get_by_role("alert").filter(has_text="Mất kết nối với máy chủ")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Dòng 1", exact=True)).to_have_value("Gõ trước khi tải lại.")
    assert lines(NARRATIVE) == []
    page.unroute("**/luu/")
    saved(page)
    assert lines(NARRATIVE) == ["Gõ trước khi tải lại."]

    page.route("**/luu/", lambda route: route.abort())
    page.keyboard.press("Tab")
    page.get_by_label("Dòng 1", exact=True).fill("Sửa lần hai.")
    expect(page.get_by_role("alert").filter(has_text="Mất kết nối với máy chủ")).to_be_visible()
    page.unroute("**/luu/")
    page.goto(address(portal, DOCUMENTS))
    expect(page.locator("#section")).to_have_attribute("data-key", DOCUMENTS)
    nothing_kept(page)
    assert lines(NARRATIVE) == ["Sửa lần hai."]


def test_a_session_that_ends_while_typing_loses_nothing(portal: Portal, clerk: User) -> None:
    empty(NARRATIVE)
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("button", name="Thêm dòng").click()
    page.context.clear_cookies(name="sessionid")
    page.keyboard.type("Gõ sau khi phiên hết.")
    expect(page.get_by_role("alert").filter(has_text="Phiên làm việc đã hết")).to_be_visible()
    page.get_by_role("link", name="Đăng nhập lại").click()
    portal.sign_in("canbo.syt", PASSWORD)
    expect(page.locator("#save-status")).to_contain_text("nội dung giữ trên máy này")
    expect(page.get_by_label("Dòng 1", exact=True)).to_have_value("Gõ sau khi phiên hết.")
    assert lines(NARRATIVE) == ["Gõ sau khi phiên hết."]


def test_two_people_in_one_section_merge_their_texts(
    open_as: Callable[[str, str], Portal], clerk: User, colleague: User
) -> None:
    empty(NARRATIVE)
    first, second = open_as("canbo.syt", NARRATIVE), open_as("lanhdao.syt", NARRATIVE)
    for portal, words in ((first, "Câu của cán bộ."), (second, "Câu của lãnh đạo.")):
        write(portal.page, words)
        if portal is first:
            saved(portal.page)
    page = second.page
    expect(page.get_by_text("Hai người cùng sửa mục này.")).to_be_visible()
    expect(page.get_by_text("Chưa lưu: mục đã được lưu ở nơi khác")).to_be_visible()
    expect(page.locator(".merge-theirs")).to_have_text("- Câu của cán bộ.")
    expect(page.locator(".merge-mine")).to_have_text("- Câu của lãnh đạo.")
    assert lines(NARRATIVE) == ["Câu của cán bộ."]
    assert second.barriers() == []
    page.get_by_label("Giữ cả hai").check()
    page.get_by_role("button", name="Lưu bản gộp").click()
    expect(page.get_by_text("Đã lưu bản gộp.")).to_be_visible()
    assert lines(NARRATIVE) == ["Câu của cán bộ.", "Câu của lãnh đạo."]
    nothing_kept(page)
    assert first.problems == []
    assert [one for one in second.problems if "409" not in one] == []


def test_a_merge_that_was_not_made_is_offered_again_after_a_reload(
    open_as: Callable[[str, str], Portal], clerk: User, colleague: User
) -> None:
    empty(NARRATIVE)
    first, second = open_as("canbo.syt", NARRATIVE), open_as("lanhdao.syt", NARRATIVE)
    write(first.page, "Câu của cán bộ.")
    saved(first.page)
    write(second.page, "Câu của lãnh đạo.")
    expect(second.page.get_by_text("Hai người cùng sửa mục này.")).to_be_visible()
    second.page.reload()
    expect(second.page.get_by_text("Hai người cùng sửa mục này.")).to_be_visible()
    expect(second.page.locator(".merge-mine")).to_have_text("- Câu của lãnh đạo.")


def test_pasted_paragraphs_become_lines_with_their_markers(portal: Portal, clerk: User) -> None:
    empty(NARRATIVE)
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("button", name="Thêm dòng").click()
    page.get_by_label("Dòng 1", exact=True).evaluate(
        """(field, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        "Một.\n- Hai.\n\n+ Ba.",
    )
    saved(page)
    stored = Section.objects.get(key=NARRATIVE).lines.values_list("marker", "text")
    assert list(stored) == [("-", "Một."), ("-", "Hai."), ("+", "Ba.")]


def test_the_keyboard_alone_fills_a_section(portal: Portal, clerk: User) -> None:
    empty(NARRATIVE)
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("button", name="Thêm dòng").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Một.")
    page.keyboard.press("Enter")
    page.keyboard.type("Hai.")
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Control+S")
    saved(page)
    assert lines(NARRATIVE) == ["Hai.", "Một."]


def test_last_periods_words_come_in_marked_for_review(portal: Portal, clerk: User) -> None:
    seed = Report.objects.get()
    period, _ = open_period(seed.period.province, "2022-6T", seed.outline)
    report = start_report(seed.unit, period)
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{report.pk}/soan-thao/{FIGURES}/")
    portal.sign_in("canbo.syt", PASSWORD)
    figures = page.get_by_role("row").filter(has_text="Tổng số nhiệm vụ trong kế hoạch CCHC")
    expect(figures.get_by_role("cell").last).to_have_text("25")

    page.goto(f"{portal.url}/bao-cao/{report.pk}/soan-thao/{DISSEMINATION}/")
    page.locator("summary", has_text="Kỳ trước: Quý I/2022").click()
    last = seed.sections.get(key=DISSEMINATION).lines.first().text
    expect(page.get_by_role("region", name="Nội dung kỳ trước")).to_contain_text(last)
    page.get_by_role("button", name="Lấy từ kỳ trước").click()
    to_review = page.locator(".line-to-review")
    expect(to_review.first.get_by_role("textbox")).to_have_value(last)
    assert to_review.first.locator("mark").count() > 0
    barriers = portal.barriers()
    page.get_by_role("button", name="Xong, sang mục sau").click()
    expect(page.get_by_text("chưa soát")).to_be_visible()
    while to_review.count():
        page.get_by_role("button", name="Đã soát").first.click()
    saved(page)
    page.get_by_role("button", name="Xong, sang mục sau").click()
    expect(page.locator(f'[data-node="{DISSEMINATION}"]')).to_have_attribute("data-mark", "done")
    assert (barriers, portal.problems) == ([], [])


def test_the_frame_of_the_paper_is_filled(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(address(portal, "header"))
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_label("Kính gửi").fill("Sở Nội vụ tỉnh Bà Rịa - Vũng Tàu")
    barriers = portal.barriers()
    page.get_by_role("button", name="Lưu phần đầu văn bản").click()
    expect(page.get_by_text("Đã lưu phần đầu văn bản.")).to_be_visible()
    page.get_by_role("link", name="Xem bản in, tải về").click()
    expect(page.locator(".paper").first).to_contain_text("Kính gửi: Sở Nội vụ tỉnh Bà Rịa - Vũng Tàu")
    assert (barriers, portal.problems) == ([], [])


def test_what_is_typed_beside_the_section_is_not_lost_without_a_question(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_label("Ghi chú mới").fill("Nhờ thêm số liệu")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("link", name="Mục trước").click()
    expect(page.locator("#section")).to_have_attribute("data-key", NARRATIVE)
    expect(page.get_by_label("Ghi chú mới")).to_have_value("Nhờ thêm số liệu")
    assert asked == ["Ghi chú hoặc biểu mẫu đang nhập chưa được gửi và sẽ mất. Vẫn tiếp tục?"]


def test_the_browsers_back_button_opens_the_section_before(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("link", name="Để sau, mục sau").click()
    expect(page.locator("#section")).not_to_have_attribute("data-key", NARRATIVE)
    page.go_back()
    expect(page.locator("#section")).to_have_attribute("data-key", NARRATIVE)
    expect(page.locator(".editor-outline")).to_be_visible()
    assert portal.problems == []


def test_a_restored_draft_never_overwrites_what_somebody_saved_meanwhile(
    open_as: Callable[[str, str], Portal], clerk: User, colleague: User
) -> None:
    empty(NARRATIVE)
    first, second = open_as("canbo.syt", NARRATIVE), open_as("lanhdao.syt", NARRATIVE)
    page = first.page
    page.route("**/luu/", lambda route: route.abort())
    write(page, "Bản nháp của cán bộ.")
    expect(page.get_by_role("alert").filter(has_text="Mất kết nối")).to_be_visible()
    write(second.page, "Câu của lãnh đạo.")
    saved(second.page)
    page.reload()
    expect(page.get_by_label("Dòng 1", exact=True)).to_have_value("Bản nháp của cán bộ.")
    page.unroute("**/luu/")
    expect(page.get_by_text("Hai người cùng sửa mục này.")).to_be_visible()
    assert lines(NARRATIVE) == ["Câu của lãnh đạo."]


def test_a_merge_after_the_session_ended_keeps_the_draft(
    open_as: Callable[[str, str], Portal], clerk: User, colleague: User
) -> None:
    empty(NARRATIVE)
    first, second = open_as("canbo.syt", NARRATIVE), open_as("lanhdao.syt", NARRATIVE)
    for portal, words in ((second, "Câu của lãnh đạo."), (first, "Câu của cán bộ.")):
        write(portal.page, words)
        if portal is second:
            saved(portal.page)
    page = first.page
    expect(page.get_by_text("Hai người cùng sửa mục này.")).to_be_visible()
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Lưu bản gộp").click()
    expect(page.get_by_role("alert").filter(has_text="Phiên làm việc đã hết")).to_be_visible()
    page.get_by_role("link", name="Đăng nhập lại").click()
    first.sign_in("canbo.syt", PASSWORD)
    expect(page.locator(".merge-mine")).to_have_text("- Câu của cán bộ.")


def test_an_answer_that_got_lost_is_no_conflict(portal: Portal, clerk: User) -> None:
    empty(NARRATIVE)
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("button", name="Thêm dòng").click()

    def lose_the_answer(route) -> None:
        route.fetch()
        route.abort()

    page.route("**/luu/", lose_the_answer)
    page.keyboard.type("Đã đến máy chủ.")
    expect(page.get_by_role("alert").filter(has_text="Mất kết nối")).to_be_visible()
    assert lines(NARRATIVE) == ["Đã đến máy chủ."]
    page.unroute("**/luu/")
    saved(page)
    assert lines(NARRATIVE) == ["Đã đến máy chủ."]
    page.keyboard.type(" Và tiếp.")
    saved(page)
    nothing_kept(page)
    assert lines(NARRATIVE) == ["Đã đến máy chủ. Và tiếp."]


def test_leaving_a_field_saves_nothing_again(portal: Portal, clerk: User) -> None:
    empty(NARRATIVE)
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    write(page, "Một câu.")
    saved(page)
    version = Section.objects.get(key=NARRATIVE).version
    page.get_by_role("heading", level=2, name="Đề cương").click()
    page.get_by_role("link", name="Để sau, mục sau").click()
    expect(page.locator("#section")).not_to_have_attribute("data-key", NARRATIVE)
    assert Section.objects.get(key=NARRATIVE).version == version
    nothing_kept(page)


def test_two_pages_of_one_person_keep_both_drafts(portal: Portal, clerk: User) -> None:
    empty(NARRATIVE)
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    page.route("**/*", lambda route: route.abort())
    write(page, "Từ trang một.")
    expect(page.get_by_role("alert").filter(has_text="Mất kết nối")).to_be_visible()
    other = page.context.new_page()
    other.goto(address(portal, NARRATIVE))
    write(other, "Từ trang hai.")
    saved(other)
    page.close()
    expect(other.get_by_text("Bạn đã lưu mục này ở một thẻ hoặc máy khác")).to_be_visible()
    expect(other.locator(".merge-mine")).to_have_text("- Từ trang một.")
    other.get_by_role("button", name="Lưu bản gộp").click()
    expect(other.get_by_text("Đã lưu bản gộp.")).to_be_visible()
    assert sorted(lines(NARRATIVE)) == ["Từ trang hai.", "Từ trang một."]


def test_a_conflict_leaves_the_note_that_is_being_typed(
    open_as: Callable[[str, str], Portal], clerk: User, colleague: User
) -> None:
    empty(NARRATIVE)
    first, second = open_as("canbo.syt", NARRATIVE), open_as("lanhdao.syt", NARRATIVE)
    page = first.page
    page.get_by_label("Ghi chú mới").fill("Nhờ xem lại")
    write(second.page, "Câu của lãnh đạo.")
    saved(second.page)
    write(page, "Câu của cán bộ.")
    expect(page.get_by_role("button", name="Xem hai bản để gộp")).to_be_visible()
    expect(page.get_by_label("Ghi chú mới")).to_have_value("Nhờ xem lại")
    page.get_by_role("button", name="Gửi ghi chú").click()
    expect(page.get_by_text("Nhờ xem lại")).to_be_visible()
    page.get_by_role("button", name="Xem hai bản để gộp").click()
    expect(page.locator(".merge-mine")).to_have_text("- Câu của cán bộ.")


def test_a_typed_marker_takes_the_place_of_the_one_that_stands_there(portal: Portal, clerk: User) -> None:
    empty(NARRATIVE)
    page = portal.page
    page.goto(address(portal, NARRATIVE))
    portal.sign_in("canbo.syt", PASSWORD)
    write(page, "- Một.")
    page.keyboard.press("Enter")
    page.keyboard.type("+ Hai.")
    saved(page)
    stored = Section.objects.get(key=NARRATIVE).lines.values_list("marker", "text")
    assert list(stored) == [("-", "Một."), ("+", "Hai.")]


def test_what_keeps_a_section_from_being_saved_is_shown_to_who_wants_to_leave(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(address(portal, FIGURES))
    portal.sign_in("canbo.syt", PASSWORD)
    field = page.get_by_label("Số nhiệm vụ đã thực hiện", exact=True)
    field.fill("mười")
    page.get_by_role("link", name="Để sau, mục sau").click()
    expect(field).to_be_focused()
    expect(page.get_by_text("“mười” không phải là số")).to_be_visible()
