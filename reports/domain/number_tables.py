"""Tables of numbers: the head, the body, the amounts in the cells, and how a wrong cell is told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from core.numbers import parse_number

Rows = Sequence[Sequence[str]]

NAME_HEADS: Final = re.compile(
    r"\b(?:xep hang|hang|don gia|dinh muc|stt|tt|so thu tu|ma|ma so|so hieu|so ky hieu|ngay|thoi gian|thoi han)\b"
    r"|^nam(?: sinh)?$"
)
"""Search keys of heads whose column holds numbers that name, date or rank, and count nothing."""
_NUMBERED: Final = re.compile(r"\(?(\d{1,2})\)?")
_LONGEST: Final = 24
_LETTER: Final = re.compile(r"\(?[A-Z]\)?")


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell that contradicts the cells it is worked out from; `row` is its row's place, `cell` as written."""

    message: str
    excerpt: str
    row: int
    cell: str


@dataclass(frozen=True, slots=True)
class NumberTable:
    """A table cut into the head and the body; `first` is the place of the body's first row."""

    head: Rows
    body: Rows
    first: int
    title: str

    def name_of(self, column: int) -> str:
        """Return how a message names a column: by the lowest words of the head over it, else by its place."""
        words = [row[column].strip() for row in self.head if column < len(row)]
        named = next((one for one in reversed(words) if one and not is_numbering_cell(one)), "")
        return f"cột “{named}”" if named else f"cột thứ {column + 1}"

    def heading(self, column: int) -> str:
        """Return all words of the head over a column; a blank cell may belong to a merged one on its left."""
        found = []
        for row in self.head:
            cells = [cell.strip() for cell in row[: column + 1]]
            found.append(next((cell for cell in reversed(cells) if cell), ""))
        return " ".join(found)


def line_tables(rows: Iterable[str | None]) -> list[list[list[str]]]:
    """Return the tables that stand in lines one after another: cells are parted by tabs, None ends a table."""
    tables: list[list[list[str]]] = []
    is_open = False
    for row in rows:
        if row is not None:
            if not is_open:
                tables.append([])
            tables[-1].append(row.split("\t"))
        is_open = row is not None
    return tables


def cut_table(rows: Rows, head_rows: int, title: str) -> NumberTable:
    """Return a table whose first `head_rows` rows are its head; 0: the head ends where the first numbers stand."""
    first = head_rows or next((place for place, row in enumerate(rows) if _holds_data(row)), len(rows))
    while first < len(rows) and _is_numbering(rows[first]):
        first += 1
    return NumberTable(rows[:first], rows[first:], first, title)


def _holds_data(row: Sequence[str]) -> bool:
    return not _is_numbering(row) and any(number_in(cell) is not None for cell in row)


def number_in(cell: str) -> Decimal | None:
    """Return the amount in a cell; what is longer than any amount is none."""
    return parse_number(cell) if len(cell) <= _LONGEST else None


def is_numbering_cell(cell: str) -> bool:
    """Tell whether a cell of the head holds the number of its column: "3", "(3)", "B", "(3)=(4)+(5)"."""
    text = cell.strip()
    return bool(_NUMBERED.fullmatch(text) or _LETTER.fullmatch(text) or re.match(r"\(?\d{1,2}\)?\s*=", text))


def _is_numbering(row: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: "A B 1 2 (3)=(1)+(2)"."""
    cells = [cell.strip() for cell in row if cell.strip()]
    if len(cells) < 2 or not all(is_numbering_cell(cell) for cell in cells):
        return False
    numbers = [int(match[1]) for cell in cells if (match := _NUMBERED.match(cell))]
    return bool(numbers) and all(right == left + 1 for left, right in pairwise(numbers))


def columns_by_number(row: Sequence[str]) -> dict[int, int]:
    """Return the place of each numbered column; numbers that stand twice are left out."""
    found: dict[int, list[int]] = {}
    for place, cell in enumerate(row):
        if is_numbering_cell(cell) and (match := _NUMBERED.match(cell.strip())):
            found.setdefault(int(match[1]), []).append(place)
    return {number: places[0] for number, places in found.items() if len(places) == 1}


def wrong_cell(table: NumberTable, place: int, column: int, expected: str) -> WrongCell:
    """Return the cell in row `place` of the body as wrong; `expected` says in words what is expected."""
    row = table.body[place]
    label = next((cell.strip() for cell in row if cell.strip() and number_in(cell) is None), "")
    named = f"dòng “{label}” (dòng {table.first + place + 1})" if label else f"dòng {table.first + place + 1}"
    cell = cell_of(row, column).strip()
    message = f"{named}, {table.name_of(column)}: ghi {cell}, {expected}."
    return WrongCell(message, f"{label}: {cell}".lstrip(": "), table.first + place, cell)


def cell_of(row: Sequence[str], column: int) -> str:
    """Return a cell; a row may be shorter than others, the cells it lacks are blank."""
    return row[column] if column < len(row) else ""
