"""Who may open which page of the administration: one table for every URL."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.administration.importers import KIND
from accounts.models import Membership, Unit, User
from accounts.uploaded_lists import keep_list

ALLOWED = {
    "home": ("get", 302),
    "units": ("get", 200),
    "add_unit": ("get", 200),
    "unit": ("get", 200),
    "end_unit": ("get", 200),
    "upload_units": ("get", 200),
    "unit_list": ("get", 200),
    "users": ("get", 200),
    "add_user": ("get", 200),
    "user": ("get", 200),
    "reset_password": ("get", 200),
    "add_role": ("post", 200),
    "remove_role": ("post", 302),
    "lock_user": ("post", 302),
    "unlock_user": ("post", 302),
}
"""For each page how it is asked for, and what the administrator of the province gets; everybody else gets 404."""


@pytest.fixture
def addresses(brvt: Unit, units: dict[str, Unit], people: dict[str, User]) -> dict[str, str]:
    """The address of every page, for the clerk of Sở Y tế, that unit, and a list that waits."""
    file = SimpleUploadedFile("a.csv", b"code,kind,name\nX1,commune,X")
    clerk = people["clerk"]
    parts = {
        "unit": {"unit_id": units["BRVT/SYT"].pk},
        "end_unit": {"unit_id": units["BRVT/SYT"].pk},
        "unit_list": {"list_id": keep_list(brvt, KIND, people["administrator"], file).pk},
        "remove_role": {"user_id": clerk.pk, "role_id": clerk.memberships.get().pk},
    }
    for page in ("user", "reset_password", "add_role", "lock_user", "unlock_user"):
        parts[page] = {"user_id": clerk.pk}
    made = {}
    for name in ALLOWED:
        kwargs = {} if name == "home" else {"province_id": brvt.pk}
        made[name] = reverse(f"administration:{name}", kwargs=kwargs | parts.get(name, {}))
    return made


def test_the_table_names_every_page() -> None:
    names = {pattern.name for pattern in get_resolver("accounts.administration_urls").url_patterns}
    assert names == set(ALLOWED)


@pytest.mark.parametrize("page", ALLOWED)
def test_pages_open_for_the_administrators_of_the_province_alone(
    addresses: dict[str, str], people: dict[str, User], page: str
) -> None:
    way, allowed = ALLOWED[page]
    answers = {}
    for name in sorted(people, key=lambda one: one == "administrator"):
        client = Client()
        client.force_login(people[name])
        answers[name] = getattr(client, way)(addresses[page]).status_code
    expected = dict.fromkeys(people, 404) | {"administrator": allowed}
    if page == "home":
        expected["administrator_of_another_province"] = 302
    assert answers == expected


@pytest.mark.parametrize("page", ALLOWED)
def test_who_is_not_signed_in_goes_to_the_sign_in_and_comes_back(addresses: dict[str, str], page: str) -> None:
    answer = getattr(Client(), ALLOWED[page][0])(addresses[page])
    assert answer.headers["Location"] == f"{reverse('login')}?next={addresses[page]}"


@pytest.mark.parametrize("page", ["add_role", "remove_role", "lock_user", "unlock_user"])
def test_what_changes_something_takes_no_get(client: Client, addresses: dict[str, str], page: str) -> None:
    assert client.get(addresses[page]).status_code == 405


@pytest.mark.parametrize("page", ["home", "units", "users"])
def test_lists_take_no_post(client: Client, addresses: dict[str, str], page: str) -> None:
    assert client.post(addresses[page]).status_code == 405


def test_units_and_people_of_another_province_are_not_found(
    client: Client, brvt: Unit, dlk: Unit, units: dict[str, Unit], people: dict[str, User]
) -> None:
    stranger = people["clerk_of_another_province"]
    for page in ("unit", "end_unit"):
        for unit in (dlk, units["DLK/SYT"]):
            assert client.get(reverse(f"administration:{page}", args=[brvt.pk, unit.pk])).status_code == 404
    for page in ("user", "reset_password", "lock_user", "unlock_user", "add_role"):
        assert client.post(reverse(f"administration:{page}", args=[brvt.pk, stranger.pk])).status_code == 404
    stranger.refresh_from_db()
    assert stranger.is_active is True


def test_a_role_is_taken_only_by_the_address_of_its_user_and_province(
    client: Client, brvt: Unit, dlk: Unit, people: dict[str, User]
) -> None:
    clerk = people["clerk"]
    outside = Membership.objects.create(user=clerk, unit=dlk, role=Membership.Role.REVIEWER)
    of_another = people["leader"].memberships.get()
    for role in (outside, of_another):
        address = reverse("administration:remove_role", args=[brvt.pk, clerk.pk, role.pk])
        assert client.post(address).status_code == 404
    assert Membership.objects.filter(pk__in=[outside.pk, of_another.pk]).count() == 2


def test_superusers_are_not_edited_here(client: Client, brvt: Unit, people: dict[str, User]) -> None:
    User.objects.filter(pk=people["clerk"].pk).update(is_superuser=True)
    assert client.get(reverse("administration:user", args=[brvt.pk, people["clerk"].pk])).status_code == 404
    page = client.get(reverse("administration:users", args=[brvt.pk])).content.decode()
    assert "tài khoản quản trị hệ thống, không sửa ở đây" in page


def test_a_list_that_waits_is_seen_by_its_uploader_alone(
    addresses: dict[str, str], units: dict[str, Unit], people: dict[str, User]
) -> None:
    Membership.objects.create(user=people["reviewer"], unit=units["BRVT/SNV"], role=Membership.Role.ADMINISTRATOR)
    colleague = Client()
    colleague.force_login(people["reviewer"])
    assert colleague.get(addresses["unit_list"]).status_code == 404


def test_who_administers_two_provinces_chooses_one(brvt: Unit, dlk: Unit, people: dict[str, User]) -> None:
    Membership.objects.create(user=people["administrator"], unit=dlk, role=Membership.Role.ADMINISTRATOR)
    client = Client()
    client.force_login(people["administrator"])
    page = client.get(reverse("administration:home")).content.decode()
    for province in (brvt, dlk):
        assert f'<a href="{reverse("administration:units", args=[province.pk])}">{province.name}</a>' in page
