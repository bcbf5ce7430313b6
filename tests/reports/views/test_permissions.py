"""Who may open which page: one table for every URL of the reports."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from directives.models import Document
from reports.assembly.build import build_report
from reports.models import Report, SectionNote, UploadedReport
from reports.renderers.word import render_word
from reports.services.uploading import keep_upload

INSIDERS = ("clerk", "leader", "reviewer", "administrator")
"""Everybody else of PEOPLE is a stranger to the report."""
PAGES = {
    "preview": {},
    "node_records": {"key": "steering.direction.documents"},
    "figure_records": {"code": "assigned_tasks.total"},
    "download": {"format_name": "json"},
}


KEY = "steering.direction.documents"
WRITING = {
    "edit": {},
    "section": {"key": KEY},
    "save_section": {"key": KEY},
    "section_figures": {"key": KEY},
    "merge_section": {"key": KEY},
    "nothing_arose": {"key": KEY},
    "take_proposals": {"key": KEY},
    "finish_section": {"key": KEY},
    "header": {},
    "copy_previous": {"key": KEY},
    "paste_lines": {"key": KEY},
    "assign_section": {"key": KEY},
    "section_notes": {"key": KEY},
    "record_new": {"key": KEY, "kind": "van-ban"},
    "word_back": {},
}
"""The pages of those who write the report: the clerk and the leader of its unit, nobody else."""
GETS = ("edit", "section", "section_figures", "header", "paste_lines", "assign_section", "section_notes", "word_back")
GETS += ("record_new", "copy_previous")
POSTS = tuple(page for page in WRITING if page not in ("edit", "section", "section_figures"))
OF_A_RECORD = {"record_edit", "record_remove"}
OF_A_NOTE = {"delete_note"}
OF_AN_UPLOAD = {"word_back_review"}


OF_THEIR_OWN = {"home", "list", "start", "import", "import_review"}
"""The pages that are not open to everybody who reads a report: each has its own test."""


def start_address(report: Report) -> str:
    return reverse("reports:start", kwargs={"unit_id": report.unit_id, "period_id": report.period_id})


def import_address(report: Report, upload: UploadedReport | None = None) -> str:
    if upload is None:
        return reverse("reports:import", args=[report.pk])
    return reverse("reports:import_review", args=[report.pk, upload.pk])


def address(page: str, report: Report) -> str:
    return reverse(f"reports:{page}", kwargs={"report_id": report.pk, **(PAGES | WRITING)[page]})


def test_the_table_names_every_url() -> None:
    patterns = get_resolver("reports.urls").url_patterns
    tables = (OF_THEIR_OWN, PAGES, WRITING, OF_A_RECORD, OF_A_NOTE, OF_AN_UPLOAD)
    assert sorted(pattern.name for pattern in patterns) == sorted(name for table in tables for name in table)


def test_a_person_opens_exactly_the_reports_of_their_units(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = {client.get(address(page, report)).status_code for page in PAGES}
    assert answers == {name: {200} if name in INSIDERS else {404} for name in people}


def test_the_home_page_is_that_of_clerks_and_leaders(client: Client, people: dict[str, User]) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answer = client.get(reverse("reports:home"))
        answers[name] = answer.headers.get("Location") or [one.unit for one in answer.context["work"]]
    assert answers == {
        name: [person.memberships.get().unit]
        if person.memberships.filter(role__in=["clerk", "leader"]).exists()
        else reverse("review:inbox" if name.startswith("reviewer") else "reports:list")
        for name, person in people.items()
    }


def test_only_the_clerk_and_the_leader_of_the_unit_start_its_report(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.post(start_address(report)).status_code
    readers = {"clerk": 302, "leader": 302, "reviewer": 403, "administrator": 403}
    assert answers == {name: readers.get(name, 404) for name in people}


def test_only_the_clerk_and_the_leader_of_the_unit_take_in_an_old_report(
    client: Client, report: Report, people: dict[str, User], settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    upload = UploadedReport.objects.create(
        report=report, uploaded_by=people["clerk"], name="cu.txt", content=ContentFile(b"x", name="cu.txt")
    )
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        addresses = [import_address(report), import_address(report, upload)]
        answers[name] = [getattr(client, way)(one).status_code for one in addresses for way in ("get", "post")]
    allowed = {"clerk": [200] * 4, "leader": [200, 200, 404, 404], "reviewer": [403] * 4, "administrator": [403] * 4}
    assert answers == {name: allowed.get(name, [404] * 4) for name in people}


WRITERS = ("clerk", "leader")


def expected(name: str, allowed: int) -> int:
    """The answer that a person gets where the writers get `allowed`."""
    if name in WRITERS:
        return allowed
    return 403 if name in INSIDERS else 404


@pytest.mark.parametrize("page", GETS)
def test_only_the_clerk_and_the_leader_of_the_unit_open_the_editor(
    client: Client, report: Report, people: dict[str, User], page: str
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(address(page, report)).status_code
    assert answers == {name: expected(name, 302 if page == "edit" else 200) for name in people}


@pytest.mark.parametrize("page", POSTS)
def test_only_the_clerk_and_the_leader_of_the_unit_change_the_report(
    client: Client, report: Report, people: dict[str, User], page: str
) -> None:
    before = [(one.key, one.version) for one in report.sections.order_by("pk")]
    answers = {}
    for name, person in people.items():
        if name not in WRITERS:
            client.force_login(person)
            answers[name] = client.post(address(page, report), {"version": 1}).status_code
    assert answers == {name: expected(name, 200) for name in people if name not in WRITERS}
    assert [(one.key, one.version) for one in report.sections.order_by("pk")] == before


def test_a_record_is_opened_by_the_writers_of_its_unit_alone(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    document = report.sections.get(key=KEY).mentions.first().document
    kwargs = {"report_id": report.pk, "key": KEY, "kind": "van-ban", "record_id": document.pk}
    edit, remove = (reverse(f"reports:{page}", kwargs=kwargs) for page in ("record_edit", "record_remove"))
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(edit).status_code, client.post(edit).status_code, client.post(remove).status_code
    assert answers == {name: (expected(name, 200),) * 3 for name in people}
    document.refresh_from_db()
    assert document.removed_at is None  # a line of the report names it


def test_a_record_of_another_unit_is_not_found(client: Client, report: Report, people: dict[str, User]) -> None:
    strange = Document.objects.create(unit=people["clerk_of_another_unit"].memberships.get().unit, number="1")
    client.force_login(people["clerk"])
    kwargs = {"report_id": report.pk, "key": KEY, "kind": "van-ban", "record_id": strange.pk}
    for page in OF_A_RECORD:
        assert client.post(reverse(f"reports:{page}", kwargs=kwargs)).status_code == 404


def test_a_note_is_deleted_by_its_author_alone(client: Client, report: Report, people: dict[str, User]) -> None:
    note = report.sections.get(key=KEY).notes.create(author=people["clerk"], text="Nhờ thêm số liệu.")
    kwargs = {"report_id": report.pk, "key": KEY, "note_id": note.pk}
    answers = {}
    for name in sorted(people, reverse=True):
        client.force_login(people[name])
        if name != "clerk":
            answers[name] = client.post(reverse("reports:delete_note", kwargs=kwargs)).status_code
    assert answers == {name: 404 if name not in INSIDERS else 403 for name in answers}
    client.force_login(people["clerk"])
    assert client.post(reverse("reports:delete_note", kwargs=kwargs)).status_code == 200
    assert not SectionNote.objects.exists()


def test_an_uploaded_word_file_is_reviewed_by_its_uploader_alone(
    client: Client, report: Report, people: dict[str, User], settings, tmp_path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("sua.docx", render_word(build_report(report)))
    upload = keep_upload(report, people["clerk"], file, UploadedReport.Kind.EDITED_WORD)
    page = reverse("reports:word_back_review", args=[report.pk, upload.pk])
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(page).status_code
    assert answers == {name: expected(name, 200 if name == "clerk" else 404) for name in people}


def test_a_report_for_a_period_of_another_province_is_not_started(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    """The period's id alone opens nothing: it must be one of the unit's own."""
    client.force_login(people["clerk_of_another_province"])
    unit = people["clerk_of_another_province"].memberships.get().unit
    strange = reverse("reports:start", kwargs={"unit_id": unit.pk, "period_id": report.period_id})
    assert client.post(strange).status_code == 404


def test_the_list_shows_exactly_the_reports_of_their_units(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    listed = {}
    for name, person in people.items():
        client.force_login(person)
        listed[name] = [one.pk for one in client.get(reverse("reports:list")).context["page"]]
    assert listed == {name: [report.pk] if name in INSIDERS else [] for name in people}


def test_who_is_not_signed_in_goes_to_the_sign_in_and_comes_back(client: Client, report: Report) -> None:
    addresses = [
        reverse("reports:home"),
        reverse("reports:list"),
        start_address(report),
        import_address(report),
        *(address(page, report) for page in (*PAGES, *WRITING)),
    ]
    sign_in = reverse("login")
    assert [client.get(one).headers["Location"] for one in addresses] == [f"{sign_in}?next={one}" for one in addresses]


def test_pages_take_no_post(client: Client, report: Report, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    addresses = [reverse("reports:home"), reverse("reports:list"), *(address(page, report) for page in PAGES)]
    assert {client.post(one).status_code for one in addresses} == {405}


@pytest.mark.parametrize(
    ("page", "changed"),
    [
        ("node_records", {"key": "steering.nothing"}),
        ("figure_records", {"code": "nothing"}),
        ("download", {"format_name": "exe"}),
    ],
)
def test_what_the_outline_does_not_have_is_not_found(
    client: Client, report: Report, people: dict[str, User], page: str, changed: dict[str, str]
) -> None:
    client.force_login(people["clerk"])
    answer = client.get(reverse(f"reports:{page}", kwargs={"report_id": report.pk, **changed}))
    assert answer.status_code == 404
    assert "Không tìm thấy trang" in answer.content.decode()
