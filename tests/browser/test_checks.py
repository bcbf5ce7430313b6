"""What the checks find: mended at a click, kept with a reason, and read by the reviewer."""

import re

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Membership, Session, Unit, User
from reports.models import AuditEntry, Comment, Report, Section, Waiver
from reports.review.actor import Actor
from reports.review.transitions import submit
from tests.browser.conftest import NARROW, PASSWORD, WIDE, Portal
from tests.reports.conftest import answer_everything
from tests.reports.slips import write

pytestmark = pytest.mark.django_db(transaction=True)

KEY = "results.organisation.functions"


@pytest.fixture
def report(clerk: User) -> Report:
    """The seed report, which can be sent, with a slip in one section."""
    report = Report.objects.select_related("outline").get()
    answer_everything(report)
    write(report, "Sở đnag rà soát chức năng của 5 phòng.", "Tài liệu đính kèm.", key=KEY)
    return report


def texts(key: str = KEY) -> list[str]:
    return list(Section.objects.get(key=key).lines.values_list("text", flat=True))


def open_section(portal: Portal, report: Report, key: str = KEY, username: str = "canbo.syt") -> Page:
    portal.page.goto(f"{portal.url}/bao-cao/{report.pk}/soan-thao/{key}/")
    portal.sign_in(username, PASSWORD)
    expect(portal.page.locator("#section-checks[data-open]")).to_be_visible()
    return portal.page


def saved(page: Page) -> None:
    expect(page.locator("#save-status")).to_have_text(re.compile(r"^Đã lưu \d\d:\d\d$"))


def test_a_slip_is_mended_at_a_click_and_undone(portal: Portal, report: Report) -> None:
    page = open_section(portal, report)
    checks = page.locator("#section-checks")
    slip = checks.locator(".issue", has_text="đnag")
    count = page.locator(f'[data-node="{KEY}"] [data-warnings]')
    expect(slip.locator("del")).to_have_text("đnag")
    expect(slip.locator("ins")).to_have_text("đang")
    expect(count).to_have_text("2 cảnh báo")
    barriers = {"found": portal.barriers()}
    slip.get_by_role("button", name="tìm trong mục").click()
    expect(page.get_by_label("Dòng 1", exact=True)).to_be_focused()
    assert page.evaluate("getSelection().toString()") == "đnag"
    slip.get_by_role("button", name="Sửa giúp").click()
    expect(page.get_by_label("Dòng 1", exact=True)).to_have_value("Sở đang rà soát chức năng của 5 phòng.")
    expect(slip).to_have_count(0)
    expect(count).to_have_text("1 cảnh báo")
    assert texts() == ["Sở đang rà soát chức năng của 5 phòng.", "Tài liệu đính kèm."]
    told = page.locator(".mended")
    expect(told).to_contain_text("Đã sửa giúp: đnag")
    barriers["mended"] = portal.barriers()
    told.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text("Đã hoàn tác: nội dung trở lại như trước khi sửa giúp.")).to_be_visible()
    expect(slip).to_have_count(1)
    assert texts()[0] == "Sở đnag rà soát chức năng của 5 phòng."
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["mended", "mend_undone"]
    assert barriers == {name: [] for name in barriers}
    assert portal.problems == []


def test_what_is_typed_is_saved_before_the_mend_and_nothing_of_it_is_lost(portal: Portal, report: Report) -> None:
    page = open_section(portal, report)
    page.get_by_role("button", name="Thêm dòng").click()
    page.keyboard.type("Câu vừa gõ.")
    page.locator("#section-checks").get_by_role("button", name="Sửa giúp").click()
    expect(page.locator(".mended")).to_be_visible()
    assert texts() == ["Sở đang rà soát chức năng của 5 phòng.", "Tài liệu đính kèm.", "Câu vừa gõ."]
    expect(page.get_by_label("Dòng 3", exact=True)).to_have_value("Câu vừa gõ.")
    assert portal.problems == []


def test_a_mend_of_a_section_that_somebody_else_saved_shows_the_newest_words(portal: Portal, report: Report) -> None:
    page = open_section(portal, report)
    section = report.sections.get(key=KEY)
    section.lines.filter(position=1).update(text="Lời của người khác.")
    Section.objects.filter(pk=section.pk).update(version=section.version + 1)
    page.locator("#section-checks").get_by_role("button", name="Sửa giúp").click()
    expect(page.get_by_text("Chưa thực hiện: mục này vừa được lưu ở nơi khác.")).to_be_visible()
    expect(page.get_by_label("Dòng 2", exact=True)).to_have_value("Lời của người khác.")
    assert texts()[0] == "Sở đnag rà soát chức năng của 5 phòng."
    page.locator("#section-checks").get_by_role("button", name="Sửa giúp").click()
    expect(page.locator(".mended")).to_be_visible()
    assert portal.problems == []


