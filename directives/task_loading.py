"""Loading assigned tasks of a list into a unit's register: compared first, stored only when somebody confirms.

A document that a task names is found in the register or added to it. A known task takes what the list says; what the
list leaves blank stays.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from accounts.models import Unit
from core.text import search_key
from directives.importers.cells import CellError
from directives.importers.task_list import ListedTask
from directives.models import AssignedTask, Document
from directives.register_loading import CHANGED, NEW, SAME, LoadedRow, changes_since, store_rows, values_of
from directives.selectors import assigned_tasks_of
from directives.services import AlikeBound, DocumentRegister
from directives.wording import bare_subject, word_document

_FIELDS: Final = ("content", "assigned_on", "due_on", "done_on", "updated_in_software_on")


class TaskLoading:
    """What loading a list of tasks into the unit's register does; nothing is stored before `store` (two queries).

    `errors` name tasks that stand twice in the list, days that contradict what the register knows, and documents that
    nobody can make out where the register does not know the task by the row's very words.
    """

    def __init__(self, unit: Unit, listed: Sequence[ListedTask]) -> None:
        self.rows: list[LoadedRow] = []
        self.errors: list[CellError] = []
        self._unit = unit
        self._register = DocumentRegister(unit)
        self._known: dict[Document, list[AssignedTask]] = defaultdict(list)
        self._contents: dict[tuple[Document, str], AssignedTask] = {}
        self._worded: dict[tuple[str, str], AssignedTask] = {}
        self._alike = AlikeBound()
        for task in assigned_tasks_of(unit).select_related("assigning_document", "answering_document").order_by("pk"):
            if task.assigning_document:
                self._known[task.assigning_document].append(task)
                self._contents.setdefault((task.assigning_document, search_key(task.content)), task)
            words = search_key(_words(task.assigning_document)), search_key(task.content)
            self._worded.setdefault(words, task)
        self._taken: dict[tuple[int, str], int] = {}
        named = [(one, self._assigning(one)) for one in listed if self._is_readable(one)]
        self._named_times = Counter(_identity(document) for _, document in named)
        for one, document in named:
            self._add(one, document)

    @property
    def changed(self) -> list[AssignedTask]:
        """The known tasks that the list changes."""
        return [one.record for one in self.rows if one.outcome == CHANGED]

    def store(self) -> None:
        """Store what is new and what is changed, with history; called inside a transaction that locks the unit."""
        self._register.save()
        store_rows(AssignedTask, self.rows)

    def _known_by_words(self, one: ListedTask) -> AssignedTask | None:
        """Return the known task of the very words of a row, which our own export has, whatever its documents are."""
        return self._worded.get((search_key(one.words.get("assigning", "")), search_key(one.content)))

    def _is_readable(self, one: ListedTask) -> bool:
        """Tell whether the documents of a row are known or can be found; note its errors where they are not."""
        task = self._known_by_words(one)
        known = {"assigning"} if task else set()
        if task and search_key(_words(task.answering_document)) == search_key(one.words.get("answering", "")):
            known.add("answering")
        errors = [error for column, error in one.unread.items() if column not in known]
        for column, reference in (("assigning", one.assigning), ("answering", one.answering)):
            if reference and self._alike.is_beyond(reference):
                errors.append(CellError(one.cells[column], AlikeBound.REASON))
        self.errors += errors
        return not errors

    def _assigning(self, one: ListedTask) -> Document | None:
        task = self._known_by_words(one)
        return task.assigning_document if task else self._register.find_or_add(one.assigning)

    def _add(self, one: ListedTask, document: Document | None) -> None:
        key = _identity(document), search_key(one.content)
        if key in self._taken:
            reason = f"trùng văn bản giao và nội dung với dòng {self._taken[key]}, hãy bỏ bớt một trong hai dòng"
            self.errors.append(CellError(one.cells["content"], reason))
            return
        self._taken[key] = one.row
        known = self._known_by_words(one) or self._find(one, document)
        task = known or AssignedTask(unit=self._unit, assigning_document=document)
        changes = self._take_over(task, one)
        if document and task.answering_document and _identity(task.answering_document) == _identity(document):
            self.errors.append(CellError(one.cells["answering"], "văn bản trả lời phải khác văn bản giao"))
            return
        if task.assigned_on and task.done_on and task.done_on < task.assigned_on:
            reason = f"ngày hoàn thành phải từ ngày giao {task.assigned_on:%d/%m/%Y} (theo sổ) trở đi"
            self.errors.append(CellError(one.cells["done_on"], reason))
            return
        outcome = NEW if known is None else CHANGED if changes else SAME
        self.rows.append(LoadedRow(one.row, task, outcome, changes if known else ()))

    def _find(self, one: ListedTask, document: Document) -> AssignedTask | None:
        """Return the known task that a row means: of the same document and the same words.

        A task that the register knows by its document alone is meant by the one row that names this document.
        """
        known = self._known.get(document, []) if document.pk else []
        same = self._contents.get((document, search_key(one.content))) if document.pk else None
        if same or len(known) != 1 or self._named_times[_identity(document)] != 1:
            return same
        by_document = search_key(bare_subject(document.subject) or str(document))
        return known[0] if search_key(known[0].content) == by_document else None

    def _take_over(self, task: AssignedTask, one: ListedTask) -> tuple[str, ...]:
        """Give a task what the list says of it; return the fields that this changed."""
        before = values_of(task, _FIELDS)
        if search_key(task.content) != search_key(one.content):
            task.content = one.content
        task.assigned_on = one.assigned_on or task.assigned_on or self._issued_on(task, one)
        task.due_on = one.due_on or task.due_on
        task.done_on = one.done_on or task.done_on
        task.updated_in_software_on = one.updated_on or task.updated_in_software_on
        answer = self._register.find_or_add(one.answering) if one.answering else None
        changes = changes_since(task, before)
        if answer and (answer.pk is None or answer.pk != task.answering_document_id):
            task.answering_document = answer
            changes = (*changes, "answering_document")
        return changes

    def _issued_on(self, task: AssignedTask, one: ListedTask) -> object:
        """Return the day of a new task's document, on which it was assigned unless it was done before."""
        if task.pk:
            return None
        issued_on = task.assigning_document.issued_on
        return None if issued_on and one.done_on and one.done_on < issued_on else issued_on


def _identity(document: Document | None) -> int:
    """Return what tells documents apart, stored or not; one that is stored may be read more than once."""
    return 0 if document is None else document.pk or id(document)


def _words(document: Document | None) -> str:
    return word_document(document) if document else ""
