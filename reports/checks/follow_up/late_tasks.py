"""Assigned tasks that are late: past due and not done at the cut-off; done late, or updated late in the software.

Source: the outline of 315/SNV-CCHC&VTLT asks for progress and result of the tasks that UBND tỉnh and its chairman
assign; done late and updated late are figures of it.
"""

from collections.abc import Iterator
from datetime import date

from core.issue import Issue
from directives.domain.citation import format_date
from reports.checks.reading import Reading
from reports.checks.records import first_of_many, shortened, tasks_section
from reports.domain.document import TaskRow

CODE = "late_task"


def check_late_tasks(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for each task that is overdue at the cut-off, a note for each that was done or updated late."""
    overdue = _overdue(reading)
    section = tasks_section(reading.document)
    yield from first_of_many((_late(section, *one) for one in overdue.values()), "nhiệm vụ được giao quá hạn")
    done = (one for row in reading.document.tasks if row.id not in overdue for one in _done_late(reading, section, row))
    yield from first_of_many(done, "nhiệm vụ được giao hoàn thành hoặc cập nhật trễ")


def _overdue(reading: Reading) -> dict[int, tuple[str, str, date]]:
    """Return content, assigning document and due day of the tasks that are overdue, those of the report's list first.

    The register knows of those done since, and of tasks assigned before the period.
    """
    cut_off = reading.document.period.ends_on
    known = {task.id: task for task in reading.context.tasks or ()}
    found = {}
    for task in (*reading.document.tasks, *known.values()):
        now = known.get(task.id, task)
        done_on = now.done_on or task.done_on
        if task.due_on and task.due_on < cut_off and (done_on is None or done_on > cut_off):
            found.setdefault(task.id, (task.content, task.assigned_by, task.due_on))
    return found


def _late(section: str, content: str, assigned_by: str, due_on: date) -> Issue:
    words = shortened(content)
    by = f" ({assigned_by})" if assigned_by else ""
    return Issue(
        "warning",
        CODE,
        section,
        f"Nhiệm vụ “{words}”{by} có hạn ngày {format_date(due_on)}, đến ngày chốt số liệu chưa hoàn thành.",
        words,
        "Nếu đã xong, hãy ghi ngày hoàn thành và văn bản trả lời vào Sổ nhiệm vụ được giao; nếu chưa, hãy nêu lý do "
        "và thời gian hoàn thành ở mục này.",
    )


def _done_late(reading: Reading, section: str, row: TaskRow) -> Iterator[Issue]:
    cut_off, told = reading.document.period.ends_on, []
    if row.due_on and row.done_on and row.due_on < row.done_on <= cut_off:
        told.append(f"hoàn thành ngày {format_date(row.done_on)}")
    if row.due_on and row.updated_in_software_on and row.due_on < row.updated_in_software_on:
        told.append(f"cập nhật trên phần mềm ngày {format_date(row.updated_in_software_on)}")
    if told and row.due_on:
        words = shortened(row.content)
        yield Issue(
            "info",
            CODE,
            section,
            f"Nhiệm vụ “{words}” có hạn ngày {format_date(row.due_on)}, {', '.join(told)}: trễ hạn.",
            words,
            "Nên nêu lý do trễ hạn ở mục này; nếu ngày ghi sai, hãy sửa trong Sổ nhiệm vụ được giao.",
        )
