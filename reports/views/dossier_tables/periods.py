"""The periods of a unit, each with its dossier table, and the way to the table of any other days."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Unit
from reports.forms.table_days import DaysForm
from reports.views.dossier_tables.scope import periods_of_tables
from tthc.models import TypedTable
from tthc.selectors.statistics import newest_listed_on
from tthc.views.scope import unit_in_scope


@require_safe
def table_periods(request: HttpRequest, unit_id: int) -> HttpResponse:
    """List the periods, newest first."""
    return periods_page(request, unit_in_scope(request, unit_id), DaysForm())


def periods_page(request: HttpRequest, unit: Unit, form: DaysForm) -> HttpResponse:
    """Return the page of periods with the form of other days."""
    typed = set(TypedTable.objects.filter(unit=unit).values_list("starts_on", "ends_on"))
    listed_on = newest_listed_on(unit)
    rows = [
        (period, listed_on is not None and listed_on >= period.starts_on, (period.starts_on, period.ends_on) in typed)
        for period in periods_of_tables(unit)
    ]
    context = {"unit": unit, "rows": rows, "form": form, "listed_on": listed_on}
    return render(request, "reports/dossier_tables/periods.html", context)
