"""Handing in a list, and its whole way into the dossiers with the real worker."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit
from core.jobs import run_due
from tests.tthc.lists import HEADS, csv_file, file_row
from tthc.forms import dossiers as forms
from tthc.models import Dossier, DossierList


def upload(client: Client, unit: Unit, file: SimpleUploadedFile | None, listed_on: str = "14/03/2022"):
    posted = {"listed_on": listed_on} | ({"file": file} if file else {})
    return client.post(reverse("dossiers:upload", args=[unit.pk]), posted)


def test_the_page_says_what_the_file_needs_and_what_is_not_kept(clerk: Client, health: Unit) -> None:
    html = clerk.get(reverse("dossiers:upload", args=[health.pk])).content.decode()
    for words in (
        "<strong>Số hồ sơ</strong>, <strong>Ngày tiếp nhận</strong>, <strong>Ngày hẹn trả</strong>, ",
        "Mã TTHC hoặc Tên thủ tục hành chính",
        "Lĩnh vực, Ngày hẹn trả mới, Hình thức nộp, Trạng thái, Ngày gửi thư xin lỗi",
        "Họ tên, số điện thoại, địa chỉ của người dân và mọi cột khác trong tệp không được lưu.",
        f'value="{timezone.localdate():%d/%m/%Y}"',
    ):
        assert words in html


def test_a_list_goes_all_its_way_into_the_dossiers_and_back(clerk: Client, health: Unit) -> None:
    rows = [file_row("H06-1", finished="20/01/2022"), file_row("H06-2"), file_row("H06-3")]
    place = upload(clerk, health, csv_file(*rows)).headers["Location"]
    lst = DossierList.objects.get()
    assert (place, lst.stage) == (reverse("dossiers:load", args=[health.pk, lst.pk]), "reading")
    assert lst.listed_on == date(2022, 3, 14)
    run_due()
    assert "<strong>3 hồ sơ</strong>" in clerk.get(place).content.decode()
    assert Dossier.objects.count() == 0
    clerk.post(f"{place}nap/")
    run_due()
    assert "Xem bảng tổng hợp" in clerk.get(place).content.decode()
    assert list(Dossier.objects.order_by("code").values_list("code", "closed_on")) == [
        ("H06-1", date(2022, 1, 20)),
        ("H06-2", None),
        ("H06-3", None),
    ]
    clerk.post(f"{place}hoan-tac/")
    run_due()
    assert "3 hồ sơ do danh sách thêm đã được gỡ" in clerk.get(place).content.decode()
    assert Dossier.objects.count() == 0


def test_wrong_cells_are_downloaded_as_the_worker_found_them(clerk: Client, health: Unit) -> None:
    place = upload(clerk, health, csv_file(file_row("H06-1", received="31/02/2022"))).headers["Location"]
    run_due()
    assert "Có 1 ô sai trong 1 dòng hồ sơ" in clerk.get(place).content.decode()
    content = b"".join(clerk.get(f"{place}dong-sai/").streaming_content).decode("utf-8-sig")
    assert [line.partition(",")[0] for line in content.splitlines()] == ["Ô", "E2"]


def test_columns_chosen_by_hand_are_read_at_once(clerk: Client, health: Unit) -> None:
    heads = [head if head != "Ngày hẹn trả" else "Dự kiến" for head in HEADS]
    place = upload(clerk, health, csv_file(file_row("H06-1"), heads=heads)).headers["Location"]
    run_due()
    html = clerk.get(place).content.decode()
    assert "không thấy cột “Ngày hẹn trả”" in html
    form = clerk.get(place).context["columns"]
    posted = {name: field.initial for name, field in form.fields.items()} | {"cot-F": "due_on"}
    clerk.post(f"{place}cot/", posted)
    run_due()
    assert "<td>F</td><td>Dự kiến</td><td>Ngày hẹn trả</td>" in clerk.get(place).content.decode()


def test_the_same_file_again_leads_to_its_load(clerk: Client, health: Unit) -> None:
    place = upload(clerk, health, csv_file(file_row("H06-1"))).headers["Location"]
    run_due()
    clerk.post(f"{place}nap/")
    run_due()
    answer = upload(clerk, health, csv_file(file_row("H06-1"), name="ten-khac.csv"))
    assert answer.headers["Location"] == place
    assert "tệp này đã được nạp lúc" in clerk.get(place).content.decode()
    assert DossierList.objects.count() == 1


@pytest.mark.parametrize(
    ("file", "listed_on", "message"),
    [
        (None, "14/03/2022", "Hãy chọn tệp danh sách hồ sơ."),
        (SimpleUploadedFile("a.csv", b""), "14/03/2022", "Tệp không có nội dung, hãy chọn tệp khác."),
        (SimpleUploadedFile("a.pdf", b"%PDF"), "14/03/2022", "Chỉ nhận tệp .xlsx, .xls hoặc .csv"),
        (SimpleUploadedFile("a.csv", b"x"), "", "Hãy ghi ngày mà số liệu của danh sách tính đến."),
        (SimpleUploadedFile("a.csv", b"x"), "mai", "Hãy ghi ngày, tháng, năm như 21/02/2022."),
        (SimpleUploadedFile("a.csv", b"x"), "14/03/1822", "Hãy ghi năm từ 1945 đến 2100."),
    ],
)
def test_what_is_missing_or_wrong_is_told_beside_its_field(
    clerk: Client, health: Unit, file: SimpleUploadedFile | None, listed_on: str, message: str
) -> None:
    assert message in upload(clerk, health, file, listed_on).content.decode()
    assert DossierList.objects.count() == 0


def test_a_list_cannot_show_a_day_that_has_not_come(clerk: Client, health: Unit) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    html = upload(clerk, health, csv_file(file_row("1")), f"{tomorrow:%d/%m/%Y}").content.decode()
    assert "Ngày số liệu không được sau hôm nay, hãy ghi ngày phần mềm xuất danh sách." in html


def test_a_file_that_is_too_large_is_refused_at_the_door(
    clerk: Client, health: Unit, monkeypatch: pytest.MonkeyPatch, settings
) -> None:
    monkeypatch.setattr(forms, "MAX_BYTES", 10)
    html = upload(clerk, health, csv_file(file_row("1"))).content.decode()
    assert "Tệp lớn quá 300 MB, hãy xuất theo từng khoảng ngày rồi nạp từng tệp." in html
    assert list(Path(settings.MEDIA_ROOT).rglob("*.csv")) == []
