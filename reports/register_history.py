"""The change history of an entry: who changed what and when, the rows that belong to it included."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Field, Model, OuterRef, Subquery

from directives.domain.citation import format_date
from directives.domain.topics import topic_name
from directives.models import Finding, Inspection, InspectionRequest, Plan, PlanTask, Record

PAGE_SIZE: Final = 50
NOBODY: Final = "Hệ thống"
_ROWS: Final[dict[type[Record], tuple[tuple[type[Model], str], ...]]] = {
    Plan: ((PlanTask, "plan_id"),),
    Inspection: ((Finding, "inspection_id"), (InspectionRequest, "inspection_id")),
}
"""The rows that belong to a kind of record, with the field that names it."""
_UNSHOWN: Final = {
    *("id", "unit", "created_at", "updated_at", "position", "plan", "inspection"),
    *("type_code", "issuer_code"),
}
"""What nobody typed, or what follows from the rest."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with its old and new value in words; "" for blank."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when, by whom, what was done, which fields it changed, and what it was part of, "" for nothing."""

    at: datetime
    who: str
    action: str
    fields: tuple[FieldChange, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """PAGE_SIZE changes at most, newest first; `has_older`: there are more on the next page."""

    number: int
    changes: tuple[Change, ...]
    has_older: bool

    @property
    def newer(self) -> int:
        return self.number - 1

    @property
    def older(self) -> int:
        return self.number + 1


def history_page(record: Record, number: int) -> HistoryPage:
    """Return a page of the record's history, the newest is page 1.

    Two queries for the record and for each kind of rows that belong to it, one for each kind of records named.
    """
    end = number * PAGE_SIZE
    states = [*_states(type(record), "id", record.pk, end)]
    for model, owner in _ROWS.get(type(record), ()):
        states += _states(model, owner, record.pk, end)
    states.sort(key=lambda state: (state.history_date, state.history_id), reverse=True)
    page = states[end - PAGE_SIZE : end]
    before = _before(page)
    names = _names([*page, *before.values()])
    changes = tuple(_change(state, before.get((type(state), state.before_id)), type(record), names) for state in page)
    return HistoryPage(number, changes, len(states) > end)


def _states(model: type[Model], owner: str, pk: int, end: int) -> Iterable[Any]:
    """Return the newest stored states, each with `before_id`, the state of the same row before it."""
    earlier = model.history.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id")).order_by("-history_id")
    states = model.history.filter(**{owner: pk}).select_related("history_user")
    states = states.annotate(before_id=Subquery(earlier.values("history_id")[:1]))
    return states.order_by("-history_date", "-history_id")[: end + 1]


def _before(page: Sequence[Any]) -> dict[tuple[type, int], Any]:
    wanted: dict[type, set[int]] = defaultdict(set)
    for state in page:
        if state.before_id:
            wanted[type(state)].add(state.before_id)
    return {(kind, pk): one for kind, ids in wanted.items() for pk, one in kind.objects.in_bulk(ids).items()}


def _change(state: Any, before: Any, kind: type[Record], names: dict[tuple[type, int], str]) -> Change:
    fields = [
        FieldChange(_label(one), _words(one, before, names), _words(one, state, names))
        for one in _shown_fields(type(state))
    ]
    who = state.history_user.get_full_name() if state.history_user else NOBODY
    changed = tuple(one for one in fields if one.old != one.new) if state.history_type != "-" else ()
    return Change(state.history_date, who, _action(state, before, kind), changed, state.history_change_reason or "")


def _action(state: Any, before: Any, kind: type[Record]) -> str:
    model = state.instance_type
    if model is not kind:
        done = {"+": "Thêm", "~": "Sửa", "-": "Xóa"}[state.history_type]
        return f"{done} {model._meta.verbose_name}: {_short(state.content)}"
    if state.history_type == "+":
        return "Thêm vào sổ"
    was_removed = bool(before and before.removed_at)
    if state.removed_at and not was_removed:
        return "Gộp vào văn bản khác" if getattr(state, "merged_into_id", None) else "Xóa khỏi sổ"
    if was_removed and not state.removed_at:
        return "Khôi phục vào sổ"
    return "Sửa"


def _shown_fields(kind: type[Model]) -> list[Field]:
    own = {one.name for one in kind.instance_type._meta.fields}
    return [one for one in kind._meta.fields if one.name in own - _UNSHOWN - {"removed_at"}]


def _label(one: Field) -> str:
    name = str(one.verbose_name)
    return f"{name[:1].upper()}{name[1:]}"


def _words(one: Field, state: Any, names: dict[tuple[type, int], str]) -> str:
    value = getattr(state, one.attname) if state else None
    if value is None or value == "":
        return ""
    if one.related_model:
        return names.get((one.related_model, value), "")
    if one.name == "topic":
        return topic_name(value)
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return format_date(value) if isinstance(value, date) else str(value)


def _names(states: Sequence[Any]) -> dict[tuple[type, int], str]:
    """Return what the records are called that the states name (one query for each kind of them)."""
    wanted: dict[type, set[int]] = defaultdict(set)
    for state in states:
        for one in _shown_fields(type(state)):
            if one.related_model and getattr(state, one.attname):
                wanted[one.related_model].add(getattr(state, one.attname))
    return {
        (model, pk): str(found)
        for model, ids in wanted.items()
        for pk, found in model.objects.select_related(*_NAMED_BY.get(model._meta.model_name, ())).in_bulk(ids).items()
    }


_NAMED_BY: Final = {"report": ("period", "unit")}
"""What the words for a record need besides itself."""


def _short(text: str) -> str:
    return f"“{text if len(text) <= 80 else text[:80].rsplit(' ', 1)[0] + '…'}”"
