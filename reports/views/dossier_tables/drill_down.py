"""The dossiers behind a number of the table."""

from collections.abc import Mapping

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.forms.table_days import DaysForm
from reports.views.dossier_tables.columns import column_name, groups_of
from reports.views.dossier_tables.scope import Days, days_asked, days_of_period
from reports.views.dossier_tables.tables import view_asked
from tthc.selectors.statistics import dossiers_counted, form_on
from tthc.selectors.table_rows import VIEWS, row_label
from tthc.views.scope import unit_in_scope

PAGE_SIZE = 50


@require_safe
def table_dossiers(request: HttpRequest, unit_id: int, period_id: int, column: str) -> HttpResponse:
    """List the dossiers that a column of a period's table counts, of one row or of all."""
    return _dossiers_page(request, days_of_period(unit_in_scope(request, unit_id), period_id), column)


@require_safe
def days_dossiers(request: HttpRequest, unit_id: int, column: str) -> HttpResponse:
    """List the same of the table of any days."""
    unit = unit_in_scope(request, unit_id)
    return _dossiers_page(request, days_asked(unit, DaysForm(request.GET)), column)


def _dossiers_page(request: HttpRequest, days: Days, column: str) -> HttpResponse:
    form = form_on(days.ends_on)
    try:
        named = column_name(column, groups_of(form))
    except KeyError as error:
        raise Http404("Biểu không có cột này.") from error
    view = view_asked(request)
    row = request.GET.get("dong", "")
    dossiers = dossiers_counted(days.unit, days.starts_on, days.ends_on, form.basis, column, row, view=view)
    page = Paginator(dossiers.select_related("listed__procedure"), PAGE_SIZE).get_page(request.GET.get("trang"))
    context: Mapping[str, object] = {
        "unit": days.unit,
        "days": days,
        "column": named,
        "row_head": VIEWS[view],
        "row": row_label(days.unit, view, row) if row else "",
        "page": page,
        "back": days.table_address(xem=view),
    }
    return render(request, "reports/dossier_tables/dossiers.html", context)
