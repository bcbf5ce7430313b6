"""Biểu II.06 out of a list: equal to an independent count, and each number opens its dossiers."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Unit
from tests.tthc.dossiers import dossier_of, make_dossier, make_list, make_listed
from tests.tthc.independent_count import Row, table
from tthc.domain.statistics import COLUMNS, EXTRA_COLUMNS, SUMS, Basis, Counts
from tthc.models import Dossier, Procedure, UnitProcedure
from tthc.selectors.statistics import count_dossiers, dossiers_counted
from tthc.selectors.table_rows import View, row_label

FIRST, LAST = date(2022, 1, 1), date(2022, 3, 31)
DAYS = st.one_of(
    st.sampled_from([FIRST, LAST]).flatmap(lambda day: st.integers(-2, 2).map(lambda by: day + timedelta(by))),
    st.dates(date(2021, 11, 1), date(2022, 5, 31)),
)
ROWS = st.builds(
    Row,
    field=st.sampled_from(["", "Dược phẩm", "Y tế dự phòng"]),
    procedure=st.sampled_from(["1.000001", "1.000002"]),
    level=st.sampled_from(["Cấp tỉnh", "Cấp xã"]),
    channel=st.sampled_from(["online", "direct", "post"]),
    status=st.sampled_from(["", "", "", "stopped", "returned", "withdrawn", "refused"]),
    received=DAYS,
    due=st.none() | DAYS,
    new_due=st.none() | DAYS,
    finished=st.none() | DAYS,
    apology=st.none() | DAYS,
)
MORE = {
    "late_resolved_other": "resolved late by the other day",
    "late_pending_other": "pending late by the other day",
    "online_resolved": "resolved online",
    "overdue_apologised": "late with an apology",
    "overdue_not_apologised": "late without an apology",
    "stopped": "stopped",
    "withdrawn": "withdrawn",
    "refused": "refused",
}
"""The product's names of what the independent count tells beside the columns of the form."""
VIEWS: dict[View, Callable[[Row], str]] = {
    "field": lambda row: row.field or "Chưa rõ lĩnh vực",
    "procedure": lambda row: f"{row.procedure} Thủ tục {row.procedure}",
    "channel": lambda row: {"online": "Trực tuyến", "direct": "Trực tiếp", "post": "Bưu chính công ích"}[row.channel],
    "level": lambda row: row.level,
}
NAMED = (*COLUMNS, *MORE)


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


def store(unit: Unit, rows: list[Row]) -> None:
    """Keep the rows as dossiers, as a list that is loaded leaves them."""
    by = make_list(unit, date(2022, 4, 1))
    Dossier.objects.bulk_create(
        dossier_of(
            make_listed(unit, row.field, row.level, row.procedure),
            by,
            row.received,
            channel=row.channel,
            status=row.status,
            due_on=row.due,
            extended_due_on=row.new_due,
            finished_on=row.finished,
            apology_on=row.apology,
        )
        for row in rows
    )


def numbers(counts: Counts) -> dict[str, int]:
    return {name: getattr(counts, name) for name in NAMED}


def expected(cells: dict[int | str, int]) -> dict[str, int]:
    columns = {name: cells.get(int(name[1:]), 0) for name in COLUMNS}
    return columns | {name: cells.get(told, 0) for name, told in MORE.items()}


@pytest.mark.parametrize("basis", ["current", "original"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, min_size=1, max_size=60))
def test_the_table_is_what_an_independent_count_finds(health: Unit, rows: list[Row], basis: Basis) -> None:
    with transaction.atomic():
        store(health, rows)
        counted = count_dossiers(health, FIRST, LAST, basis, EXTRA_COLUMNS)
        for view, name_of in VIEWS.items():
            # A procedure that stands under two fields or levels in the lists is two lines with one name.
            found: dict[str, Counts] = {"": counted.total}
            for line in counted.lines[view]:
                found[line.label] = found.get(line.label, Counts()) + line.counts
            wanted = {"": {}} | table(rows, FIRST, LAST, basis == "current", name_of)
            assert {name: numbers(counts) for name, counts in found.items()} == {
                name: expected(cells) for name, cells in wanted.items()
            }
        transaction.set_rollback(True)


