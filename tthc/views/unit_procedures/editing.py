"""One procedure of a unit: its rows, its decisions, its history; another level from a day on, its last day."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Unit
from tthc.domain.online_words import word_level
from tthc.forms.unit_procedures import RowForm
from tthc.models import UnitProcedure
from tthc.selectors.unit_procedure_history import history_of
from tthc.selectors.unit_procedures import decisions_by_procedure
from tthc.services.unit_procedures import StaleRow, WrongDay, change_row, version_of
from tthc.views.procedures import word_time_limit
from tthc.views.scope import unit_in_scope, unit_to_write
from tthc.views.unit_procedures.seen import seen_version

CHANGED_MEANWHILE: Final = "Người khác vừa sửa thủ tục này, chưa lưu gì. Hãy đối chiếu với bản mới rồi lưu lại."


@require_safe
def entry(request: HttpRequest, unit_id: int, row_id: int) -> HttpResponse:
    """Show a procedure of the unit: all its rows, the decisions that concern it, its history."""
    unit = unit_in_scope(request, unit_id)
    return render(request, "tthc/unit_procedures/entry.html", _context(unit, _row(unit, row_id)))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, unit_id: int, row_id: int) -> HttpResponse:
    """Show the form of a row; store what changed."""
    unit = unit_to_write(request, unit_id)
    row = _row(unit, row_id)
    seen = version_of(row)
    form = RowForm(request.POST if request.method == "POST" else None, row, timezone.localdate())
    if form.is_bound and form.is_valid():
        try:
            change_row(row, form.change(seen_version(request)))
        except StaleRow:
            form.add_error(None, CHANGED_MEANWHILE)
        except WrongDay as error:
            form.add_error(error.field, error.sentence)
        else:
            messages.success(request, f"Đã lưu thủ tục {row.procedure.code}.")
            return redirect("unit_procedures:entry", unit.pk, row.pk)
    return render(request, "tthc/unit_procedures/edit.html", _context(unit, row) | {"form": form, "seen": seen})


def _row(unit: Unit, row_id: int) -> UnitProcedure:
    return get_object_or_404(UnitProcedure.objects.select_related("procedure", "unit"), unit=unit, pk=row_id)


def _context(unit: Unit, row: UnitProcedure) -> dict[str, Any]:
    rows = UnitProcedure.objects.filter(unit=unit, procedure=row.procedure_id).order_by("valid_from", "pk")
    return {
        "unit": unit,
        "row": row,
        "procedure": row.procedure,
        "time_limit": word_time_limit(row.procedure),
        "online": word_level(row.online_scale, row.online_level),
        "rows": [
            (one, word_level(one.online_scale, one.online_level))
            for one in sorted(rows, key=lambda one: one.valid_from is not None)
        ],
        "decisions": decisions_by_procedure(unit, [row.procedure_id]).get(row.procedure_id, []),
        "history": history_of(unit.pk, row.procedure_id),
    }
