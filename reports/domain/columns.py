"""Small tables in running text, cells parted by strokes or tabs: their totals, and what they tell of dossiers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from core.numbers import format_number
from core.text import search_key
from reports.domain.number_tables import number_in
from reports.domain.quantities.balance import Imbalance, imbalances
from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.dossier_figures import Told
from reports.domain.quantities.records import records
from reports.domain.quantities.traces import has_trace, is_near
from reports.domain.table_sums import wrong_sums

_TOTALS: Final = frozenset({"tong", "tong so", "cong", "tong cong", "toan tinh", "toan huyen", "toan xa"})
_ABOUT_DOSSIERS: Final = re.compile(r"hồ sơ|tiếp nhận")
_RULE: Final = re.compile(r"[\s|:-]*")
_FEWEST: Final = 3
_MOST: Final = 60


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row of a table that others contradict; `row` is its place, `cell` the cell as written."""

    row: int
    cell: str
    message: str


def is_rule(line: str) -> bool:
    """Tell whether a line only draws the rule under a table's head: "|---|---|"."""
    return "|" in line and _RULE.fullmatch(line) is not None


def cells_of(line: str) -> list[str]:
    """Return the cells of a line, [] where nothing parts it into several."""
    sign = "|" if "|" in line else "\t"
    if _RULE.fullmatch(line) or sign not in line:
        return []
    return [cell.strip() for cell in line.strip().strip("|").split(sign)]


def wrong_rows(rows: Sequence[Sequence[str]]) -> Iterator[WrongRow]:
    """Yield the rows of a table, labels in its first column, whose figures the others contradict."""
    if not _FEWEST <= len(rows) <= _MOST or len({len(row) for row in rows}) > 1:
        return
    found = [WrongRow(one.row, one.cell, one.message) for one in wrong_sums([list(row) for row in rows], 0, "")]
    yield from found or _first_totals(rows)
    if not found and _ABOUT_DOSSIERS.search(" ".join(cell for row in rows for cell in row).lower()):
        for column in range(1, len(rows[0])):
            yield from _imbalances(rows, column)


def _first_totals(rows: Sequence[Sequence[str]]) -> Iterator[WrongRow]:
    """Yield the total above its parts that they miss narrowly."""
    start = next((place for place, row in enumerate(rows[:2]) if search_key(row[0]) in _TOTALS), None)
    if start is None or len(rows) - start < _FEWEST:
        return
    for column in range(1, len(rows[0])):
        total, *values = (number_in(row[column]) for row in rows[start:])
        parts = [value for value in values if value is not None]
        reached = sum(parts, Decimal(0))
        if total is None or len(parts) < len(values) or reached == total:
            continue
        if has_trace(total, parts) or is_near(total, reached):
            message = f"dòng “{rows[start][0]}” ghi {format_number(total)}, các dòng dưới cộng lại là "
            yield WrongRow(start, rows[start][column], f"{message}{format_number(reached)}.")


def _imbalances(rows: Sequence[Sequence[str]], column: int) -> Iterator[WrongRow]:
    """Yield the figures of dossiers of a column that do not balance, its rows read as lines with labels."""
    told = [
        read_statement(f"{row[0]}: {row[column]} hồ sơ" if number_in(row[column]) is not None else "") for row in rows
    ]
    for record in records(told):
        for wrong in imbalances(record):
            if not wrong.is_none and not wrong.is_twice:
                place = max(one.place for one in (wrong.whole, *wrong.parts))
                yield WrongRow(place, rows[place][column], _worded(wrong, rows))


def _worded(wrong: Imbalance, rows: Sequence[Sequence[str]]) -> str:
    def listed(figures: Sequence[Told]) -> str:
        return " + ".join(f"{rows[one.place][0]} {format_number(one.value)}" for one in figures)

    sign = "ít hơn" if wrong.is_over else "không bằng"
    return f"{listed((wrong.whole, *wrong.more))} {sign} {listed(wrong.parts)}."
