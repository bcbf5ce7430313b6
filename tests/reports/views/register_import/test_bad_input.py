"""Bad input into the upload form: never an error page, nothing unescaped, a message beside the field, nothing kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import Unit, UploadedList
from tests.directives.workbooks import workbook
from tests.reports.views.test_bad_input import BAD

HEAD = ["Số ký hiệu", "Ngày ban hành", "Trích yếu"]


@pytest.mark.parametrize("kind", BAD)
def test_a_file_of_bad_input_is_refused_beside_the_field(clerk: Client, health: Unit, kind: str) -> None:
    bad = BAD[kind].encode("utf-8", "replace").decode()
    file = SimpleUploadedFile(f"{bad[:80]}.xlsx", bad.encode())
    page = clerk.post(reverse("register_import:upload", args=[health.pk, "van-ban"]), {"file": file, "topic": bad})
    assert page.status_code == 200
    assert set(page.context["form"].errors) >= {"topic"}
    assert "<script>alert" not in page.content.decode()
    assert not UploadedList.objects.exists()


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_cell_of_bad_input_is_answered_and_never_run(clerk: Client, health: Unit, kind: str, place: int) -> None:
    row: list[object] = ["230/KH-SYT", "14/03/2022", "rà soát"]
    # Excel holds no control characters and no more than 32.767 characters.
    row[place] = "".join(char for char in BAD[kind] if char.isprintable())[:32_767]
    file = SimpleUploadedFile("so.xlsx", workbook(HEAD, row))
    answer = clerk.post(reverse("register_import:upload", args=[health.pk, "van-ban"]), {"file": file}, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<script>alert" not in page
    assert "onerror=alert(1)>" not in page


@pytest.mark.parametrize("posted", [{}, {"file": ""}, {"file": "so.xlsx"}])
def test_no_file_is_told_beside_the_field(clerk: Client, health: Unit, posted: dict[str, str]) -> None:
    page = clerk.post(reverse("register_import:upload", args=[health.pk, "van-ban"]), posted)
    assert page.context["form"].errors["file"] == ["Hãy chọn tệp Excel."]


def test_an_empty_file_and_a_long_name_are_told(clerk: Client, health: Unit) -> None:
    address = reverse("register_import:upload", args=[health.pk, "van-ban"])
    empty = clerk.post(address, {"file": SimpleUploadedFile("so.xlsx", b"")})
    assert empty.context["form"].errors["file"] == ["Tệp không có nội dung, hãy chọn tệp khác."]
