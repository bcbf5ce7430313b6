"""Storing records as somebody typed them; every function is called inside a transaction.

Each raises ValidationError where a constraint of the register forbids the record.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db.models import Max, Model
from django.utils import timezone

from accounts.models import Unit
from directives.domain.references import Reference
from directives.models import (
    AssignedTask,
    Document,
    Finding,
    Inspection,
    InspectionPoint,
    InspectionRequest,
    Plan,
    PlanTask,
    Record,
)
from directives.services import DocumentRegister
from directives.wording import bare_subject

_DESCRIBED: Final = (
    *("type_code", "type_name", "number", "symbol", "year"),
    *("issuer_code", "issuer", "issued_on", "subject"),
)
_PROGRESS: Final = ("content", "due_on", "started_on", "done_on")

NamedDocument = Document | Reference | None
"""A document that a record names: one of the register, one to be found or added there, or none."""


def likely_duplicate(unit: Unit, reference: Reference) -> Document | None:
    """Return the register's document of this number, symbol and year, one of this subject before others (one query)."""
    register = DocumentRegister(unit, [reference])
    return register.find(reference) or register.find(replace(reference, subject="", issued_on=None))


def describe(document: Document, reference: Reference) -> None:
    """Give a document all that `reference` says; its type, where none is typed, follows from the symbol."""
    described = DocumentRegister(document.unit, []).find_or_add(reference)
    described.year = described.year or document.year
    for name in _DESCRIBED:
        setattr(document, name, getattr(described, name))


def save_record(record: Record) -> Record:
    """Store a record."""
    record.validate_constraints()
    record.save()
    return record


def save_task(task: AssignedTask, assigning: NamedDocument, answering: NamedDocument) -> AssignedTask:
    """Store an assigned task with its documents; what is blank follows from documents that were just named."""
    named = [one for one in (assigning, answering) if isinstance(one, Reference)]
    register = DocumentRegister(task.unit, named)
    documents = [register.find_or_add(one) if isinstance(one, Reference) else one for one in (assigning, answering)]
    register.save()
    task.assigning_document, task.answering_document = documents
    if task.assigning_document:
        task.content = task.content or bare_subject(task.assigning_document.subject) or str(task.assigning_document)
    if isinstance(assigning, Reference):
        task.assigned_on = task.assigned_on or task.assigning_document.issued_on
    if isinstance(answering, Reference) and task.done_on is None:
        answered_on = task.answering_document.issued_on
        if answered_on and not (task.assigned_on and answered_on < task.assigned_on):
            task.done_on = answered_on
    return save_record(task)


@dataclass(frozen=True, slots=True)
class TypedPoint:
    """A finding or a request as typed; `day`: when it was remedied or done. `id` is None for a new one."""

    id: int | None
    content: str
    day: date | None


def save_inspection(
    inspection: Inspection, findings: Sequence[TypedPoint], requests: Sequence[TypedPoint]
) -> Inspection:
    """Store a visit with what the team found and asked for; points that are not named any more are removed."""
    save_record(inspection)
    _save_points(Finding, "remedied_on", inspection, findings)
    _save_points(InspectionRequest, "done_on", inspection, requests)
    return inspection


def _save_points(model: type[InspectionPoint], day: str, inspection: Inspection, typed: Sequence[TypedPoint]) -> None:
    stored = {point.pk: point for point in model.objects.filter(inspection=inspection)}
    rows = [(one.id, {"content": one.content, day: one.day}) for one in typed]
    _save_rows(model, {"inspection": inspection}, stored, rows)


@dataclass(frozen=True, slots=True)
class TypedTask:
    """A task of a plan as typed. `id` is None for a new one."""

    id: int | None
    content: str
    due_on: date | None
    started_on: date | None
    done_on: date | None


def save_plan(plan: Plan, document: NamedDocument, tasks: Sequence[TypedTask]) -> Plan:
    """Store a plan with the document that issues it and its tasks; tasks that are not named any more are removed."""
    if isinstance(document, Reference):
        register = DocumentRegister(plan.unit, [document])
        document = register.find_or_add(document, plan.topic)
        register.save()
    plan.document = document
    save_record(plan)
    stored = {task.pk: task for task in plan.tasks.all()}
    rows = [(one.id, {name: getattr(one, name) for name in _PROGRESS}) for one in tasks]
    _save_rows(PlanTask, {"plan": plan}, stored, rows)
    return plan


def _save_rows(
    model: type[Model],
    owner: dict[str, Record],
    stored: dict[int, Model],
    typed: Sequence[tuple[int | None, dict[str, object]]],
) -> None:
    """Store the rows of a record: (id, values), a new one without an id; `stored` rows without a place are deleted.

    A row that stays as it is leaves no history.
    """
    position = max((row.position for row in stored.values()), default=0)
    changed, new, names = [], [], []
    for row_id, values in typed:
        row = stored.pop(row_id, None) if row_id else None
        if row is None:
            position += 1
            new.append(model(**owner, position=position, **values))
        elif values != {name: getattr(row, name) for name in values}:
            for name, value in values.items():
                setattr(row, name, value)
            names = list(values)
            changed.append(row)
    model.objects.filter(pk__in=stored).delete()
    if changed:
        model.objects.bulk_update(changed, names)
    model.objects.bulk_create(new)


def add_plan_tasks(plan: Plan, tasks: Sequence[PlanTask]) -> None:
    """Add tasks after those of the plan, which is stored where it is new."""
    if plan.pk is None:
        save_record(plan)
    else:
        # Counted as a change of the plan: of two who add tasks, the second waits for the first.
        Plan.objects.filter(pk=plan.pk).update(updated_at=timezone.now())
    last = plan.tasks.aggregate(last=Max("position"))["last"] or 0
    for position, task in enumerate(tasks, start=last + 1):
        task.plan, task.position = plan, position
    PlanTask.objects.bulk_create(tasks)
