"""Who may open which page of the registers: one table for every URL."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import User
from directives.models import Document
from reports.models import Report
from tests.conftest import make_department

READERS = {"clerk": 200, "leader": 200, "reviewer": 200, "administrator": 200}
WRITERS = {"clerk": 200, "leader": 200, "reviewer": 403, "administrator": 403}
POSTERS = WRITERS | {"clerk": 302, "leader": 302}
"""Everybody else of PEOPLE is a stranger to the unit: 404."""
GETS = {"list": READERS, "entry": READERS, "export": READERS, "new": WRITERS, "edit": WRITERS, "remove": WRITERS}
POSTS = {"new": WRITERS, "edit": WRITERS, "propose": POSTERS, "remove": POSTERS, "restore": POSTERS}
FOR_ALL = {"home"}


@pytest.fixture
def document(report: Report) -> Document:
    return Document.objects.create(unit=report.unit, number="1400", symbol="SYT-VP", issuer_code="SYT")


def address(page: str, document: Document) -> str:
    parts = [document.unit_id, "van-ban"]
    return reverse(f"registers:{page}", args=[*parts, document.pk] if page in OF_AN_ENTRY else parts)


OF_AN_ENTRY = ("entry", "edit", "remove", "restore")


def test_the_table_names_every_url() -> None:
    names = {pattern.name for pattern in get_resolver("reports.register_urls").url_patterns}
    assert names == FOR_ALL | GETS.keys() | POSTS.keys()


@pytest.mark.parametrize("page", GETS)
def test_pages_open_for_who_may_see_them(
    client: Client, people: dict[str, User], document: Document, page: str
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(address(page, document)).status_code
    assert answers == {name: GETS[page].get(name, 404) for name in people}


@pytest.mark.parametrize("page", POSTS)
def test_changes_are_made_by_the_clerk_and_the_leader_alone(
    client: Client, report: Report, people: dict[str, User], document: Document, page: str
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.post(address(page, document), {"ky": report.period_id}).status_code
    assert answers == {name: POSTS[page].get(name, 404) for name in people}


def test_a_visitor_is_asked_to_sign_in(client: Client, document: Document) -> None:
    for page in {*GETS, *POSTS}:
        assert client.get(address(page, document)).headers["Location"].startswith(reverse("login"))


def test_a_refusal_says_who_may_write(client: Client, people: dict[str, User], document: Document) -> None:
    client.force_login(people["reviewer"])
    refusal = client.get(address("edit", document)).content.decode()
    assert "Chỉ người lập báo cáo và thủ trưởng của Sở Y tế được sửa sổ của đơn vị này." in refusal


def test_who_only_reads_sees_no_buttons(client: Client, people: dict[str, User], document: Document) -> None:
    client.force_login(people["reviewer"])
    for page in ("list", "entry"):
        shown = client.get(address(page, document)).content.decode()
        main = shown[shown.index("<main") :]
        assert 'method="post"' not in main
        assert ("/sua/" in main, "/xoa/" in main, "/them/" in main, "/soan-thao/" in main) == (False,) * 4


@pytest.mark.parametrize("page", ["edit", "remove", "entry"])
def test_a_record_of_another_unit_is_not_found_below_ones_own(
    client: Client, people: dict[str, User], units, document: Document, page: str
) -> None:
    elsewhere = Document.objects.create(unit=units["BRVT/STP"], number="1", symbol="STP")
    client.force_login(people["clerk"])
    place = reverse(f"registers:{page}", args=[document.unit_id, "van-ban", elsewhere.pk])
    assert client.get(place).status_code == 404


def test_an_unknown_register_is_not_found(client: Client, people: dict[str, User], report: Report) -> None:
    client.force_login(people["clerk"])
    assert client.get(reverse("registers:list", args=[report.unit_id, "khac"])).status_code == 404


def test_the_way_in_leads_to_ones_own_unit_or_a_choice(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])
    unit = people["clerk"].memberships.get().unit_id
    assert client.get(reverse("registers:home")).headers["Location"] == f"/don-vi/{unit}/so/van-ban/"
    client.force_login(people["reviewer"])
    answer = client.get(reverse("registers:home"), {"tim": "y te"})
    assert [one.name for one in answer.context["page"]] == ["Sở Y tế"]


def test_who_belongs_to_no_unit_is_told_what_to_do(client: Client, report: Report) -> None:
    client.force_login(User.objects.create(username="khach"))
    page = client.get(reverse("registers:home")).content.decode()
    assert "Tài khoản của bạn chưa thuộc đơn vị nào." in page


def test_the_choice_of_units_costs_the_same_for_many(client: Client, people, brvt, django_assert_num_queries) -> None:
    client.force_login(people["reviewer"])
    for count in (3, 60):
        for index in range(count):
            make_department(brvt, f"DV{count}-{index}", f"Đơn vị {index}")
        with django_assert_num_queries(4):
            client.get(reverse("registers:home"), {"tim": ""})
