"""A list from Excel: trial reading, every error by its cell, all or nothing, the history of loads."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Unit, UploadedList
from directives.models import AssignedTask, Document
from reports.assembly.proposing import propose_documents
from reports.models import Report
from tests.core.test_workbook_packages import ROWS_END, empty_rows, repacked, with_sheet, workbook
from tests.reports.views.register_import.conftest import Upload

HEAD = ["Số ký hiệu", "Ngày ban hành", "Loại văn bản", "Trích yếu", "Cơ quan ban hành"]
ROW = ["230/KH-SYT", "14/03/2022", "Kế hoạch", "V/v rà soát thủ tục", "Sở Y tế"]
TASK_HEAD = ["Văn bản giao", "Nội dung", "Thời hạn", "Ngày hoàn thành", "Ngày cập nhật"]


def register_list(unit: Unit, register: str = "van-ban") -> str:
    return reverse("registers:list", args=[unit.pk, register])


def words(answer) -> str:
    """Return the words of a page, tags and doubled spaces left out."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_a_list_is_read_on_trial_then_loaded_and_proposed(
    upload: Upload, clerk: Client, health: Unit, seed_report: Report
) -> None:
    before = Document.objects.count()
    answer = upload(HEAD, ROW, topic="direction")
    page = clerk.get(answer.url)
    assert "Thêm mới 1 Thay đổi 0 Giữ nguyên 0 Ô sai 0" in words(page)
    assert "chuyên đề Chỉ đạo, điều hành" in words(page)
    assert "230/KH-SYT 14/03/2022 Kế hoạch về rà soát thủ tục Sở Y tế" in words(page)
    assert Document.objects.count() == before
    done = clerk.post(answer.url, follow=True)
    assert done.redirect_chain == [(register_list(health), 302)]
    assert "Đã nạp tệp “so.xlsx”. Thêm mới 1, thay đổi 0, giữ nguyên 0." in words(done)
    document = Document.objects.get(number="230")
    assert (document.topic, document.subject) == ("direction", "về rà soát thủ tục")
    assert document.history.get().history_user.username == "clerk"
    assert document.pk in [line.record_id for line in propose_documents(seed_report, "direction")]


def test_the_same_file_again_says_that_nothing_changes(upload: Upload, clerk: Client) -> None:
    clerk.post(upload(HEAD, ROW).url)
    again = upload(HEAD, ROW).url
    assert "Ghi nhận: không có gì thay đổi" in words(clerk.get(again))
    assert "không thay đổi, sổ đã có đủ 1 dòng như tệp" in words(clerk.post(again, follow=True))
    assert Document.objects.count() == 1


def test_errors_name_their_cells_and_nothing_can_be_loaded_until_the_file_is_mended(
    upload: Upload, clerk: Client, health: Unit
) -> None:
    bad = [*ROW]
    bad[1] = "31/02/2022"
    answer = upload(HEAD, ROW, bad)
    page = clerk.get(answer.url)
    assert "Ô B3 : “31/02/2022” không phải là ngày, hãy ghi như 21/02/2022" in words(page)
    assert "Nạp 1 dòng" not in words(page)
    assert "Đọc thử lại" in words(page)
    refused = clerk.post(answer.url, follow=True)
    assert "Tệp so.xlsx: còn 1 ô sai, chưa nạp dòng nào" in words(refused)
    assert Document.objects.count() == 0
    mended = upload(HEAD, ROW)
    assert clerk.get(answer.url).status_code == 404
    clerk.post(mended.url)
    assert Document.objects.get().number == "230"


def test_a_second_click_tells_that_the_list_is_loaded(upload: Upload, clerk: Client, health: Unit) -> None:
    address = upload(HEAD, ROW).url
    clerk.post(address)
    again = clerk.post(address, follow=True)
    assert again.redirect_chain == [(register_list(health), 302)]
    assert "Tệp “so.xlsx” đã được nạp lúc" in words(again)
    assert Document.objects.count() == 1


def test_loads_are_listed_with_who_when_and_counts(upload: Upload, clerk: Client, health: Unit) -> None:
    page = reverse("register_import:upload", args=[health.pk, "van-ban"])
    assert "Chưa nạp danh sách nào vào sổ này" in words(clerk.get(page))
    address = upload(HEAD, ROW).url
    assert "Tệp so.xlsx , nộp lúc" in words(clerk.get(page))
    clerk.post(address)
    assert "Người clerk so.xlsx 1 0 0" in words(clerk.get(page))


