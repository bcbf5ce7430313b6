"""Who may open which page of the notices: everybody their own, nobody another's."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from notices.models import MutedKind, Notice

GETS = {"list": 200, "settings": 200, "open": 405, "read_all": 405}
"""What anybody who is signed in gets of each page."""


def address(page: str, notice: Notice) -> str:
    return reverse(f"notices:{page}", args=[notice.pk] if page == "open" else [])


def test_the_table_names_every_url() -> None:
    assert {pattern.name for pattern in get_resolver("notices.urls").url_patterns} == set(GETS)


@pytest.mark.parametrize("page", GETS)
def test_everybody_who_is_signed_in_has_the_pages(client: Client, people: dict[str, User], tell, page: str) -> None:
    notices = {name: tell(person) for name, person in people.items()}
    sign_in = client.get(address(page, notices["clerk"]))
    assert sign_in.headers["Location"] == f"{reverse('login')}?next={address(page, notices['clerk'])}"
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(address(page, notices[name])).status_code
    assert answers == dict.fromkeys(people, GETS[page])


def test_a_notice_is_opened_by_its_reader_alone(client: Client, people: dict[str, User], tell: Callable) -> None:
    notice = tell(people["clerk"])
    assert client.post(address("open", notice)).headers["Location"].startswith(reverse("login"))
    answers = {}
    for name in sorted(people, key=lambda name: name == "clerk"):
        notice.refresh_from_db()
        assert notice.read_at is None
        client.force_login(people[name])
        answers[name] = client.post(address("open", notice)).status_code
    assert answers == {name: 302 if name == "clerk" else 404 for name in people}
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_a_list_shows_and_a_button_reads_the_own_notices_alone(
    client: Client, people: dict[str, User], tell: Callable
) -> None:
    notices = {name: tell(person) for name, person in people.items()}
    client.force_login(people["leader"])
    assert list(client.get(reverse("notices:list")).context["page"]) == [notices["leader"]]
    client.post(reverse("notices:read_all"), {"moi_nhat": max(one.pk for one in notices.values())})
    assert list(Notice.objects.exclude(read_at=None)) == [notices["leader"]]


def test_a_choice_is_for_oneself_alone(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    client.post(reverse("notices:settings"), {"user": people["leader"].pk})
    assert set(MutedKind.objects.values_list("user", flat=True)) == {people["clerk"].pk}


def test_nobody_has_the_notices_of_who_is_locked(client: Client, people: dict[str, User], tell: Callable) -> None:
    notice = tell(people["clerk"])
    client.force_login(people["clerk"])
    User.objects.filter(pk=people["clerk"].pk).update(is_active=False)
    for page in GETS:
        assert client.get(address(page, notice)).headers["Location"].startswith(reverse("login"))
    assert client.post(address("open", notice)).headers["Location"].startswith(reverse("login"))
    notice.refresh_from_db()
    assert notice.read_at is None


def test_reading_a_page_writes_nothing(client: Client, people: dict[str, User], tell: Callable) -> None:
    notice = tell(people["clerk"])
    client.force_login(people["clerk"])
    for page in GETS:
        client.get(address(page, notice))
        client.head(address(page, notice))
    notice.refresh_from_db()
    assert notice.read_at is None
    assert not MutedKind.objects.exists()


def test_a_form_of_another_site_changes_nothing(people: dict[str, User], tell: Callable) -> None:
    notice = tell(people["clerk"])
    client = Client(enforce_csrf_checks=True)
    client.force_login(people["clerk"])
    assert {client.post(address(page, notice), {"moi_nhat": notice.pk}).status_code for page in GETS} == {403}
    notice.refresh_from_db()
    assert (notice.read_at, MutedKind.objects.count()) == (None, 0)
