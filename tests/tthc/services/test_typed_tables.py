"""A table by hand is saved as a whole, over the version that its writer saw."""

from datetime import date

import pytest
from django.db import IntegrityError

from accounts.models import Unit, User
from tests.meanwhile import meanwhile
from tthc.models import TypedTable
from tthc.services.typed_tables import EnteredRow, StaleTable, choose_table, save_typed_table

FIRST, LAST = date(2022, 1, 1), date(2022, 3, 31)
NOTHING = dict.fromkeys(("c4", "c5", "c6", "c8", "c9", "c10", "c12", "c13"), 0)


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def clerk(db: None) -> User:
    return User.objects.create(username="can-bo")


def row(field: str, **numbers: int) -> EnteredRow:
    return EnteredRow(field, NOTHING | numbers)


def save(unit: Unit, user: User, seen: int, *rows: EnteredRow) -> TypedTable:
    return save_typed_table(unit, FIRST, LAST, rows, user, seen)


def stored(unit: Unit) -> list[tuple[str, int]]:
    tables = unit.typed_tables.filter(starts_on=FIRST, ends_on=LAST)
    return list(tables.values_list("rows__field", "rows__c4").order_by("rows__position"))


def test_a_table_is_stored_with_its_rows_in_order(health: Unit, clerk: User) -> None:
    table = save(health, clerk, 0, row("Y tế dự phòng", c4=2, c8=2), row("Dược phẩm"))
    assert (table.version, table.entered_by, table.is_used) == (1, clerk, None)
    assert stored(health) == [("Y tế dự phòng", 2), ("Dược phẩm", 0)]


def test_saving_again_replaces_all_rows_and_keeps_the_choice(health: Unit, clerk: User, brvt: Unit) -> None:
    save(health, clerk, 0, row("Y tế dự phòng"), row("Dược phẩm"))
    choose_table(health, FIRST, LAST, True, 1)
    colleague = User.objects.create(username="dong-nghiep")
    table = save(health, colleague, 1, row("Dược phẩm", c4=1, c12=1))
    assert (table.version, table.entered_by, table.is_used) == (2, colleague, True)
    assert stored(health) == [("Dược phẩm", 1)]


@pytest.mark.parametrize("seen", [0, 2, -1])
def test_who_saw_another_version_changes_nothing(health: Unit, clerk: User, seen: int) -> None:
    save(health, clerk, 0, row("Dược phẩm"))
    with pytest.raises(StaleTable):
        save(health, clerk, seen, row("Khác"))
    assert (stored(health), health.typed_tables.get().version) == ([("Dược phẩm", 0)], 1)


def test_of_two_who_begin_at_once_one_is_told(health: Unit, clerk: User) -> None:
    with meanwhile(lambda: save(health, clerk, 0, row("Dược phẩm"))), pytest.raises(StaleTable):
        save(health, clerk, 0, row("Khác"))
    assert stored(health) == [("Dược phẩm", 0)]


def test_a_table_without_rows_is_refused(health: Unit, clerk: User) -> None:
    with pytest.raises(ValueError, match="needs a row"):
        save(health, clerk, 0)
    assert not health.typed_tables.exists()


def test_a_wrong_row_leaves_the_stored_table_as_it_was(health: Unit, clerk: User) -> None:
    save(health, clerk, 0, row("Dược phẩm", c4=1, c8=1))
    with pytest.raises(IntegrityError):
        save(health, clerk, 1, row("Dược phẩm", c4=2, c8=1))
    assert (stored(health), health.typed_tables.get().version) == ([("Dược phẩm", 1)], 1)


def test_tables_of_other_days_and_units_are_left_alone(health: Unit, clerk: User, dlk: Unit) -> None:
    save_typed_table(health, FIRST, date(2022, 6, 30), [row("Dược phẩm")], clerk, 0)
    save_typed_table(Unit.objects.get(province=dlk, code="SYT"), FIRST, LAST, [row("Dược phẩm")], clerk, 0)
    save(health, clerk, 0, row("Khác"))
    assert TypedTable.objects.count() == 3


def test_the_choice_can_be_changed(health: Unit, clerk: User) -> None:
    save(health, clerk, 0, row("Dược phẩm"))
    for is_typed in (True, False):
        choose_table(health, FIRST, LAST, is_typed, 1)
        assert health.typed_tables.get().is_used is is_typed


def test_what_somebody_changed_meanwhile_is_not_chosen_unseen(health: Unit, clerk: User) -> None:
    save(health, clerk, 0, row("Dược phẩm"))
    save(health, clerk, 1, row("Khác"))
    with pytest.raises(StaleTable):
        choose_table(health, FIRST, LAST, True, 1)
    assert health.typed_tables.get().is_used is None
