"""A clerk brings the document system's list into the register, and merges what stands twice."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from accounts.models import Unit, User
from directives.models import Document
from reports.models import Report
from tests.browser.conftest import PASSWORD, Portal
from tests.directives.workbooks import workbook

pytestmark = pytest.mark.django_db(transaction=True)

HEAD = ["STT", "Trích yếu nội dung", "Số, ký hiệu VB", "Ngày văn bản", "Loại văn bản", "Nơi ban hành"]


def rows() -> list[list[object]]:
    day = "14/03/2022"
    return [
        [
            number,
            f"Thực hiện nhiệm vụ cải cách hành chính số {number}",
            f"{900 + number}/KH-SYT",
            day,
            "",
            "Sở Y tế",
        ]
        for number in range(1, 201)
    ]


@pytest.fixture(autouse=True)
def files(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def save(path: Path, some: list[list[object]]) -> Path:
    path.write_bytes(workbook(["SỔ VĂN BẢN ĐI"], HEAD, *some))
    return path


def test_a_list_with_bad_cells_is_mended_loaded_and_proposed(portal: Portal, clerk: User, tmp_path: Path) -> None:
    page, unit = portal.page, Unit.objects.get(memberships__user=clerk)
    bad = rows()
    bad[0][3], bad[9][2], bad[20][1], bad[99][3], bad[199][2] = "31/02/2022", "không số", "", 12, "=C3"
    page.goto(f"{portal.url}/don-vi/{unit.pk}/so/van-ban/nhap-excel/")
    portal.sign_in("canbo.syt", PASSWORD)
    barriers = {"upload": portal.barriers()}
    page.get_by_label("Tệp Excel").set_input_files(save(tmp_path / "so-van-ban.xlsx", bad))
    page.get_by_label("Chuyên đề của cả danh sách").select_option(label="Chỉ đạo, điều hành")
    page.get_by_role("button", name="Đọc thử").click()
    expect(page.get_by_role("heading", name="5 ô cần sửa trong tệp")).to_be_visible()
    errors = page.get_by_role("region", name="5 ô cần sửa trong tệp").get_by_role("listitem").all_inner_texts()
    assert [error.split(":")[0] for error in errors] == ["Ô D3", "Ô C12", "Ô B23", "Ô D102", "Ô C202"]
    barriers["errors"] = portal.barriers()
    assert not Document.objects.filter(symbol="KH-SYT", number__gte="900", number__lte="999").exists()

    page.get_by_label("Tệp Excel").set_input_files(save(tmp_path / "so-da-sua.xlsx", rows()))
    page.get_by_role("button", name="Đọc thử lại").click()
    expect(page.get_by_role("button", name="Nạp 200 dòng vào sổ")).to_be_visible()
    barriers["trial"] = portal.barriers()
    page.get_by_role("button", name="Nạp 200 dòng vào sổ").click()
    expect(page.get_by_text("Thêm mới 200, thay đổi 0, giữ nguyên 0.")).to_be_visible()
    page.goto(f"{portal.url}/don-vi/{unit.pk}/so/van-ban/?tim=1100/KH-SYT")
    expect(page.get_by_text("1100/KH-SYT").first).to_be_visible()

    page.goto(f"{portal.url}/bao-cao/{Report.objects.get().pk}/soan-thao/steering.direction.documents/")
    proposed = "Kế hoạch số 901/KH-SYT ngày 14/3/2022 của Sở Y tế về thực hiện nhiệm vụ cải cách hành chính số 1"
    expect(page.get_by_text(proposed, exact=False).first).to_be_attached()

    page.goto(f"{portal.url}/don-vi/{unit.pk}/so/van-ban/nhap-excel/")
    page.get_by_label("Tệp Excel").set_input_files(tmp_path / "so-da-sua.xlsx")
    page.get_by_role("button", name="Đọc thử").click()
    page.get_by_role("button", name="Ghi nhận: không có gì thay đổi").click()
    expect(page.get_by_text("không thay đổi, sổ đã có đủ 200 dòng như tệp")).to_be_visible()
    assert (barriers, portal.problems) == ({"upload": [], "errors": [], "trial": []}, [])


def test_two_records_of_one_document_are_merged(portal: Portal, clerk: User) -> None:
    page, unit = portal.page, Unit.objects.get(memberships__user=clerk)
    common = {"unit": unit, "symbol": "KH-SYT", "year": 2022, "type_name": "Kế hoạch", "issuer_code": "SYT"}
    kept = Document.objects.create(number="930", subject="về rà soát thủ tục hành chính năm 2022", **common)
    other = Document.objects.create(number="0930", subject="về rà soát thủ tục hành chính", **common)
    page.goto(f"{portal.url}/don-vi/{unit.pk}/so/van-ban/trung/")
    portal.sign_in("canbo.syt", PASSWORD)
    group = page.get_by_role("form", name="Kế hoạch số 930/KH-SYT")
    expect(group.get_by_text("về rà soát thủ tục hành chính năm 2022")).to_be_visible()
    group.get_by_label("Giữ bản ghi 1").check()
    group.get_by_text("Gộp vào bản ghi được giữ…").click()
    expect(group.get_by_text("Bản ghi còn lại bị gỡ khỏi sổ.")).to_be_visible()
    barriers = portal.barriers()
    group.get_by_role("button", name="Gộp").click()
    expect(page.get_by_text("Đã gộp 1 văn bản vào Kế hoạch số 930/KH-SYT.")).to_be_visible()
    expect(group).to_have_count(0)
    other.refresh_from_db()
    assert other.merged_into == kept
    assert (barriers, portal.problems) == ([], [])
