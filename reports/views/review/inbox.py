"""The inbox of the reviewers: what came, what has to come, what was decided.

All units of a period stand on one page: the largest province has some 190, and a reviewer looks for one with the eyes
or the browser's search.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from reports.forms.review import InboxFilter
from reports.review.desk import (
    CHOICES,
    DeskRow,
    Wanted,
    count_choices,
    desk_rows,
    narrow,
    period_to_review,
    reviewed_periods,
    reviewed_provinces,
)
from reports.views.review.scope import REVIEWERS_ONLY, query_of


@dataclass(frozen=True, slots=True)
class Tab:
    """A filter above the list: its name, how many units it shows, and the query of its address."""

    label: str
    number: int
    query: str
    is_chosen: bool


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Show every unit that has to report for the chosen period; 403 for who reviews no province."""
    if not reviewed_provinces(request.user).exists():
        raise PermissionDenied(REVIEWERS_ONLY)
    now = timezone.now()
    periods = list(reviewed_periods(request.user))
    form = InboxFilter(request.GET, periods)
    if not periods:
        return render(request, "reports/review/inbox.html", {"form": form, "period": None})
    period = form.period() or period_to_review(periods, now)
    form.initial["ky"] = str(period.pk)
    wanted = form.wanted()
    rows = desk_rows(period, now)
    context = {
        "form": form,
        "period": period,
        "wanted": wanted,
        "rows": narrow(rows, wanted, request.user),
        "tabs": _tabs(rows, wanted, request.user, period.pk),
        "unit_count": len(rows),
        "query": query_of(wanted),
    }
    return render(request, "reports/review/inbox.html", context)


def _tabs(rows: Sequence[DeskRow], wanted: Wanted, user: User, period_id: int) -> list[Tab]:
    numbers = count_choices(rows, wanted, user)
    labels = {"": "Tất cả"} | {name: label for name, (label, _) in CHOICES.items()}
    return [
        Tab(
            label,
            numbers[name],
            query_of(Wanted(name, wanted.words, wanted.mine), ky=period_id),
            name == wanted.choice,
        )
        for name, label in labels.items()
    ]
