"""Checking a text in the browser: pasted, marked, mended, downloaded."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from accounts.models import Session, User
from tests.browser.conftest import PASSWORD, Portal
from tests.reports.conftest import SEED

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_seed_is_uploaded_its_words_are_marked_and_certain_ones_mended(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(f"{portal.url}/kiem-tra-van-ban/")
    portal.sign_in(clerk.username, PASSWORD)
    assert portal.barriers() == []
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(page.get_by_label("Văn bản", exact=True)).to_have_accessible_description(
        "Hãy dán văn bản cần kiểm tra, hoặc chọn một tệp."
    )
    page.get_by_label("Hoặc chọn tệp").set_input_files(SEED)
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(page.get_by_role("heading", name="Kết quả kiểm tra văn bản")).to_be_visible()
    mark = page.locator("#dong-118 mark").first
    expect(mark).to_contain_text("đnag")
    mark.get_by_role("link").click()
    listed = page.locator(".issue:target")
    expect(listed).to_contain_text("Dòng 118")
    assert portal.barriers() == []
    listed.get_by_role("button", name="Sửa giúp").click()
    expect(page.get_by_text("Đã sửa “đnag” → “đang”.")).to_be_visible()
    expect(page.locator("#dong-118")).to_contain_text("hiện đang tiếp nhận")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải văn bản (.txt)").click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    assert "hiện đang tiếp nhận" in text and "để xcas định" in text
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải kết quả (Excel)").click()
    assert download.value.suggested_filename == "ket-qua-kiem-tra.xlsx"
    assert portal.problems == []


def test_a_text_that_is_typed_is_found_clean_and_checked_again_without_script(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(f"{portal.url}/kiem-tra-van-ban/")
    portal.sign_in(clerk.username, PASSWORD)
    page.get_by_label("Văn bản", exact=True).fill("Sở Y tế đã hoàn thành kế hoạch.")
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    expect(page.get_by_text("Không tìm thấy chỗ nào cần xem lại.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_label("Văn bản", exact=True).fill("Thực hiện Quyết định số 12/QĐ-UBND ngày 30/02/2022.")
    page.get_by_role("button", name="Kiểm tra lại", exact=True).last.click()
    expect(page.locator("#dong-1 mark")).to_contain_text("30/02/2022")
    assert portal.problems == []


def test_a_text_is_not_lost_when_the_session_ends_or_the_page_is_left(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(f"{portal.url}/kiem-tra-van-ban/")
    portal.sign_in(clerk.username, PASSWORD)
    text = page.get_by_label("Văn bản", exact=True)
    text.fill("Sở Y tế đnag rà soát.")
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    page.get_by_role("button", name="Sửa giúp").click()
    text.fill("Sở Y tế đang rà soát 5 phòng.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Kiểm tra lại", exact=True).last.click()
    portal.sign_in(clerk.username, PASSWORD)
    expect(text).to_have_value("Sở Y tế đang rà soát 5 phòng.")
    page.get_by_role("button", name="Kiểm tra", exact=True).click()
    text.fill("Sở Y tế đang rà soát 6 phòng.")
    other = page.get_by_role("link", name="Kiểm tra văn bản khác")
    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    other.click()
    expect(text).to_have_value("Sở Y tế đang rà soát 6 phòng.")
    assert asked == ["beforeunload"]
    with page.expect_download():
        page.get_by_role("button", name="Tải văn bản (.txt)").click()
    # Taken away as a file it is safe: nobody is asked, and the next text begins with an empty form.
    other.click()
    expect(page.get_by_role("heading", name="Kiểm tra văn bản")).to_be_visible()
    expect(text).to_have_value("")
    assert len(asked) == 1
    assert portal.problems == []
