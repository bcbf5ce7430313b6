"""What a source hands to the assembly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reports.domain.document import MAX_RECORD_IDS, AttachedTable, InspectionRow, Source, TaskRow
from reports.domain.outline import OutlineNode


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the records it was counted from."""

    value: Decimal
    source: Source


@dataclass(frozen=True, slots=True)
class Collected:
    """`counts` by (topic, measure), topic "" where the source has none; `lists` by topic; rows for the annex sheets.

    `table` is the annex of the node of kind "table" that asks for this source; `table_unchosen` is its own.
    """

    counts: Mapping[tuple[str, str], Counted] = field(default_factory=dict)
    lists: Mapping[str, Source] = field(default_factory=dict)
    tasks: tuple[TaskRow, ...] = ()
    inspections: tuple[InspectionRow, ...] = ()
    table: AttachedTable | None = None
    table_unchosen: bool = False


def collected_table(node: OutlineNode, collected: Mapping[str, Collected]) -> Collected | None:
    """Return what was collected for a node that is a table of its source, with the table itself; else None."""
    return collected.get(node.source) if node.kind == "table" else None


def counted(kind: str, record_ids: Iterable[int]) -> Counted:
    """Return the count of `record_ids` as a figure's value with its source."""
    source = source_of(kind, record_ids)
    return Counted(Decimal(source.count), source)


def source_of(kind: str, record_ids: Iterable[int]) -> Source:
    """Return a Source that keeps the ids only up to MAX_RECORD_IDS."""
    ids = tuple(record_ids)
    return Source(kind, len(ids), ids if len(ids) <= MAX_RECORD_IDS else ())
