"""The items of an outline as its page shows them, with the changes that wait."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.domain.outline import FRAME_KINDS, KINDS, OutlineNode
from reports.domain.outline_changes import DROP, drop_refusal, is_within, may_hold, may_reword, may_stand_after
from reports.models import Outline, OutlineChange
from reports.services.outline_changes import changed_nodes


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """An item: how it is called and what may be done with it. `change` waits for it; `was` are the words it had."""

    node: OutlineNode
    name: str
    change: OutlineChange | None
    was: str
    is_dropped: bool
    may_add: bool
    may_reword: bool
    may_drop: bool

    @property
    def kind(self) -> str:
        return KINDS[self.node.kind]


def outline_items(outline: Outline, changes: Sequence[OutlineChange]) -> list[OutlineItem]:
    """Return the version's items in the order of print; what is to be taken out still stands in its place."""
    published = {node.key: node for node in changed_nodes(outline, [])}
    nodes = changed_nodes(outline, [change for change in changes if change.action != DROP])
    by_key = {change.key: change for change in changes}
    dropped = [change.key for change in changes if change.action == DROP]
    return [_item(node, nodes, published, by_key.get(node.key), dropped) for node in nodes]


def _item(
    node: OutlineNode,
    nodes: Iterable[OutlineNode],
    published: dict[str, OutlineNode],
    change: OutlineChange | None,
    dropped: Iterable[str],
) -> OutlineItem:
    is_dropped = any(is_within(node.key, key) for key in dropped)
    was = published[node.key].heading if node.key in published else ""
    is_new = node.key not in published
    return OutlineItem(
        node=node,
        name=KINDS[node.kind] if node.kind in FRAME_KINDS else node.heading,
        change=change,
        was=was if was != node.heading else "",
        is_dropped=is_dropped,
        may_add=not is_dropped and (may_hold(node) or may_stand_after(node)),
        may_reword=not is_dropped and may_reword(node),
        may_drop=node.scope == "provincial" and not (is_new or change or drop_refusal(nodes, node.key)),
    )
