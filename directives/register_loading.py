"""Loading the documents of a list into a unit's register: compared first, stored only when somebody confirms.

The list is the document system's own: it fills the blanks of a record that it names and replaces what it says
differently. What the list leaves blank stays as the register has it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from accounts.models import Unit
from core.row_files import LoadSummary
from core.text import search_key
from directives.domain.references import Reference
from directives.importers.cells import CellError
from directives.importers.document_list import ListedDocument
from directives.models import Document, Record
from directives.selectors import register_documents_of
from directives.services import AlikeBound, DocumentIndex, complete_type, followed, new_document, same_words

NEW: Final = "thêm mới"
CHANGED: Final = "thay đổi"
SAME: Final = "giữ nguyên"

_BATCH: Final = 50
_TOLD: Final = ("issued_on", "year", "issuer", "subject")
_COMPLETED: Final = ("issuer_code", "topic")
_CHANGEABLE: Final = (*_TOLD, "type_code", "type_name", *_COMPLETED)


@dataclass(frozen=True, slots=True)
class LoadedRow:
    """A row of a list with its record, stored or not, and what loading does: NEW, CHANGED or SAME.

    `changes` are the record's fields that change.
    """

    row: int
    record: Record
    outcome: str
    changes: tuple[str, ...] = ()

    @property
    def change_names(self) -> list[str]:
        """The fields that change, as people know them."""
        return [str(self.record._meta.get_field(name).verbose_name) for name in self.changes]


class DocumentLoading:
    """What loading a list of documents into the unit's register does; nothing is stored before `store` (two queries).

    `topic` is given to the documents that have none. `errors` name documents that stand twice in the list, and what
    rows lack of documents that the register does not know.
    """

    def __init__(self, unit: Unit, listed: Iterable[ListedDocument], topic: str = "") -> None:
        self.rows: list[LoadedRow] = []
        self.errors: list[CellError] = []
        self._unit = unit
        self._topic = topic
        stored = list(register_documents_of(unit).select_related("merged_into").order_by("pk"))
        self._known = DocumentIndex(one for one in stored if one.removed_at is None)
        # Who merged two records has said that both are one: the list does not bring the other back.
        self._merged = DocumentIndex(followed(stored))
        self._alike = AlikeBound()
        self._taken: dict[int, int] = {}
        for one in listed:
            self._add(one)

    @property
    def changed(self) -> list[Document]:
        """The known documents that the list changes."""
        return [one.record for one in self.rows if one.outcome == CHANGED]

    def store(self) -> None:
        """Store what is new and what is changed, with history; called inside a transaction that locks the unit."""
        store_rows(Document, self.rows)

    def _add(self, one: ListedDocument) -> None:
        reference = one.reference
        if self._alike.is_beyond(reference):
            self.errors.append(CellError(one.cell, AlikeBound.REASON))
            return
        document = _best(self._known, reference)
        if document is None:
            merged = _best(self._merged, reference)
            if merged is not None:
                self.rows.append(LoadedRow(one.row, merged, SAME))
                return
            if one.lacking:
                self.errors += one.lacking
                return
            document = new_document(self._unit, reference, self._topic)
            self._known.add(document)
            outcome, changes = NEW, ()
        elif id(document) in self._taken:
            row = self._taken[id(document)]
            reason = f"trùng số, ký hiệu, năm và trích yếu với dòng {row}, hãy bỏ bớt một trong hai dòng"
            self.errors.append(CellError(one.cell, reason))
            return
        else:
            changes = _take_over(self._unit, document, reference, self._topic)
            outcome = CHANGED if changes else SAME
        self._taken[id(document)] = one.row
        self.rows.append(LoadedRow(one.row, document, outcome, changes))


def store_rows(model: type[Record], rows: Sequence[LoadedRow]) -> None:
    """Insert the new records and update what changed in the others, with history and search keys."""
    now = timezone.now()
    changed = [one.record for one in rows if one.outcome == CHANGED]
    fields = {name for one in rows if one.outcome == CHANGED for name in one.changes}
    for record in changed:
        record.fill_search_key()
        record.updated_at = now
    model.objects.bulk_update(changed, [*sorted(fields), "search_key", "updated_at"], batch_size=_BATCH)
    model.objects.bulk_create([one.record for one in rows if one.outcome == NEW], batch_size=_BATCH)


def values_of(record: Record, fields: Sequence[str]) -> dict[str, object]:
    """Return the values of these fields."""
    return {name: getattr(record, name) for name in fields}


def changes_since(record: Record, before: dict[str, object]) -> tuple[str, ...]:
    """Return the fields whose values differ from those before."""
    return tuple(name for name, value in before.items() if getattr(record, name) != value)


def summary_of(rows: Sequence[LoadedRow], ignored_columns: tuple[str, ...]) -> LoadSummary:
    """Count what loading does."""
    outcomes = [one.outcome for one in rows]
    return LoadSummary(outcomes.count(NEW), outcomes.count(CHANGED), outcomes.count(SAME), ignored_columns)


def _best(known: DocumentIndex, reference: Reference) -> Document | None:
    """Return the document that the list names: one of the very issuer and subject, blank or not, before others."""
    alike = list(known.named_by(reference, of_body=True))
    issuer = search_key(reference.issuer)
    return max(
        alike,
        key=lambda one: (search_key(one.issuer) == issuer, same_words(one.subject, reference.subject)),
        default=None,
    )


def _take_over(unit: Unit, document: Document, reference: Reference, topic: str) -> tuple[str, ...]:
    """Give a known document what the list says of it; return the fields that this changed."""
    before = values_of(document, _CHANGEABLE)
    said = new_document(unit, reference, topic)
    for name in _TOLD:
        value = getattr(said, name)
        if value and not _means_the_same(name, getattr(document, name), value):
            setattr(document, name, value)
    if reference.type_name and search_key(document.type_name) != search_key(said.type_name):
        document.type_code, document.type_name = said.type_code, said.type_name
    complete_type(document, said)
    for name in _COMPLETED:
        setattr(document, name, getattr(document, name) or getattr(said, name))
    return changes_since(document, before)


def _means_the_same(name: str, known: object, told: object) -> bool:
    """Tell whether the list only spells otherwise what the register says; a subject's opening word does not count."""
    if not known or name not in ("issuer", "subject"):
        return known == told
    if name == "issuer":
        return search_key(str(known)) == search_key(str(told))
    return same_words(str(known), str(told))
