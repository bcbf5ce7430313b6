"""Who may open which page of a unit's procedures: one table for every URL."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import Unit, User
from accounts.uploaded_lists import keep_list
from tests.tthc.unit_procedures import decide
from tthc.models import AnnouncingDecision, UnitProcedure

READERS = {"clerk": 200, "leader": 200, "reviewer": 200, "administrator": 200}
WRITERS = {"clerk": 200, "leader": 200, "reviewer": 403, "administrator": 403}
UPLOADER = WRITERS | {"leader": 404}
"""A list that waits is its uploader's alone. Everybody else of PEOPLE is a stranger to the unit: 404."""
GETS = {
    "list": READERS,
    "entry": READERS,
    "edit": WRITERS,
    "upload": WRITERS,
    "review": UPLOADER,
    "decisions": READERS,
    "decision": READERS,
    "decision_new": WRITERS,
    "decision_edit": WRITERS,
    "decision_remove": WRITERS,
}
POSTS = {name: GETS[name] for name in ("edit", "upload", "review", "decision_new", "decision_edit", "decision_remove")}


@pytest.fixture
def places(health: Unit, listed, people: dict[str, User]) -> dict[str, int]:
    """The number that each page of one record takes."""
    decision = decide(health, amended=listed[:1])
    kept = SimpleUploadedFile("a.csv", "Mã TTHC\n1.46\n".encode())
    waiting = keep_list(health, "unit_procedures", people["clerk"], kept)
    row = UnitProcedure.objects.get(procedure=listed[0])
    return {
        "entry": row.pk,
        "edit": row.pk,
        "review": waiting.pk,
        "decision": decision.pk,
        "decision_edit": decision.pk,
        "decision_remove": decision.pk,
    }


def address(unit: Unit, page: str, places: dict[str, int]) -> str:
    return reverse(f"unit_procedures:{page}", args=[unit.pk, places[page]] if page in places else [unit.pk])


def test_the_table_names_every_url() -> None:
    names = {pattern.name for pattern in get_resolver("tthc.unit_procedure_urls").url_patterns}
    assert names == set(GETS)


@pytest.mark.parametrize("page", GETS)
def test_pages_open_for_who_may_see_them(client: Client, health, people, places, page: str) -> None:
    answers = {"anonymous": client.get(address(health, page, places)).status_code}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(address(health, page, places)).status_code
    assert answers == {"anonymous": 302} | {name: GETS[page].get(name, 404) for name in people}


@pytest.mark.parametrize("page", POSTS)
def test_changes_are_made_by_the_clerk_and_the_leader_alone(client: Client, health, people, places, page: str) -> None:
    before = UnitProcedure.history.count(), AnnouncingDecision.history.count()
    answers = {"anonymous": client.post(address(health, page, places)).status_code}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.post(address(health, page, places)).status_code
    assert answers == {"anonymous": 302} | {name: POSTS[page].get(name, 404) for name in people}
    assert (UnitProcedure.history.count(), AnnouncingDecision.history.count()) == before


@pytest.mark.parametrize("page", ["list", "entry", "decisions", "decision"])
def test_pages_that_only_show_are_never_posted_to(clerk: Client, health, places, page: str) -> None:
    assert clerk.post(address(health, page, places)).status_code == 405


def test_a_refusal_says_who_may_write(client: Client, health, people, places) -> None:
    client.force_login(people["reviewer"])
    refusal = client.get(address(health, "edit", places)).content.decode()
    assert "Chỉ người lập báo cáo và thủ trưởng của Sở Y tế được sửa hồ sơ, thủ tục của đơn vị này." in refusal


def test_who_only_reads_sees_no_buttons(client: Client, health, people, places) -> None:
    client.force_login(people["reviewer"])
    for page in ("list", "entry", "decisions", "decision"):
        shown = client.get(address(health, page, places)).content.decode()
        main = shown[shown.index("<main") :]
        assert [words for words in ('method="post"', "/sua/", "/go/", "/them/", "/nap/") if words in main] == []


@pytest.mark.parametrize("page", ["entry", "edit", "decision", "decision_edit", "decision_remove"])
def test_what_belongs_to_another_unit_is_not_found_below_ones_own(clerk: Client, brvt, listed, health, page) -> None:
    justice = Unit.objects.get(code="STP", province=brvt)
    decision = decide(justice, announced=listed[:1])
    number = decision.pk if page.startswith("decision") else UnitProcedure.objects.get(unit=justice).pk
    assert clerk.get(reverse(f"unit_procedures:{page}", args=[health.pk, number])).status_code == 404


def test_a_removed_decision_is_not_found(clerk: Client, health, places) -> None:
    AnnouncingDecision.objects.update(removed_at="2022-01-01T00:00Z")
    for page in ("decision", "decision_edit", "decision_remove"):
        assert clerk.get(address(health, page, places)).status_code == 404
