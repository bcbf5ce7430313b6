"""Locked out and back in: five failures, a new password by mail, signed out everywhere; and Django's admin."""

import re
from collections.abc import Iterator

import pytest
from django.core import mail
from playwright.sync_api import Browser, expect

from accounts.models import User
from tests.browser.conftest import PASSWORD, WIDE, Portal

pytestmark = pytest.mark.django_db(transaction=True)
NEW = "Mật khẩu mới 2023"


@pytest.fixture
def elsewhere(browser: Browser, portal: Portal) -> Iterator[Portal]:
    """The portal in a second browser."""
    context = browser.new_context(viewport=WIDE)
    yield Portal(context.new_page(), portal.url)
    context.close()


def link_in_mail(portal: Portal) -> str:
    """Return the link of the one mail, which leaves when the page that announces it is there already."""
    for _ in range(50):
        if not mail.outbox:
            portal.page.reload()
    return re.search(r"http://\S+/dat-lai-mat-khau/\S+", mail.outbox[0].body)[0]


def test_locked_out_reset_by_mail_and_signed_out_everywhere(portal: Portal, elsewhere: Portal, clerk: User) -> None:
    clerk.email = "canbo.syt@donvi.gov.vn"
    clerk.save()
    page = portal.page
    page.goto(portal.url)
    for _ in range(5):
        portal.sign_in("canbo.syt", "sai mật khẩu")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tạm khóa đăng nhập")
    assert portal.barriers() == []
    # The answer 429 is what is meant here, and all that the console complains of.
    assert [problem for problem in portal.problems if "429" not in problem] == []
    portal.problems.clear()

    page.get_by_role("link", name="Quên mật khẩu").click()
    assert portal.barriers() == []
    page.get_by_label("Thư điện tử").fill("canbo.syt@donvi.gov.vn")
    page.get_by_role("button", name="Gửi liên kết").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hãy xem hộp thư")
    assert portal.barriers() == []
    address = link_in_mail(portal)
    page.goto(address)
    assert portal.barriers() == []
    page.get_by_label("Mật khẩu mới*", exact=True).fill(NEW)
    page.get_by_label("Mật khẩu mới lần nữa").fill("gõ nhầm 2023")
    page.get_by_role("button", name="Đặt mật khẩu mới").click()
    expect(page.get_by_text("Hai lần nhập mật khẩu mới không giống nhau, hãy gõ lại.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_label("Mật khẩu mới*", exact=True).fill(NEW)
    page.get_by_label("Mật khẩu mới lần nữa").fill(NEW)
    page.get_by_role("button", name="Đặt mật khẩu mới").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Đã đặt mật khẩu mới")
    assert portal.barriers() == []
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Liên kết không còn dùng được")
    assert portal.barriers() == []

    for place in (portal, elsewhere):
        place.page.goto(f"{portal.url}/tai-khoan/")
        place.sign_in("canbo.syt", NEW)
        expect(place.page.get_by_role("heading", level=1)).to_have_text("Tài khoản của tôi")
    page.reload()
    expect(page.get_by_role("heading", name="Đang đăng nhập (2)")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("button", name="Đăng xuất mọi nơi").click()
    expect(page.get_by_text("Đã đăng xuất khỏi mọi nơi.")).to_be_visible()
    elsewhere.page.reload()
    expect(elsewhere.page.get_by_role("heading", level=1)).to_have_text("Đăng nhập")
    assert (portal.problems, elsewhere.problems) == ([], [])


def test_the_own_details_and_password(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(f"{portal.url}/tai-khoan/")
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_label("Họ và tên").fill("Nguyễn Thị Hoa")
    page.get_by_label("Thư điện tử").fill("hoa@donvi.gov.vn")
    page.get_by_role("button", name="Lưu thông tin").click()
    expect(page.get_by_text("Hãy nhập mật khẩu hiện tại để đổi thư điện tử.")).to_be_visible()
    expect(page.get_by_label("Họ và tên")).to_have_value("Nguyễn Thị Hoa")
    assert portal.barriers() == []
    page.get_by_label("Mật khẩu hiện tại").fill(PASSWORD)
    page.get_by_role("button", name="Lưu thông tin").click()
    expect(page.get_by_text("Đã lưu thông tin tài khoản.")).to_be_visible()
    expect(page.get_by_label("Thư điện tử")).to_have_value("hoa@donvi.gov.vn")

    page.get_by_role("link", name="Đổi mật khẩu").click()
    assert portal.barriers() == []
    page.get_by_label("Mật khẩu hiện tại").fill(PASSWORD)
    page.get_by_label("Mật khẩu mới*", exact=True).fill(NEW)
    page.get_by_label("Mật khẩu mới lần nữa").fill(NEW)
    page.get_by_role("button", name="Đổi mật khẩu").click()
    expect(page.get_by_text("Đã đổi mật khẩu.")).to_be_visible()
    assert portal.problems == []


def test_the_admin_runs_under_the_portals_content_security_policy(portal: Portal, clerk: User) -> None:
    User.objects.create_superuser("sieuquantri", password=PASSWORD)
    page = portal.page
    page.goto(f"{portal.url}/quan-tri/django/")
    portal.sign_in("sieuquantri", PASSWORD)
    expect(page.get_by_role("heading", level=1)).to_have_text("Dữ liệu của hệ thống")
    for table in ("Văn bản", "Kỳ báo cáo", "Người dùng", "Dòng"):
        page.goto(f"{portal.url}/quan-tri/django/")
        page.get_by_role("link", name=table, exact=True).click()
        page.locator("#result_list tbody a").first.click()
        expect(page.locator("#content h1")).to_contain_text(re.compile("Thay đổi|Xem"))
    page.goto(f"{portal.url}/quan-tri/django/directives/document/add/")
    page.locator(".field-unit .select2-selection").click()
    page.locator(".select2-search__field").fill("so y te")
    page.get_by_role("option", name="Sở Y tế").click()
    page.get_by_label("Số:").fill("22")
    page.locator(".field-issued_on").get_by_role("link", name="Hôm nay").click()
    page.get_by_role("button", name="Lưu lại").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert portal.problems == []