def test_what_somebody_mends_by_typing_disappears_by_itself_and_typing_is_not_disturbed(
    portal: Portal, report: Report
) -> None:
    page = open_section(portal, report)
    slip = page.locator("#section-checks .issue", has_text="đnag")
    expect(slip).to_have_count(1)
    line = page.get_by_label("Dòng 1", exact=True)
    line.fill("Sở đang rà soát chức năng của 5 phòng.")
    saved(page)
    expect(slip).to_have_count(0)
    expect(line).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(" Và xcas nhận.")
    saved(page)
    expect(page.locator("#section-checks .issue", has_text="xcas")).to_have_count(1)
    expect(line).to_be_focused()
    assert portal.problems == []


def test_a_warning_is_kept_with_a_reason_beside_the_section(portal: Portal, report: Report) -> None:
    page = open_section(portal, report)
    checks = page.locator("#section-checks")
    annex = checks.locator(".issue", has_text="chưa có tệp nào được đính kèm")
    annex.get_by_text("Ghi lý do").click()
    annex.get_by_label("Lý do giữ nguyên (không bắt buộc)").fill("Gửi kèm bản giấy")
    # Somebody types a reason: what is saved meanwhile leaves the list as it stands.
    page.get_by_label("Dòng 1", exact=True).fill("Sở đang rà soát.")
    saved(page)
    expect(annex.get_by_label("Lý do giữ nguyên (không bắt buộc)")).to_have_value("Gửi kèm bản giấy")
    annex.get_by_role("button", name="Giữ nguyên").click()
    fold = checks.get_by_text("1 cảnh báo đã giữ nguyên")
    expect(fold).to_be_visible()
    expect(page.locator(f'[data-node="{KEY}"] [data-warnings]')).to_have_count(0)
    fold.click()
    expect(checks.get_by_text("Lý do: Gửi kèm bản giấy")).to_be_visible()
    assert Waiver.objects.get().reason == "Gửi kèm bản giấy"
    barriers = portal.barriers()
    checks.get_by_role("button", name="Bỏ giữ nguyên").click()
    expect(annex.get_by_role("button", name="Giữ nguyên", exact=True)).to_be_visible()
    assert not Waiver.objects.exists()
    assert barriers == []
    assert portal.problems == []


def test_on_a_phone_a_link_leads_down_to_the_warnings(portal: Portal, report: Report) -> None:
    portal.page.set_viewport_size(NARROW)
    page = open_section(portal, report)
    page.get_by_role("link", name="2 cảnh báo").click()
    expect(page.locator("#section-checks").get_by_role("button", name="Sửa giúp")).to_be_in_viewport()
    page.set_viewport_size(WIDE)
    expect(page.get_by_role("link", name="2 cảnh báo")).to_be_hidden()


def test_the_page_before_sending_mends_filters_and_works_without_scripts(portal: Portal, report: Report) -> None:
    page = portal.page
    page.route("**/*.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    page.goto(f"{portal.url}/bao-cao/{report.pk}/kiem-tra-va-gui/")
    portal.sign_in("canbo.syt", PASSWORD)
    barriers = {"all": portal.barriers()}
    slip = page.locator(f'[id="muc-{KEY}"] .issue', has_text="đnag")
    slip.get_by_role("button", name="Sửa giúp").click()
    expect(page.get_by_role("status")).to_contain_text("Đã sửa giúp ở mục II.3")
    assert texts()[0] == "Sở đang rà soát chức năng của 5 phòng."
    barriers["mended"] = portal.barriers()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_role("status")).to_contain_text("Đã hoàn tác")
    expect(slip).to_have_count(1)
    page.get_by_role("link", name=re.compile(r"^Cảnh báo \d+$")).click()
    expect(page.locator(".checklist-kinds [aria-current]")).to_contain_text("Cảnh báo")
    expect(page.locator(".issue-info")).to_have_count(0)
    barriers["warnings"] = portal.barriers()
    page.get_by_role("link", name=re.compile(r"^Thông tin \d+$")).click()
    barriers["infos"] = portal.barriers()
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải danh sách (Excel)").click()
    assert download.value.suggested_filename == "bao-cao-cchc-SYT-2022-Q1-kiem-tra.xlsx"
    assert barriers == {name: [] for name in barriers}
    assert portal.problems == []


