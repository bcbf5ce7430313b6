"""Tasks and findings that the last report had as open, and that are gone without an end.

Source: custom of the field: an assigned task is followed until it is done, and a finding until its remedy is reported
("chưa thực hiện báo cáo khắc phục" was itself a finding of the inspection of 27/6/2023). Those that the register has as
late or not remedied are told by the rules of the group follow_up.
"""

from collections.abc import Iterator

from core.issue import Issue
from core.text import search_key
from reports.checks.reading import Reading
from reports.checks.records import (
    cited_numbers,
    first_of_many,
    inspections_section,
    is_cited,
    shortened,
    tasks_section,
)
from reports.domain.document import InspectionRow, ReportDocument, TaskRow

CODE = "vanished"
_FINDING = "Tồn tại, hạn chế"


def check_vanished(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for each such task and finding."""
    last = reading.context.previous
    if last is None:
        return
    yield from first_of_many(_tasks(reading, last), "nhiệm vụ của kỳ trước không còn được nêu")
    yield from first_of_many(_findings(reading, last), "tồn tại, hạn chế của kỳ trước không còn được nêu")


def _tasks(reading: Reading, last: ReportDocument) -> Iterator[Issue]:
    if reading.context.tasks is None:
        return
    cut_off = reading.document.period.ends_on
    known = {task.id: task for task in reading.context.tasks}
    listed = {task.id for task in reading.document.tasks}
    cited = cited_numbers(reading)
    for task in last.tasks:
        was_open = task.done_on is None or task.done_on > last.period.ends_on
        if not was_open or task.id in listed or is_cited(task.assigned_by, cited):
            continue
        now = known.get(task.id)
        if now is None:
            yield _task(reading, task, "không còn trong Sổ nhiệm vụ được giao")
        elif now.done_on is None and not (now.due_on and now.due_on < cut_off):
            yield _task(reading, task, "Sổ nhiệm vụ được giao chưa ghi ngày hoàn thành")


def _task(reading: Reading, task: TaskRow, told: str) -> Issue:
    words = shortened(task.content)
    by = f" ({task.assigned_by})" if task.assigned_by else ""
    return Issue(
        "warning",
        CODE,
        tasks_section(reading.document),
        f"Nhiệm vụ “{words}”{by} ở báo cáo kỳ {_last_name(reading)} chưa hoàn thành, kỳ này không nêu và {told}.",
        words,
        "Hãy nêu tiến độ của nhiệm vụ ở mục này, hoặc ghi ngày hoàn thành vào Sổ nhiệm vụ được giao.",
    )


def _findings(reading: Reading, last: ReportDocument) -> Iterator[Issue]:
    if reading.context.findings is None:
        return
    known = {one.id for one in reading.context.findings}
    worded = {search_key(one.content) for one in reading.context.findings}
    listed = {row.id for row in reading.document.inspections if row.kind == _FINDING}
    for row in last.inspections:
        was_open = row.remedied_on is None or row.remedied_on > last.period.ends_on
        if row.kind == _FINDING and was_open and row.id not in known | listed and search_key(row.content) not in worded:
            yield _finding(reading, row)


def _finding(reading: Reading, row: InspectionRow) -> Issue:
    words = shortened(row.content)
    return Issue(
        "warning",
        CODE,
        inspections_section(reading.document),
        f"Tồn tại “{words}” ({row.team}) ở báo cáo kỳ {_last_name(reading)} chưa khắc phục, nay không còn trong Sổ "
        "kiểm tra và báo cáo không nêu kết quả.",
        words,
        "Hãy nêu kết quả khắc phục ở mục này, hoặc ghi lại tồn tại và ngày khắc phục vào Sổ kiểm tra.",
    )


def _last_name(reading: Reading) -> str:
    last = reading.context.previous
    return last.period.name if last is not None else ""
