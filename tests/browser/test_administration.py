"""An administrator at work: people and their roles, a unit's end and its successor, a list of units."""

import re

import pytest
from playwright.sync_api import Browser, expect

from accounts.models import Membership, Unit, User
from tests.browser.conftest import PASSWORD, WIDE, Portal


@pytest.fixture
def administrator(portal: Portal, brvt: Unit) -> User:
    """The administrator of Bà Rịa - Vũng Tàu, signed in on the page of the units."""
    user = User.objects.create_user("quantri.snv", password=PASSWORD, display_name="Quản trị Sở Nội vụ")
    Membership.objects.create(user=user, unit=brvt.units.get(code="SNV"), role=Membership.Role.ADMINISTRATOR)
    portal.page.goto(f"{portal.url}/quan-tri/")
    portal.sign_in("quantri.snv", PASSWORD)
    return user


def test_a_new_person_signs_in_and_is_signed_out_when_locked(
    portal: Portal, administrator: User, browser: Browser
) -> None:
    page = portal.page
    page.get_by_role("navigation", name="Quản trị").get_by_role("link", name="Người dùng").click()
    assert portal.barriers() == []
    page.get_by_role("link", name="Thêm người dùng").click()
    assert portal.barriers() == []
    page.get_by_role("button", name="Tạo tài khoản").click()
    expect(page.get_by_text("Hãy chọn ít nhất một vai trò.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_label("Họ và tên").fill("Trần Thị Nga")
    page.get_by_label("Tên đăng nhập").fill("nga.syt")
    page.get_by_role("combobox", name="Đơn vị").select_option(label="Sở Y tế (SYT)")
    page.get_by_label("Người lập báo cáo").check()
    page.get_by_role("button", name="Tạo tài khoản").click()
    password = page.locator("code").nth(1).inner_text()
    assert portal.barriers() == []

    context = browser.new_context(viewport=WIDE)
    theirs = Portal(context.new_page(), portal.url)
    theirs.page.goto(f"{portal.url}/")
    theirs.sign_in("nga.syt", password)
    expect(theirs.page.get_by_role("banner")).to_contain_text("Trần Thị Nga")

    page.get_by_role("link", name="Đã bàn giao, về trang người dùng").click()
    page.get_by_text("Khóa tài khoản", exact=True).click()
    assert portal.barriers() == []
    page.get_by_role("button", name="Khóa tài khoản nga.syt").click()
    expect(page.get_by_text("Đã khóa tài khoản nga.syt; mọi phiên đăng nhập đã kết thúc.")).to_be_visible()
    theirs.page.reload()
    expect(theirs.page).to_have_url(re.compile("/dang-nhap/"))
    context.close()

    page.get_by_role("link", name="Đặt lại mật khẩu").click()
    assert portal.barriers() == []
    assert portal.problems == theirs.problems == []


def test_a_unit_ends_and_its_successor_begins(portal: Portal, administrator: User) -> None:
    page = portal.page
    assert portal.barriers() == []
    page.get_by_label("Mã hoặc tên đơn vị").fill("so y te")
    page.get_by_role("button", name="Tìm").click()
    assert portal.barriers() == []
    page.get_by_role("link", name="Sở Y tế").click()
    assert portal.barriers() == []
    page.get_by_role("link", name="Kết thúc hiệu lực").first.click()
    assert portal.barriers() == []
    page.get_by_label("Ngày cuối cùng có hiệu lực").fill("28/02/2025")
    page.get_by_label("Lập đơn vị kế tiếp").check()
    page.get_by_label("Mã đơn vị").fill("SYT-2025")
    page.get_by_label("Tên đơn vị").fill("Sở Y tế và Dân số")
    page.get_by_role("button", name="Kết thúc hiệu lực").click()
    expect(page.get_by_role("heading", name="Sở Y tế và Dân số")).to_be_visible()
    expect(page.get_by_text("có hiệu lực từ 01/03/2025.")).to_be_visible()
    page.get_by_role("navigation", name="Quản trị").get_by_role("link", name="Đơn vị").click()
    ended = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Sở Y tế", exact=True))
    expect(ended.last).to_contain_text("Kết thúc 28/02/2025")
    assert portal.problems == []


def test_a_list_with_two_wrong_rows_is_mended_and_loaded(portal: Portal, administrator: User) -> None:
    page = portal.page
    page.get_by_role("link", name="Nạp danh sách từ tệp").click()
    assert portal.barriers() == []

    def read(*lines: str) -> None:
        data = "\n".join(("Mã đơn vị,Loại đơn vị,Tên đơn vị", *lines)).encode()
        file = {"name": "xa.csv", "mimeType": "text/csv", "buffer": data}
        page.get_by_label("Tệp danh sách").set_input_files(file)
        page.get_by_role("button", name="Đọc thử").click()

    read("X1,Cấp xã,Xã Một", ",Cấp xã,Xã Hai", "X3,Thôn,Thôn Ba")
    expect(page.get_by_text("2 dòng sai, chưa nạp dòng nào.")).to_be_visible()
    expect(page.get_by_role("row").nth(1)).to_contain_text("Thiếu mã đơn vị.")
    expect(page.get_by_role("row").nth(2)).to_contain_text('Loại đơn vị "Thôn" không có')
    assert portal.barriers() == []
    assert not Unit.objects.filter(code="X1").exists()

    read("X1,Cấp xã,Xã Một", "X2,Cấp xã,Xã Hai", "X3,Cấp xã,Xã Ba")
    expect(page.get_by_role("heading", name="Xem lại trước khi nạp")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("button", name="Nạp danh sách").click()
    expect(page.get_by_text("Đã nạp tệp “xa.csv”. Thêm mới 3, thay đổi 0, giữ nguyên 0.")).to_be_visible()
    assert portal.barriers() == []
    assert Unit.objects.filter(code__in=["X1", "X2", "X3"]).count() == 3
    assert portal.problems == []
