"""Keeping the steering registers from what a text says: one document, task or plan is one record.

Nothing is merged or changed in records that existed before, but for blanks that a later text fills.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz.distance import Indel

from accounts.models import Unit
from core.text import fold, search_key, squeeze
from directives.domain.document_types import canonical_type_name, type_name_of
from directives.domain.identity import register_key
from directives.domain.references import Reference
from directives.models import AssignedTask, Document, Plan
from directives.selectors import assigned_tasks_of, documents_of
from directives.wording import bare_subject

_SAME_SUBJECT = 0.75
_MOST_ZEROS = 5
_OPENING_WORDS = re.compile(r"(?:v/?v|ve viec|ve)\s+")
_YEAR = re.compile(r"\bnăm (20\d{2})\b")


class DocumentRegister:
    """The documents of a unit, looked up by what a text says of them.

    A number stands for the same document where year and subject agree or are silent; where they do not (the register
    holds one number twice), it is another document. With `references` only the documents that they may name are read.
    """

    def __init__(self, unit: Unit, references: Iterable[Reference] | None = None) -> None:
        self._unit = unit
        self._by_number: dict[tuple[str, str], list[Document]] = defaultdict(list)
        self._new: list[Document] = []
        documents = documents_of(unit)
        if references is not None:
            numbers = {one.number.lstrip("0").zfill(width) for one in references for width in range(_MOST_ZEROS)}
            documents = documents.filter(number__in=numbers)
        for document in documents.order_by("pk"):
            self._by_number[register_key(document.number, document.symbol)].append(document)

    def find(self, reference: Reference) -> Document | None:
        """Return the document a reference names, or None where the register lacks it."""
        known = self._by_number.get(register_key(reference.number, reference.symbol), ())
        return next((document for document in known if _is_same(document, reference)), None)

    def numbered(self, reference: Reference) -> list[Document]:
        """Return every document with the number and symbol of a reference, the same document or not."""
        return list(self._by_number.get(register_key(reference.number, reference.symbol), ()))

    def find_or_add(self, reference: Reference, topic: str = "") -> Document:
        """Return the document a reference names, adding it (unsaved) where the register lacks it."""
        known = self._by_number[register_key(reference.number, reference.symbol)]
        for document in known:
            if _is_same(document, reference):
                if document.pk is None:
                    _complete(document, reference, topic)
                return document
        document = Document(
            unit=self._unit,
            type_code=reference.type_code,
            type_name=_type_name(reference),
            number=reference.number,
            symbol=reference.symbol,
            year=reference.year,
            issuer_code=reference.issuer_code,
            issuer=reference.issuer,
            issued_on=reference.issued_on,
            subject=reference.subject,
            topic=topic,
        )
        known.append(document)
        self._new.append(document)
        return document

    def save(self) -> list[Document]:
        """Store the new documents (one insert) and return them."""
        stored = Document.objects.bulk_create(self._new)
        self._new = []
        return stored


@dataclass(frozen=True, slots=True)
class ToldTask:
    """What a line tells of an assigned task: the document that assigns it, its answer, whether it was updated late."""

    assigning_document: Document
    answering_document: Document | None
    update_told_late: bool


def record_assigned_tasks(unit: Unit, told: Iterable[ToldTask]) -> list[AssignedTask]:
    """Return the record of each told task, in order; new ones are stored, blanks of known ones filled (three queries).

    The day of the answer is the day the task was done, unless it lies before the day it was assigned.
    """
    known = {
        (task.assigning_document_id, search_key(task.content)): task
        for task in assigned_tasks_of(unit).exclude(assigning_document=None)
    }
    records: list[AssignedTask] = []
    for one in told:
        document = one.assigning_document
        content = bare_subject(document.subject) or str(document)
        task = known.setdefault(
            (document.pk, search_key(content)),
            AssignedTask(unit=unit, assigning_document=document, content=content, assigned_on=document.issued_on),
        )
        _fill_progress(task, one)
        records.append(task)
    distinct = list({id(task): task for task in records}.values())
    AssignedTask.objects.bulk_update(
        [task for task in distinct if task.pk is not None], ["answering_document", "done_on", "update_told_late"]
    )
    AssignedTask.objects.bulk_create(task for task in distinct if task.pk is None)
    return records


def record_plans(unit: Unit, issued: Iterable[tuple[Document, str]], year: int) -> None:
    """Make a plan of each (document, topic) that the unit's register of plans lacks (two queries).

    A plan is of the year that its subject names, else of `year`.
    """
    known = set(Plan.objects.current().filter(unit=unit).values_list("topic", "title", "year"))
    plans = []
    for document, topic in issued:
        named = _YEAR.search(document.subject)
        title = f"{document.type_name} {document.subject}".strip()[: Plan._meta.get_field("title").max_length]
        key = topic, title, int(named[1]) if named else year
        if key not in known:
            known.add(key)
            plans.append(Plan(unit=unit, document=document, topic=topic, title=title, year=key[2]))
    Plan.objects.bulk_create(plans)


def same_subject(left: str, right: str) -> bool:
    """Tell whether two subjects (trích yếu) mean the same document: alike, or one the beginning of the other."""
    left, right = _compared(left), _compared(right)
    if left.startswith(right) or right.startswith(left):
        return True
    return Indel.normalized_similarity(left, right) >= _SAME_SUBJECT


@lru_cache(maxsize=2048)
def _compared(subject: str) -> str:
    return search_key(_OPENING_WORDS.sub("", squeeze(fold(subject)), count=1))


def _is_same(document: Document, reference: Reference) -> bool:
    if document.year and reference.year and document.year != reference.year:
        return False
    if not document.subject or not reference.subject:
        return _agree(document.issued_on, reference.issued_on)
    return same_subject(document.subject, reference.subject)


def _agree(left: date | None, right: date | None) -> bool:
    return left is None or right is None or left == right


def _type_name(reference: Reference) -> str:
    name = canonical_type_name(reference.type_name) or type_name_of(reference.type_code)
    return name[:1].upper() + name[1:]


def _complete(document: Document, reference: Reference, topic: str) -> None:
    document.issued_on = document.issued_on or reference.issued_on
    document.year = document.year or reference.year
    document.issuer = document.issuer or reference.issuer
    document.subject = document.subject or reference.subject
    document.topic = document.topic or topic


def _fill_progress(task: AssignedTask, told: ToldTask) -> None:
    task.update_told_late = task.update_told_late or told.update_told_late
    answer = told.answering_document
    if task.answering_document_id is not None or answer is None:
        return
    task.answering_document = answer
    if task.done_on is None and answer.issued_on and not (task.assigned_on and answer.issued_on < task.assigned_on):
        task.done_on = answer.issued_on
