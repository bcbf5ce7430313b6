"""The dated duties of a unit, from the periods of every family and from the register of assigned tasks."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit
from core.text import squeeze
from directives.models import AssignedTask
from directives.selectors import assigned_tasks_of
from reports.domain.deadlines import days_left, days_left_sentence, local_day, urgency
from reports.domain.duties import Duty
from reports.domain.timeliness import timeliness
from reports.models import Report, ReportingPeriod
from reports.review.due import with_due_of_periods
from reports.selectors import periods_of

MAX_TASKS: Final = 200
"""So many tasks are read at once; the register has all of them."""

TASK_REGISTER: Final = "nhiem-vu"

FAMILY_TITLES: Final = {
    ReportingPeriod.Family.REFORM: "Báo cáo cải cách hành chính",
    ReportingPeriod.Family.PROCEDURE_CONTROL: "Báo cáo kiểm soát thủ tục hành chính",
    ReportingPeriod.Family.INDEX: "Chỉ số cải cách hành chính",
}


def duties_of(unit: Unit, first: date, last: date, now: datetime) -> list[Duty]:
    """Return what the unit has to do from `first` to `last`, by day, reports before tasks (three queries)."""
    between = (_beginning(first), _beginning(last + timedelta(days=1)) - timedelta(microseconds=1))
    duties = [
        *(_report(period, now) for period in _own_reports(unit).filter(due_at__range=between)),
        *(_other(period, now) for period in _other_periods(unit).filter(department_due_at__range=between)),
        *(_task(task, unit, local_day(now)) for task in _tasks(unit, first, last)),
    ]
    return sorted(duties, key=lambda duty: (duty.due_on, duty.is_task, duty.hour))


def newest_report(unit: Unit, now: datetime) -> Duty | None:
    """Return the report for the unit's newest period, None where it has no period (one query)."""
    period = _own_reports(unit).order_by("-ends_on", "-pk").first()
    return _report(period, now) if period else None


def _own_reports(unit: Unit) -> QuerySet[ReportingPeriod]:
    """Return the periods that the unit reports for in the portal, with `due_at`, `report_id` and `submitted_at`."""
    report = Report.objects.filter(unit=unit, period=OuterRef("pk"))
    return with_due_of_periods(periods_of(unit), unit).annotate(
        report_id=Subquery(report.values("pk")[:1]), submitted_at=Subquery(report.values("submitted_at")[:1])
    )


def _other_periods(unit: Unit) -> QuerySet[ReportingPeriod]:
    """Return the periods of the other families, which every unit of the province has that is in force in them."""
    in_force = Unit.objects.filter(pk=unit.pk).in_force_within(OuterRef("starts_on"), OuterRef("ends_on"))
    others = ReportingPeriod.objects.filter(Exists(in_force), province=unit.province_id)
    return others.filter(~Q(family=ReportingPeriod.Family.REFORM))


def _tasks(unit: Unit, first: date, last: date) -> Sequence[AssignedTask]:
    return assigned_tasks_of(unit).filter(due_on__range=(first, last)).order_by("due_on", "pk")[:MAX_TASKS]


def _report(period: ReportingPeriod, now: datetime) -> Duty:
    told = timeliness(period.due_at, period.submitted_at, now)
    link = reverse("reports:preview", args=[period.report_id]) if period.report_id else ""
    return Duty(
        title=_title(period),
        due_on=local_day(period.due_at),
        words=told.words,
        urgency=told.urgency,
        is_open=not told.is_sent,
        hour=_hour(period.due_at),
        link=link,
    )


def _other(period: ReportingPeriod, now: datetime) -> Duty:
    """Word a duty that is done outside the portal: nobody here knows whether it was."""
    told = timeliness(period.department_due_at, None, now)
    is_past = told.state == "overdue"
    return Duty(
        title=_title(period),
        due_on=local_day(period.department_due_at),
        words="Đã qua hạn" if is_past else told.words,
        urgency="later" if is_past else told.urgency,
        is_open=not is_past,
        hour=_hour(period.department_due_at),
        is_outside=True,
    )


def _task(task: AssignedTask, unit: Unit, today: date) -> Duty:
    days = days_left(task.due_on, today)
    return Duty(
        title=squeeze(task.content),
        due_on=task.due_on,
        words="Đã hoàn thành" if task.done_on else days_left_sentence(days),
        urgency="later" if task.done_on else urgency(days),
        is_open=task.done_on is None,
        is_task=True,
        link=reverse("registers:entry", args=[unit.pk, TASK_REGISTER, task.pk]),
    )


def _title(period: ReportingPeriod) -> str:
    return f"{FAMILY_TITLES[ReportingPeriod.Family(period.family)]} {period.name}"


def _hour(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M}"


def _beginning(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
