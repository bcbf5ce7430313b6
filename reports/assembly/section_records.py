"""The records of a section that none of its lines shows, and where in the unit's reports a record stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from directives.domain.citation import format_date
from directives.models import AssignedTask, Document, Inspection, PlanTask, Record
from reports.domain.outline import place_names
from reports.models import Mention, Proposal, Section, SectionLine
from reports.selectors import published_outline


@dataclass(frozen=True, slots=True)
class RecordItem:
    """A record beside a section: `kind` is the word for it in addresses, `detail` how far it is."""

    kind: str
    id: int
    text: str
    detail: str


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a report of the unit; `name` is how a reader finds it there."""

    report_id: int
    key: str
    period: str
    name: str

    def __str__(self) -> str:
        return f"{self.period}, mục {self.name}"


def plan_task_items(tasks: Iterable[PlanTask]) -> list[RecordItem]:
    """Return the tasks of a plan, which feed figures and have no lines."""
    return [RecordItem("nhiem-vu-ke-hoach", task.pk, task.content, _progress(task)) for task in tasks]


def proposal_items(proposals: Iterable[Proposal]) -> list[RecordItem]:
    """Return proposals, whose written lines have no link to them."""
    return [RecordItem("kien-nghi", one.pk, one.content, _answer(one)) for one in proposals]


def places_of(record: Record) -> list[Place]:
    """Return the sections of the unit's reports that name the record, newest period first (one query)."""
    sections = (
        Section.objects.filter(_naming(record), report__unit=record.unit_id)
        .select_related("report__period", "report__outline")
        .order_by("-report__period__ends_on", "report", "pk")
    )
    return [_place(section) for section in sections]


def lines_of(record: Record) -> Q:
    """Return which lines hold the record itself; a written line of a proposal has its very words."""
    match record:
        case Document():
            return Q(document=record)
        case AssignedTask():
            return Q(assigned_task=record)
        case Inspection():
            return Q(inspection=record)
        case Proposal():
            return Q(section__report=record.report_id, text=record.content)
    raise TypeError(record)


def _naming(record: Record) -> Q:
    naming = Q(pk__in=SectionLine.objects.filter(lines_of(record)).values("section"))
    if isinstance(record, Document):
        naming |= Q(pk__in=Mention.objects.filter(document=record).values("section"))
    return naming


def _place(section: Section) -> Place:
    names = place_names(published_outline(section.report.outline))
    name = names.get(section.key) or "ngoài đề cương"
    return Place(section.report_id, section.key, section.report.period.name, name)


def _progress(task: PlanTask) -> str:
    if task.done_on:
        return f"hoàn thành ngày {format_date(task.done_on)}"
    due = f", hạn ngày {format_date(task.due_on)}" if task.due_on else ""
    if task.started_on:
        return f"triển khai từ ngày {format_date(task.started_on)}{due}"
    return f"chưa triển khai{due}"


def _answer(proposal: Proposal) -> str:
    return f"trả lời ngày {format_date(proposal.answered_on)}" if proposal.answered_on else "chưa được trả lời"
