"""Who may open which page: one table for every URL of the reports."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from reports.models import Report, UploadedReport

INSIDERS = ("clerk", "leader", "reviewer", "administrator")
"""Everybody else of PEOPLE is a stranger to the report."""
PAGES = {
    "preview": {},
    "node_records": {"key": "steering.direction.documents"},
    "figure_records": {"code": "assigned_tasks.total"},
    "download": {"format_name": "json"},
}


OF_THEIR_OWN = {"home", "list", "start", "import", "import_review"}
"""The pages that are not open to everybody who reads a report: each has its own test."""


def start_address(report: Report) -> str:
    return reverse("reports:start", kwargs={"unit_id": report.unit_id, "period_id": report.period_id})


def import_address(report: Report, upload: UploadedReport | None = None) -> str:
    if upload is None:
        return reverse("reports:import", args=[report.pk])
    return reverse("reports:import_review", args=[report.pk, upload.pk])


def address(page: str, report: Report) -> str:
    return reverse(f"reports:{page}", kwargs={"report_id": report.pk, **PAGES[page]})


def test_the_table_names_every_url() -> None:
    patterns = get_resolver("reports.urls").url_patterns
    assert {pattern.name for pattern in patterns} == {*OF_THEIR_OWN, *PAGES}


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
        else reverse("reports:list")
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
        *(address(page, report) for page in PAGES),
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
