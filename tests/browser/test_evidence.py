"""Files in the browser: refused, attached beside unsaved words, printed as an annex, removed."""

import pytest
from playwright.sync_api import expect

from accounts.models import Attachment, User
from directives.models import Document
from reports.models import AnnexTable, Report
from tests import evidence_files as files
from tests.browser.conftest import Portal

KEY = "results.procedures.one_stop.dossiers"
TABLE = [("STT", "Lĩnh vực", "Số hồ sơ"), *((number, "Dược phẩm", 1000 + number) for number in range(1, 31))]


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def choose(portal: Portal, name: str, data: bytes) -> None:
    file = {"name": name, "mimeType": "application/pdf", "buffer": data}
    portal.page.get_by_label("Tệp cần đính kèm").set_input_files(file)
    portal.page.get_by_role("button", name="Đính kèm tệp").click()


def test_a_clerk_attaches_a_table_in_the_editor_and_the_report_prints_it(portal: Portal, clerk: User) -> None:
    page, report = portal.page, Report.objects.get()
    page.goto(f"{portal.url}/bao-cao/{report.pk}/soan-thao/{KEY}/")
    portal.sign_in("canbo.syt", "trinh-dien-2022")
    page.get_by_text("Tệp đính kèm (0)").click()
    page.get_by_role("textbox", name="Dòng 1", exact=True).fill("đính kèm bảng số liệu quý I.")
    choose(portal, "ke hoach.pdf", files.EXE)
    expect(page.get_by_text("Tệp ke hoach.pdf: nội dung là chương trình, không nhận")).to_be_visible()
    choose(portal, "hồ sơ.xlsx", files.workbook(TABLE))
    expect(page.get_by_text("Đã đính kèm tệp “hồ sơ.xlsx”.")).to_be_visible()
    expect(page.get_by_text("Tệp đính kèm (1)")).to_be_visible()
    expect(page.get_by_role("textbox", name="Dòng 1", exact=True)).to_have_value("đính kèm bảng số liệu quý I.")
    page.get_by_role("link", name="Đưa vào phụ lục").click()
    expect(page.get_by_text("Bảng đọc được: 31 dòng, 3 cột.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_label("Tên phụ lục").fill("Hồ sơ theo lĩnh vực")
    page.get_by_role("button", name="Đưa vào phụ lục").click()
    expect(page.get_by_text("In thành phụ lục: Hồ sơ theo lĩnh vực")).to_be_visible()
    expect(page.locator("#section-tool")).to_be_empty()
    assert portal.barriers() == []
    assert AnnexTable.objects.get().title == "Hồ sơ theo lĩnh vực"
    page.goto(f"{portal.url}/bao-cao/{report.pk}/")
    expect(page.get_by_role("heading", name="HỒ SƠ THEO LĨNH VỰC")).to_be_visible()
    expect(page.get_by_text("Phụ lục II", exact=True)).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("link", name="Tệp đính kèm (1)").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="hồ sơ.xlsx", exact=True).click()
    assert download.value.suggested_filename == "hồ sơ.xlsx"
    assert portal.problems == []


def test_a_file_removed_in_the_editor_is_asked_for_first(portal: Portal, clerk: User) -> None:
    page, report = portal.page, Report.objects.get()
    page.goto(f"{portal.url}/bao-cao/{report.pk}/soan-thao/{KEY}/")
    portal.sign_in("canbo.syt", "trinh-dien-2022")
    page.get_by_text("Tệp đính kèm (0)").click()
    choose(portal, "can cu.pdf", files.PDF)
    questions: list[str] = []
    page.once("dialog", lambda dialog: (questions.append(dialog.message), dialog.accept()))
    page.get_by_role("link", name="Xóa can cu.pdf").click()
    expect(page.get_by_text("Đã xóa tệp “can cu.pdf”.")).to_be_visible()
    assert questions == ["Xóa tệp “can cu.pdf”? Tệp đã xóa không lấy lại được."]
    assert Attachment.objects.count() == 0
    assert portal.problems == []


def test_the_pages_of_a_record_and_an_annex_have_no_barriers(portal: Portal, clerk: User) -> None:
    page, document = portal.page, Document.objects.order_by("pk").first()
    page.goto(f"{portal.url}/don-vi/{document.unit_id}/so/van-ban/{document.pk}/tep/")
    portal.sign_in("canbo.syt", "trinh-dien-2022")
    expect(page.get_by_text("Chưa có tệp nào. Chọn tệp bên dưới để đính kèm làm căn cứ kiểm tra.")).to_be_visible()
    assert portal.barriers() == []
    choose(portal, "anh.png", b"<html><script>alert(1)</script>")
    expect(page.get_by_text("Anh.png: nội dung không phải là PDF, Word (.docx)")).to_be_visible()
    assert portal.barriers() == []
    choose(portal, "quyết định.png", files.picture("PNG"))
    expect(page.get_by_text("Đã đính kèm tệp “quyết định.png”.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("link", name="Xóa quyết định.png").click()
    expect(page.get_by_role("heading", name="Xóa tệp “quyết định.png”?")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("button", name="Xóa tệp").click()
    expect(page.get_by_text("Đã xóa tệp “quyết định.png”.")).to_be_visible()
    report = Report.objects.get()
    page.goto(f"{portal.url}/bao-cao/{report.pk}/danh-sach/{KEY}/tep/")
    choose(portal, "hồ sơ.xlsx", files.workbook(TABLE))
    page.get_by_role("link", name="Đưa vào phụ lục").click()
    expect(page.get_by_text("Bảng đọc được: 31 dòng, 3 cột. Hiện 20 dòng đầu; báo cáo in đủ.")).to_be_visible()
    assert portal.barriers() == []
    assert portal.problems == []
