"""The table by hand, of a unit without a list: typed, checked and saved as a whole."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from reports.forms.rows import with_one_more
from reports.forms.typed_table import typed_table_form
from reports.views.dossier_tables.columns import FORM_GROUPS
from reports.views.dossier_tables.scope import Days, days_of_period
from tthc.domain.statistics import TYPED_COLUMNS
from tthc.models import TypedRow
from tthc.selectors.statistics import typed_counts
from tthc.selectors.typed_tables import known_fields, rows_before, typed_rows
from tthc.services.typed_tables import StaleTable, save_typed_table
from tthc.views.scope import unit_to_write


@require_http_methods(["GET", "HEAD", "POST"])
def enter_table(request: HttpRequest, unit_id: int, period_id: int) -> HttpResponse:
    """Show the unit's table of a period for typing; store it."""
    days = days_of_period(unit_to_write(request, unit_id), period_id)
    if request.method != "POST":
        return _blank_or_stored(request, days)
    form = typed_table_form(with_one_more(request.POST))
    if not form.has_arrived:
        messages.error(request, "Các dòng gửi lên không đầy đủ nên chưa lưu được; hãy nhập lại rồi lưu.")
        return redirect("dossier_tables:enter", days.unit.pk, period_id)
    if "more" in request.POST:
        return _page(request, days, {"form": form, "version": _version(request), "hides_errors": True})
    if not form.is_valid():
        return _page(request, days, {"form": form, "version": _version(request)}, 422)
    try:
        save_typed_table(days.unit, days.starts_on, days.ends_on, form.entered(), request.user, _version(request))
    except StaleTable:
        return _two_versions(request, days, form)
    messages.success(request, f"Đã lưu bảng nhập tay {days.name}.")
    return redirect(days.table_address())


def _blank_or_stored(request: HttpRequest, days: Days) -> HttpResponse:
    """Show what is stored; else the fields of the period before, with its column 11 as column 6."""
    stored = list(typed_rows(days.unit, days.starts_on, days.ends_on))
    if stored:
        rows = [(row.field, {name: getattr(row, name) for name in TYPED_COLUMNS}) for row in stored]
        return _page(request, days, {"form": typed_table_form(None, rows), "version": stored[0].table.version})
    before = rows_before(days.unit, days.starts_on)
    rows = [(row.field, {"c6": typed_counts(row).c11}) for row in before]
    context = {"form": typed_table_form(None, rows), "version": 0, "before": before[0].table if before else None}
    return _page(request, days, context)


def _two_versions(request: HttpRequest, days: Days, form: Any) -> HttpResponse:
    """Show what somebody else saved meanwhile above what was typed; saving once more replaces it."""
    stored = list(typed_rows(days.unit, days.starts_on, days.ends_on))
    context = {
        "form": form,
        "version": stored[0].table.version if stored else 0,
        "stored": [(row.field, _numbers(row)) for row in stored],
        "stored_by": stored[0].table if stored else None,
    }
    return _page(request, days, context, 409)


def _numbers(row: TypedRow) -> list[int]:
    counts = typed_counts(row)
    return [getattr(counts, column.key) for group in FORM_GROUPS for column in group.columns]


def _page(request: HttpRequest, days: Days, context: dict[str, Any], status: int = 200) -> HttpResponse:
    total = context["form"].total
    context |= {
        "unit": days.unit,
        "days": days,
        "period": days.period,
        "groups": FORM_GROUPS,
        "fields": known_fields(days.unit),
        "totals": [(column.key, getattr(total, column.key)) for group in FORM_GROUPS for column in group.columns],
    }
    return render(request, "reports/dossier_tables/enter.html", context, status=status)


def _version(request: HttpRequest) -> int:
    """Return the version of the table that the page showed; one that was tampered with matches none."""
    typed = request.POST.get("version", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 9 else -1