def test_the_reviewer_turns_an_issue_into_a_comment(portal: Portal, report: Report, brvt: Unit) -> None:
    leader = User.objects.create_user("lanhdao.syt", password=PASSWORD, display_name="Lãnh đạo Sở Y tế")
    Membership.objects.create(user=leader, unit=report.unit, role=Membership.Role.LEADER)
    reviewer = User.objects.create_user("kiemtra.snv", password=PASSWORD, display_name="Người kiểm tra")
    office = Unit.objects.get(province=brvt, code="SNV")
    Membership.objects.create(user=reviewer, unit=office, role=Membership.Role.REVIEWER)
    submit(report.pk, 1, Actor(leader))
    page = portal.page
    page.goto(f"{portal.url}/kiem-tra/{report.pk}/")
    portal.sign_in("kiemtra.snv", PASSWORD)
    barriers = {"desk": portal.barriers()}
    page.locator(f"[id='muc-{KEY}'] .issue", has_text="đnag").get_by_role("link", name="Góp ý về chỗ này").click()
    expect(page.get_by_label("Đoạn cần sửa")).to_have_value("đnag")
    expect(page.get_by_label("Nội dung góp ý")).to_have_value(re.compile("đang"))
    barriers["comment"] = portal.barriers()
    page.get_by_role("button", name="Ghi góp ý").click()
    expect(page.locator(".thread-done")).to_be_visible()
    comment = Comment.objects.get()
    assert (comment.key, comment.excerpt) == (KEY, "đnag")
    page.get_by_role("link", name=re.compile(r"^Cảnh báo \d+$")).click()
    expect(page.locator(".review-checks .issue-info")).to_have_count(0)
    barriers["warnings"] = portal.barriers()
    assert barriers == {name: [] for name in barriers}
    assert portal.problems == []


def test_a_reason_is_still_there_after_the_session_ended(portal: Portal, report: Report) -> None:
    page = open_section(portal, report)
    annex = page.locator("#section-checks .issue", has_text="chưa có tệp nào được đính kèm")
    annex.get_by_text("Ghi lý do").click()
    reason = annex.get_by_label("Lý do giữ nguyên (không bắt buộc)")
    reason.fill("Gửi kèm bản giấy")
    Session.objects.all().delete()
    annex.get_by_role("button", name="Giữ nguyên").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("link", name="Đăng nhập lại").click()
    portal.sign_in("canbo.syt", PASSWORD)
    expect(reason).to_have_value("Gửi kèm bản giấy")
    # The same on the page before sending, where the browser itself sends the form.
    page.goto(f"{portal.url}/bao-cao/{report.pk}/kiem-tra-va-gui/")
    annex = page.locator(f"[id='muc-{KEY}'] .issue", has_text="chưa có tệp nào được đính kèm")
    reason = annex.get_by_label("Lý do giữ nguyên (không bắt buộc)")
    expect(reason).to_have_value("Gửi kèm bản giấy")
    Session.objects.all().delete()
    annex.get_by_role("button", name="Giữ nguyên").click()
    portal.sign_in("canbo.syt", PASSWORD)
    expect(page.get_by_text("Chưa thực hiện: phiên làm việc đã hết trước khi gửi. Hãy làm lại.")).to_be_visible()
    expect(reason).to_have_value("Gửi kèm bản giấy")
    annex.get_by_role("button", name="Giữ nguyên").click()
    expect(annex.get_by_text("Lý do: Gửi kèm bản giấy")).to_be_visible()
    page.wait_for_load_state()
    assert page.evaluate("Object.keys(sessionStorage).filter((name) => name.startsWith('cchc-'))") == []


def test_on_a_phone_a_mend_stays_at_the_list_and_a_warning_that_is_kept_too(portal: Portal, report: Report) -> None:
    write(report, *["Sở rà soát chức năng của các phòng."] * 20, "Sở đnag rà soát.", "Tài liệu đính kèm.", key=KEY)
    portal.page.set_viewport_size(NARROW)
    page = open_section(portal, report)
    checks = page.locator("#section-checks")
    checks.get_by_role("button", name="Sửa giúp").click()
    told = page.locator(".mended")
    expect(told).to_be_focused()
    expect(told.get_by_role("button", name="Hoàn tác")).to_be_in_viewport()
    checks.get_by_role("button", name="Giữ nguyên").click()
    expect(checks.get_by_text("1 cảnh báo đã giữ nguyên")).to_be_in_viewport()
    expect(checks).to_be_focused()
    assert portal.problems == []
