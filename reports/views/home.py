"""The home page of a clerk or leader, "Việc của tôi": what their units have to do, most urgent first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Unit, User
from accounts.selectors import own_units_of, units_of
from directives.models import AssignedTask, Commitment, Finding
from directives.selectors import open_findings, tasks_falling_due, unfinished_commitments
from reports.assembly.open_section import OUTSIDE
from reports.domain.deadlines import days_left, local_day
from reports.domain.marks import MARKS, mark_of
from reports.domain.outline import place_names
from reports.models import Report, Section
from reports.permissions import may_write
from reports.review.desk import reviewed_provinces
from reports.review.unit_comments import SectionToMend, reports_awaiting, sections_to_mend
from reports.selectors import OpenPeriod, open_periods, periods_of, published_outline
from reports.services.starting import start_report
from reports.services.teamwork import assigned_sections
from tthc.domain.working_days import word_due
from tthc.models import Dossier
from tthc.selectors.deadlines import (
    DUE_DAYS,
    ListAge,
    UrgentDossiers,
    list_ages,
    urgent_dossiers,
    working_days,
)

FALLING_DUE_DAYS = 14
SHOWN_DOSSIERS = 5
"""So many of the most urgent dossiers are shown of a unit."""
MAX_TO_MEND = 20
"""So many sections that came back are shown of a unit."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class TaskDue:
    """An assigned task with the days that are left for it."""

    task: AssignedTask
    days_left: int


@dataclass(frozen=True, slots=True)
class SectionDue:
    """A section that somebody has to write: where it stands, its mark in words, and the days that are left for it.

    `section` is one of `assigned_sections`.
    """

    section: Section
    place: str
    mark_label: str
    days_left: int


@dataclass(frozen=True, slots=True)
class DossiersDue:
    """The dossiers of a unit that are overdue or fall due soon, and the age of the list that says so.

    `first` are the most urgent: each with its due day in words, and whether it is overdue.
    """

    age: ListAge
    overdue: int
    soon: int
    first: Sequence[tuple[Dossier, str, bool]]


@dataclass(frozen=True, slots=True)
class UnitWork:
    """What a unit has to do; `sections` are those that the signed-in person has to write.

    `awaiting` are the reports that wait for the person as its leader, `to_mend` the sections that came back;
    `dossiers` is None where the unit has loaded no list of them.
    """

    unit: Unit
    periods: list[OpenPeriod]
    awaiting: Sequence[Report]
    to_mend: Sequence[SectionToMend]
    sections: Sequence[SectionDue]
    dossiers: DossiersDue | None
    tasks: list[TaskDue]
    findings: list[Finding]
    commitments: list[Commitment]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the work of the user's own units; who writes no reports goes on: reviewers to theirs, others to the list."""
    units = list(own_units_of(request.user).select_related("province"))
    if not units:
        return redirect("review:inbox" if reviewed_provinces(request.user).exists() else "reports:list")
    now = timezone.now()
    today = local_day(now)
    mine = Mine(
        awaiting=by_unit(reports_awaiting(request.user), lambda report: report.unit_id),
        to_mend=by_unit(sections_to_mend(request.user), lambda section: section.report.unit_id),
        sections=sections_due(request.user, today),
        dossiers=dossiers_due(units, today),
    )
    context = {
        "work": [work_of(unit, now, mine) for unit in units],
        "shown_to_mend": MAX_TO_MEND,
        "years": (today.year - 1, today.year),
        "falling_due_days": FALLING_DUE_DAYS,
        "dossier_days": DUE_DAYS,
    }
    return render(request, "reports/home.html", context)


@dataclass(frozen=True, slots=True)
class Mine:
    """What waits for the signed-in person in all units, by the unit's id; see UnitWork."""

    awaiting: Mapping[int, Sequence[Report]]
    to_mend: Mapping[int, Sequence[SectionToMend]]
    sections: Mapping[int, Sequence[SectionDue]]
    dossiers: Mapping[int, DossiersDue]


def by_unit(rows: Iterable[Row], unit_of: Callable[[Row], int]) -> dict[int, list[Row]]:
    """Return the rows by the unit that `unit_of` names, in their order."""
    found = defaultdict(list)
    for row in rows:
        found[unit_of(row)].append(row)
    return found


def sections_due(user: User, today: date) -> dict[int, list[SectionDue]]:
    """Return the sections that the user has to write, by the id of their unit, most urgent first (one query)."""
    due = defaultdict(list)
    names: dict[int, dict[str, str]] = {}
    for section in assigned_sections(user):
        report = section.report
        if report.outline_id not in names:
            names[report.outline_id] = place_names(published_outline(report.outline))
        place = names[report.outline_id].get(section.key, OUTSIDE.heading)
        mark = mark_of(section.state, section.finished, to_review=False, has_faults=False)
        due[report.unit_id].append(SectionDue(section, place, MARKS[mark], days_left(section.due_day, today)))
    return due


def dossiers_due(units: Iterable[Unit], today: date) -> dict[int, DossiersDue]:
    """Return the dossiers that the units have to settle, by the id of each unit with a list.

    Two queries where no unit has a list, else four.
    """
    calendar = working_days()
    ages = list_ages(units, today, calendar)
    if not ages:
        return {}
    urgent = urgent_dossiers(ages, today, calendar.last_day_within(today, DUE_DAYS), SHOWN_DOSSIERS)
    found = {}
    for unit_id, age in ages.items():
        of_unit = urgent.get(unit_id, UrgentDossiers(0, 0, ()))
        first = [
            (one, word_due(one.current_due_on, today, calendar), one.current_due_on < today) for one in of_unit.first
        ]
        found[unit_id] = DossiersDue(age, of_unit.overdue, of_unit.soon, first)
    return found


def work_of(unit: Unit, now: datetime, mine: Mine) -> UnitWork:
    """Collect what the unit has to do (five queries)."""
    today = local_day(now)
    tasks = tasks_falling_due(unit, today, FALLING_DUE_DAYS)
    return UnitWork(
        unit=unit,
        periods=open_periods(unit, now),
        awaiting=mine.awaiting.get(unit.pk, ()),
        to_mend=mine.to_mend.get(unit.pk, ()),
        sections=mine.sections.get(unit.pk, ()),
        dossiers=mine.dossiers.get(unit.pk),
        tasks=[TaskDue(task, days_left(task.due_on, today)) for task in tasks],
        findings=list(open_findings(unit)),
        commitments=list(unfinished_commitments(unit, today.year)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, unit_id: int, period_id: int) -> HttpResponse:
    """Start the unit's report for the period, and open the editor; a second click opens the same report.

    404 for a unit that the user does not see or a period that it does not report for; 403 for who only reads it.
    A GET starts nothing and goes to the home page: the sign-in leads here when the session ended before the click.
    """
    if request.method != "POST":
        return redirect("reports:home")
    unit = get_object_or_404(units_of(request.user).select_related("province"), pk=unit_id)
    period = get_object_or_404(periods_of(unit), pk=period_id)
    verdict = may_write(request.user, unit)
    if not verdict.allowed:
        raise PermissionDenied(verdict.reason)
    report = start_report(unit, period)
    messages.success(request, f"Đã lập báo cáo {period.name} của {unit.name}. Các mục chưa trả lời nằm trong đề cương.")
    return redirect("reports:edit", report.pk)
