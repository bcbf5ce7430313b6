"""Keeping the steering registers from what a text says: one document, task or plan is one record.

Nothing is merged or changed in records that existed before, but for blanks that a later text fills.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz.distance import Indel

from accounts.models import Unit
from core.text import fold, search_key, squeeze
from directives.domain.document_types import canonical_type_name, type_name_of
from directives.domain.identity import register_key
from directives.domain.issuer_names import may_be_same_body
from directives.domain.references import Reference
from directives.models import AssignedTask, Document, Plan
from directives.selectors import assigned_tasks_of, register_documents_of
from directives.wording import bare_subject

_SAME_SUBJECT = 0.75
_MOST_ZEROS = 5
MAX_ALIKE = 100
_OPENING_WORDS = re.compile(r"(?:v/?v|ve viec|ve)\s+")
_YEAR = re.compile(r"\bnăm (20\d{2})\b")


class DocumentIndex:
    """Documents filed by number and symbol, so that the few that a reference may name are compared with it."""

    def __init__(self, documents: Iterable[Document] = ()) -> None:
        self._filed: dict[tuple[str, str], dict[int | None, list[Document]]] = defaultdict(lambda: defaultdict(list))
        self._worded: dict[tuple[str, str, str], list[Document]] = defaultdict(list)
        for document in documents:
            self.add(document)

    def add(self, document: Document) -> None:
        """File a document under what it says now."""
        key = register_key(document.number, document.symbol)
        self._filed[key][document.year].append(document)
        self._worded[*key, compared_subject(document.subject)].append(document)

    def numbered(self, reference: Reference) -> list[Document]:
        """Return every document with the number and symbol of a reference, the same document or not."""
        return [one for some in self._years(reference).values() for one in some]

    def named_by(self, reference: Reference, of_body: bool = False) -> Iterator[Document]:
        """Yield the documents that a reference may name: those of its very subject, only else those that agree.

        `of_body`: the issuing body must agree too. Comparing wordings is dear, so it comes last.
        """
        key = register_key(reference.number, reference.symbol)
        years = self._years(reference)
        some = [reference.year, None] if reference.year else list(years)
        is_found = False
        agreeing = (one for year in some for one in years.get(year, ()))
        for documents in (self._worded.get((*key, compared_subject(reference.subject)), ()), agreeing):
            for one in documents:
                is_body = not of_body or may_be_same_body(one.issuer, reference.issuer)
                if is_body and is_same_document(one, reference):
                    is_found = True
                    yield one
            if is_found:
                return

    def _years(self, reference: Reference) -> dict[int | None, list[Document]]:
        return self._filed.get(register_key(reference.number, reference.symbol), {})


class AlikeBound:
    """Tells where a list names one number, symbol and year in so many wordings that its column must be wrong.

    Each wording is compared with each other one, so that their number must be bounded.
    """

    REASON = f"quá {MAX_ALIKE} văn bản khác nhau cùng số, ký hiệu và năm, hãy kiểm tra lại số, ký hiệu"

    def __init__(self) -> None:
        self._wordings: dict[tuple[object, ...], set[tuple[str, str]]] = defaultdict(set)

    def is_beyond(self, reference: Reference) -> bool:
        """Count a reference; tell whether there are more than 100 wordings now."""
        wordings = self._wordings[*register_key(reference.number, reference.symbol), reference.year]
        wordings.add((compared_subject(reference.subject), search_key(reference.issuer)))
        return len(wordings) > MAX_ALIKE


class DocumentRegister:
    """The documents of a unit, looked up by what a text says of them.

    A number stands for the same document where year and subject agree or are silent; where they do not (the register
    holds one number twice), it is another document. Who merged two records has said that both are one: what names the
    merged one names the one that it leads to. With `references` only the documents that they may name are read.
    """

    def __init__(self, unit: Unit, references: Iterable[Reference] | None = None) -> None:
        self._unit = unit
        self._new: list[Document] = []
        documents = register_documents_of(unit)
        if references is not None:
            numbers = {one.number.lstrip("0").zfill(width) for one in references for width in range(_MOST_ZEROS)}
            documents = documents.filter(number__in=numbers)
        stored = list(documents.select_related("merged_into").order_by("pk"))
        self._index = DocumentIndex(one for one in stored if one.removed_at is None)
        self._leads_to = followed(stored)
        self._merged = DocumentIndex(self._leads_to)

    def find(self, reference: Reference) -> Document | None:
        """Return the document a reference names, or None where the register lacks it."""
        known = next(self._index.named_by(reference), None)
        if known is None:
            merged = next(self._merged.named_by(reference), None)
            known = self._leads_to[merged] if merged else None
        return known

    def numbered(self, reference: Reference) -> list[Document]:
        """Return every document with the number and symbol of a reference, the same document or not."""
        return self._index.numbered(reference)

    def find_or_add(self, reference: Reference, topic: str = "") -> Document:
        """Return the document a reference names, adding it (unsaved) where the register lacks it."""
        known = self.find(reference)
        if known is not None:
            if known.pk is None:
                _complete(known, reference, topic)
            return known
        document = new_document(self._unit, reference, topic)
        self._index.add(document)
        self._new.append(document)
        return document

    def save(self) -> list[Document]:
        """Store the new documents (one insert) and return them."""
        stored = Document.objects.bulk_create(self._new)
        self._new = []
        return stored


def new_document(unit: Unit, reference: Reference, topic: str = "") -> Document:
    """Return the record, not stored yet, of the document that a reference names; its type may follow from its code."""
    return Document(
        unit=unit,
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
    left, right = compared_subject(left), compared_subject(right)
    if left.startswith(right) or right.startswith(left):
        return True
    return Indel.normalized_similarity(left, right) >= _SAME_SUBJECT


def is_same_document(document: Document, reference: Reference) -> bool:
    """Tell whether a document with the number and symbol of a reference is the one it names: year and subject agree."""
    if document.year and reference.year and document.year != reference.year:
        return False
    if not document.subject or not reference.subject:
        return _agree(document.issued_on, reference.issued_on)
    return same_subject(document.subject, reference.subject)


def same_words(left: str, right: str) -> bool:
    """Tell whether two subjects say the same in the same words; accents, case and the opening "về" do not count."""
    return compared_subject(left) == compared_subject(right)


@lru_cache(maxsize=2048)
def compared_subject(subject: str) -> str:
    """Return a subject as it is compared: its words without the opening "về"."""
    return search_key(_OPENING_WORDS.sub("", squeeze(fold(subject)), count=1))


def complete_type(document: Document, said: Document) -> bool:
    """Take code and name of the type together where a document has no name; return whether there was anything to take.

    The blank code of an official letter (công văn) is its code.
    """
    if document.type_name or not said.type_name:
        return False
    document.type_code, document.type_name = said.type_code, said.type_name
    return True


def followed(documents: Sequence[Document]) -> dict[Document, Document]:
    """Return, for each merged document among these, the document of the register that it leads to in the end.

    One whose kept document was removed since leads nowhere. `documents` are the register's and every merged one.
    """
    stored = {one.pk: one for one in documents}
    leads_to = {}
    for merged in documents:
        passed, kept = {merged.pk}, merged
        while kept.removed_at and kept.merged_into_id not in {None, *passed}:
            passed.add(kept.merged_into_id)
            kept = stored.get(kept.merged_into_id) or kept.merged_into
        if merged.removed_at and kept.removed_at is None:
            leads_to[merged] = kept
    return leads_to


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
