"""The home page of a clerk or leader, "Việc của tôi": what their units have to do, most urgent first."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Unit
from accounts.selectors import own_units_of, units_of
from directives.models import AssignedTask, Commitment, Finding
from directives.selectors import open_findings, tasks_falling_due, unfinished_commitments
from reports.domain.deadlines import days_left, local_day
from reports.permissions import may_write
from reports.selectors import OpenPeriod, open_periods, periods_of
from reports.services.starting import start_report

FALLING_DUE_DAYS = 14


@dataclass(frozen=True, slots=True)
class TaskDue:
    """An assigned task with the days that are left for it."""

    task: AssignedTask
    days_left: int


@dataclass(frozen=True, slots=True)
class UnitWork:
    """What a unit has to do."""

    unit: Unit
    periods: list[OpenPeriod]
    tasks: list[TaskDue]
    findings: list[Finding]
    commitments: list[Commitment]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the work of the user's own units; who writes no reports goes on to the list."""
    units = list(own_units_of(request.user).select_related("province"))
    if not units:
        return redirect("reports:list")
    today = local_day(timezone.now())
    context = {
        "work": [work_of(unit, today) for unit in units],
        "years": (today.year - 1, today.year),
        "falling_due_days": FALLING_DUE_DAYS,
    }
    return render(request, "reports/home.html", context)


def work_of(unit: Unit, today: date) -> UnitWork:
    """Collect what the unit has to do (five queries)."""
    tasks = tasks_falling_due(unit, today, FALLING_DUE_DAYS)
    return UnitWork(
        unit=unit,
        periods=open_periods(unit, today),
        tasks=[TaskDue(task, days_left(task.due_on, today)) for task in tasks],
        findings=list(open_findings(unit)),
        commitments=list(unfinished_commitments(unit, today.year)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, unit_id: int, period_id: int) -> HttpResponse:
    """Start the unit's report for the period, and show it; a second click shows the same report.

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
    return redirect("reports:preview", report.pk)
