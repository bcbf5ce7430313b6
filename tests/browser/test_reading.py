"""A clerk reads the report: sign in, list, preview, the records behind a list, the file. Nothing else is loaded."""

import pytest
from playwright.sync_api import expect

from accounts.models import User
from tests.browser.conftest import PASSWORD, Portal

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_sign_in_to_the_records_and_the_file(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(portal.url)
    portal.sign_in("canbo.syt", "sai")
    expect(page.get_by_role("alert")).to_contain_text("Tên đăng nhập hoặc mật khẩu không đúng.")
    portal.sign_in("canbo.syt", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    page.get_by_role("link", name="Báo cáo", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Báo cáo")

    page.get_by_role("link", name="Xem báo cáo Quý I/2022 của Sở Y tế").click()
    expect(page.get_by_role("heading", name="Sở Y tế: báo cáo Quý I/2022")).to_be_visible()
    preview = page.url
    page.locator("#node-steering\\.direction\\.documents .records-link").click()
    expect(page.locator(".page-count")).to_have_text("Sổ văn bản: 15 bản ghi")
    expect(page.locator(".record-table tbody tr")).to_have_count(15)
    page.get_by_role("link", name="Quay lại báo cáo").click()
    assert page.url == f"{preview}#node-steering.direction.documents"

    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename == "bao-cao-cchc-SYT-2022-Q1.pdf"

    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    assert portal.problems == []


def test_pages_have_no_barriers_on_desktop_and_phone(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(portal.url)
    barriers = {"sign-in": portal.barriers()}
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("link", name="Báo cáo", exact=True).click()
    barriers["list"] = portal.barriers()
    page.get_by_role("link", name="Xem báo cáo").click()
    preview = page.url
    barriers["preview"] = portal.barriers()
    for name in ("steering.direction.documents", "figure/assigned_tasks.total"):
        page.goto(f"{preview}danh-sach/{name}/")
        barriers[name] = portal.barriers()
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []


def test_on_a_phone_the_outline_is_folded_before_the_paper(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(portal.url)
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("link", name="Báo cáo", exact=True).click()
    page.get_by_role("link", name="Xem báo cáo").click()
    outline = page.get_by_role("navigation", name="Đề cương")
    expect(outline).to_be_hidden()
    page.get_by_text("Đề cương", exact=True).click()
    expect(outline).to_be_visible()
