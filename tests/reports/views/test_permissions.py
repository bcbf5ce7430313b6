"""Who may open which page: one table for every URL of the reports."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from reports.models import Report

INSIDERS = ("clerk", "leader", "reviewer", "administrator")
"""Everybody else of PEOPLE is a stranger to the report."""
PAGES = {
    "preview": {},
    "node_records": {"key": "steering.direction.documents"},
    "figure_records": {"code": "assigned_tasks.total"},
    "download": {"format_name": "json"},
}


def address(page: str, report: Report) -> str:
    return reverse(f"reports:{page}", kwargs={"report_id": report.pk, **PAGES[page]})


def test_the_table_names_every_url() -> None:
    patterns = get_resolver("reports.urls").url_patterns
    assert {pattern.name for pattern in patterns} == {"list", *PAGES}


def test_a_person_opens_exactly_the_reports_of_their_units(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = {client.get(address(page, report)).status_code for page in PAGES}
    assert answers == {name: {200} if name in INSIDERS else {404} for name in people}


def test_the_list_shows_exactly_the_reports_of_their_units(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    listed = {}
    for name, person in people.items():
        client.force_login(person)
        listed[name] = [one.pk for one in client.get(reverse("reports:list")).context["page"]]
    assert listed == {name: [report.pk] if name in INSIDERS else [] for name in people}


def test_who_is_not_signed_in_goes_to_the_sign_in_and_comes_back(client: Client, report: Report) -> None:
    addresses = [reverse("reports:list"), *(address(page, report) for page in PAGES)]
    sign_in = reverse("login")
    assert [client.get(one).headers["Location"] for one in addresses] == [f"{sign_in}?next={one}" for one in addresses]


def test_pages_take_no_post(client: Client, report: Report, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    addresses = [reverse("reports:list"), *(address(page, report) for page in PAGES)]
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
