"""A clerk loads the unit's procedures and enters a decision; the list follows on both sides of its effective day."""

import io
import json
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import expect

from accounts.models import Membership, Unit, User
from reports.demo import FIXTURES
from tests.browser.conftest import PASSWORD, Portal
from tthc.models import Procedure, UnitProcedure

pytestmark = pytest.mark.django_db(transaction=True)
HEALTH = "Bộ Y tế"


@pytest.fixture
def unit(brvt: Unit) -> Unit:
    return Unit.objects.get(code="SYT", province=brvt)


@pytest.fixture
def clerk(unit: Unit) -> User:
    user = User.objects.create_user("canbo.syt", password=PASSWORD, display_name="Cán bộ Sở Y tế")
    Membership.objects.create(user=user, unit=unit, role=Membership.Role.CLERK)
    return user


@pytest.fixture
def procedures(db: None) -> list[Procedure]:
    """The real procedures of the health service that a Sở carries out."""
    rows = json.loads((FIXTURES / "procedures" / "procedures_2026.json").read_text("utf-8"))
    made = [
        Procedure(code=row["code"], name=row["name"], field=row["field"], levels="Cấp tỉnh")
        for row in rows
        if row.get("ministry") == HEALTH and row["level"] == "Cấp tỉnh"
    ]
    for one in made:
        one.save()
    return made


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    for row in (["Mã TTHC", "Tên thủ tục", "Cấp thực hiện", "Mức độ DVCTT"], *rows):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    path.write_bytes(data.getvalue())
    return path


def test_the_units_procedures_follow_a_list_and_a_decision(
    portal: Portal, clerk: User, unit: Unit, procedures: list[Procedure], settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    new, listed = procedures[:2], procedures[2:]
    rows = [
        [one.code, one.name, "Cấp tỉnh", "Mức độ 3" if place % 2 else "Mức độ 4"] for place, one in enumerate(listed)
    ]
    right = workbook(tmp_path / "thu_tuc.xlsx", rows)
    wrong = workbook(tmp_path / "sai.xlsx", [["1.999999", "", "Cấp phường", "có"], *rows])
    page, barriers = portal.page, {}
    home = f"{portal.url}/don-vi/{unit.pk}/thu-tuc/"
    main = page.get_by_role("main")

    def read(path: Path) -> None:
        page.get_by_label("Danh sách thủ tục của đơn vị").set_input_files(path)
        page.get_by_label("Danh sách tính từ ngày").fill("01/01/2022")
        page.get_by_role("button", name="Đọc thử").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Kết quả đọc thử")

    def count_on(day: str) -> None:
        page.goto(home)
        page.get_by_label("Có hiệu lực vào ngày").fill(day)
        page.get_by_role("button", name="Tìm").click()

    page.goto(home)
    portal.sign_in("canbo.syt", PASSWORD)
    expect(page.get_by_text("Sở Y tế chưa có danh sách thủ tục.")).to_be_visible()
    barriers["empty"] = portal.barriers()

    main.get_by_role("link", name="Nạp danh sách").first.click()
    barriers["upload"] = portal.barriers()
    read(wrong)
    expect(page.get_by_role("row").nth(1)).to_contain_text("ô A2: mã thủ tục “1.999999” không có trong danh mục")
    barriers["wrong rows"] = portal.barriers()
    page.get_by_role("link", name="Chọn tệp đã sửa").click()
    read(right)
    expect(page.locator(".summary")).to_have_text(f"Thêm mới{len(listed)}Thay đổi0Giữ nguyên0")
    barriers["trial"] = portal.barriers()
    page.get_by_role("button", name="Nạp vào danh sách của đơn vị").click()
    expect(page.get_by_role("status")).to_contain_text(f"thêm mới {len(listed)}")

    main.get_by_role("link", name="Nhập quyết định công bố").click()
    page.get_by_label("Số, ký hiệu").fill("15/QĐ-UBND")
    page.get_by_label("Ngày ban hành").fill("25/02/2022")
    page.get_by_label("Ngày có hiệu lực").fill("01/03/2022")
    pasted = "\n".join(f"{number}. {one.code} {one.name}" for number, one in enumerate(new, start=1))
    page.get_by_label("Thủ tục công bố mới").fill(f"{pasted}\n1.999999 Không có")
    page.get_by_label("Thủ tục bãi bỏ").fill(listed[0].code)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Dòng 3: mã thủ tục “1.999999” không có trong danh mục")).to_be_visible()
    barriers["wrong decision"] = portal.barriers()
    page.get_by_label("Thủ tục công bố mới").fill(pasted)
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("status")).to_contain_text("công bố mới 2, bãi bỏ 1")
    barriers["decisions"] = portal.barriers()

    count_on("28/02/2022")
    expect(page.locator(".procedure-totals summary")).to_have_text(f"{len(listed)} thủ tục có hiệu lực ngày 28/02/2022")
    expect(page.get_by_role("cell", name=listed[0].code)).to_be_visible()
    expect(page.get_by_role("cell", name=new[0].code)).to_have_count(0)
    count_on("01/03/2022")
    total = len(listed) + 1
    expect(page.locator(".procedure-totals summary")).to_have_text(f"{total} thủ tục có hiệu lực ngày 01/03/2022")
    expect(page.get_by_role("cell", name=listed[0].code)).to_have_count(0)
    expect(page.get_by_role("row").filter(has_text=new[0].code)).to_contain_text("Công bố mới: 15/QĐ-UBND, 25/02/2022")
    barriers["list"] = portal.barriers()
    totals = page.locator(".procedure-totals")
    expect(totals.get_by_role("listitem").filter(has_text="Không cung cấp trực tuyến")).to_contain_text("2")
    totals.get_by_role("link", name="Không cung cấp trực tuyến").click()
    expect(page.get_by_text("2 thủ tục có hiệu lực ngày 01/03/2022")).to_be_visible()

    page.get_by_role("link", name=new[0].name).click()
    barriers["entry"] = portal.barriers()
    page.get_by_role("link", name="Sửa").click()
    page.get_by_label("Mức độ trực tuyến").select_option("Toàn trình")
    page.get_by_label("Cấp và mức độ này tính từ ngày").fill("01/02/2022")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("không được trước ngày 01/03/2022 là ngày bắt đầu")).to_be_visible()
    barriers["edit"] = portal.barriers()
    page.get_by_label("Cấp và mức độ này tính từ ngày").fill("01/06/2022")
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("row").filter(has_text="từ 01/06/2022")).to_contain_text("Toàn trình")

    main.get_by_role("link", name="15/QĐ-UBND").click()
    barriers["decision"] = portal.barriers()
    page.get_by_role("link", name="Gỡ quyết định").click()
    barriers["remove"] = portal.barriers()
    page.get_by_role("button", name="Gỡ quyết định").click()
    expect(page.get_by_role("status")).to_contain_text("Đã gỡ quyết định số 15/QĐ-UBND ngày 25/02/2022")
    count_on("01/03/2022")
    expect(page.get_by_role("cell", name=listed[0].code)).to_be_visible()
    assert UnitProcedure.objects.filter(valid_to=None).count() == len(listed)
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []
