"""A list of the unit's procedures: read on trial, loaded whole, remembered."""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from accounts.models import Unit, UploadedList
from core.errors import InputError
from tests.meanwhile import meanwhile
from tests.tthc.unit_procedures import make_procedure, rows_of
from tthc.importers.unit_procedures import ListTerms, load_waiting
from tthc.models import UnitProcedure

HEADS = ["Mã TTHC", "Cấp thực hiện", "Mức độ DVCTT", "Có hiệu lực từ", "Có hiệu lực đến", "Ghi chú"]
TERMS = {"ngay": "01/01/2022", "thang": ""}


def page(unit: Unit, name: str = "upload", *parts: int) -> str:
    return reverse(f"unit_procedures:{name}", args=[unit.pk, *parts])


def workbook(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in (HEADS, *rows):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def send(client: Client, unit: Unit, data: bytes, name: str = "thu-tuc.xlsx", **terms: str):
    file = SimpleUploadedFile(name, data)
    return client.post(page(unit), {"file": file, **(TERMS | terms)}, follow=True)


def confirm(client: Client, tried):
    """Press the button of a trial reading: the form has no address of its own."""
    return client.post(tried.request["PATH_INFO"] + "?" + tried.request["QUERY_STRING"], follow=True)


def load(client: Client, unit: Unit, data: bytes, name: str = "thu-tuc.xlsx", **terms: str):
    return confirm(client, send(client, unit, data, name, **terms))


def test_a_list_is_read_on_trial_then_loaded_and_remembered(clerk: Client, health, pharmacy) -> None:
    tried = send(clerk, health, workbook(["1.004616", "Cấp tỉnh", "Mức độ 3", "01/01/2020"]))
    content = tried.content.decode()
    assert "<dt>Thêm mới</dt><dd>1</dd>" in content
    assert "danh sách tính từ ngày <strong>01/01/2022</strong>" in content
    assert "Các cột không dùng đến: Ghi chú." in content
    assert UnitProcedure.objects.count() == 0
    done = confirm(clerk, tried).content.decode()
    assert "Đã nạp danh sách: thêm mới 1, thay đổi 0, giữ nguyên 0." in done
    assert rows_of(health) == [("01/01/2020", "", "Mức độ 3")]
    kept = UploadedList.objects.get()
    assert (kept.kind, kept.created, bool(kept.content)) == ("unit_procedures", 1, False)
    assert "thu-tuc.xlsx" in clerk.get(page(health)).content.decode()


def test_the_same_list_again_changes_nothing_and_says_so(clerk: Client, health, pharmacy) -> None:
    row = ["1.004616", "Cấp tỉnh", "Mức độ 3"]
    load(clerk, health, workbook(row))
    csv = ",".join(HEADS[:3]) + "\n" + ",".join(row)
    answer = load(clerk, health, csv.encode(), "thu-tuc.csv")
    assert "Không thay đổi: thêm mới 0, thay đổi 0, giữ nguyên 1." in answer.content.decode()
    assert UnitProcedure.history.count() == 1


def test_the_day_and_the_scale_of_the_list_count(clerk: Client, health, pharmacy) -> None:
    load(clerk, health, workbook(["1.004616", "Cấp tỉnh", "Mức độ 3"]))
    tried = send(clerk, health, workbook(["1.004616", "Cấp tỉnh", "Mức độ 2"]), ngay="01/08/2026", thang="proactive")
    assert "theo thang Mức độ 1 đến 4 (Nghị định 224/2026/NĐ-CP)" in tried.content.decode()
    assert "dòng đã lưu được đóng vào ngày hôm trước" in tried.content.decode()
    confirm(clerk, tried)
    assert rows_of(health) == [("", "31/07/2026", "Mức độ 3"), ("01/08/2026", "", "Mức độ 2")]
    assert UnitProcedure.objects.get(valid_to=None).online_scale == "proactive"


def test_a_bare_level_without_a_scale_is_told_and_the_terms_come_back_with_the_form(clerk, health, pharmacy) -> None:
    tried = send(clerk, health, workbook(["1.004616", "Cấp tỉnh", "Mức độ 3"]), ngay="01/08/2026")
    assert "ô C2: “Mức độ 3” tính từ ngày 01/08/2026 không rõ theo thang nào" in tried.content.decode()
    again = clerk.get(tried.context["again"])
    assert again.context["form"].initial == {"ngay": date(2026, 8, 1), "thang": ""}


def test_wrong_rows_are_named_by_cell_and_nothing_is_loaded(clerk: Client, health, pharmacy) -> None:
    tried = send(clerk, health, workbook(["1.004616"], ["1.999999"], ["1.46", "Cấp phường"]))
    content = tried.content.decode()
    for words in (
        "Có 2 dòng sai, chưa nạp dòng nào.",
        "ô A3: mã thủ tục “1.999999” không có trong danh mục thủ tục",
        "ô A4: mã thủ tục &quot;1.46&quot; sai, cần dạng 1.004616, ô B4: cấp thực hiện &quot;Cấp phường&quot; không có",
    ):
        assert words in content
    confirm(clerk, tried)
    assert (UnitProcedure.objects.count(), UploadedList.objects.get().loaded_at) == (0, None)


def test_a_row_that_contradicts_what_is_stored_is_named_by_its_cell(clerk: Client, health, pharmacy) -> None:
    load(clerk, health, workbook(["1.004616", "Cấp tỉnh", "không", "01/03/2022"]))
    content = send(clerk, health, workbook(["1.004616", "Cấp tỉnh", "toàn trình"])).content.decode()
    assert "ô A2: mã 1.004616: cấp hoặc mức độ trực tuyến đã lưu tính từ ngày 01/03/2022" in content


def test_more_wrong_rows_than_a_page_shows_are_counted(clerk: Client, health) -> None:
    content = send(clerk, health, workbook(*(["x"] for _ in range(300)))).content.decode()
    assert "Có 300 dòng sai" in content
    assert "Chỉ hiện 200 dòng đầu" in content


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.pdf", b"%PDF", "chỉ nhận tệp .xlsx hoặc .csv"),
        ("a.xlsx", b"MZ", "không phải là tệp Excel .xlsx"),
        ("a.csv", b"\xff\xfe", "không phải UTF-8"),
    ],
)
def test_a_file_that_is_no_list_is_refused_beside_its_field(clerk: Client, health, name, data, message) -> None:
    assert message in send(clerk, health, data, name).content.decode()
    assert UploadedList.objects.count() == 0


