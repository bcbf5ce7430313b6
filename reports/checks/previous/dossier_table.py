"""The dossier table (biểu II.06) among the annexes of a report: columns 6 and 11, in all and by field (lĩnh vực)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from core.numbers import parse_number
from core.text import search_key
from reports.domain.document import AttachedTable, ReportDocument

_CARRIED_OVER: Final = re.compile(r"\bky truoc\b")
_PENDING: Final = re.compile(r"\bdang giai quyet\b")
_TOTALS: Final = frozenset({"tong", "tong so", "cong", "tong cong"})
_LONGEST: Final = 24


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A row of the table: the field's name, column 6 and column 11; None for a number that is not there."""

    name: str
    carried_over: Decimal | None
    pending: Decimal | None


@dataclass(frozen=True, slots=True)
class DossierTable:
    """A dossier table of the section `key`; `rows` by the field's name as search compares it."""

    key: str
    total: FieldRow
    rows: dict[str, FieldRow]


def dossier_tables(document: ReportDocument) -> list[DossierTable]:
    """Return the annexes of a report that are dossier tables: they have both columns and a total."""
    return [read for table in document.attached_tables if (read := _read(table)) is not None]


def _read(table: AttachedTable) -> DossierTable | None:
    head = table.rows[: table.head_rows]
    carried_over, pending = _column(head, _CARRIED_OVER), _column(head, _PENDING)
    if carried_over is None or pending is None:
        return None
    rows: dict[str, FieldRow] = {}
    total = None
    for cells in table.rows[table.head_rows :]:
        name = next((cell.strip() for cell in cells if cell.strip() and parse_number(cell[:_LONGEST]) is None), "")
        row = FieldRow(name, _number(cells, carried_over), _number(cells, pending))
        if search_key(name) in _TOTALS:
            total = row
        elif name:
            rows.setdefault(search_key(name), row)
    return DossierTable(table.key, total, rows) if total is not None else None


def _column(head: Sequence[Sequence[str]], words: re.Pattern[str]) -> int | None:
    """Return the first column with these words in its own cells of the head."""
    places = (place for row in head for place, cell in enumerate(row) if words.search(search_key(cell)))
    return min(places, default=None)


def _number(cells: Sequence[str], column: int) -> Decimal | None:
    text = cells[column].strip() if column < len(cells) else ""
    return parse_number(text) if len(text) <= _LONGEST else None
