"""Who may open which page of dossiers' deadlines, apology letters and holidays: one table for every URL."""

from datetime import date

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import Unit, User
from tests.tthc.dossiers import make_dossier
from tthc.models import Dossier, Holiday

INSIDERS = ("clerk", "leader", "reviewer", "administrator")
WRITERS = ("clerk", "leader")
OF_A_UNIT = ("due", "apologies")
OF_THE_ADMINISTRATION = {
    "holidays": ("get", 200),
    "add_holidays": ("get", 200),
    "add_fixed_holidays": ("post", 302),
    "holiday": ("get", 200),
    "remove_holiday": ("post", 302),
}
"""By its name: how the page is asked for, and what the administrator of the province gets."""


def address(name: str, place: Unit) -> str:
    parts = [place.pk]
    if name in ("holiday", "remove_holiday"):
        parts.append(Holiday.objects.get_or_create(day=date(2022, 4, 11), defaults={"name": "Giỗ Tổ"})[0].pk)
    return reverse(f"dossier_deadlines:{name}", args=parts)


def test_the_table_names_every_url() -> None:
    names = sorted(pattern.name for pattern in get_resolver("tthc.deadline_urls").url_patterns)
    assert names == sorted([*OF_A_UNIT, *OF_THE_ADMINISTRATION])


@pytest.mark.parametrize("name", OF_A_UNIT)
def test_everybody_who_sees_the_unit_reads_its_deadlines(
    client: Client, people: dict[str, User], health: Unit, name: str
) -> None:
    answers = {}
    for person, user in people.items():
        client.force_login(user)
        answers[person] = client.get(address(name, health)).status_code
    assert answers == {person: 200 if person in INSIDERS else 404 for person in people}


def test_only_the_clerk_and_the_leader_of_the_unit_enter_letters(
    client: Client, people: dict[str, User], health: Unit
) -> None:
    dossier = make_dossier(health, "1", date(2022, 2, 1), due_on=date(2022, 3, 1))
    answers, stored = {}, {}
    for day, (person, user) in enumerate(people.items(), 1):
        client.force_login(user)
        seen = Dossier.objects.get().apology_on or ""
        posted = {f"ngay-{dossier.pk}": f"0{day}/03/2022", f"truoc-{dossier.pk}": seen}
        answers[person] = client.post(address("apologies", health), posted).status_code
        stored[person] = Dossier.objects.get().apology_on
    refused = {"reviewer": 403, "administrator": 403}
    assert answers == {person: 302 if person in WRITERS else refused.get(person, 404) for person in people}
    assert stored == {person: date(2022, 3, 1 if person == "clerk" else 2) for person in people}


def test_who_only_reads_is_told_why_nothing_is_entered(client: Client, people: dict[str, User], health: Unit) -> None:
    client.force_login(people["reviewer"])
    answer = client.post(address("apologies", health), {}).content.decode()
    assert "Chỉ người lập báo cáo và thủ trưởng của Sở Y tế được sửa hồ sơ" in answer


@pytest.mark.parametrize("name", OF_THE_ADMINISTRATION)
def test_only_an_administrator_keeps_the_calendar_and_only_under_their_own_province(
    client: Client, people: dict[str, User], brvt: Unit, dlk: Unit, name: str
) -> None:
    way, allowed = OF_THE_ADMINISTRATION[name]
    answers = {}
    for person, user in people.items():
        client.force_login(user)
        answers[person] = getattr(client, way)(address(name, brvt)).status_code
    assert answers == {person: allowed if person == "administrator" else 404 for person in people}
    client.force_login(people["administrator"])
    assert getattr(client, way)(address(name, dlk)).status_code == 404


def test_who_is_not_signed_in_goes_to_the_sign_in(client: Client, health: Unit, brvt: Unit) -> None:
    addresses = [address(name, health) for name in OF_A_UNIT]
    addresses += [address(name, brvt) for name in OF_THE_ADMINISTRATION]
    sign_in = reverse("login")
    assert [client.get(one).headers["Location"] for one in addresses] == [f"{sign_in}?next={one}" for one in addresses]


def test_reading_pages_take_no_post_and_changes_take_no_get(client: Client, people, health: Unit, brvt: Unit) -> None:
    client.force_login(people["administrator"])
    assert client.post(address("holidays", brvt)).status_code == 405
    assert client.get(address("add_fixed_holidays", brvt)).status_code == 405
    assert client.get(address("remove_holiday", brvt)).status_code == 405
    assert client.post(address("due", health)).status_code == 405
    assert Holiday.objects.count() == 1


def test_a_day_that_is_not_in_the_calendar_is_not_found(client: Client, people: dict[str, User], brvt: Unit) -> None:
    client.force_login(people["administrator"])
    for name in ("holiday", "remove_holiday"):
        assert client.post(reverse(f"dossier_deadlines:{name}", args=[brvt.pk, 1])).status_code == 404
