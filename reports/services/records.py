"""Records that are added, changed, removed and restored, inside a section of a report or in their register.

`save` stores a record and returns it; it is called inside the transaction of the whole change.
"""

from collections.abc import Callable
from hashlib import blake2s

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Unit, User
from core.errors import InputError
from directives.models import AssignedTask, Commitment, Document, Finding, Inspection, Plan, PlanTask, Record
from reports.assembly.section_records import Place, places_of
from reports.models import Proposal, Report, Section, SectionLine
from reports.services.editing import Lines, change_section
from reports.services.followers import count_versions_up, lines_following, relink, reword_proposal

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
def register_record(unit_id: int, save: Save) -> Record:
    """Store a new record in its register alone and return it; raises what `save` raises."""
    _one_at_a_time(unit_id)
    return save()


@transaction.atomic
def change_record(record: Record, user: User, save: Save) -> None:
    """Store a changed record; the lines that follow it follow, and whoever has them open notices. Raises StaleRecord.

    Lines that have the very words of a proposal are reworded with it.
    """
    _one_at_a_time(record.unit_id)
    stored = type(record).objects.current().filter(pk=record.pk, updated_at=record.updated_at)
    before = stored.select_for_update().first()
    if before is None:
        raise StaleRecord
    save()
    if isinstance(record, Proposal):
        reword_proposal(before, record, user)
    else:
        _let_follow(record, user)


@transaction.atomic
def remove_record(record: Record) -> None:
    """Take a record out of its register; raises InputError where a report or another record still names it."""
    _one_at_a_time(record.unit_id)
    stored = type(record).objects.current().filter(pk=record.pk).first()
    if stored is None:
        return
    places = standing_places(record)
    if places:
        standing = "; ".join(str(place) for place in places)
        raise InputError(f"bản ghi còn đứng trong báo cáo: {standing}. Hãy bỏ các dòng đó khỏi báo cáo trước")
    holders = holders_of(record)
    if holders:
        named = "; ".join(f"{holder._meta.verbose_name} “{holder}”" for holder in holders)
        raise InputError(f"văn bản còn được nêu trong sổ: {named}. Hãy sửa các bản ghi đó trước")
    stored.removed_at = timezone.now()
    stored.save(update_fields=["removed_at"])


@transaction.atomic
def restore_record(record: Record) -> None:
    """Put a removed record back into its register.

    Raises InputError for a document that was merged into another and for a record that names a removed document,
    ValidationError where another record has taken its place meanwhile.
    """
    _one_at_a_time(record.unit_id)
    stored = type(record).objects.exclude(removed_at=None).filter(pk=record.pk).first()
    if stored is None:
        return
    if isinstance(stored, Document) and stored.merged_into_id:
        raise InputError(f"văn bản đã gộp vào “{stored.merged_into}”, hãy dùng văn bản đó")
    missing = [f"{name} “{document}”" for name, document in _named_documents(stored) if document.removed_at]
    if missing:
        raise InputError(f"{', '.join(missing)} đã xóa khỏi sổ. Hãy khôi phục văn bản đó trước")
    stored.removed_at = None
    stored.validate_constraints()
    stored.save(update_fields=["removed_at"])


def standing_places(record: Record) -> list[Place]:
    """Return the sections of the unit's reports that name the record; plans and commitments stand in no line."""
    return [] if isinstance(record, Plan | Commitment) else places_of(record)


def _named_documents(record: Record) -> list[tuple[str, Document]]:
    """Return the documents that a record or the findings of a visit name, each with what it is to the record."""
    fields = [one for one in record._meta.fields if one.related_model is Document and one.name != "merged_into"]
    named = [(one.verbose_name, document) for one in fields if (document := getattr(record, one.name))]
    if isinstance(record, Inspection):
        findings = record.finding_set.exclude(remedy_document=None).select_related("remedy_document")
        label = Finding._meta.get_field("remedy_document").verbose_name
        named += [(label, document) for document in {one.remedy_document: None for one in findings}]
    return named


def plan_task_digest(task: PlanTask) -> str:
    """Return a digest of what the register says of a task, which tells whether somebody changed it."""
    said = (task.content, task.due_on, task.started_on, task.done_on)
    return blake2s(repr(said).encode()).hexdigest()


@transaction.atomic
def change_plan_task(unit_id: int, task_id: int, seen: str, save: Callable[[], object]) -> None:
    """Store a changed task of a plan of the unit; raises StaleRecord where its digest is not `seen` any more."""
    _touch_plan(_stored_task(unit_id, task_id, seen))
    save()


@transaction.atomic
def remove_plan_task(unit_id: int, task_id: int, seen: str) -> None:
    """Delete a task of a plan of the unit; raises StaleRecord where its digest is not `seen` any more."""
    task = _stored_task(unit_id, task_id, seen)
    _touch_plan(task)
    task.delete()


def _stored_task(unit_id: int, task_id: int, seen: str) -> PlanTask:
    _one_at_a_time(unit_id)
    task = PlanTask.objects.filter(pk=task_id, plan__unit=unit_id).first()
    if task is None or plan_task_digest(task) != seen:
        raise StaleRecord
    return task


def _touch_plan(task: PlanTask) -> None:
    """Count the change of a task as one of its plan: who edits the whole plan meanwhile is told."""
    Plan.objects.filter(pk=task.plan_id).update(updated_at=timezone.now())


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


def _let_follow(record: Record, user: User) -> None:
    """Let the generated lines that print the record follow; plans and commitments have no lines."""
    match record:
        case Document():
            lines = lines_following(record.unit, documents=[record])
        case AssignedTask():
            lines = lines_following(record.unit, tasks=[record])
        case Inspection():
            lines = lines_following(record.unit, visits=[record])
        case _:
            return
    count_versions_up(set(lines.values_list("section", flat=True)), user)
    relink(record.unit, lines)


def holders_of(record: Record) -> list[Record]:
    """Return the records of the registers that name a document: tasks, visits, plans (three queries, else none)."""
    if not isinstance(record, Document):
        return []
    tasks = AssignedTask.objects.current().filter(Q(assigning_document=record) | Q(answering_document=record))
    visits = Inspection.objects.current().filter(Q(decision=record) | Q(finding__remedy_document=record)).distinct()
    plans = Plan.objects.current().filter(document=record)
    return [*tasks, *visits, *plans]
