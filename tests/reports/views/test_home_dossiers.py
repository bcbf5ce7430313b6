"""Dossiers on the home page "Việc của tôi", on Monday 14/3/2022."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, Unit, User
from reports.views.home import DossiersDue
from tests.tthc.dossiers import make_dossier, make_list, make_listed

HOME = "/"
TODAY = date(2022, 3, 14)


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2022, 3, 14, 3, 0, tzinfo=UTC))


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


def make(unit: Unit, code: str, days: int, **more: object) -> None:
    make_dossier(unit, code, date(2022, 1, 10), due_on=TODAY + timedelta(days=days), **more)


def dossiers(client: Client) -> list[DossiersDue | None]:
    return [one.dossiers for one in client.get(HOME).context["work"]]


def text(client: Client) -> str:
    """The words of the card of dossiers, "" where there is none."""
    card = re.search(r"<h3>Hồ sơ thủ tục hành chính.*?</section>", client.get(HOME).content.decode(), re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", card[0]).split()) if card else ""


def test_a_unit_without_a_list_shows_nothing_of_dossiers(clerk: Client, health: Unit) -> None:
    assert dossiers(clerk) == [None]
    assert text(clerk) == ""


def test_the_five_most_urgent_stand_there_with_the_counts_and_the_age_of_the_list(clerk: Client, health: Unit) -> None:
    make_list(health, date(2022, 3, 11))
    for number, days in enumerate((4, 3, 2, 1, 0, -3, -4)):
        make(health, f"H06-{number}", days, listed=make_listed(health, name="Cấp chứng chỉ hành nghề dược"))
    (due,) = dossiers(clerk)
    assert (due.overdue, due.soon) == (2, 4)
    assert [(dossier.code, words, is_overdue) for dossier, words, is_overdue in due.first] == [
        ("H06-6", "quá hạn 2 ngày làm việc", True),
        ("H06-5", "quá hạn 1 ngày làm việc", True),
        ("H06-4", "hạn hôm nay", False),
        ("H06-3", "còn 1 ngày làm việc", False),
        ("H06-2", "còn 2 ngày làm việc", False),
    ]
    shown = text(clerk)
    assert "2 hồ sơ quá hạn , 4 hồ sơ đến hạn trong 3 ngày làm việc." in shown
    assert "H06-6 Cấp chứng chỉ hành nghề dược; hẹn trả 10/3/2022 Quá hạn 2 ngày làm việc" in shown
    assert "Theo danh sách có số liệu đến ngày 11/3/2022 (1 ngày làm việc trước)." in shown
    assert "Danh sách đã cũ" not in shown
    html = clerk.get(HOME).content.decode()
    for page in ("due", "apologies"):
        assert f'href="{reverse(f"dossier_deadlines:{page}", args=[health.pk])}"' in html


def test_an_old_list_says_that_it_is(clerk: Client, health: Unit) -> None:
    make_list(health, date(2022, 3, 10))
    shown = text(clerk)
    assert "Không có hồ sơ nào quá hạn hoặc đến hạn trong 3 ngày làm việc." in shown
    assert "10/3/2022 (2 ngày làm việc trước). Danh sách đã cũ, số trên có thể không còn đúng với hôm nay." in shown


def test_two_dossiers_of_one_unit_and_many_of_two_cost_the_same_for_dossiers(
    clerk: Client, health: Unit, people: dict[str, User], units: dict[str, Unit]
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            clerk.get(HOME)
        return sum("tthc_" in query["sql"] for query in captured)

    assert queries() == 2
    make_list(health, TODAY)
    make(health, "0", 0)
    one = queries()
    justice = units["BRVT/STP"]
    Membership.objects.create(user=people["clerk"], unit=justice, role=Membership.Role.CLERK)
    for unit in (health, justice):
        make_list(unit, TODAY)
        for number in range(1, 20):
            make(unit, f"{number}", 1, listed=make_listed(unit, name=f"Thủ tục {number}"))
    assert (one, queries()) == (4, 4)
    assert [(due.soon, len(due.first)) for due in dossiers(clerk)] == [(19, 5), (20, 5)]
