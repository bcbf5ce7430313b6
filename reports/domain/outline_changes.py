"""Changes of an outline: items of the province added or taken out, prompts reworded. Plain data in and out."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product
from string import ascii_lowercase
from typing import Final

from core.text import search_key
from reports.domain.outline import FRAME_KINDS, OUTSIDE_KEY, OutlineNode
from reports.domain.outline_faults import LENGTHS
from reports.domain.outline_reading import renumbered

ADD: Final = "add"
REWORD: Final = "reword"
DROP: Final = "drop"
NEW_KINDS: Final = ("narrative", "documents", "heading")
"""What an item of the province may be: it brings neither figures nor a register's counts."""

_UNNUMBERED: Final = ("-", "+", "*")
_NOT_A_LETTER: Final = re.compile(r"[^a-z]")
_KEY_WORDS: Final = 6
_KEY_LENGTH: Final = 40
_SHORTEST_KEY: Final = 3
_SUFFIX_LENGTH: Final = 3
_NUMBERED: Final = "?"
"""Stands for the numeral of a new item until the whole outline is renumbered."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `key` is the item's; a new item stands below its key's parent, right after `after`.

    Where `after` is the parent itself, the new item is its first child.
    """

    action: str
    key: str
    after: str = ""
    kind: str = ""
    marker: str = ""
    heading: str = ""
    required: bool = True


def change_nodes(nodes: Iterable[OutlineNode], changes: Iterable[Change]) -> tuple[OutlineNode, ...]:
    """Return the nodes after the changes, made one by one, numbered anew. Raises KeyError for an item that is gone."""
    changed = list(nodes)
    for change in changes:
        if change.action == ADD:
            _add(changed, change)
        elif change.action == REWORD:
            place = _place(changed, change.key)
            changed[place] = replace(changed[place], heading=change.heading)
        else:
            _place(changed, change.key)
            changed = [node for node in changed if not is_within(node.key, change.key)]
    return renumbered(changed)


def is_within(key: str, above: str) -> bool:
    """Whether an item is the one with the key `above`, or stands below it."""
    return key == above or key.startswith(f"{above}.")


def may_stand_after(node: OutlineNode) -> bool:
    """Whether a new item may follow this one: anywhere inside a part; the parts themselves are the nation's."""
    return bool(node.parent)


def may_hold(node: OutlineNode) -> bool:
    """Whether a new item may be the first below this one: below headings."""
    return node.kind == "heading" and node.marker != _UNNUMBERED[-1]


def may_reword(node: OutlineNode) -> bool:
    """Whether the item has words of the outline that can be changed."""
    return node.kind not in FRAME_KINDS


def marker_of_new(nodes: Sequence[OutlineNode], after: str, parent: str) -> str:
    """Return the marker of an item added there: its neighbour's; "" for one that is numbered, or has none."""
    neighbour = _neighbour(nodes, after, parent)
    if neighbour is not None:
        return neighbour.marker
    above = nodes[_place(nodes, parent)]
    if above.level == 1:
        return ""
    return _UNNUMBERED[_UNNUMBERED.index(above.marker) + 1] if above.marker else _UNNUMBERED[0]


def new_key(parent: str, heading: str, used: Collection[str]) -> str:
    """Return a key for a new item below `parent`, made of its heading's words and never one of the `used`.

    Raises ValueError, with a Vietnamese reason, where the outline is too deep there for another key.
    """
    words = [letters for word in search_key(heading).split() if (letters := _NOT_A_LETTER.sub("", word))]
    room = LENGTHS["node"]["key"] - len(parent) - 1 - _SUFFIX_LENGTH
    if room < _SHORTEST_KEY:
        raise ValueError("đề cương ở chỗ này đã quá nhiều cấp, hãy thêm mục ở cấp trên")
    stem = "_".join(words[:_KEY_WORDS])[: min(room, _KEY_LENGTH)].strip("_") or "muc"
    suffixes = chain([""], *(product(ascii_lowercase, repeat=length) for length in range(1, _SUFFIX_LENGTH)))
    keys = (f"{parent}.{'_'.join([stem, *([''.join(suffix)] if suffix else [])])}" for suffix in suffixes)
    free = next((key for key in keys if key not in used and key != OUTSIDE_KEY), None)
    if free is None:
        raise ValueError("đã có quá nhiều mục cùng tên, hãy đặt tên khác")
    return free


def drop_refusal(nodes: Iterable[OutlineNode], key: str) -> str:
    """Return why an item cannot be taken out, in Vietnamese with the mend; "" where it can."""
    below = [node for node in nodes if is_within(node.key, key)]
    if any(node.scope != "provincial" for node in below):
        return "Chỉ bỏ được mục của tỉnh; mục chung của cả nước giữ nguyên."
    if any(node.figures for node in below):
        return "Mục này có chỉ tiêu số liệu nên không bỏ riêng được; hãy nạp đề cương mới từ tệp."
    return ""


def _add(nodes: list[OutlineNode], change: Change) -> None:
    parent = change.key.rpartition(".")[0]
    neighbour = _neighbour(nodes, change.after, parent)
    numbered = bool(neighbour.numeral) if neighbour else nodes[_place(nodes, parent)].level == 1
    added = OutlineNode(
        key=change.key,
        kind=change.kind,
        numeral=_NUMBERED if numbered else "",
        marker=change.marker,
        heading=change.heading,
        required=change.required,
        scope="provincial",
    )
    place = _place(nodes, change.after) + 1
    if change.after != parent:
        while place < len(nodes) and is_within(nodes[place].key, change.after):
            place += 1
    nodes.insert(place, added)


def _neighbour(nodes: Sequence[OutlineNode], after: str, parent: str) -> OutlineNode | None:
    """Return the item whose manner (numeral, marker) a new one follows; None below a heading without items."""
    if after != parent:
        return nodes[_place(nodes, after)]
    return next((node for node in nodes if node.parent == parent), None)


def _place(nodes: Sequence[OutlineNode], key: str) -> int:
    for place, node in enumerate(nodes):
        if node.key == key:
            return place
    raise KeyError(key)
