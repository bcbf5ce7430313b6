"""Storing records as somebody typed them; every function is called inside a transaction.

Each raises ValidationError where a constraint of the register forbids the record.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db.models import Max
from django.utils import timezone

from accounts.models import Unit
from directives.domain.document_types import TYPE_CODES
from directives.domain.references import Reference, parse_references
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

_NUMBER: Final = re.compile(r"[0-9]{1,6}(?!\d)[\w-]{0,14}")
_SYMBOL: Final = re.compile(r"[^\W_][\w&./-]{0,99}")
_SPACE: Final = re.compile(r"\s+")
_DASH: Final = re.compile(r"[\u2010-\u2015\u2212]")
_CLOSING: Final = " .;,"
_DESCRIBED: Final = (
    *("type_code", "type_name", "number", "symbol", "year"),
    *("issuer_code", "issuer", "issued_on", "subject"),
)

NamedDocument = Document | Reference | None
"""A document that a record names: one of the register, one to be found or added there, or none."""


def typed_reference(
    number_symbol: str, type_name: str = "", issued_on: date | None = None, issuer: str = "", subject: str = ""
) -> Reference | None:
    """Return what typed fields say of a document, None where `number_symbol` is not like "385/SYT-VP".

    What the parser makes of it counts; a symbol that it does not know is split at the first slash.
    """
    number, _, symbol = _DASH.sub("-", _SPACE.sub("", number_symbol)).partition("/")
    if not _NUMBER.fullmatch(number) or not _SYMBOL.fullmatch(symbol):
        return None
    text = f"{type_name} số {number}/{symbol}".strip()
    parsed = parse_references(text)
    if len(parsed) == 1 and parsed[0].end == len(text):
        known = parsed[0]
    else:
        code = TYPE_CODES.get(type_name.lower(), "")
        known = Reference(0, 0, type_name, code, number, symbol, None, "", "", None, "", "", None, ())
    return replace(
        known,
        type_name=type_name,
        year=known.year or (issued_on.year if issued_on else None),
        issued_on=issued_on,
        issuer=issuer,
        subject=subject.rstrip(_CLOSING),
    )


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
    position = max((point.position for point in stored.values()), default=0)
    kept, new = [], []
    for one in typed:
        point = stored.pop(one.id, None) if one.id else None
        if point is None:
            position += 1
            point = model(inspection=inspection, position=position)
        point.content = one.content
        setattr(point, day, one.day)
        (new if point.pk is None else kept).append(point)
    model.objects.filter(pk__in=stored).delete()
    model.objects.bulk_update(kept, ["content", day])
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
