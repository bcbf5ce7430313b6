"""Biểu II.06 of a unit for some days, in four views; each number leads to its dossiers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from reports.domain.deadlines import local_day
from reports.forms.table_days import DaysForm
from reports.views.dossier_tables.columns import BASIS_WORDS, FORM_GROUPS, Group, groups_of
from reports.views.dossier_tables.periods import periods_page
from reports.views.dossier_tables.scope import Days, days_asked, days_of_period
from tthc.domain.on_time import on_time_rates
from tthc.domain.statistics import Counts
from tthc.selectors.statistics import DossierTable, Line, table_of
from tthc.selectors.table_rows import VIEWS, View
from tthc.selectors.table_rules import OTHER_BASIS
from tthc.views.scope import unit_in_scope


@dataclass(frozen=True, slots=True)
class Cell:
    """A number; `address` is where its dossiers are listed, "" where there are none or nobody knows them."""

    number: int
    address: str
    is_sum: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the page; `label` is "" in the row of totals."""

    label: str
    cells: tuple[Cell, ...]


@require_safe
def dossier_table(request: HttpRequest, unit_id: int, period_id: int) -> HttpResponse:
    """Show the table of a period."""
    return _table_page(request, days_of_period(unit_in_scope(request, unit_id), period_id))


@require_safe
def days_table(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the table of any days; where they are not two days, the form that asks for them."""
    unit = unit_in_scope(request, unit_id)
    form = DaysForm(request.GET)
    if not form.is_valid():
        return periods_page(request, unit, form)
    return _table_page(request, days_asked(unit, form))


def view_asked(request: HttpRequest) -> View:
    """Return the view that the address asks for, by field where it asks for none."""
    return next((view for view in VIEWS if view == request.GET.get("xem")), "field")


def _table_page(request: HttpRequest, days: Days) -> HttpResponse:
    table = table_of(days.unit, days.starts_on, days.ends_on)
    view = view_asked(request)
    groups = groups_of(table.form) if table.source == "list" else FORM_GROUPS
    context = {
        "unit": days.unit,
        "days": days,
        "period": days.period,
        "table": table,
        "view": view,
        "views": [(key, label, days.table_address(xem=key)) for key, label in VIEWS.items()],
        "row_head": VIEWS[view] if table.source == "list" else VIEWS["field"],
        "groups": groups,
        "rows": _rows(days, table, view, groups),
        "rates": on_time_rates(table.total) if table.total else (),
        "basis": BASIS_WORDS[table.form.basis],
        "other_basis": BASIS_WORDS[OTHER_BASIS[table.form.basis]],
        "list_age": (local_day(timezone.now()) - table.listed_on).days if table.listed_on else None,
        "is_list_short": table.listed_on is not None and table.listed_on < days.ends_on,
        "compared": _compared(table) if table.statistics and table.typed else (),
    }
    return render(request, "reports/dossier_tables/table.html", context)


def _rows(days: Days, table: DossierTable, view: View, groups: Sequence[Group]) -> list[Row]:
    """Return the rows of the table, the last is the total; [] where there is no table."""
    if table.total is None:
        return []
    if table.source == "list" and table.statistics is not None:
        lines: Iterable[Line] = table.statistics.lines[view]
        rows = [_row(line.label, line.counts, groups, days, {"xem": view, "dong": line.key}) for line in lines]
        return [*rows, _row("", table.total, groups, days, {"xem": view})]
    typed = [_row(field, counts, groups) for field, counts in table.rows]
    return [*typed, _row("", table.total, groups)]


def _row(
    label: str, counts: Counts, groups: Sequence[Group], days: Days | None = None, query: dict[str, str] | None = None
) -> Row:
    """Return a row; without `days` nobody knows the dossiers behind it."""
    cells = []
    for column in (column for group in groups for column in group.columns):
        number = getattr(counts, column.key)
        address = days.dossiers_address(column.key, **(query or {})) if days and number else ""
        cells.append(Cell(number, address, column.key in ("c3", "c7", "c11")))
    return Row(label, tuple(cells))


def _compared(table: DossierTable) -> list[tuple[str, str, int, int]]:
    """Return (head, number, total of the list, total by hand) of each column of the form."""
    assert table.statistics is not None
    listed, typed = table.statistics.total, table.typed_total
    return [
        (
            f"{group.head}: {column.head[:1].lower()}{column.head[1:]}",
            column.number,
            *(getattr(total, column.key) for total in (listed, typed)),
        )
        for group in FORM_GROUPS
        for column in group.columns
    ]
