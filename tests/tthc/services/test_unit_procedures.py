"""What lists and people say of a unit's procedures: created, changed from a day on, closed, never twice."""

from datetime import date

import pytest

from accounts.models import Unit
from core.errors import InputError, RowErrors
from core.row_files import LoadSummary
from tests.tthc.unit_procedures import decide, load, make_procedure, rows_of
from tthc.models import Procedure, UnitProcedure
from tthc.services.announcing import remove_decision
from tthc.services.announcing import version_of as version_of_decision
from tthc.services.unit_procedures import (
    ListedRow,
    RowChange,
    StaleRow,
    change_row,
    load_unit_procedures,
    version_of,
)

LEVEL_3 = ("levels", "3")
LEVEL_4 = ("levels", "4")
FULL = ("extent", "full")
MARCH = date(2022, 3, 1)
JUNE = date(2022, 6, 1)


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(code="SYT", province=brvt)


@pytest.fixture
def pharmacy(db: None) -> Procedure:
    return make_procedure()


def say(
    row: UnitProcedure,
    online: tuple[str, str] | None = None,
    from_day: date | None = None,
    valid_to: date | None = None,
    level: str = "",
) -> None:
    """Change a row by hand; `online` None leaves it."""
    online = (row.online_scale, row.online_level) if online is None else online
    change_row(row, RowChange(level or row.level, online, from_day, valid_to, version_of(row)))


def test_a_new_procedure_is_stored_with_its_days_and_the_units_own_level(health, pharmacy) -> None:
    row = ListedRow(1, pharmacy, online=LEVEL_3, valid_from=MARCH, valid_to=JUNE)
    assert load(health, row) == LoadSummary(1, 0, 0)
    assert rows_of(health) == [("01/03/2022", "01/06/2022", "Mức độ 3")]
    assert UnitProcedure.objects.get().level == "Cấp tỉnh"


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"online": LEVEL_3},
        {"online": LEVEL_3, "valid_from": date(2020, 1, 1)},
        {"online": ("", ""), "valid_from": date(2020, 1, 1), "valid_to": date(2022, 12, 31), "level": "Cấp tỉnh"},
    ],
)
def test_the_same_list_twice_changes_nothing(health, pharmacy, row) -> None:
    load(health, ListedRow(1, pharmacy, **row))
    before = rows_of(health)
    versions = UnitProcedure.history.count()
    assert load(health, ListedRow(1, pharmacy, **row), listed_on=JUNE) == LoadSummary(0, 0, 1)
    assert (rows_of(health), UnitProcedure.history.count()) == (before, versions)


def test_another_online_level_begins_another_row_on_the_lists_day(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, online=LEVEL_3))
    assert load(health, ListedRow(1, pharmacy, online=FULL), listed_on=JUNE) == LoadSummary(0, 1, 0)
    changed = [("", "31/05/2022", "Mức độ 3"), ("01/06/2022", "", "Toàn trình")]
    assert rows_of(health) == changed
    assert load(health, ListedRow(1, pharmacy, online=FULL), listed_on=date(2022, 9, 1)) == LoadSummary(0, 0, 1)
    assert rows_of(health) == changed


def test_another_online_level_begins_on_its_own_day_where_the_row_has_one(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, online=LEVEL_3, valid_from=date(2020, 1, 1)))
    changed = ListedRow(1, pharmacy, online=FULL, valid_from=MARCH)
    load(health, changed, listed_on=JUNE)
    assert rows_of(health) == [("01/01/2020", "28/02/2022", "Mức độ 3"), ("01/03/2022", "", "Toàn trình")]
    assert load(health, changed, listed_on=JUNE) == LoadSummary(0, 0, 1)


def test_the_first_day_of_a_procedure_is_no_day_of_its_level(health, pharmacy) -> None:
    """Next year's export repeats since when the procedure is in force; its new level counts from the list's day."""
    load(health, ListedRow(1, pharmacy, online=LEVEL_3, valid_from=date(2020, 1, 1)))
    load(health, ListedRow(1, pharmacy, online=FULL, valid_from=date(2020, 1, 1)), listed_on=JUNE)
    assert rows_of(health) == [("01/01/2020", "31/05/2022", "Mức độ 3"), ("01/06/2022", "", "Toàn trình")]


def test_a_level_said_anew_for_the_same_day_is_put_right(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, online=LEVEL_3, valid_from=MARCH))
    load(health, ListedRow(1, pharmacy, online=FULL, valid_from=MARCH), listed_on=MARCH)
    assert rows_of(health) == [("01/03/2022", "", "Toàn trình")]
    assert [one.online_scale for one in UnitProcedure.history.all()] == ["extent", "levels"]


