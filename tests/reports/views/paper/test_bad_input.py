"""Bad input into the forms of the paper chain: never an error page, never words that the browser would run."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from reports.models import Report, Revision, SignedCopy
from tests.reports.views.test_bad_input import BAD

NUMBER_WRONG = "Hãy ghi số bằng chữ số, bắt đầu từ 01, không kèm ký hiệu: 05, không phải 05/BC-SYT."
DAY_WRONG = "Hãy ghi ngày, tháng, năm như 21/02/2022."
FIELDS = {"number": ("number", "issued_on", "version"), "signed": ("file",), "verify": ("file",)}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("page", FIELDS)
def test_bad_input_is_answered_and_never_run(
    client: Client, report: Report, revision: Revision, people: dict[str, User], page: str, kind: str
) -> None:
    client.force_login(people["clerk"])
    arguments = {"number": [report.pk], "signed": [report.pk, 1], "verify": []}[page]
    bad = BAD[kind].encode("utf-8", "replace").decode()
    for field in FIELDS[page]:
        posted = {"number": "5", "issued_on": "15/3/2022", "version": report.version, field: bad}
        if field == "file":
            posted["file"] = SimpleUploadedFile(f"{bad[:80]}.pdf", bad.encode())
        answer = client.post(reverse(f"paper:{page}", args=arguments), posted)
        words = answer.content.decode()
        assert answer.status_code == 200, field
        assert "<script>alert" not in words and "onerror=alert(1)>" not in words, field
        assert "invalid-feedback" in words or "alert-danger" in words, field
    assert not SignedCopy.objects.exists()
    assert Report.objects.get(pk=report.pk).number == ""


@pytest.mark.parametrize(
    ("number", "day", "messages"),
    [
        ("05/BC-SYT", "15/3/2022", [NUMBER_WRONG]),
        ("0", "15/3/2022", [NUMBER_WRONG]),
        ("-5", "15/3/2022", [NUMBER_WRONG]),
        ("٥", "15/3/2022", [NUMBER_WRONG]),
        ("1234567", "15/3/2022", [NUMBER_WRONG]),
        ("5" * 21, "32/3/2022", ["Số dài quá 20 ký tự, hãy rút gọn.", DAY_WRONG]),
        ("5", "15/3/2099", ["Ngày ban hành ở tương lai, hãy ghi ngày văn thư đã cấp số."]),
        ("5", "", ["Số và ngày được cấp cùng lúc: hãy ghi cả ngày ban hành, hoặc để trống cả hai."]),
        ("", "15/3/2022", ["Số và ngày được cấp cùng lúc: hãy ghi cả số, hoặc để trống cả hai."]),
    ],
)
def test_each_field_says_what_is_wrong_with_it_and_keeps_what_was_typed(
    client: Client, report: Report, people: dict[str, User], number: str, day: str, messages: list[str]
) -> None:
    client.force_login(people["clerk"])
    posted = {"version": report.version, "number": number, "issued_on": day}
    answer = client.post(reverse("paper:number", args=[report.pk]), posted)
    form = answer.context["form"]
    assert [error for errors in form.errors.values() for error in errors] == messages
    assert (form["number"].value(), form["issued_on"].value()) == (number, day)


@pytest.mark.parametrize("page", ["signed", "verify"])
def test_a_missing_or_empty_file_is_named(
    client: Client, report: Report, revision: Revision, people: dict[str, User], page: str
) -> None:
    client.force_login(people["clerk"])
    address = reverse(f"paper:{page}", args=[report.pk, 1] if page == "signed" else [])
    for file, message in (
        (None, "Hãy chọn tệp PDF."),
        (SimpleUploadedFile("a.pdf", b""), "Tệp không có nội dung, hãy chọn tệp khác."),
        (SimpleUploadedFile("a.pdf", b"PK\x03\x04"), "Tệp a.pdf: nội dung không phải là PDF, hãy chọn tệp PDF."),
    ):
        answer = client.post(address, {"file": file} if file else {})
        assert answer.context["form"].errors["file"] == [message]
