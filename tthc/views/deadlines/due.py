"""The dossiers of a unit that are overdue or fall due in the next working days."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.numbers import format_number
from tthc.domain.apologies import last_day_for_letter
from tthc.domain.working_days import WorkingDays, word_due
from tthc.forms.deadlines import DueFilter
from tthc.models import Dossier
from tthc.selectors.deadlines import age_of, due_counts, open_until, working_days
from tthc.views.scope import unit_in_scope

PAGE_SIZE: Final = 50


@dataclass(frozen=True, slots=True)
class DueRow:
    """A dossier that falls due, in words how far off that is, and the look of these words.

    `letter_by` is the last day on which an apology letter would be in time, None where one was sent or is late.
    """

    dossier: Dossier
    due: str
    look: str
    letter_by: date | None


@require_safe
def due(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the open dossiers that are overdue or fall due, the most urgent first, and how old the list is."""
    unit = unit_in_scope(request, unit_id)
    today, calendar = timezone.localdate(), working_days()
    due_filter = DueFilter(request.GET)
    last_day = calendar.last_day_within(today, due_filter.days())
    found = due_filter.narrow(open_until(last_day).filter(unit=unit), unit, today)
    page = Paginator(found.select_related("listed__procedure"), PAGE_SIZE).get_page(request.GET.get("trang"))
    counts = due_counts(unit, today, last_day)
    context = {
        "unit": unit,
        "filter": due_filter,
        "days": due_filter.days(),
        "age": age_of(unit, today, calendar),
        "overdue": format_number(Decimal(counts["overdue"])),
        "soon": format_number(Decimal(counts["soon"])),
        "count": format_number(Decimal(page.paginator.count)),
        "page": page,
        "rows": [row_of(dossier, today, calendar) for dossier in page],
    }
    return render(request, "tthc/deadlines/due.html", context)


def row_of(dossier: Dossier, today: date, calendar: WorkingDays) -> DueRow:
    """Return the row of a dossier with its `current_due_on`."""
    words = word_due(dossier.current_due_on, today, calendar)
    look = "overdue" if dossier.current_due_on < today else "soon"
    return DueRow(dossier, words, look, _letter_by(dossier, today))


def _letter_by(dossier: Dossier, today: date) -> date | None:
    if dossier.apology_on or not dossier.due_on:
        return None
    last_day = last_day_for_letter(dossier.due_on)
    return last_day if last_day >= today else None
