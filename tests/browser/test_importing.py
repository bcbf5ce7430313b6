"""A clerk takes in an old report: upload, look, correct, confirm."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from accounts.models import User
from reports.models import Report, SectionLine
from tests.browser.conftest import PASSWORD, Portal

pytestmark = pytest.mark.django_db(transaction=True)

OLD_REPORT = """Mẫu số 1
BÁO CÁO
VI. NỘI DUNG KHÁC CỦA ĐƠN VỊ
I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH
Đơn vị thực hiện tốt.
"""


def test_an_old_report_is_uploaded_corrected_and_confirmed(
    portal: Portal, clerk: User, settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    (tmp_path / "cu.txt").write_text(OLD_REPORT, encoding="utf-8")
    (tmp_path / "hong.docx").write_bytes(b"MZ khong phai tep Word")
    report = Report.objects.get()
    report.sections.filter(key__in=["directions", "steering"]).delete()
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{report.pk}/nhap-tep/")
    portal.sign_in("canbo.syt", PASSWORD)
    barriers = {"upload": portal.barriers()}

    page.get_by_label("Tệp báo cáo").set_input_files(tmp_path / "hong.docx")
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.get_by_text("không phải tệp Word .docx hợp lệ")).to_be_visible()

    page.get_by_label("Tệp báo cáo").set_input_files(tmp_path / "cu.txt")
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Xem lại trước khi nhập")
    barriers["review"] = portal.barriers()
    page.get_by_label("Đưa vào mục: Mẫu số 1").fill("Mục lạ")
    page.get_by_role("button", name="Nhập vào báo cáo").click()
    expect(page.get_by_text("Không có mục “Mục lạ”")).to_be_visible()
    barriers["refused"] = portal.barriers()
    page.get_by_label("Đưa vào mục: Mẫu số 1").fill("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ CCHC")
    page.get_by_role("button", name="Xem lại theo chỗ đã sửa").click()
    expect(page.locator(".summary")).to_contain_text("Dòng chưa nhận ra0")
    page.get_by_role("button", name="Nhập vào báo cáo").click()
    expect(page.get_by_role("status").first).to_contain_text("từ tệp “cu.txt”")

    lines = SectionLine.objects.filter(section__report=report, section__key__in=["directions", "steering"])
    assert sorted(line.text for line in lines) == ["Mẫu số 1", "Đơn vị thực hiện tốt."]
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []
