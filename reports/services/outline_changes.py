"""Changing an outline in the portal: changes wait, can be undone, and are published together (publishing.py).

What waits are the changes of the newest version; those of earlier versions are the record of what was published.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import Unit, User
from core.errors import InputError
from reports.domain.outline import OutlineNode
from reports.domain.outline_changes import (
    ADD,
    DROP,
    REWORD,
    Change,
    change_nodes,
    drop_refusal,
    is_within,
    marker_of_new,
    may_hold,
    may_reword,
    may_stand_after,
    new_key,
)
from reports.domain.outline_faults import outline_faults
from reports.models import Outline, OutlineChange
from reports.models import OutlineNode as NodeRow
from reports.selectors import published_outline
from reports.services.outlines import lock_outlines

AFTER, INSIDE = "after", "inside"


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item of the province to be: right after the item `after`, or (`place` inside) the first below it."""

    after: str
    place: str
    kind: str
    heading: str
    required: bool


def waiting_changes(outline: Outline) -> list[OutlineChange]:
    """Return the changes made to this version, oldest first, with who made them (one query)."""
    return list(outline.changes.select_related("made_by").order_by("pk"))


def changed_nodes(outline: Outline, changes: Iterable[OutlineChange]) -> tuple[OutlineNode, ...]:
    """Return the items of the version after these changes."""
    return change_nodes(published_outline(outline).nodes, map(as_data, changes))


def as_data(change: OutlineChange) -> Change:
    """Return a stored change as plain data."""
    return Change(change.action, change.key, change.after, change.kind, change.marker, change.heading, change.required)


def lock_current(outline_id: int) -> Outline:
    """Return the version for changing or publishing, one at a time; raises InputError where a newer one is there."""
    outline = Outline.objects.select_related("province").get(pk=outline_id)
    lock_outlines(outline.province.code)
    if Outline.objects.filter(key=outline.key, version__gt=outline.version).exists():
        raise InputError("Đề cương này vừa có phiên bản mới. Hãy xem phiên bản mới nhất rồi thực hiện lại.")
    return outline


@transaction.atomic
def add_item(outline_id: int, item: NewItem, user: User) -> OutlineChange:
    """Note a new item of the province; raises InputError where it cannot stand there."""
    outline = lock_current(outline_id)
    changes = waiting_changes(outline)
    nodes = changed_nodes(outline, changes)
    after = _node(nodes, item.after)
    if not (may_hold(after) if item.place == INSIDE else may_stand_after(after)):
        raise InputError("Không thêm được mục ở chỗ này. Hãy chọn một mục bên trong các phần của đề cương.")
    parent = after.key if item.place == INSIDE else after.parent
    try:
        key = new_key(parent, item.heading, _used_keys(outline.province, changes))
    except ValueError as error:
        raise InputError(_sentence(str(error))) from error
    change = OutlineChange(
        outline=outline,
        action=ADD,
        key=key,
        after=after.key,
        kind=item.kind,
        marker=marker_of_new(nodes, after.key, parent),
        heading=item.heading,
        required=item.required and item.kind != "heading",
        made_by=user,
    )
    _check(outline, [*changes, change])
    change.save()
    return change


@transaction.atomic
def reword_item(outline_id: int, key: str, heading: str, user: User) -> None:
    """Note other words of an item; those of a change that waits already are replaced. Raises InputError."""
    outline = lock_current(outline_id)
    changes = waiting_changes(outline)
    if not may_reword(_node(changed_nodes(outline, changes), key)):
        raise InputError("Mục này không có lời nhắc để sửa.")
    own = next((change for change in changes if change.key == key), None)
    published = next((node.heading for node in published_outline(outline).nodes if node.key == key), None)
    if heading == published:
        if own is not None:
            own.delete()
        return
    # A change that waits keeps its place among the others: they may build on it.
    change = own or OutlineChange(outline=outline, action=REWORD, key=key)
    change.heading, change.made_by = heading, user
    _check(outline, changes if own else [*changes, change])
    change.save()


@transaction.atomic
def drop_item(outline_id: int, key: str, user: User) -> None:
    """Note that an item of the province, with all below it, is to be taken out; raises InputError where it stays."""
    outline = lock_current(outline_id)
    changes = waiting_changes(outline)
    nodes = changed_nodes(outline, changes)
    _node(nodes, key)
    refusal = drop_refusal(nodes, key)
    if refusal:
        raise InputError(refusal)
    if any(is_within(change.key, key) or is_within(change.after, key) for change in changes):
        raise InputError("Mục này đang có thay đổi chờ ban hành. Hãy hủy các thay đổi đó trước khi bỏ mục.")
    OutlineChange.objects.create(outline=outline, action=DROP, key=key, made_by=user)


@transaction.atomic
def undo_change(outline_id: int, change_id: int) -> None:
    """Forget a change that waits; one that is gone already is no error. Raises InputError where others build on it."""
    outline = lock_current(outline_id)
    changes = waiting_changes(outline)
    change = next((one for one in changes if one.pk == change_id), None)
    if change is None:
        return
    builds_on = [one for one in changes if one is not change and one.action == ADD and _stands_on(one, change)]
    if builds_on:
        raise InputError(f"Hãy hủy trước mục “{builds_on[0].heading[:80]}”, vì mục đó đứng sau mục này.")
    change.delete()


def _stands_on(change: OutlineChange, other: OutlineChange) -> bool:
    return other.action == ADD and (change.after == other.key or is_within(change.key, other.key))


def _node(nodes: Iterable[OutlineNode], key: str) -> OutlineNode:
    found = next((node for node in nodes if node.key == key), None)
    if found is None:
        raise InputError("Mục này không còn trong đề cương. Hãy xem lại đề cương rồi thực hiện lại.")
    return found


def _used_keys(province: Unit, changes: Iterable[OutlineChange]) -> set[str]:
    """Return every key that any outline of the province has had, or is to have."""
    stored = NodeRow.objects.filter(outline__province=province).order_by().values_list("key", flat=True)
    return {*stored.distinct(), *(change.key for change in changes)}


def _check(outline: Outline, changes: Sequence[OutlineChange]) -> None:
    """Raise InputError where the outline would not be sound with these changes."""
    faults = outline_faults(changed_nodes(outline, changes))
    if faults:
        raise InputError(_sentence("; ".join(faults)))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