def test_without_a_file_or_a_day_the_form_says_so(clerk: Client, health) -> None:
    content = clerk.post(page(health), {"ngay": ""}).content.decode()
    assert "Hãy chọn tệp danh sách thủ tục." in content
    assert "Hãy nhập danh sách tính từ ngày." in content


def test_a_list_is_loaded_once(clerk: Client, health, pharmacy) -> None:
    tried = send(clerk, health, workbook(["1.004616"]))
    confirm(clerk, tried)
    assert "Danh sách này đã được nạp." in confirm(clerk, tried).content.decode()
    assert UnitProcedure.objects.count() == 1


def test_of_two_loads_at_once_the_second_is_told(clerk: Client, health, pharmacy) -> None:
    tried = send(clerk, health, workbook(["1.004616"]))
    with meanwhile(lambda: load_waiting(UploadedList.objects.get(), ListTerms(date(2022, 1, 1)))):
        answer = confirm(clerk, tried)
    assert "danh sách đã được nạp hoặc đã thay bằng tệp khác" in answer.content.decode()
    assert UnitProcedure.objects.count() == 1


def test_a_list_replaced_meanwhile_is_not_loaded(clerk: Client, health, pharmacy) -> None:
    send(clerk, health, workbook(["1.004616"]))
    waiting = UploadedList.objects.get()
    send(clerk, health, workbook(["1.004616"]), "moi.xlsx")
    with pytest.raises(InputError, match="danh sách đã được nạp hoặc đã thay bằng tệp khác"):
        load_waiting(waiting, ListTerms(date(2022, 1, 1)))
    assert UnitProcedure.objects.count() == 0


def test_a_list_whose_file_is_gone_says_so(clerk: Client, health, pharmacy) -> None:
    tried = send(clerk, health, workbook(["1.004616"]))
    waiting = UploadedList.objects.get()
    waiting.content.storage.delete(waiting.content.name)
    assert "thu-tuc.xlsx: tệp không còn trên máy chủ, hãy tải lên lại." in confirm(clerk, tried).content.decode()


def test_another_reading_takes_no_wrong_terms(clerk: Client, health, pharmacy) -> None:
    send(clerk, health, workbook(["1.004616", "", "mức độ 3"]))
    address = page(health, "review", UploadedList.objects.get().pk)
    for query in ({}, {"ngay": "hôm nay", "thang": "khac"}, {"ngay": "\x00" * 9, "thang": "9" * 5000}):
        assert "Có 1 dòng sai" in clerk.get(address, query).content.decode()


def test_reading_takes_the_same_queries_for_few_and_many(clerk, health, django_assert_max_num_queries) -> None:
    for number in range(60):
        make_procedure(f"3.{number:06}")
    tried = send(clerk, health, workbook(*([f"3.{number:06}"] for number in range(60))))
    with django_assert_max_num_queries(12):
        clerk.get(tried.request["PATH_INFO"])
    with django_assert_max_num_queries(30):
        confirm(clerk, tried)
    assert UnitProcedure.objects.count() == 60
