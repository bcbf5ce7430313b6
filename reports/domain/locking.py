"""A returned report: what was opened is shown as it stands now, everything else as it was sent."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Set
from dataclasses import replace
from typing import Final, TypeVar

from reports.domain.document import AttachedTable, DocumentRow, Node, ReportDocument

_Row = TypeVar("_Row")
_SOURCES: Final = {"tasks": {"assigned_tasks"}, "inspections": {"inspections", "findings"}}
"""The kinds of sources that the rows of a list come from, by the kind of node that shows them."""


def keep_locked(
    live: ReportDocument, frozen: ReportDocument, open_keys: Collection[str], places: Mapping[str, str]
) -> ReportDocument:
    """Return `live` with every section that is not open as it stands in `frozen`.

    A section is live too where `frozen` has none (the outline got it since), and what lies outside the outline. The
    outline's own facts (numeral, level, whether an answer is required) are those of `live`, so that an outline that
    was numbered anew stays in order. `places` names every section as `appears_in` of a document does, by key.
    """
    before = {node.key: node for node in frozen.walk()}
    locked = {
        node.key for node in live.walk() if node.key not in open_keys and node.key in before and node.kind != "outside"
    }
    return replace(
        live,
        nodes=tuple(_kept(node, before, locked) for node in live.nodes),
        documents=_documents(live, frozen, locked, places),
        tasks=_rows("tasks", live, frozen, locked, lambda document: document.tasks, lambda row: row.id),
        # Findings, requests and commitments are numbered each on their own.
        inspections=_rows(
            "inspections", live, frozen, locked, lambda document: document.inspections, lambda row: (row.kind, row.id)
        ),
        attached_tables=tuple(_tables(live, frozen, locked)),
    )


def _kept(node: Node, before: Mapping[str, Node], locked: Set[str]) -> Node:
    children = tuple(_kept(child, before, locked) for child in node.children)
    if node.key not in locked:
        return replace(node, children=children)
    return replace(
        before[node.key],
        kind=node.kind,
        level=node.level,
        numeral=node.numeral,
        required=node.required,
        children=children,
    )


def _documents(
    live: ReportDocument, frozen: ReportDocument, locked: Set[str], places: Mapping[str, str]
) -> tuple[DocumentRow, ...]:
    """Return each document once, in reading order; one that an open section names too as the register has it now."""
    of_locked = {name for key, name in places.items() if key in locked}
    of_open = {name for key, name in places.items() if key not in locked}
    order = {name: place for place, name in enumerate(dict.fromkeys(places.values()))}

    def place(name: str) -> int:
        return order.get(name, len(order))

    rows: dict[int, DocumentRow] = {}
    names: dict[int, dict[str, int]] = {}
    for document, stays in (
        (live, of_open.__contains__),
        (frozen, lambda name: name in of_locked or name not in of_open),
    ):
        for index, row in enumerate(document.documents):
            kept = {name: index for name in row.appears_in if stays(name)}
            if kept:
                rows.setdefault(row.id, row)
                names[row.id] = kept | names.get(row.id, {})
    found = [replace(row, appears_in=tuple(sorted(names[pk], key=place))) for pk, row in rows.items()]
    # Within a section, in the order of the list that the section comes from.
    return tuple(sorted(found, key=lambda row: (place(row.appears_in[0]), names[row.id][row.appears_in[0]])))


def _rows(
    kind: str,
    live: ReportDocument,
    frozen: ReportDocument,
    locked: Set[str],
    rows_of: Callable[[ReportDocument], tuple[_Row, ...]],
    identity: Callable[[_Row], Hashable],
) -> tuple[_Row, ...]:
    """Return a list that whole sections show: live where one of them is open, frozen where one of them is locked."""
    showing = {node.key for document in (live, frozen) for node in document.walk() if _shows(node, kind)}
    if not showing - locked:
        return rows_of(frozen)
    if not showing & locked:
        return rows_of(live)
    held = {identity(row) for row in rows_of(live)}
    return (*rows_of(live), *(row for row in rows_of(frozen) if identity(row) not in held))


def _shows(node: Node, kind: str) -> bool:
    sources = (node.source, *(figure.source for figure in node.figures))
    return node.kind == kind or any(source is not None and source.kind in _SOURCES[kind] for source in sources)


def _tables(live: ReportDocument, frozen: ReportDocument, locked: Set[str]) -> Iterator[AttachedTable]:
    for node in live.walk():
        origin = frozen if node.key in locked else live
        yield from (table for table in origin.attached_tables if table.key == node.key)