def test_what_a_list_does_not_speak_of_stays(health, pharmacy) -> None:
    other = make_procedure("1.004604")
    load(health, ListedRow(1, pharmacy, online=LEVEL_3, valid_to=JUNE), ListedRow(2, other))
    assert load(health, ListedRow(1, pharmacy), listed_on=MARCH) == LoadSummary(0, 0, 1)
    assert rows_of(health, pharmacy) == [("", "01/06/2022", "Mức độ 3")]
    assert rows_of(health, other) == [("", "", "")]


def test_days_are_filled_in_and_put_right(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy))
    load(health, ListedRow(1, pharmacy, valid_from=MARCH))
    assert rows_of(health) == [("01/03/2022", "", "")]
    load(health, ListedRow(1, pharmacy, valid_to=JUNE), listed_on=MARCH)
    assert rows_of(health) == [("01/03/2022", "01/06/2022", "")]


def test_a_procedure_that_ended_begins_anew_only_with_a_later_day(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, valid_to=date(2022, 2, 28)))
    assert load(health, ListedRow(1, pharmacy), listed_on=JUNE) == LoadSummary(0, 0, 1)
    load(health, ListedRow(1, pharmacy, valid_from=JUNE), listed_on=JUNE)
    assert rows_of(health) == [("", "28/02/2022", ""), ("01/06/2022", "", "")]


@pytest.mark.parametrize(
    ("stored", "listed", "reason"),
    [
        ({"valid_to": MARCH}, {"online": FULL}, "thủ tục của đơn vị đã hết hiệu lực sau ngày 01/03/2022"),
        ({"valid_from": date(2022, 9, 1)}, {"online": FULL}, "tính từ ngày 01/09/2022, sau ngày 01/06/2022"),
        ({"valid_from": MARCH}, {"valid_to": date(2022, 2, 1)}, "ngày hết hiệu lực 01/02/2022 trước ngày có hiệu lực"),
    ],
)
def test_rows_that_contradict_what_is_stored_are_told_and_nothing_is_loaded(health, pharmacy, stored, listed, reason):
    load(health, ListedRow(1, pharmacy, **stored))
    before = rows_of(health)
    other = make_procedure("1.004604")
    with pytest.raises(RowErrors, match=reason) as raised:
        load(health, ListedRow(2, other), ListedRow(3, pharmacy, **listed), listed_on=JUNE)
    assert [number for number, _ in raised.value.rows] == [3]
    assert rows_of(health) == before


def test_a_trial_only_counts(health, pharmacy) -> None:
    rows = [ListedRow(1, pharmacy)]
    assert load_unit_procedures(health, "a.xlsx", rows, JUNE, dry_run=True) == LoadSummary(1, 0, 0)
    assert rows_of(health) == []


def test_a_list_does_not_undo_an_abolition(health, pharmacy) -> None:
    row = ListedRow(1, pharmacy, valid_to=date(2022, 12, 31))
    load(health, row)
    decision = decide(health, effective_on=JUNE, abolished=[pharmacy])
    assert load(health, row, listed_on=date(2022, 9, 1)) == LoadSummary(0, 0, 1)
    assert rows_of(health) == [("", "31/05/2022", "")]
    later = ListedRow(1, pharmacy, valid_to=date(2023, 6, 30))
    assert load(health, later, listed_on=date(2022, 9, 1)) == LoadSummary(0, 1, 0)
    assert load(health, later, listed_on=date(2022, 9, 1)) == LoadSummary(0, 0, 1)
    assert rows_of(health) == [("", "31/05/2022", "")]
    remove_decision(decision, version_of_decision(decision))
    assert rows_of(health) == [("", "30/06/2023", "")]


def test_who_says_that_it_begins_anew_says_that_it_had_ended(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy))
    decision = decide(health, effective_on=JUNE, abolished=[pharmacy])
    again = ListedRow(1, pharmacy, valid_from=date(2022, 9, 1))
    load(health, again, listed_on=date(2022, 9, 1))
    whole = [("", "31/05/2022", ""), ("01/09/2022", "", "")]
    assert rows_of(health) == whole
    assert load(health, again, listed_on=date(2022, 9, 1)) == LoadSummary(0, 0, 1)
    remove_decision(decision, version_of_decision(decision))
    assert rows_of(health) == whole


