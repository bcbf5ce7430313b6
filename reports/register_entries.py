"""What an entry of a register says in full: its facts, and the rows that belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from directives.domain.topics import topic_name
from directives.models import (
    AssignedTask,
    Commitment,
    Document,
    Finding,
    InspectedCount,
    Inspection,
    InspectionRequest,
    Plan,
    PlanTask,
    Record,
)
from directives.wording import word_document
from reports.assembly.sources.inspections import word_count
from reports.domain.deadlines import local_day
from reports.models import Proposal
from reports.register_tables import Value, number_symbol, shown, task_state
from reports.registers import Register

Fact = tuple[str, str]
"""A label and what the record says; blank facts are left out."""


@dataclass(frozen=True, slots=True)
class EntryRows:
    """Rows that belong to an entry: what they are, the head of their table, and the words in it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def labelled_rows(self) -> list[list[Fact]]:
        """Return the rows with the name of its column before each cell: on a phone every cell names itself."""
        return [list(zip(self.head, row, strict=True)) for row in self.rows]


def entries_of(register: Register) -> QuerySet[Record]:
    """Return all records of a register's kind, removed ones too, read with the documents and reports that they name."""
    related = {
        "van-ban": ("merged_into",),
        "ke-hoach": ("document",),
        "nhiem-vu": ("assigning_document", "answering_document"),
        "kiem-tra": ("decision",),
        "kien-nghi": ("report__period",),
    }
    records = register.model.objects.all()
    return records.select_related(*related[register.slug]) if register.slug in related else records


def facts_of(record: Record) -> list[Fact]:
    """Return what the record says, label by label (no query for one of `entries_of`)."""
    return [(label, words) for label, value in _facts(record) if (words := shown(value))]


def rows_of_entry(record: Record) -> list[EntryRows]:
    """Return the rows that belong to the record, sets without any left out (three queries at most)."""
    return [rows for rows in _row_sets(record) if rows.rows]


def lost_with(record: Record) -> list[str]:
    """Return what leaves the register together with the record, in words: "4 tồn tại, hạn chế"."""
    return [f"{len(rows.rows)} {rows.title[:1].lower()}{rows.title[1:]}" for rows in rows_of_entry(record)]


def _facts(record: Record) -> Sequence[tuple[str, Value]]:
    match record:
        case Document():
            return (
                ("Số, ký hiệu", number_symbol(record)),
                ("Loại văn bản", record.type_name),
                ("Ngày ban hành", record.issued_on),
                ("Cơ quan ban hành", record.issuer),
                ("Trích yếu", record.subject),
                ("Chuyên đề", topic_name(record.topic)),
                ("Đã gộp vào", record.merged_into and word_document(record.merged_into)),
            )
        case Plan():
            return (
                ("Năm", str(record.year)),
                ("Chuyên đề", topic_name(record.topic)),
                ("Văn bản ban hành", record.document and word_document(record.document)),
            )
        case AssignedTask():
            late = record.update_told_late and not record.updated_in_software_on
            return (
                ("Văn bản giao", record.assigning_document and word_document(record.assigning_document)),
                ("Nội dung", record.content),
                ("Ngày giao", record.assigned_on),
                ("Thời hạn", record.due_on),
                ("Ngày hoàn thành", record.done_on),
                ("Tình trạng", task_state(record, local_day(timezone.now()))),
                ("Văn bản trả lời", record.answering_document and word_document(record.answering_document)),
                ("Cập nhật trên phần mềm", "Trễ, không rõ ngày" if late else record.updated_in_software_on),
            )
        case Inspection():
            return (
                ("Đoàn kiểm tra", record.team),
                ("Trưởng đoàn", record.head),
                ("Quyết định kiểm tra", record.decision and word_document(record.decision)),
                ("Ngày kiểm tra", record.visited_on),
                ("Thời kỳ kiểm tra từ", record.examined_from),
                ("Thời kỳ kiểm tra đến", record.examined_to),
                ("Mặt đạt được", record.strengths),
            )
        case Commitment():
            return (
                ("Năm", str(record.year)),
                ("Tổng số nhiệm vụ cam kết", record.tasks_total),
                ("Số nhiệm vụ đã hoàn thành", record.tasks_done),
            )
        case Proposal():
            return (
                ("Nội dung", record.content),
                ("Nêu trong báo cáo", record.report.period.name if record.report else "Chưa nêu trong báo cáo nào"),
                ("Ngày trả lời", record.answered_on),
                ("Nội dung trả lời", record.answer),
            )
    raise TypeError(record)


def _row_sets(record: Record) -> list[EntryRows]:
    if isinstance(record, Plan):
        tasks = PlanTask.objects.filter(plan=record).order_by("position")
        head = ("Nội dung", "Thời hạn", "Ngày bắt đầu", "Ngày hoàn thành")
        rows = ((one.content, *map(shown, (one.due_on, one.started_on, one.done_on))) for one in tasks)
        return [EntryRows("Nhiệm vụ trong kế hoạch", head, tuple(rows))]
    if not isinstance(record, Inspection):
        return []
    findings = Finding.objects.filter(inspection=record).select_related("remedy_document").order_by("position")
    requests = InspectionRequest.objects.filter(inspection=record).order_by("position")
    counts = InspectedCount.objects.filter(inspection=record).order_by("pk")
    return [
        EntryRows(
            "Tồn tại, hạn chế",
            ("Nội dung", "Ngày khắc phục", "Báo cáo khắc phục"),
            tuple((one.content, shown(one.remedied_on), str(one.remedy_document or "")) for one in findings),
        ),
        EntryRows(
            "Đề nghị của đoàn kiểm tra",
            ("Nội dung", "Ngày thực hiện"),
            tuple((one.content, shown(one.done_on)) for one in requests),
        ),
        EntryRows("Số liệu kiểm tra", ("Nội dung",), tuple((word_count(one),) for one in counts)),
    ]
