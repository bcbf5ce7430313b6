"""The list of a unit's dossiers, and how old it is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.numbers import format_number
from tthc.domain.dossiers import ENDED
from tthc.forms.dossiers import DossierFilter
from tthc.models import Dossier
from tthc.selectors.deadlines import age_of, working_days
from tthc.selectors.dossier_lists import waiting_list
from tthc.selectors.dossiers import dossiers_found, dossiers_with
from tthc.views.dossiers.paging import page_of
from tthc.views.scope import unit_in_scope


@dataclass(frozen=True, slots=True)
class Row:
    """A dossier as the list shows it: its state in words, and whether it is or was late."""

    dossier: Dossier
    state: str
    is_late: bool


@require_safe
def dossier_list(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a page of the dossiers that are asked for, newest first."""
    unit = unit_in_scope(request, unit_id)
    today = timezone.localdate()
    age = age_of(unit, today, working_days())
    # What the list does not say yet nobody knows: a due day after it has not passed.
    day = age.listed_on if age else today
    dossier_filter = DossierFilter(request.GET, unit)
    wanted = dossier_filter.wanted()
    page = page_of(dossiers_found(unit, wanted, day), bool(wanted.words), request.GET.get("trang"))
    context = {
        "unit": unit,
        "filter": dossier_filter,
        "age": age,
        "waiting": waiting_list(unit),
        "page": page,
        "count": format_number(Decimal(page.paginator.count)),
        "rows": [_row(dossier, day) for dossier in dossiers_with(page.object_list)],
    }
    return render(request, "tthc/dossiers/list.html", context)


def _row(dossier: Dossier, day: date) -> Row:
    due = dossier.extended_due_on or dossier.due_on
    if dossier.status in ENDED:
        return Row(dossier, dossier.get_status_display(), False)
    late = ((dossier.finished_on or day) - due).days if due else 0
    if dossier.finished_on:
        words = f"Trả trễ {late} ngày" if late > 0 else "Trả trước hạn" if late < 0 else "Trả đúng hạn"
    else:
        words = dossier.get_status_display() if dossier.status else "Đang giải quyết"
        words = f"{words}, quá hạn {late} ngày" if late > 0 else words
    return Row(dossier, words, late > 0)
