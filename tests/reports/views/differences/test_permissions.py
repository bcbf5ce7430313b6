"""Who may compare the versions of a report: whoever reads the report."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from reports.models import Report

ANSWERS = {
    "clerk": 200,
    "leader": 200,
    "reviewer": 200,
    "administrator": 200,
    "clerk_of_another_unit": 404,
    "clerk_of_another_province": 404,
    "reviewer_of_another_province": 404,
}
PAGES = {"compare"}


def test_the_table_names_every_url() -> None:
    assert {pattern.name for pattern in get_resolver("reports.difference_urls").url_patterns} == PAGES


@pytest.mark.parametrize("asked", ["", "?truoc=1&sau=2", "?truoc=1&sau=hien-tai"])
def test_a_person_compares_exactly_the_reports_of_their_units(
    client: Client, returned: Report, people: dict[str, User], asked: str
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(reverse("differences:compare", args=[returned.pk]) + asked).status_code
    assert answers == ANSWERS


def test_a_revision_of_another_report_is_not_reached_by_its_number(
    client: Client, sent_again: Report, last_period: Report, people: dict[str, User]
) -> None:
    client.force_login(people["clerk"])
    answer = client.get(reverse("differences:compare", args=[last_period.pk]), {"truoc": 2, "sau": 1})
    assert "Chưa có hai bản nào để so sánh." in answer.content.decode()


def test_who_is_not_signed_in_goes_to_the_sign_in_and_comes_back(client: Client, sendable: Report) -> None:
    address = reverse("differences:compare", args=[sendable.pk])
    assert client.get(address).headers["Location"] == f"{reverse('login')}?next={address}"


def test_the_page_takes_no_post_and_writes_nothing(client: Client, returned: Report, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    address = reverse("differences:compare", args=[returned.pk])
    assert client.post(address).status_code == 405
    before = Report.objects.get(pk=returned.pk)
    client.get(address)
    after = Report.objects.get(pk=returned.pk)
    assert (after.updated_at, after.version) == (before.updated_at, before.version)