def test_changes_are_named_field_by_field(upload: Upload, clerk: Client) -> None:
    clerk.post(upload(HEAD, ROW).url)
    changed = [*ROW]
    changed[1], changed[3] = "15/03/2022", "Rà soát các thủ tục"
    assert "Thay đổi ngày ban hành, trích yếu" in words(clerk.get(upload(HEAD, changed).url))


def test_tasks_are_loaded_into_their_register(upload: Upload, clerk: Client, health: Unit) -> None:
    row = ["1893/UBND-VP", "Rà soát thủ tục", "30/03/2022", "", "21/03/2022"]
    answer = upload(TASK_HEAD, row, register="nhiem-vu")
    assert "Công văn số 1893/UBND-VP Rà soát thủ tục 30/03/2022 21/03/2022" in words(clerk.get(answer.url))
    done = clerk.post(answer.url, follow=True)
    assert done.redirect_chain == [(register_list(health, "nhiem-vu"), 302)]
    assert AssignedTask.objects.get().content == "Rà soát thủ tục"


@pytest.mark.parametrize("register", ["ke-hoach", "kiem-tra", "cam-ket", "kien-nghi", "khong-co"])
def test_other_registers_take_no_lists(clerk: Client, health: Unit, register: str) -> None:
    assert clerk.get(reverse("register_import:upload", args=[health.pk, register])).status_code == 404


def test_a_topic_that_does_not_exist_is_refused_beside_its_field(upload: Upload) -> None:
    page = upload(HEAD, ROW, topic="<script>")
    assert "Không có chuyên đề này, hãy chọn trong danh sách." in words(page)
    assert not UploadedList.objects.exists()


def test_a_topic_in_the_address_that_does_not_exist_is_none(upload: Upload, clerk: Client) -> None:
    clerk.post(f"{upload(HEAD, ROW).url}?chuyen-de=khac")
    assert Document.objects.get().topic == ""


LYING = {
    "two header rows": (
        workbook(["SỔ"], ["STT", "Văn bản", None, "Ngày ban hành"], [None, "Số", "Ký hiệu"], [1, 22, "KH-SYT", 44613]),
        "so.xlsx: không thấy cột “Trích yếu” (dòng tiêu đề: 2)",
    ),
    "a column twice": (
        workbook([*HEAD, "Trích yếu"], [*ROW, "b"]),
        "so.xlsx: ô F1: cột “Trích yếu” có hai lần, hãy bỏ bớt một cột",
    ),
    "no head": (workbook(ROW), "so.xlsx: không thấy cột “Số ký hiệu”, “Ngày ban hành”, “Trích yếu”"),
    "a password": (
        b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
        "so.xlsx: tệp đặt mật khẩu, hãy bỏ mật khẩu rồi tải lên lại",
    ),
    "an old .xls": (
        b"\xd0\xcf\x11\xe0" + bytes(600),
        "so.xlsx: tệp Excel kiểu cũ (.xls), hãy lưu lại (Save As) thành .xlsx",
    ),
    "HTML": (
        b"<html><table><tr><td>1</td></tr></table></html>",
        "so.xlsx: không phải là tệp Excel .xlsx, hãy mở bằng Excel rồi lưu lại (Save As) thành .xlsx",
    ),
    "CSV": (
        "Số ký hiệu,Ngày ban hành".encode(),
        "so.xlsx: không phải là tệp Excel .xlsx, hãy mở bằng Excel rồi lưu lại (Save As) thành .xlsx",
    ),
    "a damaged zip": (
        workbook(HEAD, ROW)[:3000],
        "so.xlsx: tệp Excel bị hỏng, hãy mở bằng Excel rồi lưu lại (Save As) thành .xlsx",
    ),
    "an empty list": (
        workbook(HEAD),
        "so.xlsx: không có dòng dữ liệu nào dưới dòng tiêu đề, hãy chọn tệp khác",
    ),
}


@pytest.mark.parametrize("lie", LYING)
def test_a_file_that_lies_is_refused_beside_the_field_and_nothing_is_kept(
    upload: Upload, files: Path, lie: str
) -> None:
    data, message = LYING[lie]
    refuses(upload(data=data), files, message)


