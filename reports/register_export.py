"""The rows of a register's export; the heads are those that the import of such lists understands."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Prefetch, QuerySet

from directives.domain.topics import topic_name
from directives.models import (
    AssignedTask,
    Commitment,
    Document,
    Finding,
    Inspection,
    InspectionRequest,
    Plan,
    PlanTask,
    Record,
)
from directives.wording import word_document
from reports.models import Proposal
from reports.register_tables import Value, number_symbol, task_state
from reports.registers import Register

_CHUNK: Final = 2000


@dataclass(frozen=True, slots=True)
class Export:
    """The columns of an export, title → width, and its rows."""

    columns: dict[str, int]
    rows: Iterable[tuple[Value, ...]]


def export_of(register: Register, records: QuerySet[Record], today: date) -> Export:
    """Return the export of the records that a list asks for; the number of queries does not depend on theirs."""
    columns, read, rows = _EXPORTS[register.slug]
    found = read(records)
    # One that reads rows which belong to others would ask for them chunk by chunk.
    each = found if found._prefetch_related_lookups else found.iterator(chunk_size=_CHUNK)
    return Export(columns, (row for record in each for row in rows(record, today)))


def _document(document: Document, today: date) -> Iterator[tuple[Value, ...]]:
    yield (
        *(number_symbol(document), document.issued_on, document.type_name, document.subject, document.issuer),
        topic_name(document.topic),
    )


def _plan(plan: Plan, today: date) -> Iterator[tuple[Value, ...]]:
    head = (plan.title, plan.year, topic_name(plan.topic), plan.document and word_document(plan.document))
    for task in plan.tasks.all():
        yield *head, task.content, task.due_on, task.started_on, task.done_on
    if not plan.tasks.all():
        yield *head, "", None, None, None


def _task(task: AssignedTask, today: date) -> Iterator[tuple[Value, ...]]:
    yield (
        task.assigning_document and word_document(task.assigning_document),
        *(task.content, task.assigned_on, task.due_on, task.done_on, task.updated_in_software_on),
        task.answering_document and word_document(task.answering_document),
        task_state(task, today),
    )


def _inspection(visit: Inspection, today: date) -> Iterator[tuple[Value, ...]]:
    head = (visit.team, visit.head, visit.visited_on)
    for finding in visit.finding_set.all():
        yield *head, "Tồn tại, hạn chế", finding.content, finding.remedied_on
    for request in visit.inspectionrequest_set.all():
        yield *head, "Đề nghị của đoàn kiểm tra", request.content, request.done_on
    if not visit.finding_set.all() and not visit.inspectionrequest_set.all():
        yield *head, "", "", None


def _commitment(one: Commitment, today: date) -> Iterator[tuple[Value, ...]]:
    yield one.year, one.tasks_total, one.tasks_done


def _proposal(one: Proposal, today: date) -> Iterator[tuple[Value, ...]]:
    yield one.content, one.report and one.report.period.name, one.answered_on, one.answer


def _with_tasks(plans: QuerySet) -> QuerySet:
    return plans.select_related("document").prefetch_related(Prefetch("tasks", PlanTask.objects.order_by("position")))


def _with_points(visits: QuerySet) -> QuerySet:
    return visits.prefetch_related(
        Prefetch("finding_set", Finding.objects.order_by("position")),
        Prefetch("inspectionrequest_set", InspectionRequest.objects.order_by("position")),
    )


_EXPORTS: Final[dict[str, tuple[dict[str, int], Callable[[QuerySet], QuerySet], Callable[[Any, date], Any]]]] = {
    "van-ban": (
        {
            "Số ký hiệu": 20,
            "Ngày ban hành": 14,
            "Loại văn bản": 16,
            "Trích yếu": 70,
            "Cơ quan ban hành": 28,
            "Chuyên đề": 30,
        },
        lambda records: records,
        _document,
    ),
    "ke-hoach": (
        {
            "Kế hoạch": 40,
            "Năm": 8,
            "Chuyên đề": 28,
            "Văn bản ban hành": 40,
            "Nhiệm vụ": 60,
            "Thời hạn": 13,
            "Ngày bắt đầu": 13,
            "Ngày hoàn thành": 13,
        },
        _with_tasks,
        _plan,
    ),
    "nhiem-vu": (
        {
            "Văn bản giao": 50,
            "Nội dung": 60,
            "Ngày giao": 13,
            "Hạn": 13,
            "Ngày hoàn thành": 13,
            "Ngày cập nhật": 13,
            "Văn bản trả lời": 50,
            "Tình trạng": 20,
        },
        lambda records: records.select_related("assigning_document", "answering_document"),
        _task,
    ),
    "kiem-tra": (
        {
            "Đoàn kiểm tra": 32,
            "Trưởng đoàn": 26,
            "Ngày kiểm tra": 13,
            "Loại": 24,
            "Nội dung": 80,
            "Ngày khắc phục, thực hiện": 15,
        },
        _with_points,
        _inspection,
    ),
    "cam-ket": (
        {"Năm": 10, "Tổng số nhiệm vụ cam kết": 18, "Số nhiệm vụ đã hoàn thành": 18},
        lambda records: records,
        _commitment,
    ),
    "kien-nghi": (
        {"Nội dung": 80, "Nêu trong báo cáo": 20, "Ngày trả lời": 13, "Nội dung trả lời": 60},
        lambda records: records.select_related("report__period"),
        _proposal,
    ),
}
"""By the register's word: the columns, how the records are read, and the rows of one record."""
