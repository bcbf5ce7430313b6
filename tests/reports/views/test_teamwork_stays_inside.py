"""Assignments and notes are the unit's own: nothing that leaves it, on paper, in a file or on a page, has a word."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from accounts.models import User
from reports.models import Report, SectionNote
from reports.services.exporting import FORMATS
from reports.services.teamwork import assign_section

NOTE = "Zqghichu nhờ thêm hai kế hoạch zqcuoi"
ROOM = "Phòng Zqtochuc"
NAME = "Nguyễn Zqhoa"
DUE_ON = date(2022, 1, 9)
SECRETS = ("zqghichu", "zqcuoi", "zqtochuc", "zqhoa", "09/01/2022", "09-01-2022", "2022-01-09")


@pytest.fixture
def shared_out(report: Report, people: dict[str, User]) -> Report:
    """The seed report with every section assigned and with a note."""
    leader = people["leader"]
    leader.display_name = NAME
    leader.save()
    sections = list(report.sections.all())
    for section in sections:
        assign_section(report, section.key, leader, ROOM, DUE_ON)
    SectionNote.objects.bulk_create(SectionNote(section=one, author=leader, text=NOTE) for one in sections)
    return report


def pages(report: Report) -> Iterator[str]:
    """Yield the address of every page that shows the report to its readers."""
    yield reverse("reports:list")
    yield reverse("reports:preview", args=[report.pk])
    for key in report.sections.values_list("key", flat=True)[:10]:
        yield reverse("reports:node_records", args=[report.pk, key])


def inside(format_name: str, content: bytes) -> str:
    """Return every word in a file, those of its hidden parts too."""
    if format_name == "pdf":
        reader = PdfReader(io.BytesIO(content))
        return "\n".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])
    if format_name == "json":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def found(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text.lower()]


def test_the_words_would_be_found_where_they_are(client: Client, shared_out: Report, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    names = ("assign_section", "section_notes")
    key = shared_out.sections.first().key
    cards = "".join(
        client.get(reverse(f"reports:{name}", args=[shared_out.pk, key])).content.decode() for name in names
    )
    assert found(cards) == ["zqghichu", "zqcuoi", "zqtochuc", "zqhoa", "09/01/2022"]


@pytest.mark.parametrize("format_name", FORMATS)
def test_no_file_has_them(client: Client, shared_out: Report, people: dict[str, User], format_name: str) -> None:
    """Neither for the unit nor for the province; the heading shows that the file was read."""
    for name in ("clerk", "reviewer"):
        client.force_login(people[name])
        content = client.get(reverse("reports:download", args=[shared_out.pk, format_name])).content
        text = inside(format_name, content)
        assert found(text) == []
        assert "Sở Y tế" in text or "SỞ Y TẾ" in text


def test_no_page_of_the_reviewers_has_them(client: Client, shared_out: Report, people: dict[str, User]) -> None:
    for name in ("reviewer", "administrator"):
        client.force_login(people[name])
        for address in pages(shared_out):
            answer = client.get(address)
            assert (answer.status_code, found(answer.content.decode())) == (200, []), address


def test_the_preview_of_the_unit_has_none(client: Client, shared_out: Report, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    answer = client.get(reverse("reports:preview", args=[shared_out.pk]))
    assert (answer.status_code, found(answer.content.decode())) == (200, [])


def test_the_report_is_the_same_to_the_letter(client: Client, report: Report, people: dict[str, User]) -> None:
    client.force_login(people["reviewer"])
    address = reverse("reports:download", args=[report.pk, "json"])
    before = client.get(address).content
    for section in report.sections.all():
        assign_section(report, section.key, people["leader"], ROOM, DUE_ON)
        SectionNote.objects.create(section=section, author=people["leader"], text=NOTE)
    assert client.get(address).content == before
