"""Who may open which page of the dossier table: one table for every URL."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import Unit, User
from reports.models import ReportingPeriod
from tests.conftest import make_department
from tests.reports.views.dossier_tables.conftest import filled
from tthc.models import Dossier, TypedTable

READERS = {"clerk": 200, "leader": 200, "reviewer": 200, "administrator": 200}
WRITERS = {"clerk": 200, "leader": 200, "reviewer": 403, "administrator": 403}
POSTERS = WRITERS | {"clerk": 302, "leader": 302}
"""Everybody else of PEOPLE is a stranger to the unit: 404."""
GETS = {
    "periods": READERS,
    "days": READERS,
    "days_dossiers": READERS,
    "table": READERS,
    "dossiers": READERS,
    "carried_over": READERS,
    "export": READERS,
    "enter": WRITERS,
}
POSTS = {"enter": POSTERS, "choose": POSTERS}
OF_DAYS = {"days", "days_dossiers"}
PARTS = {"dossiers": ["c3"], "days_dossiers": ["c3"], "export": ["xlsx"]}


def address(page: str, unit: Unit, period: ReportingPeriod) -> str:
    of_a_period = [] if page in OF_DAYS or page == "periods" else [period.pk]
    found = reverse(f"dossier_tables:{page}", args=[unit.pk, *of_a_period, *PARTS.get(page, [])])
    return f"{found}?tu=01/01/2022&den=31/01/2022" if page in OF_DAYS else found


def test_the_table_names_every_url() -> None:
    names = {pattern.name for pattern in get_resolver("reports.dossier_table_urls").url_patterns}
    assert names == GETS.keys() | POSTS.keys()


@pytest.mark.parametrize("page", GETS)
def test_pages_open_for_who_may_see_them(
    client: Client, people: dict[str, User], health: Unit, period: ReportingPeriod, listed: list[Dossier], page: str
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        answers[name] = client.get(address(page, health, period)).status_code
    assert answers == {name: GETS[page].get(name, 404) for name in people}


@pytest.mark.parametrize("page", POSTS)
def test_changes_are_made_by_the_clerk_and_the_leader_alone(
    client: Client, people: dict[str, User], health: Unit, period: ReportingPeriod, typed: TypedTable, page: str
) -> None:
    answers = {}
    for name, person in people.items():
        client.force_login(person)
        posted = filled(("Dược phẩm", {}), version=TypedTable.objects.get().version, nguon="list")
        answers[name] = client.post(address(page, health, period), posted).status_code
    assert answers == {name: POSTS[page].get(name, 404) for name in people}


def test_a_visitor_is_asked_to_sign_in(client: Client, health: Unit, period: ReportingPeriod) -> None:
    for page in {*GETS, *POSTS}:
        assert client.get(address(page, health, period)).headers["Location"].startswith(reverse("login"))


def test_reading_changes_nothing(
    client: Client, people: dict[str, User], health: Unit, period: ReportingPeriod
) -> None:
    client.force_login(people["clerk"])
    assert client.get(address("choose", health, period)).headers["Location"] == address("table", health, period)
    for page in GETS.keys() - {"enter"}:
        assert client.post(address(page, health, period)).status_code == 405


def test_a_refusal_says_who_may_write(
    client: Client, people: dict[str, User], health: Unit, period: ReportingPeriod
) -> None:
    client.force_login(people["reviewer"])
    refusal = client.get(address("enter", health, period)).content.decode()
    assert "Chỉ người lập báo cáo và thủ trưởng của Sở Y tế" in refusal


def test_who_only_reads_sees_no_buttons(
    client: Client,
    people: dict[str, User],
    health: Unit,
    period: ReportingPeriod,
    listed: list[Dossier],
    typed: TypedTable,
) -> None:
    client.force_login(people["reviewer"])
    shown = client.get(address("table", health, period)).content.decode()
    main = shown[shown.index("<main") :]
    assert ('method="post"' in main, "/nhap-tay/" in main) == (False, False)
    assert "Người lập báo cáo hoặc thủ trưởng của Sở Y tế chọn số liệu được dùng." in main


def test_a_period_of_another_province_is_not_there(
    client: Client, people: dict[str, User], health: Unit, period: ReportingPeriod, units: dict[str, Unit]
) -> None:
    client.force_login(people["clerk_of_another_province"])
    assert client.get(address("table", units["DLK/SYT"], period)).status_code == 404


def test_a_unit_of_the_same_province_is_counted_for_itself(
    client: Client, people: dict[str, User], brvt: Unit, period: ReportingPeriod, listed: list[Dossier]
) -> None:
    other = make_department(brvt, "SGTVT", "Sở Giao thông vận tải")
    client.force_login(people["reviewer"])
    assert "Chưa có số liệu hồ sơ" in client.get(address("table", other, period)).content.decode()
    assert client.get(address("dossiers", other, period)).context["page"].paginator.count == 0
