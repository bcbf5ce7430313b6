"""The calendar of a unit: what falls due in the next days, what collides, and a month at a glance."""

import re
from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import Unit, User
from accounts.selectors import units_of, units_written_by
from core.days import FIRST_DAY, LAST_DAY
from reports.domain.deadlines import OPEN_DAYS, local_day
from reports.domain.duties import Duty, collisions
from reports.review.duties import MAX_TASKS, TASK_REGISTER, duties_of, newest_report

AHEAD: Final = 60
"""So many days ahead duties are listed and collisions are told."""
MAX_COLLISIONS: Final = 5

_MONTH: Final = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a day of the month shows: a report, or all tasks of the day together."""

    title: str
    hour: str
    link: str
    urgency: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month's table; one of the month before or after has no entries."""

    day: date
    is_inside: bool
    is_today: bool
    entries: list[Entry]


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the duties of a unit (?don_vi=, else the user's own) and a month of them (?thang=2022-03)."""
    units = _units(request.user)
    unit = _chosen(request.GET.get("don_vi", ""), units)
    context: dict[str, object] = {"units": units, "unit": unit, "ahead": AHEAD}
    if unit is not None:
        context |= _duties(unit) | _month_of(unit, request.GET.get("thang", ""))
    return render(request, "reports/deadlines/calendar.html", context)


def _units(user: User) -> list[Unit]:
    """Return the units that the user sees, in dictionary order, with `is_own` (one query)."""
    own = units_written_by(user).filter(unit=OuterRef("pk"))
    units = units_of(user).filter(province__isnull=False).select_related("province")
    return list(units.annotate(is_own=Exists(own)))


def _chosen(asked: str, units: Sequence[Unit]) -> Unit | None:
    """Return the unit asked for, else the user's own; None where the user has to choose. Raises Http404."""
    if not asked:
        own = [unit for unit in units if unit.is_own]
        return next(iter(own), units[0] if len(units) == 1 else None)
    unit = next((unit for unit in units if str(unit.pk) == asked), None)
    if unit is None:
        raise Http404("Không có đơn vị này.")
    return unit


def _duties(unit: Unit) -> dict[str, object]:
    """Return what is still to do in the next AHEAD days, and what is overdue: since OPEN_DAYS, or the newest report."""
    now = timezone.now()
    today = local_day(now)
    first = today - timedelta(days=OPEN_DAYS)
    duties = duties_of(unit, first, today + timedelta(days=AHEAD), now)
    newest = newest_report(unit, now)
    if newest is not None and newest.due_on < first:
        duties.insert(0, newest)
    waiting = [duty for duty in duties if duty.is_open]
    close = collisions([duty for duty in waiting if duty.due_on >= today])
    return {
        "waiting": waiting,
        "collisions": close[:MAX_COLLISIONS],
        "is_cut": sum(duty.is_task for duty in duties) == MAX_TASKS,
        "tasks_link": _tasks_link(unit),
    }


def _month_of(unit: Unit, asked: str) -> dict[str, object]:
    """Return the weeks of the month asked for, else of this one, and its neighbours."""
    now = timezone.now()
    today = local_day(now)
    match = _MONTH.fullmatch(asked)
    is_known = bool(match) and FIRST_DAY.year <= int(match[1]) <= LAST_DAY.year
    first = date(int(match[1]), int(match[2]), 1) if is_known else today.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    by_day: dict[date, list[Duty]] = {}
    for duty in duties_of(unit, first, after - timedelta(days=1), now):
        by_day.setdefault(duty.due_on, []).append(duty)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return {
        "weeks": [
            [Day(day, day.month == first.month, day == today, _entries(by_day.get(day, []), unit)) for day in week]
            for week in weeks
        ],
        "month": first,
        "month_before": first - timedelta(days=1) if first > FIRST_DAY else None,
        "month_after": after if after <= LAST_DAY else None,
        "is_this_month": first == today.replace(day=1),
        "has_entries": bool(by_day),
        "wrong_month": bool(asked) and not is_known,
    }


def _entries(duties: Sequence[Duty], unit: Unit) -> list[Entry]:
    tasks = [duty for duty in duties if duty.is_task]
    entries = [Entry(one.title, one.hour, one.link, one.urgency, one.is_open) for one in duties if not one.is_task]
    if len(tasks) == 1:
        entries += [Entry(f"Nhiệm vụ: {one.title}", "", one.link, one.urgency, one.is_open) for one in tasks]
    elif tasks:
        left = [one for one in tasks if one.is_open]
        done = f", còn {len(left)}" if len(left) < len(tasks) else ""
        urgency = left[0].urgency if left else "later"
        entries.append(Entry(f"{len(tasks)} nhiệm vụ được giao{done}", "", _tasks_link(unit), urgency, bool(left)))
    return entries


def _tasks_link(unit: Unit) -> str:
    return reverse("registers:list", args=[unit.pk, TASK_REGISTER])
