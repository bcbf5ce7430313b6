"""Bad input into the forms of the files: never an error page, never words that the browser would run."""

import unicodedata

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.attachments import files_of
from accounts.models import User
from directives.models import Document
from reports.models import AnnexTable, Report, Section
from tests import evidence_files as files

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
FORMS = {"record_files": ["file"], "section_files": ["file"], "annex": ["title", "head_rows"]}
NO_WORDS = {"remove", "download"}


def test_the_table_names_every_form() -> None:
    names = {pattern.name for pattern in get_resolver("reports.evidence_urls").url_patterns}
    assert names == {*FORMS, *NO_WORDS}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("page", FORMS)
def test_bad_input_is_answered_and_never_run(
    client: Client, report: Report, document: Document, section: Section, people, attached, page: str, kind: str
) -> None:
    client.force_login(people["clerk"])
    workbook = attached(section, "bang.xlsx", files.workbook([(SCRIPT, "=1+1"), (1, 2)]))
    address = {
        "record_files": reverse("evidence:record_files", args=[report.unit_id, "van-ban", document.pk]),
        "section_files": reverse("evidence:section_files", args=[report.pk, section.key]),
        "annex": reverse("evidence:annex", args=[workbook.pk]),
    }[page]
    bad = BAD[kind].encode("utf-8", "replace").decode()
    for field in FORMS[page]:
        posted: dict[str, object] = {"title": "Bảng", "head_rows": "1", field: bad}
        if field == "file":
            posted = {"file": SimpleUploadedFile(f"{bad[:80]}.pdf", files.PDF if kind == "HTML" else bad.encode())}
        answer = client.post(address, posted, follow=True)
        assert answer.status_code == 200, field
        assert "<script>alert" not in answer.content.decode(), field
        assert "onerror=alert(1)>" not in answer.content.decode(), field


def test_a_name_that_is_markup_is_kept_as_words(
    client: Client, document: Document, people: dict[str, User], attached
) -> None:
    client.force_login(people["clerk"])
    address = reverse("evidence:record_files", args=[document.unit_id, "van-ban", document.pk])
    client.post(address, {"file": SimpleUploadedFile("'x' & b.pdf", files.PDF)})
    [file] = files_of(document)
    assert file.name == "'x' & b.pdf"
    assert ">&#x27;x&#x27; &amp; b.pdf</a>" in client.get(address).content.decode()


def test_a_title_is_stored_in_nfc_on_one_line(client: Client, section: Section, people, attached) -> None:
    client.force_login(people["clerk"])
    workbook = attached(section, "bang.xlsx", files.workbook())
    title = unicodedata.normalize("NFD", "Hồ sơ\x00\n theo\u202f lĩnh vực")
    client.post(reverse("evidence:annex", args=[workbook.pk]), {"title": title, "head_rows": "1"})
    assert AnnexTable.objects.get().title == "Hồ sơ theo lĩnh vực"


def test_a_posted_word_in_the_place_of_a_file_is_told(client: Client, document: Document, people) -> None:
    client.force_login(people["clerk"])
    address = reverse("evidence:record_files", args=[document.unit_id, "van-ban", document.pk])
    assert "Hãy chọn tệp cần đính kèm." in client.post(address, {"file": "ke hoach.pdf"}).content.decode()
