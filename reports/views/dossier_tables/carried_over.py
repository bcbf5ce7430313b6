"""Column 6 of a period against column 11 of the one before, and the difference dossier by dossier."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.carried_over import earlier_pending
from reports.views.dossier_tables.scope import days_of_period
from tthc.selectors.carried_over import Changes, undone_since
from tthc.selectors.statistics import table_of
from tthc.views.scope import unit_in_scope

PAGE_SIZE = 50


@require_safe
def carried_over(request: HttpRequest, unit_id: int, period_id: int) -> HttpResponse:
    """Show both numbers, and what the lists have changed between them."""
    days = days_of_period(unit_in_scope(request, unit_id), period_id)
    unit = days.unit
    table = table_of(unit, days.starts_on, days.ends_on)
    earlier = earlier_pending(unit, days.starts_on)
    context = {"unit": unit, "days": days, "table": table, "earlier": earlier}
    if table.total and earlier:
        difference = table.total.c6 - earlier.number
        context |= {"number": table.total.c6, "difference": difference}
        if table.source == "list" and earlier.moment:
            changes = Changes(unit, days.starts_on, earlier.moment)
            context |= {
                "changes": changes,
                "page": Paginator(changes, PAGE_SIZE).get_page(request.GET.get("trang")),
                "unexplained": difference - changes.came + changes.left,
                "undone": undone_since(unit, earlier.moment),
            }
    return render(request, "reports/dossier_tables/carried_over.html", context)
