"""Tasks assigned by UBND tỉnh, Chủ tịch UBND tỉnh in the period, and what became of them by the cut-off."""

from django.db.models import Q

from accounts.models import Unit
from directives.models import AssignedTask
from reports.assembly.collected import Collected, counted, source_of
from reports.domain.document import TaskRow
from reports.models import ReportingPeriod

KIND = "assigned_tasks"


def collect(unit: Unit, period: ReportingPeriod) -> Collected:
    """Count the tasks assigned in the period, by their state on its last day."""
    tasks = list(assigned_in(unit, period).select_related("assigning_document", "answering_document"))
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


def assigned_in(unit: Unit, period: ReportingPeriod):
    """Return the tasks assigned to the unit within the period, oldest first."""
    return (
        AssignedTask.objects.current()
        .filter(unit=unit)
        .filter(
            Q(assigned_on__range=(period.starts_on, period.ends_on))
            | Q(assigned_on=None, created_at__date__range=(period.starts_on, period.ends_on))
        )
        .order_by("assigned_on", "pk")
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
