"""What the lists of the registers show of a record, column by column."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from directives.domain.citation import format_date
from directives.domain.topics import topic_name
from directives.models import AssignedTask, Commitment, Document, Inspection, Plan, Record
from reports.models import Proposal
from reports.registers import Register

Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `value` takes the record and today; `sort` is the word by which one sorts, "" where one cannot."""

    title: str
    value: Callable[[Any, date], Value]
    sort: str = ""
    is_number: bool = False


def columns_of(register: Register) -> tuple[Column, ...]:
    """Return the columns of a register's list; the first names the record."""
    return _COLUMNS[register.slug]


def with_details(register: Register, records: QuerySet[Record]) -> QuerySet[Record]:
    """Return the records read with what the columns show (no further query)."""
    match register.slug:
        case "ke-hoach":
            done = Count("tasks", filter=Q(tasks__done_on__isnull=False))
            return records.select_related("document").annotate(task_count=Count("tasks"), done_count=done)
        case "nhiem-vu":
            return records.select_related("assigning_document", "answering_document")
        case "kiem-tra":
            return records.annotate(
                finding_count=Count("finding", distinct=True),
                remedied_count=Count("finding", filter=Q(finding__remedied_on__isnull=False), distinct=True),
                request_count=Count("inspectionrequest", distinct=True),
                met_count=Count("inspectionrequest", filter=Q(inspectionrequest__done_on__isnull=False), distinct=True),
            )
        case "kien-nghi":
            return records.select_related("report__period")
    return records


def shown(value: Value) -> str:
    """Return a value as the pages word it; "" for nothing."""
    if isinstance(value, date):
        return format_date(value)
    return "" if value is None else str(value)


def number_symbol(document: Document) -> str:
    """Return "385/SYT-VP"."""
    return "/".join(part for part in (document.number, document.symbol) if part)


def task_state(task: AssignedTask, today: date) -> str:
    """Return how far an assigned task is today."""
    if task.done_on:
        return "Hoàn thành trễ hạn" if task.due_on and task.done_on > task.due_on else "Đã hoàn thành"
    if task.due_on and task.due_on < today:
        return f"Quá hạn {(today - task.due_on).days} ngày"
    return "Chưa hoàn thành"


def _plan_progress(plan: Plan, today: date) -> str:
    return f"{plan.done_count}/{plan.task_count} hoàn thành" if plan.task_count else "Chưa nhập nhiệm vụ"


def _findings(visit: Inspection, today: date) -> str:
    return f"{visit.remedied_count}/{visit.finding_count} đã khắc phục" if visit.finding_count else "Không có"


def _requests(visit: Inspection, today: date) -> str:
    return f"{visit.met_count}/{visit.request_count} đã thực hiện" if visit.request_count else "Không có"


def _rate(commitment: Commitment, today: date) -> str:
    if not commitment.tasks_total:
        return ""
    rate = commitment.tasks_done * 100 / commitment.tasks_total
    return f"{rate:.1f}%".replace(".", ",").replace(",0%", "%")


def _raised_in(proposal: Proposal, today: date) -> str:
    return proposal.report.period.name if proposal.report else "Chưa nêu"


def _document_name(document: Document | None) -> str:
    return str(document) if document else ""


_COLUMNS: Final[dict[str, tuple[Column, ...]]] = {
    "van-ban": (
        Column("Số, ký hiệu", lambda one, today: number_symbol(one), "so"),
        Column("Ngày ban hành", lambda one, today: one.issued_on, "ngay"),
        Column("Loại văn bản", lambda one, today: one.type_name, "loai"),
        Column("Trích yếu", lambda one, today: one.subject),
        Column("Cơ quan ban hành", lambda one, today: one.issuer),
        Column("Chuyên đề", lambda one, today: topic_name(one.topic)),
    ),
    "ke-hoach": (
        Column("Tên kế hoạch", lambda one, today: one.title, "ten"),
        Column("Năm", lambda one, today: str(one.year), "nam", is_number=True),
        Column("Chuyên đề", lambda one, today: topic_name(one.topic)),
        Column("Văn bản ban hành", lambda one, today: _document_name(one.document)),
        Column("Nhiệm vụ", _plan_progress),
    ),
    "nhiem-vu": (
        Column("Nội dung", lambda one, today: one.content, "noi-dung"),
        Column("Văn bản giao", lambda one, today: _document_name(one.assigning_document)),
        Column("Ngày giao", lambda one, today: one.assigned_on, "ngay-giao"),
        Column("Thời hạn", lambda one, today: one.due_on, "han"),
        Column("Ngày hoàn thành", lambda one, today: one.done_on, "hoan-thanh"),
        Column("Tình trạng", task_state),
    ),
    "kiem-tra": (
        Column("Đoàn kiểm tra", lambda one, today: one.team, "doan"),
        Column("Ngày kiểm tra", lambda one, today: one.visited_on, "ngay"),
        Column("Trưởng đoàn", lambda one, today: one.head),
        Column("Tồn tại, hạn chế", _findings),
        Column("Đề nghị", _requests),
    ),
    "cam-ket": (
        Column("Bản cam kết", lambda one, today: f"Năm {one.year}", "nam"),
        Column("Nhiệm vụ cam kết", lambda one, today: one.tasks_total, "tong", is_number=True),
        Column("Đã hoàn thành", lambda one, today: one.tasks_done, "xong", is_number=True),
        Column("Tỷ lệ", _rate, is_number=True),
    ),
    "kien-nghi": (
        Column("Nội dung", lambda one, today: one.content, "noi-dung"),
        Column("Nêu trong báo cáo", _raised_in, "neu"),
        Column("Ngày trả lời", lambda one, today: one.answered_on, "tra-loi"),
        Column("Nội dung trả lời", lambda one, today: one.answer),
    ),
}
"""The columns by the register's word in addresses."""
