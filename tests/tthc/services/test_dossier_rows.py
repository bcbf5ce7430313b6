"""What a list changes in the dossiers of a unit, and that undoing it gives back exactly what was."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, Unit, User
from tests.tthc.lists import PROCEDURE, line, load_lines
from tthc.models import Dossier, DossierBefore, DossierList, ListedProcedure
from tthc.services.dossier_rows import give_back, staged
from tthc.services.listed_procedures import known_ids

CODE = "000.00.12.H06-220110-0001"


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def clerk(health: Unit, user_with) -> User:
    return user_with(Membership.Role.CLERK, health)


def load(unit: Unit, tmp_path: Path, **values: Any) -> DossierList:
    return load_lines(unit, tmp_path, line(CODE, **values))


def the_dossier() -> Dossier:
    return Dossier.objects.get(code=CODE)


def everything() -> list[tuple[Any, ...]]:
    """Return every column of every dossier."""
    columns = [field.attname for field in Dossier._meta.concrete_fields]
    return list(Dossier.objects.order_by("pk").values_list(*columns))


def counts(lst: DossierList) -> tuple[int, int, int]:
    return lst.created, lst.changed, lst.unchanged


def test_a_list_brings_dossiers_with_all_that_it_says(health: Unit, tmp_path: Path) -> None:
    values = {"extended_due_on": "2022-01-25", "finished_on": "2022-01-24", "apology_on": "2022-01-18"}
    lst = load(health, tmp_path, channel="online", **values)
    dossier = the_dossier()
    assert counts(lst) == (1, 0, 0)
    assert (dossier.unit, dossier.created_by, dossier.changed_by) == (health, lst, lst)
    assert (dossier.channel, dossier.status, dossier.listed.name) == ("online", "", PROCEDURE[1])
    assert (dossier.received_on, dossier.due_on) == (date(2022, 1, 10), date(2022, 1, 20))
    assert (dossier.extended_due_on, dossier.extensions) == (date(2022, 1, 25), 1)
    assert (dossier.finished_on, dossier.closed_on) == (date(2022, 1, 24), date(2022, 1, 24))
    assert (dossier.apology_on, dossier.apology_entered_by) == (date(2022, 1, 18), None)


def test_a_list_that_says_the_same_again_changes_nothing(health: Unit, tmp_path: Path) -> None:
    values = {"extended_due_on": "2022-01-25", "apology_on": "2022-01-18"}
    load(health, tmp_path, **values)
    before = everything()
    assert counts(load(health, tmp_path, **values)) == (0, 0, 1)
    assert everything() == before
    assert not DossierBefore.objects.exists()


def test_a_dossier_follows_a_newer_list_even_where_it_is_open_again(health: Unit, tmp_path: Path) -> None:
    load(health, tmp_path, status="withdrawn", finished_on="2022-01-15")
    lst = load(health, tmp_path, channel="post", received_on="2022-01-11")
    dossier = the_dossier()
    assert counts(lst) == (0, 1, 0)
    assert (dossier.status, dossier.channel, dossier.received_on) == ("", "post", date(2022, 1, 11))
    assert (dossier.finished_on, dossier.closed_on, dossier.changed_by) == (None, None, lst)


def test_the_first_promise_stays_and_another_day_is_an_extension(health: Unit, tmp_path: Path) -> None:
    load(health, tmp_path, due_on="2022-01-20")
    load(health, tmp_path, due_on="2022-01-27")
    dossier = the_dossier()
    assert (dossier.due_on, dossier.extended_due_on, dossier.extensions) == (
        date(2022, 1, 20),
        date(2022, 1, 27),
        1,
    )
    assert counts(load(health, tmp_path, due_on="2022-01-27")) == (0, 0, 1)
    load(health, tmp_path, due_on="2022-02-03")
    assert (the_dossier().extended_due_on, the_dossier().extensions) == (date(2022, 2, 3), 2)


def test_a_list_with_a_day_of_its_own_for_the_extension(health: Unit, tmp_path: Path) -> None:
    load(health, tmp_path)
    load(health, tmp_path, extended_due_on="2022-01-25")
    load(health, tmp_path, extended_due_on="2022-01-28")
    dossier = the_dossier()
    assert (dossier.due_on, dossier.extended_due_on, dossier.extensions) == (
        date(2022, 1, 20),
        date(2022, 1, 28),
        2,
    )


def test_a_list_with_the_first_promise_alone_does_not_take_an_extension_back(health: Unit, tmp_path: Path) -> None:
    load(health, tmp_path, extended_due_on="2022-01-25")
    assert counts(load(health, tmp_path)) == (0, 0, 1)
    assert the_dossier().extended_due_on == date(2022, 1, 25)


def test_the_same_day_again_is_no_extension(health: Unit, tmp_path: Path) -> None:
    load(health, tmp_path, extended_due_on="2022-01-20")
    load(health, tmp_path, extended_due_on="2022-01-20")
    assert (the_dossier().extended_due_on, the_dossier().extensions) == (None, 0)


def test_a_day_that_was_missing_becomes_the_first_promise(health: Unit, tmp_path: Path) -> None:
    load(health, tmp_path, due_on=None)
    load(health, tmp_path, due_on="2022-01-20")
    load(health, tmp_path, due_on=None)
    dossier = the_dossier()
    assert (dossier.due_on, dossier.extended_due_on, dossier.extensions) == (date(2022, 1, 20), None, 0)


def test_a_blank_erases_no_apology(health: Unit, tmp_path: Path) -> None:
    load(health, tmp_path, apology_on="2022-01-18")
    assert counts(load(health, tmp_path)) == (0, 0, 1)
    assert the_dossier().apology_on == date(2022, 1, 18)


@pytest.mark.parametrize(
    ("said", "kept"), [(None, True), ("2022-01-18", True), ("2022-01-19", False)], ids=["blank", "same", "another"]
)
def test_an_apology_entered_by_hand_stays_unless_the_list_says_another_day(
    health: Unit, clerk: User, tmp_path: Path, said: str | None, kept: bool
) -> None:
    load(health, tmp_path)
    Dossier.objects.update(apology_on=date(2022, 1, 18), apology_entered_by=clerk)
    before = everything()
    lst = load(health, tmp_path, apology_on=said, finished_on="2022-01-21")
    dossier = the_dossier()
    assert dossier.apology_on == (date(2022, 1, 18) if kept else date(2022, 1, 19))
    assert dossier.apology_entered_by == (clerk if kept else None)
    give_back(lst)
    assert everything() == before


def test_undoing_keeps_an_apology_that_was_entered_since(health: Unit, clerk: User, tmp_path: Path) -> None:
    load(health, tmp_path)
    lst = load(health, tmp_path, finished_on="2022-01-21")
    Dossier.objects.update(apology_on=date(2022, 1, 18), apology_entered_by=clerk)
    give_back(lst)
    dossier = the_dossier()
    assert (dossier.finished_on, dossier.apology_on) == (None, date(2022, 1, 18))
    assert dossier.apology_entered_by == clerk


def test_the_same_code_in_another_unit_is_another_dossier(health: Unit, brvt: Unit, tmp_path: Path) -> None:
    justice = Unit.objects.get(province=brvt, code="STP")
    load(health, tmp_path)
    lst = load(justice, tmp_path, channel="online")
    assert counts(lst) == (1, 0, 0)
    assert Dossier.objects.get(unit=health).channel == "direct"
    give_back(lst)
    assert list(Dossier.objects.values_list("unit", flat=True)) == [health.pk]


def test_codes_keep_their_backslashes(health: Unit, tmp_path: Path) -> None:
    codes = ["A\\B\\1", "\\N1", "\\\\2"]
    load_lines(health, tmp_path, *map(line, codes))
    assert sorted(Dossier.objects.values_list("code", flat=True)) == sorted(codes)


def test_a_failure_in_the_middle_leaves_everything_as_it_was(health: Unit, tmp_path: Path) -> None:
    load(health, tmp_path)
    before = everything()
    wrong = line("X-2", finished_on="2022-01-15").replace("\t2022-01-15\t2022-01-15", "\t2022-01-15\t2021-01-01")
    with pytest.raises(IntegrityError, match="dossier_closed_after_received"), transaction.atomic():
        load_lines(health, tmp_path, line(CODE, channel="online"), line("X-1"), wrong)
    assert everything() == before
    assert (DossierBefore.objects.count(), ListedProcedure.objects.count()) == (0, 1)


@pytest.mark.parametrize("seed", range(5))
def test_random_lists_count_what_they_do_and_each_is_undone_exactly(health: Unit, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    procedures = [("", f"Thủ tục {number}", "Y tế") for number in range(3)]
    states, lists = [], []
    for _ in range(4):
        lines = [random_line(chance, number) for number in chance.sample(range(30), 20)]
        states.append(everything())
        would = would_do(health, tmp_path, lines, procedures)
        lists.append(load_lines(health, tmp_path, *lines, procedures=procedures))
        assert counts(lists[-1]) == would == difference(states[-1], everything(), 20)
        assert DossierBefore.objects.filter(by=lists[-1]).count() == would[1]
    for lst, state in zip(reversed(lists), reversed(states), strict=True):
        give_back(lst)
        assert everything() == state
    assert not DossierBefore.objects.exists()


def random_line(chance: random.Random, number: int) -> str:
    def day(first: int, rest: float) -> str | None:
        found = date(2022, 1, first) + timedelta(days=chance.randrange(6))
        return found.isoformat() if chance.random() < rest else None

    return line(
        f"HS-{number}",
        received_on=day(3, 1) or "",
        due_on=day(10, 0.9),
        extended_due_on=day(14, 0.3),
        finished_on=day(1, 0.6),
        apology_on=day(9, 0.3),
        channel=chance.choice(["online", "direct", "post"]),
        status=chance.choice(["", "", "withdrawn", "stopped"]),
        place=chance.randrange(3),
    )


def would_do(unit: Unit, folder: Path, lines: list[str], procedures: list[tuple[str, str, str]]) -> tuple[int, ...]:
    path = folder / "trial.tsv"
    path.write_text("".join(f"{one}\n" for one in lines))
    with staged(path) as rows:
        would = rows.compare(unit, known_ids(unit, procedures))
    return would.created, would.changed, would.unchanged


def difference(before: list[tuple[Any, ...]], after: list[tuple[Any, ...]], count: int) -> tuple[int, int, int]:
    """Count apart from the product: rows that are new, and rows that are not what they were."""
    known = {row[0]: row for row in before}
    created = sum(row[0] not in known for row in after)
    changed = sum(row[0] in known and known[row[0]] != row for row in after)
    return created, changed, count - created - changed


def test_a_thousand_dossiers_take_as_many_statements_as_ten(health: Unit, tmp_path: Path) -> None:
    def statements(first: int, count: int) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as loading:
            lst = load_lines(health, tmp_path, *(line(f"HS-{first + number}") for number in range(count)))
        with CaptureQueriesContext(connection) as undoing:
            give_back(lst)
        return len(loading), len(undoing)

    load(health, tmp_path)
    assert statements(0, 10) == statements(10, 1000)
