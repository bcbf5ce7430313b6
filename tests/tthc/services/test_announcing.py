"""Decisions begin and end procedures of a unit, and take their effect back precisely."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Unit
from core.errors import InputError
from tests.tthc.unit_procedures import decide, load, make_procedure, rows_of, said, seen
from tthc.models import AnnouncingDecision, Procedure, ProcedureChange, UnitProcedure
from tthc.services.announcing import StaleDecision, change_decision, remove_decision
from tthc.services.unit_procedures import ListedRow, RowChange, change_row, version_of

MARCH = date(2022, 3, 1)
JUNE = date(2022, 6, 1)


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(code="SYT", province=brvt)


@pytest.fixture
def pharmacy(db: None) -> Procedure:
    return make_procedure()


def set_online(row: UnitProcedure, online: tuple[str, str], from_day: date | None) -> None:
    change_row(row, RowChange(row.level, online, from_day, row.valid_to, version_of(row)))


def test_an_announced_procedure_is_the_units_from_the_effective_day(health, pharmacy) -> None:
    decide(health, effective_on=MARCH, announced=[pharmacy])
    assert rows_of(health) == [("01/03/2022", "", "")]
    assert UnitProcedure.objects.get().level == "Cấp tỉnh"


def test_the_level_is_the_units_own_where_several_carry_it_out(brvt, health) -> None:
    both = make_procedure("1.001193", levels="Cấp tỉnh, Cấp xã")
    commune = Unit.objects.create(code="XA", kind="commune", name="Xã", province=brvt, parent=brvt)
    decide(commune, announced=[both])
    decide(health, announced=[both])
    assert dict(UnitProcedure.objects.values_list("unit__code", "level")) == {"XA": "Cấp xã", "SYT": "Cấp tỉnh"}


def test_a_procedure_that_the_unit_has_already_stays_as_it_is(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, online=("levels", "3")))
    decision = decide(health, announced=[pharmacy])
    assert rows_of(health) == [("", "", "Mức độ 3")]
    remove_decision(decision, seen(decision))
    assert rows_of(health) == [("", "", "Mức độ 3")]


def test_what_a_list_said_of_the_same_day_stays_when_the_decision_goes(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, valid_from=MARCH))
    decision = decide(health, effective_on=MARCH, announced=[pharmacy])
    remove_decision(decision, seen(decision))
    assert rows_of(health) == [("01/03/2022", "", "")]


def test_an_abolished_procedure_ends_the_day_before_and_comes_back(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, online=("levels", "4"), valid_to=date(2022, 12, 31)))
    decision = decide(health, effective_on=JUNE, abolished=[pharmacy])
    assert rows_of(health) == [("", "31/05/2022", "Mức độ 4")]
    remove_decision(decision, seen(decision))
    assert rows_of(health) == [("", "31/12/2022", "Mức độ 4")]
    assert AnnouncingDecision.objects.get().removed_at is not None


def test_an_amended_procedure_goes_on(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy))
    decide(health, amended=[pharmacy])
    assert rows_of(health) == [("", "", "")]
    assert ProcedureChange.objects.get().kind == "amended"


def test_a_row_that_never_came_into_force_goes_and_comes_back(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, online=("levels", "2")))
    set_online(UnitProcedure.objects.get(), ("levels", "4"), date(2022, 9, 1))
    whole = [("", "31/08/2022", "Mức độ 2"), ("01/09/2022", "", "Mức độ 4")]
    assert rows_of(health) == whole
    decision = decide(health, effective_on=JUNE, abolished=[pharmacy])
    assert rows_of(health) == [("", "31/05/2022", "Mức độ 2")]
    change_decision(decision, said("15/QĐ-UBND", date(2022, 10, 1), abolished=[pharmacy]), seen(decision))
    assert rows_of(health) == [("", "31/08/2022", "Mức độ 2"), ("01/09/2022", "30/09/2022", "Mức độ 4")]
    remove_decision(decision, seen(decision))
    assert rows_of(health) == whole


def test_a_decision_whose_day_changes_moves_its_row_with_the_online_level(health, pharmacy) -> None:
    decision = decide(health, effective_on=MARCH, announced=[pharmacy])
    set_online(UnitProcedure.objects.get(), ("levels", "3"), None)
    change_decision(decision, said("15/QĐ-UBND", JUNE, announced=[pharmacy]), seen(decision))
    assert rows_of(health) == [("01/06/2022", "", "Mức độ 3")]


def test_rows_begun_inside_an_announced_time_go_with_it(health, pharmacy) -> None:
    decision = decide(health, effective_on=MARCH, announced=[pharmacy])
    set_online(UnitProcedure.objects.get(), ("levels", "3"), JUNE)
    assert rows_of(health) == [("01/03/2022", "31/05/2022", ""), ("01/06/2022", "", "Mức độ 3")]
    remove_decision(decision, seen(decision))
    assert rows_of(health) == []
    assert UnitProcedure.history.filter(history_type="-").count() == 2


def test_a_code_taken_out_of_a_decision_loses_its_effect_and_the_others_keep_theirs(health, pharmacy) -> None:
    other = make_procedure("1.004604")
    load(health, ListedRow(1, other))
    decision = decide(health, effective_on=MARCH, announced=[pharmacy], abolished=[other])
    change_decision(decision, said("15/QĐ-UBND", MARCH, announced=[pharmacy], amended=[other]), seen(decision))
    assert rows_of(health, pharmacy) == [("01/03/2022", "", "")]
    assert rows_of(health, other) == [("", "", "")]
    assert dict(ProcedureChange.objects.values_list("procedure", "kind")) == {
        pharmacy.pk: "announced",
        other.pk: "amended",
    }


def test_the_effect_of_another_decision_stays(health, pharmacy) -> None:
    """An announcement is corrected after a later decision had abolished the procedure."""
    first = decide(health, "1/QĐ-UBND", MARCH, announced=[pharmacy])
    decide(health, "2/QĐ-UBND", JUNE, abolished=[pharmacy])
    change_decision(first, said("1/QĐ-UBND", date(2022, 4, 1), announced=[pharmacy]), seen(first))
    assert rows_of(health) == [("01/04/2022", "31/05/2022", "")]


def test_a_decision_entered_late_counts_as_if_entered_in_time(health, pharmacy) -> None:
    decide(health, "2/QĐ-UBND", JUNE, abolished=[pharmacy])
    assert rows_of(health) == []
    decide(health, "1/QĐ-UBND", MARCH, announced=[pharmacy])
    assert rows_of(health) == [("01/03/2022", "31/05/2022", "")]


def test_what_changes_nothing_of_a_procedure_leaves_its_rows_alone(health, pharmacy) -> None:
    decision = decide(health, effective_on=MARCH, announced=[pharmacy])
    versions = UnitProcedure.history.count()
    change_decision(decision, said("16/QĐ-UBND", MARCH, announced=[pharmacy]), seen(decision))
    decision.refresh_from_db()
    assert (decision.number, UnitProcedure.history.count()) == ("16/QĐ-UBND", versions)


def test_the_same_decision_twice_is_refused(health, pharmacy) -> None:
    decision = decide(health, issued_on=MARCH, announced=[pharmacy])
    with pytest.raises(InputError, match="đơn vị đã có quyết định số 15/QĐ-UBND ngày 01/03/2022"):
        decide(health, issued_on=MARCH, amended=[pharmacy])
    remove_decision(decision, seen(decision))
    decide(health, issued_on=MARCH, amended=[pharmacy])
    assert AnnouncingDecision.objects.filter(removed_at=None).count() == 1


def test_who_looked_at_an_older_version_changes_nothing(health, pharmacy) -> None:
    decision = decide(health, announced=[pharmacy])
    old = seen(decision)
    change_decision(decision, said("16/QĐ-UBND", MARCH, announced=[pharmacy]), old)
    with pytest.raises(StaleDecision):
        change_decision(decision, said("17/QĐ-UBND", MARCH, amended=[pharmacy]), old)
    with pytest.raises(StaleDecision):
        remove_decision(decision, old)
    assert AnnouncingDecision.objects.get().number == "16/QĐ-UBND"


def test_a_removed_decision_is_not_removed_again(health, pharmacy) -> None:
    decision = decide(health, announced=[pharmacy])
    remove_decision(decision, seen(decision))
    with pytest.raises(StaleDecision):
        remove_decision(decision, seen(decision))


def test_units_do_not_touch_each_other(brvt, health, pharmacy) -> None:
    justice = Unit.objects.get(code="STP", province=brvt)
    load(health, ListedRow(1, pharmacy))
    load(justice, ListedRow(1, pharmacy))
    decide(justice, abolished=[pharmacy])
    assert rows_of(health) == [("", "", "")]
    assert rows_of(justice) == [("", "28/02/2022", "")]


def test_the_history_says_which_decision_did_it(health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy))
    decision = decide(health, abolished=[pharmacy])
    assert [one.history_change_reason for one in UnitProcedure.history.all()] == [f"decision:{decision.pk}", None]


def test_a_long_decision_takes_few_queries(health, django_assert_max_num_queries) -> None:
    procedures = [make_procedure(f"1.{number:06}") for number in range(100, 400)]
    with django_assert_max_num_queries(20):
        decide(health, announced=procedures)
    assert UnitProcedure.objects.count() == 300


STEPS = st.lists(
    st.tuples(st.sampled_from(["announced", "abolished"]), st.integers(0, 30), st.integers(0, 2)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, listed=st.sampled_from(["none", "open", "split"]))
def test_decisions_that_all_go_leave_no_trace_in_any_order(health, pharmacy, steps, listed) -> None:
    """Enter decisions, move some of their days, remove them in another order: the list is what it was before."""
    AnnouncingDecision.objects.all().delete()
    UnitProcedure.objects.all().delete()
    UnitProcedure.history.all().delete()
    if listed != "none":
        load(health, ListedRow(1, pharmacy, online=("levels", "2")))
    if listed == "split":
        set_online(UnitProcedure.objects.get(), ("levels", "3"), date(2022, 1, 15))
    before = rows_of(health)
    entered = []
    for place, (kind, number, moved) in enumerate(steps):
        on = date(2022, 1, 1) + timedelta(days=number)
        decision = decide(health, f"{place}/QĐ", on, **{kind: [pharmacy]})
        entered.append(decision)
        if moved == 1:
            change_decision(decision, said(f"{place}/QĐ", on + timedelta(days=7), **{kind: [pharmacy]}), seen(decision))
        elif moved == 2:
            change_decision(decision, said(f"{place}/QĐ", on - timedelta(days=7), **{kind: [pharmacy]}), seen(decision))
    assert_apart(health)
    for decision in sorted(entered, key=lambda one: one.number[0] in "13"):
        remove_decision(decision, seen(decision))
        assert_apart(health)
    assert rows_of(health) == before


def assert_apart(unit: Unit) -> None:
    rows = sorted(UnitProcedure.objects.filter(unit=unit), key=lambda row: row.valid_from or date.min)
    for one, two in itertools.pairwise(rows):
        assert one.valid_to is not None
        assert one.valid_to < two.valid_from
