"""The procedures of a unit that are in force on a day, with their totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.numbers import format_number
from tthc.domain.online_words import NOTES
from tthc.forms.unit_procedures import UnitProcedureFilter
from tthc.models import AnnouncingDecision, UnitProcedure
from tthc.selectors.unit_procedures import (
    Totals,
    at_online,
    decisions_by_procedure,
    rows_in_force,
    totals_of,
    with_words,
)
from tthc.views.procedures import word_time_limit
from tthc.views.scope import unit_in_scope

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the list shows it; `decisions` are what is done to it and by which decision."""

    row: UnitProcedure
    time_limit: str
    online: str
    scale: str
    """What is said of the online level's scale, "" where the level says it."""
    decisions: Sequence[tuple[str, AnnouncingDecision]]
    is_past: bool
    """Whether the catalogue says that the procedure is no longer in force."""


@require_safe
def procedure_list(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a page of the procedures in force on the day that is asked for."""
    unit = unit_in_scope(request, unit_id)
    asked = UnitProcedureFilter(request.GET, today=timezone.localdate())
    day = asked.day()
    totals = totals_of(unit, day)
    asked.know_fields(totals.fields)
    page = Paginator(_found(rows_in_force(unit, day), asked), PAGE_SIZE).get_page(request.GET.get("trang"))
    rows = list(page)
    decisions = decisions_by_procedure(unit, [row.procedure_id for row in rows])
    context = {
        "unit": unit,
        "filter": asked,
        "day": day,
        "is_today": day == asked.today,
        "page": page,
        "count": format_number(Decimal(page.paginator.count)),
        "rows": [_row(row, decisions.get(row.procedure_id, ()), day) for row in rows],
        "totals": totals,
        "groups": _groups(totals),
    }
    return render(request, "tthc/unit_procedures/list.html", context)


def _found(rows: QuerySet[UnitProcedure], asked: UnitProcedureFilter) -> QuerySet[UnitProcedure]:
    rows = with_words(rows, asked.asked("tim"))
    if asked.asked("linh_vuc"):
        rows = rows.filter(procedure__field=asked.asked("linh_vuc"))
    if asked.asked("cap"):
        rows = rows.filter(level=asked.asked("cap"))
    return at_online(rows, asked.asked("truc_tuyen")) if asked.asked("truc_tuyen") else rows


def _row(row: UnitProcedure, decisions: Sequence[tuple[str, AnnouncingDecision]], day: date) -> Row:
    ended = row.procedure.valid_to
    online, scale = row.get_online_display(), NOTES.get(row.online_scale, "")
    return Row(row, word_time_limit(row.procedure), online, scale, decisions, bool(ended and ended < day))


def _groups(totals: Totals) -> list[tuple[str, str, Sequence[tuple[str, str, int]]]]:
    """Return the totals as (title, the filter that narrows to one of them, (value, words, count))."""
    return [
        ("Theo cấp thực hiện", "cap", totals.by_level),
        ("Theo mức độ trực tuyến", "truc_tuyen", totals.by_online),
        ("Theo lĩnh vực", "linh_vuc", totals.by_field),
    ]