@pytest.mark.parametrize("basis", ["current", "original"])
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, min_size=30, max_size=60))
def test_each_number_opens_exactly_its_dossiers(health: Unit, rows: list[Row], basis: Basis) -> None:
    with transaction.atomic():
        store(health, rows)
        counted = count_dossiers(health, FIRST, LAST, basis, EXTRA_COLUMNS)
        for view, lines in counted.lines.items():
            for line in lines:
                behind = {
                    name: dossiers_counted(health, FIRST, LAST, basis, name, line.key, view=view).count()
                    for name in NAMED
                }
                assert behind == numbers(line.counts), (view, line.label)
        everything = {name: dossiers_counted(health, FIRST, LAST, basis, name).count() for name in NAMED}
        assert everything == numbers(counted.total)
        transaction.set_rollback(True)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(ROWS, min_size=1, max_size=30), first=DAYS, days=st.integers(0, 60))
def test_the_control_sums_always_hold(health: Unit, rows: list[Row], first: date, days: int) -> None:
    with transaction.atomic():
        store(health, rows)
        counted = count_dossiers(health, first, first + timedelta(days), "current")
        for counts in (counted.total, *(line.counts for lines in counted.lines.values() for line in lines)):
            for name, parts in SUMS.items():
                assert getattr(counts, name) == sum(getattr(counts, part) for part in parts)
            assert counts.c3 == counts.c7 + counts.c11
            assert min(numbers(counts).values()) >= 0
        transaction.set_rollback(True)


COUNTED_IN = {
    "received and finished on the first day": ((FIRST, FIRST, FIRST, None), {"c3", "c5", "c7", "c9"}),
    "received on the last day": ((LAST, None, None, None), {"c3", "c5", "c11", "c12"}),
    "received after the last day": ((LAST + timedelta(1), None, None, None), set()),
    "finished the day before the first": ((date(2021, 12, 1), None, date(2021, 12, 31), None), set()),
    "finished on the first day": ((date(2021, 12, 1), FIRST, FIRST, None), {"c3", "c6", "c7", "c9"}),
    "finished on the last day": ((FIRST, LAST, LAST, None), {"c3", "c5", "c7", "c9"}),
    "finished a day early": ((FIRST, LAST, LAST - timedelta(1), None), {"c3", "c5", "c7", "c8"}),
    "finished a day late": ((FIRST, FIRST, FIRST + timedelta(1), None), {"c3", "c5", "c7", "c10"}),
    "finished after the last day": ((FIRST, LAST, LAST + timedelta(1), None), {"c3", "c5", "c11", "c12"}),
    "finished before it was received": ((FIRST, LAST, date(2021, 12, 1), None), {"c3", "c5", "c7", "c8"}),
    "finished without a due day": ((FIRST, None, LAST, None), {"c3", "c5", "c7", "c9"}),
    "pending and due on the last day": ((FIRST, LAST, None, None), {"c3", "c5", "c11", "c12"}),
    "pending and due before the last day": ((FIRST, LAST - timedelta(1), None, None), {"c3", "c5", "c11", "c13"}),
    "late, but the day was moved": ((FIRST, FIRST, LAST, LAST), {"c3", "c5", "c7", "c9"}),
}


@pytest.mark.parametrize("case", COUNTED_IN)
def test_boundary_days(health: Unit, case: str) -> None:
    (received, due, finished, new_due), columns = COUNTED_IN[case]
    make_dossier(health, "1", received, due_on=due, finished_on=finished, extended_due_on=new_due)
    total = count_dossiers(health, FIRST, LAST, "current").total
    assert {name for name in COLUMNS if getattr(total, name)} == columns


@pytest.mark.parametrize("status", ["returned", "withdrawn", "refused"])
def test_what_ended_without_a_result_is_resolved_on_time(health: Unit, status: str) -> None:
    make_dossier(health, "1", FIRST, due_on=FIRST, finished_on=LAST, status=status)
    make_dossier(health, "2", FIRST, due_on=FIRST, status=status)
    total = count_dossiers(health, FIRST, LAST, "current").total
    assert (total.c7, total.c9, total.c10) == (2, 2, 0)


def test_lateness_by_the_original_day_stands_beside_that_by_the_moved_one(health: Unit) -> None:
    make_dossier(health, "1", FIRST, due_on=FIRST, extended_due_on=LAST, finished_on=LAST)
    make_dossier(health, "2", FIRST, due_on=FIRST, extended_due_on=LAST)
    current = count_dossiers(health, FIRST, LAST, "current").total
    original = count_dossiers(health, FIRST, LAST, "original").total
    assert (current.c10, current.c13, current.late_resolved_other, current.late_pending_other) == (0, 0, 1, 1)
    assert (original.c10, original.c13, original.late_resolved_other, original.late_pending_other) == (1, 1, 0, 0)


def test_a_unit_counts_its_own_dossiers_alone(health: Unit, dlk: Unit) -> None:
    make_dossier(Unit.objects.get(province=dlk, code="SYT"), "1", FIRST)
    assert count_dossiers(health, FIRST, LAST, "current").total == Counts()


def test_rows_are_in_dictionary_order_and_what_is_unclear_comes_last(health: Unit) -> None:
    for number, field in enumerate(["", "Y tế dự phòng", "Đào tạo", "Dược phẩm"]):
        make_dossier(health, str(number), FIRST, make_listed(health, field))
    labels = [label for label, _ in count_dossiers(health, FIRST, LAST, "current").by_field]
    assert labels == ["Dược phẩm", "Đào tạo", "Y tế dự phòng", "Chưa rõ lĩnh vực"]


def make_procedure(code: str) -> Procedure:
    return Procedure.objects.create(code=code, name=f"Thủ tục {code}", field="Dược phẩm", levels="Cấp tỉnh")


def test_what_the_lists_write_differently_is_one_row_once_it_is_matched(health: Unit) -> None:
    procedure = make_procedure("1.004616")
    for code in ("1.004616", "1.004616.000.00.00.H06"):
        make_dossier(health, code, FIRST, make_listed(health, code=code, procedure=procedure))
    (line,) = count_dossiers(health, FIRST, LAST, "current").lines["procedure"]
    assert (line.label, line.counts.c3) == ("1.004616 Thủ tục 1.004616", 2)
    behind = dossiers_counted(health, FIRST, LAST, "current", "c3", line.key, view="procedure")
    assert behind.count() == 2


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("key", ["khác", "tthc-x", "tthc-1²", "ds-", "tthc-99999999999999999999", "ds-999999"])
def test_a_row_that_is_not_there_has_no_dossiers(health: Unit, view: View, key: str) -> None:
    make_dossier(health, "1", FIRST)
    assert list(dossiers_counted(health, FIRST, LAST, "current", "c3", key, view=view)) == []
    assert row_label(health, view, key) in ("", key)


def test_a_row_of_another_unit_is_not_there(health: Unit, dlk: Unit) -> None:
    other = make_listed(Unit.objects.get(province=dlk, code="SYT"))
    make_dossier(health, "1", FIRST)
    assert not dossiers_counted(health, FIRST, LAST, "current", "c3", f"ds-{other.pk}", view="procedure").exists()
    assert row_label(health, "procedure", f"ds-{other.pk}") == ""


def test_an_unknown_column_is_refused(health: Unit) -> None:
    with pytest.raises(KeyError):
        dossiers_counted(health, FIRST, LAST, "current", "c14")


def test_online_dossiers_are_told_by_how_their_procedure_is_provided_at_the_end(health: Unit) -> None:
    provided = {"1.000001": "full", "1.000002": "partial", "1.000003": ""}
    for code, level in provided.items():
        procedure = make_procedure(code)
        made = {"unit": health, "procedure": procedure, "level": "Cấp tỉnh"}
        if level:
            UnitProcedure.objects.create(**made, online_scale="extent", online_level=level, valid_from=LAST)
            # A way that ended before counts no more, nor a bare "mức độ".
            UnitProcedure.objects.create(
                **made, online_scale="extent", online_level="full", valid_to=LAST - timedelta(1)
            )
        UnitProcedure.objects.create(**made, online_scale="levels", online_level="4")
        listed = make_listed(health, code=code, procedure=procedure)
        for channel in ("online", "direct"):
            make_dossier(health, f"{code}{channel}", FIRST, listed, channel=channel)
        make_dossier(health, f"{code}before", date(2021, 12, 1), listed, channel="online")
    total = count_dossiers(health, FIRST, LAST, "current", EXTRA_COLUMNS).total
    assert (total.c4, total.online_full, total.online_partial) == (3, 1, 1)
    for column, code in (("online_full", "1.000001"), ("online_partial", "1.000002")):
        behind = dossiers_counted(health, FIRST, LAST, "current", column, "Dược phẩm")
        assert [one.code for one in behind] == [f"{code}online"]


def test_channels_are_in_their_usual_order(health: Unit) -> None:
    for channel in ("post", "direct", "online"):
        make_dossier(health, channel, FIRST, channel=channel)
    labels = [label for label, _ in count_dossiers(health, FIRST, LAST, "current").by_channel]
    assert labels == ["Trực tuyến", "Trực tiếp", "Bưu chính công ích"]
