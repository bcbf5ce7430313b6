"""Who may bring lists into a unit's registers and merge its documents: its clerk and leader."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import Unit, UploadedList, User
from accounts.uploaded_lists import keep_list
from directives.models import Document
from tests.directives.workbooks import workbook

WRITERS = ("clerk", "leader")
READERS = ("reviewer", "administrator")
PAGES = {
    "upload": ("get", "post"),
    "review": ("get", "post"),
    "duplicates": ("get",),
    "merge": ("post",),
}
"""Every page with the ways in which it is asked."""
ROWS = (["Số ký hiệu", "Ngày ban hành", "Trích yếu"], ["230/KH-SYT", "14/03/2022", "a"])


def address(page: str, unit: Unit, waiting: UploadedList | None = None) -> str:
    lists = {"upload": ["van-ban"], "review": ["van-ban", waiting.pk if waiting else 1]}
    return reverse(f"register_import:{page}", args=[unit.pk, *lists.get(page, [])])


def waiting_of(user: User, unit: Unit) -> UploadedList:
    return keep_list(unit, "van-ban", user, SimpleUploadedFile("so.xlsx", workbook(*ROWS)))


def test_the_table_names_every_url() -> None:
    patterns = get_resolver("reports.register_import_urls").url_patterns
    assert sorted(pattern.name for pattern in patterns) == sorted(PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_only_the_clerk_and_the_leader_of_the_unit_come_in(
    client: Client, people: dict[str, User], health: Unit, page: str
) -> None:
    answers, expected = {}, {}
    for name, person in people.items():
        client.force_login(person)
        place = address(page, health, waiting_of(person, health))
        answers[name] = [getattr(client, way)(place).status_code for way in PAGES[page]]
        allowed = {"review": [200, 302], "upload": [200, 200], "duplicates": [200], "merge": [302]}[page]
        refused = 403 if name in READERS else 404
        expected[name] = allowed if name in WRITERS else [refused] * len(allowed)
    assert answers == expected
    assert Document.objects.count() == (1 if page == "review" else 0)


def test_a_list_that_waits_is_its_uploaders_alone(client: Client, people: dict[str, User], health: Unit) -> None:
    waiting = waiting_of(people["clerk"], health)
    client.force_login(people["leader"])
    assert client.get(address("review", health, waiting)).status_code == 404
    assert client.post(address("review", health, waiting)).status_code == 404


def test_a_list_of_another_register_or_unit_is_not_found_here(
    client: Client, people: dict[str, User], health: Unit
) -> None:
    waiting = waiting_of(people["clerk"], health)
    client.force_login(people["clerk"])
    other = reverse("register_import:review", args=[health.pk, "nhiem-vu", waiting.pk])
    assert client.get(other).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_who_is_not_signed_in_goes_to_the_sign_in(client: Client, health: Unit, page: str) -> None:
    place = address(page, health)
    assert client.get(place).headers["Location"] == f"{reverse('login')}?next={place}"


def test_pages_that_change_take_no_get(client: Client, people: dict[str, User], health: Unit) -> None:
    client.force_login(people["clerk"])
    assert client.get(address("merge", health)).status_code == 405
    assert client.post(address("duplicates", health)).status_code == 405
