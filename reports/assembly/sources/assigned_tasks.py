"""Tasks assigned by UBND tỉnh, Chủ tịch UBND tỉnh in the period, and what became of them by the cut-off."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from directives.models import AssignedTask
from directives.selectors import assigned_tasks_of
from reports.assembly.collected import Collected, counted, source_of
from reports.domain.document import TaskRow
from reports.models import Report, ReportingPeriod

KIND = "assigned_tasks"


def collect(report: Report) -> Collected:
    """Count the tasks assigned in the period, by their state on its last day."""
    return collect_tasks(tasks_of_report(report).select_related("assigning_document", "answering_document"), report)


def collect_tasks(rows: Iterable[AssignedTask], report: Report) -> Collected:
    """Count tasks of the report that were read with their documents."""
    period, tasks = report.period, list(rows)
    if not tasks:
        return Collected()
    done = [task for task in tasks if task.done_on and task.done_on <= period.ends_on]
    measured = {
        "total": tasks,
        "done": done,
        "done_late": [task for task in done if task.due_on and task.done_on > task.due_on],
        "updated_late": [task for task in tasks if updated_late(task)],
    }
    return Collected(
        counts={("", name): counted(KIND, [task.pk for task in some]) for name, some in measured.items()},
        lists={"": source_of(KIND, [task.pk for task in tasks])},
        tasks=tuple(_row(task, period) for task in tasks),
    )


def tasks_of_report(report: Report) -> QuerySet[AssignedTask]:
    """Return the tasks assigned to the unit within the period, and undated ones that the report's lines name."""
    period = report.period
    named = AssignedTask.objects.filter(assigned_on=None, sectionline__section__report=report)
    return assigned_tasks_of(report.unit).filter(
        Q(assigned_on__range=(period.starts_on, period.ends_on)) | Q(pk__in=named)
    )


def updated_late(task: AssignedTask) -> bool:
    """Whether the software was updated after the due date, or late by the unit's own words."""
    if task.due_on and task.updated_in_software_on:
        return task.updated_in_software_on > task.due_on
    return task.update_told_late


def _row(task: AssignedTask, period: ReportingPeriod) -> TaskRow:
    return TaskRow(
        id=task.pk,
        assigned_by=str(task.assigning_document or ""),
        content=task.content,
        due_on=task.due_on,
        done_on=task.done_on,
        updated_in_software_on=task.updated_in_software_on,
        answer=str(task.answering_document or ""),
        status=_status(task, period),
    )


def _status(task: AssignedTask, period: ReportingPeriod) -> str:
    if task.done_on and task.done_on <= period.ends_on:
        status = "Hoàn thành trễ hạn" if task.due_on and task.done_on > task.due_on else "Đã hoàn thành"
    elif task.done_on:
        status = "Hoàn thành sau ngày chốt số liệu"
    elif task.due_on and task.due_on < period.ends_on:
        status = "Quá hạn, chưa hoàn thành"
    else:
        status = "Đang thực hiện"
    return f"{status}; cập nhật trễ trên phần mềm" if updated_late(task) else status
