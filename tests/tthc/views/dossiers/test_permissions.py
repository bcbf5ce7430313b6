"""Who may open which page of dossiers and of the lists that they come in: one table for every URL."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import Unit, User
from tests.tthc.dossiers import make_dossier, make_list, make_listed
from tests.tthc.views.dossiers.readings import reading
from tthc.models import DossierList, ListedProcedure

READERS = {"clerk": 200, "leader": 200, "reviewer": 200, "administrator": 200}
WRITERS = {"clerk": 200, "leader": 200, "reviewer": 403, "administrator": 403}
POSTERS = WRITERS | {"clerk": 302, "leader": 302}
"""Everybody else of PEOPLE is a stranger to the unit: 404."""
GETS = {
    "list": READERS,
    "loads": READERS,
    "load": READERS,
    "progress": READERS | dict.fromkeys(READERS, 302),
    "wrong": READERS,
    "unknown": READERS,
    "upload": WRITERS,
    "match": WRITERS,
}
POSTS = {
    "upload": WRITERS,
    # Nothing is chosen: the page says which columns are missing.
    "columns": WRITERS,
    "confirm": POSTERS,
    "cancel": POSTERS,
    "undo": POSTERS,
    "match": POSTERS,
}
FOR_ALL = {"home"}
OF_A_LIST = {"load", "progress", "wrong", "columns", "confirm", "cancel", "undo"}


@pytest.fixture
def lst(health: Unit, people: dict[str, User]) -> DossierList:
    """A list with a wrong cell, read on trial."""
    wrong = {"wrong_count": 1, "wrong": [["E2", "“31/02/2022” không phải là ngày"]], "would": None}
    more = {"loaded_at": None, "reading": reading(**wrong), "uploaded_by": people["clerk"]}
    return make_list(health, stage="wrong", wrong_rows=ContentFile(b"E2", name="wrong.csv"), **more)


@pytest.fixture
def listed(health: Unit) -> ListedProcedure:
    return make_listed(health)


def address(page: str, lst: DossierList, listed: ListedProcedure) -> str:
    parts = [lst.pk] if page in OF_A_LIST else [listed.pk] if page == "match" else []
    return reverse(f"dossiers:{page}", args=[lst.unit_id, *parts])


def test_the_table_names_every_url() -> None:
    names = {pattern.name for pattern in get_resolver("tthc.dossier_urls").url_patterns}
    assert names == FOR_ALL | GETS.keys() | POSTS.keys()


@pytest.mark.parametrize("page", GETS)
def test_pages_open_for_who_may_see_them(
    client: Client, people: dict[str, User], lst: DossierList, listed: ListedProcedure, page: str
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(address(page, lst, listed)).status_code
    assert answers == {name: GETS[page].get(name, 404) for name in people}


@pytest.mark.parametrize("page", POSTS)
def test_changes_are_made_by_the_clerk_and_the_leader_alone(
    client: Client, people: dict[str, User], lst: DossierList, listed: ListedProcedure, page: str
) -> None:
    posted = {"outside": "1"} if page == "match" else {}
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.post(address(page, lst, listed), posted).status_code
    assert answers == {name: POSTS[page].get(name, 404) for name in people}


def test_changes_are_not_made_by_opening_a_page(clerk: Client, lst: DossierList, listed: ListedProcedure) -> None:
    answers = {page: clerk.get(address(page, lst, listed)).status_code for page in POSTS.keys() - GETS.keys()}
    assert answers == dict.fromkeys(("columns", "confirm", "cancel", "undo"), 405)
    assert DossierList.objects.get().stage == "wrong"


def test_a_visitor_is_asked_to_sign_in(client: Client, lst: DossierList, listed: ListedProcedure) -> None:
    for page in {*GETS, *POSTS}:
        assert client.get(address(page, lst, listed)).headers["Location"].startswith(reverse("login"))
    assert client.get(reverse("dossiers:home")).headers["Location"].startswith(reverse("login"))


def test_a_refusal_says_who_may_write(reviewer: Client, lst: DossierList, listed: ListedProcedure) -> None:
    refusal = reviewer.get(address("upload", lst, listed)).content.decode()
    assert "Chỉ người lập báo cáo và thủ trưởng của Sở Y tế được sửa hồ sơ, thủ tục của đơn vị này." in refusal


@pytest.mark.parametrize("stage", DossierList.Stage.values)
def test_who_only_reads_sees_no_buttons(
    reviewer: Client, lst: DossierList, listed: ListedProcedure, health: Unit, stage: str
) -> None:
    make_dossier(health, "H06-2", date(2022, 2, 1), listed, make_list(health))
    DossierList.objects.filter(pk=lst.pk).update(stage=stage)
    for page in ("list", "loads", "load", "unknown"):
        shown = reviewer.get(address(page, lst, listed)).content.decode()
        main = shown[shown.index("<main") :]
        assert 'method="post"' not in main
        assert "/ho-so/nap/" not in main


@pytest.mark.parametrize("page", sorted(OF_A_LIST - {"columns", "confirm", "cancel", "undo"}))
def test_a_list_of_another_unit_is_not_found_below_ones_own(clerk: Client, units, health: Unit, page: str) -> None:
    elsewhere = make_list(units["BRVT/STP"])
    assert clerk.get(reverse(f"dossiers:{page}", args=[health.pk, elsewhere.pk])).status_code == 404


@pytest.mark.parametrize("page", ["columns", "confirm", "cancel", "undo"])
def test_a_list_of_another_unit_cannot_be_changed_below_ones_own(clerk: Client, units, health: Unit, page: str) -> None:
    elsewhere = make_list(units["BRVT/STP"])
    assert clerk.post(reverse(f"dossiers:{page}", args=[health.pk, elsewhere.pk])).status_code == 404
    assert DossierList.objects.get(pk=elsewhere.pk).stage == "loaded"


def test_a_procedure_of_another_unit_is_not_found_below_ones_own(clerk: Client, units, health: Unit) -> None:
    elsewhere = make_listed(units["BRVT/STP"])
    assert clerk.post(reverse("dossiers:match", args=[health.pk, elsewhere.pk]), {"outside": 1}).status_code == 404
    assert not ListedProcedure.objects.get().is_outside
