"""Records that are added, changed and removed inside a section of a report.

`save` stores a record and returns it; it is called inside the transaction of the whole change.
"""

from collections import defaultdict
from collections.abc import Callable
from hashlib import blake2s

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Unit, User
from core.errors import InputError
from directives.models import AssignedTask, Document, Inspection, Plan, PlanTask, Record
from reports.assembly.section_records import lines_of, places_of
from reports.models import Proposal, Report, Section, SectionLine
from reports.services.editing import Lines, change_section, node_of
from reports.services.linking import link_lines

Save = Callable[[], Record | None]


class StaleRecord(Exception):
    """Somebody changed or removed the record after the caller read it."""


@transaction.atomic
def add_record(report: Report, key: str, version: int, user: User, save: Save) -> None:
    """Store a new record and its line after the section's lines; raises StaleSection with nothing stored.

    A record that has no lines (`save` returns None) leaves the lines as they are.
    """
    _one_at_a_time(report.unit_id)

    def change(section: Section, lines: Lines) -> Lines:
        record = save()
        return [*lines, _line(record, lines)] if record else lines

    change_section(report.pk, key, version, user, change)


@transaction.atomic
def change_record(record: Record, save: Save) -> None:
    """Store a changed record; the lines that follow it follow, and their links. Raises StaleRecord."""
    _one_at_a_time(record.unit_id)
    stored = type(record).objects.current().filter(pk=record.pk, updated_at=record.updated_at)
    if stored.update(updated_at=timezone.now()) != 1:
        raise StaleRecord
    save()
    _relink(record)


@transaction.atomic
def remove_record(record: Record) -> None:
    """Take a record out of its register; raises InputError where a report or another record still names it."""
    _one_at_a_time(record.unit_id)
    places = places_of(record)
    if places:
        standing = "; ".join(str(place) for place in places)
        raise InputError(f"bản ghi còn đứng trong báo cáo: {standing}. Hãy bỏ các dòng đó khỏi báo cáo trước")
    holders = _holders(record)
    if holders:
        raise InputError(f"văn bản còn được nêu trong sổ: {'; '.join(holders)}. Hãy sửa các bản ghi đó trước")
    type(record).objects.current().filter(pk=record.pk).update(removed_at=timezone.now())


def plan_task_digest(task: PlanTask) -> str:
    """Return a digest of what the register says of a task, which tells whether somebody changed it."""
    said = (task.content, task.due_on, task.started_on, task.done_on)
    return blake2s(repr(said).encode()).hexdigest()


@transaction.atomic
def change_plan_task(unit_id: int, task_id: int, seen: str, save: Callable[[], object]) -> None:
    """Store a changed task of a plan of the unit; raises StaleRecord where its digest is not `seen` any more."""
    _stored_task(unit_id, task_id, seen)
    save()


@transaction.atomic
def remove_plan_task(unit_id: int, task_id: int, seen: str) -> None:
    """Delete a task of a plan of the unit; raises StaleRecord where its digest is not `seen` any more."""
    _stored_task(unit_id, task_id, seen).delete()


def _stored_task(unit_id: int, task_id: int, seen: str) -> PlanTask:
    _one_at_a_time(unit_id)
    task = PlanTask.objects.filter(pk=task_id, plan__unit=unit_id).first()
    if task is None or plan_task_digest(task) != seen:
        raise StaleRecord
    return task


def _one_at_a_time(unit_id: int) -> None:
    """Let one change at a time into a unit's registers: they are read, compared and added to."""
    Unit.objects.select_for_update().get(pk=unit_id)


def _line(record: Record, lines: Lines) -> SectionLine:
    """Return the line of a new record, with the marker of the line before it; a proposal's is written."""
    marker = next((line.marker for line in reversed(lines) if line.marker in ("-", "+", "*")), "+")
    if isinstance(record, Proposal):
        return SectionLine(marker=marker, text=record.content)
    line = SectionLine(marker=marker, origin=SectionLine.Origin.GENERATED, ending=".")
    if isinstance(record, Document):
        line.document, line.ending = record, ";"
    elif isinstance(record, AssignedTask):
        line.assigned_task = record
    else:
        line.inspection = record
    return line


def _relink(record: Record) -> None:
    """Derive the links of the generated lines that the record words."""
    worded = lines_of(record)
    if isinstance(record, Document):
        worded |= Q(assigned_task__assigning_document=record) | Q(assigned_task__answering_document=record)
    lines = SectionLine.objects.filter(
        worded, section__report__unit=record.unit_id, origin=SectionLine.Origin.GENERATED
    ).select_related("section__report__outline")
    by_kind: dict[str, list[SectionLine]] = defaultdict(list)
    for line in lines:
        node = node_of(line.section)
        by_kind[node.kind if node else ""].append(line)
    for kind, some in by_kind.items():
        link_lines(record.unit, kind, some)


def _holders(record: Record) -> list[str]:
    """Return the records that name a document, as a reader knows them."""
    if not isinstance(record, Document):
        return []
    tasks = AssignedTask.objects.current().filter(Q(assigning_document=record) | Q(answering_document=record))
    visits = Inspection.objects.current().filter(Q(decision=record) | Q(finding__remedy_document=record)).distinct()
    plans = Plan.objects.current().filter(document=record)
    return [
        *(f"nhiệm vụ “{task}”" for task in tasks),
        *(f"cuộc kiểm tra “{visit}”" for visit in visits),
        *(f"kế hoạch “{plan}”" for plan in plans),
    ]