def test_a_list_takes_the_same_queries_for_few_and_many(health, django_assert_max_num_queries) -> None:
    rows = [ListedRow(number, make_procedure(f"1.{number:06}")) for number in range(1, 300)]
    with django_assert_max_num_queries(14):
        load(health, *rows)


def test_a_level_by_hand_counts_from_its_day(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, online=LEVEL_3))
    say(UnitProcedure.objects.get(), LEVEL_4, JUNE)
    assert rows_of(health) == [("", "31/05/2022", "Mức độ 3"), ("01/06/2022", "", "Mức độ 4")]


def test_a_level_by_hand_without_a_day_puts_the_whole_row_right(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, online=LEVEL_3, valid_from=MARCH))
    say(UnitProcedure.objects.get(), LEVEL_4)
    assert rows_of(health) == [("01/03/2022", "", "Mức độ 4")]
    say(UnitProcedure.objects.get(), LEVEL_3, MARCH)
    assert rows_of(health) == [("01/03/2022", "", "Mức độ 3")]


def test_the_level_of_authority_changes_like_the_online_level(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy))
    say(UnitProcedure.objects.get(), from_day=JUNE, level="Cấp xã")
    assert list(UnitProcedure.objects.order_by("pk").values_list("level", flat=True)) == ["Cấp tỉnh", "Cấp xã"]


def test_the_last_day_is_set_and_taken_away(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, online=LEVEL_3))
    say(UnitProcedure.objects.get(), valid_to=JUNE)
    assert rows_of(health) == [("", "01/06/2022", "Mức độ 3")]
    say(UnitProcedure.objects.get())
    assert rows_of(health) == [("", "", "Mức độ 3")]


def test_a_level_changed_before_an_abolition_does_not_outlive_it(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, online=LEVEL_3))
    decision = decide(health, effective_on=JUNE, abolished=[pharmacy])
    row = UnitProcedure.objects.get()
    say(row, LEVEL_4, MARCH, valid_to=row.valid_to)
    assert rows_of(health) == [("", "28/02/2022", "Mức độ 3"), ("01/03/2022", "31/05/2022", "Mức độ 4")]
    remove_decision(decision, version_of_decision(decision))
    assert rows_of(health) == [("", "28/02/2022", "Mức độ 3"), ("01/03/2022", "", "Mức độ 4")]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"online": LEVEL_4, "from_day": date(2022, 2, 1)}, "không được trước ngày 01/03/2022 là ngày bắt đầu"),
        ({"online": LEVEL_4, "from_day": JUNE, "valid_to": date(2022, 4, 1)}, "không được sau ngày hết hiệu lực"),
        ({"valid_to": date(2022, 2, 1)}, "ngày hết hiệu lực phải từ ngày có hiệu lực 01/03/2022 trở đi"),
    ],
)
def test_days_that_contradict_the_row_are_refused(health, pharmacy, change, reason) -> None:
    load(health, ListedRow(1, pharmacy, online=LEVEL_3, valid_from=MARCH))
    with pytest.raises(InputError, match=reason):
        say(UnitProcedure.objects.get(), **change)
    assert rows_of(health) == [("01/03/2022", "", "Mức độ 3")]


def test_a_row_does_not_grow_into_the_next_one(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, online=LEVEL_3))
    say(UnitProcedure.objects.get(), LEVEL_4, JUNE)
    first = UnitProcedure.objects.get(valid_from=None)
    for valid_to in (None, JUNE):
        with pytest.raises(InputError, match="thủ tục đã có dòng khác tính từ ngày 01/06/2022"):
            say(first, valid_to=valid_to)


def test_a_row_does_not_outlive_the_decision_that_abolished_it(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy))
    decide(health, effective_on=JUNE, abolished=[pharmacy])
    with pytest.raises(
        InputError, match="quyết định số 15/QĐ-UBND ngày 01/06/2022 bãi bỏ thủ tục từ ngày 01/06/2022, hãy sửa hoặc gỡ"
    ):
        say(UnitProcedure.objects.get())
    say(UnitProcedure.objects.get(), valid_to=MARCH)
    assert rows_of(health) == [("", "01/03/2022", "")]


def test_who_looked_at_an_older_version_changes_nothing(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy))
    row = UnitProcedure.objects.get()
    say(row, valid_to=JUNE)
    with pytest.raises(StaleRow):
        change_row(row, RowChange(row.level, FULL, None, None, version_of(row) - 1))
    assert rows_of(health) == [("", "01/06/2022", "")]