def test_a_zip_bomb_is_refused_beside_the_field_and_nothing_is_kept(upload: Upload, files: Path) -> None:
    bomb = repacked(workbook(HEAD), lambda name, part: part + b" " * 70_000_000 if "styles" in name else part)
    message = "so.xlsx: quá nhiều kiểu định dạng hoặc tên vùng, hãy chép riêng bảng dữ liệu sang tệp Excel mới"
    refuses(upload(data=bomb), files, message)


def refuses(page, files: Path, message: str) -> None:
    """Assert that the page tells the message beside the field and that nothing was kept."""
    assert page.status_code == 200
    assert page.context["form"].errors["file"] == [f"Tệp {message}."]
    assert not UploadedList.objects.exists()
    assert [path for path in files.rglob("*") if path.is_file()] == []


def test_a_million_empty_rows_below_the_list_do_no_harm(upload: Upload, clerk: Client) -> None:
    data = with_sheet(lambda sheet: sheet.replace(ROWS_END, empty_rows(3, 1_000_000) + ROWS_END), HEAD, ROW)
    clerk.post(upload(data=data).url)
    assert Document.objects.get().number == "230"


def test_cells_that_lie_are_named(upload: Upload, clerk: Client) -> None:
    rows = [
        ["1/KH-SYT", 44613, "", "=A1", ""],
        ["2/KH-SYT", "1/1/1900", "", "b", ""],
        ["3/KH-SYT", 12, "", "c", ""],
        ["4/KH-SYT", "hôm qua", "", "d", ""],
    ]
    page = words(clerk.get(upload(HEAD, *rows).url))
    for words_of_error in (
        "Ô D2 : là công thức, hãy chép rồi dán lại dưới dạng giá trị (Paste Values)",
        "Ô B3 : “1/1/1900” không phải là ngày",
        "Ô B4 : “12” không phải là ngày",
        "Ô B5 : “hôm qua” không phải là ngày",
    ):
        assert words_of_error in page
    assert "4 ô cần sửa trong tệp" in page


def test_words_of_a_file_are_never_run(upload: Upload, clerk: Client) -> None:
    script = "<script>alert(1)</script>"
    page = clerk.get(upload([*HEAD, script], [script, 44613, script, script, script]).url).content.decode()
    assert script not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_only_the_first_errors_and_rows_of_a_long_list_are_shown(upload: Upload, clerk: Client) -> None:
    good = [[f"{number}/KH-SYT", 44613, "", f"việc {number}", ""] for number in range(1, 61)]
    bad = [["x", 44613, "", "a", ""]] * 201
    page = words(clerk.get(upload(HEAD, *good, *bad).url))
    assert "201 ô cần sửa trong tệp" in page
    assert "Chỉ nêu 200 ô đầu" in page
    assert "50 dòng đầu trong 60 dòng" in page
    assert "việc 50 " in page
    assert "việc 51 " not in page


def test_a_trial_takes_the_same_queries_for_few_and_for_many_rows(upload: Upload, clerk: Client) -> None:
    counts = []
    for number in (2, 300):
        address = upload(HEAD, *([f"{row}/KH-SYT", 44613, "", f"việc {row}", ""] for row in range(1, number))).url
        with CaptureQueriesContext(connection) as queries:
            clerk.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8


def test_the_upload_page_takes_the_same_queries_for_few_and_for_many_loads(
    upload: Upload, clerk: Client, health: Unit
) -> None:
    page = reverse("register_import:upload", args=[health.pk, "van-ban"])
    counts = []
    for number in (1, 5):
        for row in range(number):
            clerk.post(upload(HEAD, [f"{number}{row}/KH-SYT", *ROW[1:]]).url)
        with CaptureQueriesContext(connection) as queries:
            clerk.get(page)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8


def test_a_list_whose_file_is_gone_says_so_on_the_page(upload: Upload, clerk: Client) -> None:
    address = upload(HEAD, ROW).url
    waiting = UploadedList.objects.get()
    waiting.content.storage.delete(waiting.content.name)
    for answer in (clerk.get(address), clerk.post(address, follow=True)):
        assert "so.xlsx: tệp không còn trên máy chủ, hãy tải lên lại." in words(answer)
    assert UploadedList.objects.get().loaded_at is None
