"""An administrator loads lists of procedures: wrong rows are named, the whole catalogue goes in at once."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from accounts.models import Membership, Unit, User
from reports.demo import FIXTURES
from tests.browser.conftest import PASSWORD, Portal
from tthc.models import Procedure

pytestmark = pytest.mark.django_db(transaction=True)
CATALOGUE = FIXTURES / "procedures" / "procedures_2026.json"


@pytest.fixture
def administrator(brvt: Unit) -> User:
    user = User.objects.create_user("quantri", password=PASSWORD, display_name="Quản trị")
    Membership.objects.create(user=user, unit=brvt, role=Membership.Role.ADMINISTRATOR)
    return user


def test_procedures_are_loaded(portal: Portal, administrator: User, brvt: Unit, settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    rows = json.loads(CATALOGUE.read_text("utf-8"))[:20]
    (tmp_path / "da_sua.json").write_text(json.dumps(rows), "utf-8")
    rows[4] |= {"code": "1.46"}
    rows[11] |= {"level": "Cấp phường"}
    (tmp_path / "sai.json").write_text(json.dumps(rows), "utf-8")
    page, barriers = portal.page, {}

    def read(path: Path) -> None:
        page.goto(f"{portal.url}/quan-tri/{brvt.pk}/thu-tuc/nap/")
        page.get_by_label("Danh sách thủ tục").set_input_files(path)
        page.get_by_role("button", name="Đọc thử").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Kết quả đọc thử")

    page.goto(f"{portal.url}/quan-tri/{brvt.pk}/thu-tuc/")
    portal.sign_in("quantri", PASSWORD)
    expect(page.get_by_text("Chưa có thủ tục hành chính nào.")).to_be_visible()
    barriers["empty"] = portal.barriers()
    page.get_by_role("main").get_by_role("link", name="Nạp danh sách").click()
    barriers["upload"] = portal.barriers()
    page.get_by_role("button", name="Đọc thử").click()
    expect(page.get_by_text("Hãy chọn tệp danh sách thủ tục.")).to_be_visible()

    read(tmp_path / "sai.json")
    expect(page.get_by_role("alert")).to_contain_text("Có 2 dòng sai, chưa nạp dòng nào.")
    expect(page.get_by_role("row").nth(1)).to_contain_text('5mã thủ tục "1.46" sai')
    expect(page.get_by_role("row").nth(2)).to_contain_text('12cấp thực hiện "Cấp phường" không có')
    barriers["wrong rows"] = portal.barriers()
    assert Procedure.objects.count() == 0

    read(tmp_path / "da_sua.json")
    page.get_by_role("button", name="Nạp vào danh mục").click()
    expect(page.get_by_role("status")).to_contain_text("thêm mới 20, thay đổi 0, giữ nguyên 0")

    read(CATALOGUE)
    expect(page.locator(".summary")).to_have_text("Thêm mới2.828Thay đổi0Giữ nguyên20")
    barriers["trial"] = portal.barriers()
    page.get_by_role("button", name="Nạp vào danh mục").click()
    expect(page.get_by_role("status")).to_contain_text("thêm mới 2.828, thay đổi 0, giữ nguyên 20")
    expect(page.get_by_text("2.848 thủ tục, trang 1/57")).to_be_visible()
    read(CATALOGUE)
    page.get_by_role("button", name="Nạp vào danh mục").click()
    expect(page.get_by_role("status")).to_contain_text("Không thay đổi: thêm mới 0, thay đổi 0, giữ nguyên 2.848")
    assert Procedure.objects.count() == 2848

    page.get_by_label("Mã hoặc tên thủ tục").fill("cap lai giay xac nhan khuyet tat")
    page.get_by_role("button", name="Tìm").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("1.001653")
    barriers["list"] = portal.barriers()
    page.get_by_role("link", name="Các lần nạp").click()
    expect(page.get_by_role("row")).to_have_count(4)
    barriers["loads"] = portal.barriers()
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []
