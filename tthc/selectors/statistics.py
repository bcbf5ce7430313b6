"""The dossier table (biểu II.06) of a unit: counted from its list in one grouped query, or entered by hand."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from django.db.models import Count, F, Max, Q, QuerySet

from accounts.models import Unit
from tthc.domain.statistics import EXTRA_COLUMNS, TYPED_COLUMNS, Basis, Counts
from tthc.models import Dossier, DossierList, ListedProcedure, StatisticForm, TypedRow, TypedTable
from tthc.selectors.table_rows import ONLINE_EXTENTS, VIEWS, View, in_row, listed_procedures, row_of, row_order
from tthc.selectors.table_rules import dossiers_of_table, rules
from tthc.selectors.typed_tables import typed_rows

Source = Literal["list", "typed", "both", "none"]

_COUNTED: Final = ("c6", "c7", "c8", "c10", "c13", "late_resolved_other", "late_pending_other")
"""The columns that the database counts beside all; the others follow from these and the channel."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table; its `key` tells `dossiers_counted` which one."""

    key: str
    label: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Statistics:
    """The table of a list in its four views; the lines of each add up to `total`."""

    lines: Mapping[View, tuple[Line, ...]]
    total: Counts

    @property
    def by_field(self) -> tuple[tuple[str, Counts], ...]:
        return self._labelled("field")

    @property
    def by_procedure(self) -> tuple[tuple[str, Counts], ...]:
        return self._labelled("procedure")

    @property
    def by_channel(self) -> tuple[tuple[str, Counts], ...]:
        return self._labelled("channel")

    @property
    def by_level(self) -> tuple[tuple[str, Counts], ...]:
        return self._labelled("level")

    def _labelled(self, view: View) -> tuple[tuple[str, Counts], ...]:
        return tuple((line.label, line.counts) for line in self.lines[view])


@dataclass(frozen=True, slots=True)
class DossierTable:
    """The table of a unit for some days, and where it is from.

    `source`: "list", "typed", "both" where nobody has chosen yet which of the two counts, "none". `rows` (field,
    counts) and `total` are those of the source: () and None where there is no table. `statistics` is the list's count
    where the list reaches into these days, `typed` the table by hand, chosen or not. `listed_on` is the day that the
    newest list shows, None where the unit has none.
    """

    source: Source
    rows: tuple[tuple[str, Counts], ...]
    total: Counts | None
    form: StatisticForm
    listed_on: date | None
    statistics: Statistics | None
    typed: TypedTable | None
    typed_rows: tuple[tuple[str, Counts], ...]

    @property
    def typed_total(self) -> Counts:
        return _sum(counts for _, counts in self.typed_rows)


def count_dossiers(
    unit: Unit, starts_on: date, ends_on: date, basis: Basis, extra_columns: Collection[str] = ()
) -> Statistics:
    """Count the dossiers of the unit for [starts_on, ends_on], late by `basis` (two queries).

    Those of EXTRA_COLUMNS that are not asked for are left 0.
    """
    of_column = rules(starts_on, ends_on, basis)
    names = _COUNTED + tuple(name for name in EXTRA_COLUMNS if name in extra_columns and name in of_column)
    groups = (
        dossiers_of_table(unit, starts_on, ends_on)
        .values_list("listed_id", "channel")
        .annotate(number=Count("pk"), **{f"of_{name}": Count("pk", filter=of_column[name]) for name in names})
    )
    extents = [name for name in ONLINE_EXTENTS if name in extra_columns]
    listed = {one.pk: one for one in listed_procedures(unit, ends_on, extents)}
    counted = []
    for listed_id, channel, number, *numbers in groups:
        counts = _counts(channel, number, dict(zip(names, numbers, strict=True)))
        flags = {name: counts.c4 for name in extents if getattr(listed[listed_id], name)}
        counted.append((listed[listed_id], channel, replace(counts, **flags) if flags else counts))
    return Statistics({view: _lines(view, counted) for view in VIEWS}, _sum(counts for *_, counts in counted))


def _counts(channel: str, number: int, of: dict[str, int]) -> Counts:
    """Return the counts of `number` dossiers that came in through one channel."""
    in_period = number - of["c6"]
    resolved = of.pop("c7")
    is_online = channel == "online"
    return Counts(
        c4=in_period if is_online else 0,
        c5=0 if is_online else in_period,
        c9=resolved - of["c8"] - of["c10"],
        c12=number - resolved - of["c13"],
        online_resolved=resolved if is_online else 0,
        **of,
    )


def _lines(view: View, counted: Iterable[tuple[ListedProcedure, str, Counts]]) -> tuple[Line, ...]:
    rows: dict[tuple[str, str], Counts] = {}
    for listed, channel, counts in counted:
        row = row_of(view, listed, channel)
        rows[row] = rows[row] + counts if row in rows else counts
    ordered = sorted(rows, key=lambda row: row_order(view, *row))
    return tuple(Line(key, label, rows[key, label]) for key, label in ordered)


def _sum(counts: Iterable[Counts]) -> Counts:
    total = Counts()
    for one in counts:
        total += one
    return total


def dossiers_counted(
    unit: Unit, starts_on: date, ends_on: date, basis: Basis, column: str, field: str = "", *, view: View = "field"
) -> QuerySet[Dossier]:
    """Return the dossiers behind a number, the oldest first: those of a column in the row `field`, "" for all rows.

    With another `view`, `field` is the key of its row. Columns are those of the form, of EXTRA_COLUMNS, and the other
    numbers of Counts; raises KeyError for any other. A row that is not in the table has no dossiers.
    """
    dossiers = dossiers_of_table(unit, starts_on, ends_on)
    of_column = rules(starts_on, ends_on, basis)
    if column in ONLINE_EXTENTS:
        provided = listed_procedures(unit, ends_on, [column]).filter(**{column: True})
        dossiers = dossiers.filter(of_column["c4"], listed__in=provided.values("pk"))
    else:
        dossiers = dossiers.filter(of_column[column])
    if field:
        dossiers = dossiers.filter(in_row(unit, view, field))
    return dossiers.order_by("received_on", "pk")


def table_of(unit: Unit, starts_on: date, ends_on: date) -> DossierTable:
    """Return the unit's table for [starts_on, ends_on] in the form of the last day (five queries at most).

    A list counts for these days where it shows the first of them or a later day, and dossiers of these days are there.
    """
    form = form_on(ends_on)
    listed_on = newest_listed_on(unit)
    entered = list(typed_rows(unit, starts_on, ends_on))
    typed = entered[0].table if entered else None
    by_hand = tuple((row.field, typed_counts(row)) for row in entered)
    statistics = None
    if listed_on is not None and listed_on >= starts_on:
        counted = count_dossiers(unit, starts_on, ends_on, form.basis, form.extra_columns)
        statistics = counted if counted.total.c3 else None
    source = _source(statistics, typed)
    rows: tuple[tuple[str, Counts], ...] = ()
    if source == "list" and statistics is not None:
        rows = statistics.by_field
    elif source == "typed":
        rows = by_hand
    total = _sum(counts for _, counts in rows) if rows else None
    return DossierTable(source, rows, total, form, listed_on, statistics, typed, by_hand)


def _source(statistics: Statistics | None, typed: TypedTable | None) -> Source:
    if statistics is None or typed is None:
        return "list" if statistics else "typed" if typed else "none"
    if typed.is_used is None:
        return "both"
    return "typed" if typed.is_used else "list"


def typed_counts(row: TypedRow) -> Counts:
    """Return a row entered by hand as counts; what only a list tells (the other basis, extra columns) is 0."""
    return Counts(**{name: getattr(row, name) for name in TYPED_COLUMNS})


def form_on(day: date) -> StatisticForm:
    """Return the version of the form that applies to a period with this last day: the first one before all others."""
    in_force = StatisticForm.objects.filter(Q(applies_from=None) | Q(applies_from__lte=day))
    newest = in_force.order_by(F("applies_from").desc(nulls_last=True)).first()
    return newest or StatisticForm(symbol="II.06/VPCP/KSTT", legal_basis="Thông tư số 01/2020/TT-VPCP")


def newest_listed_on(unit: Unit) -> date | None:
    """Return the day that the unit's newest loaded list shows, None where it has none."""
    loaded = unit.dossier_lists.filter(stage__in=(DossierList.Stage.LOADED, DossierList.Stage.UNDOING))
    newest: date | None = loaded.aggregate(day=Max("listed_on"))["day"]
    return newest
