"""Bad input into every form: never an error page, never words that the browser would run, a message in Vietnamese."""

import re
import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from reports.models import Report, SectionLine

KEY = "steering.direction.documents"
FIGURES = "results.procedures.catalogue"
SCRIPT = "</textarea></p>\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Quyết định số 385/SYT-VP về cải cách"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e\ud800",
    "HTML": SCRIPT,
    "formulas": '=HYPERLINK("http://x")|\'+cmd',
    "huge number": "9" * 5000,
}
LINE = {"line": "", "origin": "written", "marker": "-", "text": "", "reviewed": "0"}
FORMS = {
    "save_section": ({"key": FIGURES}, [*LINE, "version", "answer", "reason", "value-procedures.total"]),
    "merge_section": ({"key": FIGURES}, [*LINE, "version", "block-0", "note-procedures.total", "choice-x"]),
    "nothing_arose": ({"key": KEY}, ["version"]),
    "take_proposals": ({"key": KEY}, ["version", "take"]),
    "finish_section": ({"key": KEY}, ["version"]),
    "header": ({}, ["version", "symbol", "place_name", "addressees"]),
    "copy_previous": ({"key": KEY}, ["version"]),
    "paste_lines": ({"key": KEY}, ["step", "version", "seen", "text", "words", "take", "pasted"]),
    "assign_section": ({"key": KEY}, ["assignee", "room", "due_on"]),
    "section_notes": ({"key": KEY}, ["text"]),
    "record_new": (
        {"key": KEY, "kind": "van-ban"},
        ["version", "number_symbol", "issued_on", "type_name", "issuer", "subject", "duplicate", "seen"],
    ),
    "word_back": ({}, ["file"]),
    "import": ({}, ["file"]),
}
"""Every form by its page: the address's parts, and the fields that take the bad input."""
ELSEWHERE = {"start", "import_review", "word_back_review", "record_edit", "record_remove", "delete_note"}
"""Pages that take no words, or whose forms have tests of their own: test_importing.py, test_word_back.py and
test_section_records.py."""
READ_ONLY = {
    "home",
    "list",
    "preview",
    "node_records",
    "figure_records",
    "download",
    "edit",
    "section",
    "section_figures",
}


def version_of(report: Report, key: str) -> int:
    """The version of a section, 0 where the report does not have it yet."""
    return report.sections.filter(key=key).values_list("version", flat=True).first() or 0


def test_the_table_names_every_form() -> None:
    names = {pattern.name for pattern in get_resolver("reports.urls").url_patterns}
    assert names == {*FORMS, *ELSEWHERE, *READ_ONLY}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("page", FORMS)
def test_bad_input_is_answered_and_never_run(
    client: Client, report: Report, people: dict[str, User], page: str, kind: str, settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    client.force_login(people["clerk"])
    parts, fields = FORMS[page]
    address = reverse(f"reports:{page}", kwargs={"report_id": report.pk, **parts})
    version = version_of(report, parts.get("key", "header"))
    bad = BAD[kind].encode("utf-8", "replace").decode()
    for field in fields:
        posted = {**(LINE if page.endswith("_section") else {}), "version": version, field: bad}
        if field == "file":
            posted["file"] = SimpleUploadedFile(f"{bad[:80]}.docx", bad.encode())
        answer = client.post(address, posted)
        assert answer.status_code in (200, 302, 409, 422), (field, answer.status_code)
        if answer.headers["Content-Type"] == "application/json":
            continue  # The page shows its messages as text.
        assert "<script>alert" not in answer.content.decode(), field
        assert "onerror=alert(1)>" not in answer.content.decode(), field


def test_a_line_of_1_mb_is_refused_beside_its_row_and_nothing_is_stored(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    client.force_login(people["clerk"])
    before = SectionLine.objects.count()
    version = report.sections.get(key=KEY).version
    answer = client.post(
        reverse("reports:save_section", args=[report.pk, KEY]), LINE | {"version": version, "text": BAD["1 MB"]}
    )
    assert answer.json()["errors"] == {"line-1": "Dòng 1 dài quá 20.000 ký tự; hãy tách thành nhiều dòng."}
    assert (SectionLine.objects.count(), report.sections.get(key=KEY).version) == (before, version)


def test_a_header_of_1_mb_is_refused_beside_its_fields(client: Client, report: Report, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    posted = {"version": 1, "symbol": "a" * 1_000_000, "place_name": "b" * 101, "addressees": "c\n" * 21}
    page = client.post(reverse("reports:header", args=[report.pk]), posted).content.decode()
    for message in (
        "Ký hiệu dài quá 60 ký tự, hãy rút gọn.",
        "Địa danh dài quá 100 ký tự, hãy rút gọn.",
        "Nhiều nhất 20 nơi nhận",
    ):
        assert message in page
    report.refresh_from_db()
    assert report.symbol != "a" * 1_000_000


def test_the_header_is_stored_as_nfc_and_prints(client: Client, report: Report, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    posted = {
        "version": version_of(report, "header"),
        "symbol": "BC-SYT",
        "place_name": unicodedata.normalize("NFD", "Bà Rịa"),
        "addressees": "Sở Nội vụ\n\n  UBND  tỉnh ",
    }
    answer = client.post(reverse("reports:header", args=[report.pk]), posted)
    assert "Đã lưu phần đầu văn bản." in answer.content.decode()
    report.refresh_from_db()
    assert (report.place_name, report.addressees) == ("Bà Rịa", ["Sở Nội vụ", "UBND tỉnh"])
    paper = client.get(reverse("reports:preview", args=[report.pk])).content.decode()
    assert re.search(r"Bà Rịa.{0,40}ngày", paper, re.DOTALL)


def test_a_header_that_somebody_saved_meanwhile_is_not_overwritten(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    client.force_login(people["clerk"])
    answer = client.post(reverse("reports:header", args=[report.pk]), {"version": 99, "place_name": "Vũng Tàu"})
    assert "vừa được người khác lưu" in answer.content.decode()
    report.refresh_from_db()
    assert report.place_name != "Vũng Tàu"
