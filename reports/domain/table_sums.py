"""Sums in tables: total rows ("Tổng cộng") and columns with a formula in the head ("(3) = (4) + (5)").

A wrong sum keeps a report from being sent, so only a certain one is told: what may be read in several ways is wrong
only where no reading makes it right, and what is no plain number is never added.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from core.numbers import format_number, parse_number
from core.text import search_key

Rows = Sequence[Sequence[str]]

_TOTALS: Final = frozenset({"tong", "tong so", "cong", "tong cong"})
_RATES: Final = re.compile(
    r"\b(?:ty le|ti le|ty trong|ti trong|ty suat|binh quan|trung binh|hai long|diem|diem so|he so|chi so)\b"
)
_NAMES: Final = re.compile(
    r"\b(?:xep hang|hang|don gia|dinh muc|stt|tt|so thu tu|ma|ma so|so hieu|so ky hieu|ngay|thoi gian|thoi han)\b"
    r"|^nam(?: sinh)?$"
)
_YEARS: Final = (Decimal(1900), Decimal(2100))
_ORDINAL: Final = re.compile(r"(?:[IVXLC]+|[A-Za-zĐđ]|\d+(?:\.\d+)+)[.)]?")
_LEVEL: Final = re.compile(r"(?:[IVXLC]+|[A-Za-zĐđ]|\d+(?:\.\d+)+)[.)]\s|[-+*–•]\s*\D")
_PART_OF: Final = re.compile(r"(?:trong do|gom|bao gom|chia ra)\b")
_NUMBERED: Final = re.compile(r"\(?(\d{1,2})\)?")
_FORMULA: Final = re.compile(r"\(?(\d{1,2})\)?\s*=\s*(\(?\d{1,2}\)?(?:\s*[-+–]\s*\(?\d{1,2}\)?)+)")
_TERM: Final = re.compile(r"([-+–]?)\s*\(?(\d{1,2})\)?")
_LONGEST: Final = 24
_LETTER: Final = re.compile(r"\(?[A-Z]\)?")


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A cell that contradicts the cells it is the sum of; `row` is its row's place in the table, `cell` as written."""

    message: str
    excerpt: str
    row: int
    cell: str


@dataclass(frozen=True, slots=True)
class _Table:
    """A table cut into the head and the body; `first` is the place of the body's first row."""

    head: Rows
    body: Rows
    first: int
    title: str

    def name_of(self, column: int) -> str:
        words = [row[column].strip() for row in self.head if column < len(row)]
        named = next((one for one in reversed(words) if one and not _is_numbering_cell(one)), "")
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


def wrong_sums(rows: Rows, head_rows: int, title: str) -> list[WrongSum]:
    """Return the wrong sums of a table whose first `head_rows` rows are its head; 0: the head has to be found."""
    table = _cut(rows, head_rows, title)
    return [*_wrong_totals(table), *_wrong_formulas(table)]


def _cut(rows: Rows, head_rows: int, title: str) -> _Table:
    first = head_rows or next((place for place, row in enumerate(rows) if _holds_data(row)), len(rows))
    while first < len(rows) and _is_numbering(rows[first]):
        first += 1
    return _Table(rows[:first], rows[first:], first, title)


def _holds_data(row: Sequence[str]) -> bool:
    return not _is_numbering(row) and any(_number(cell) is not None for cell in row)


def _number(cell: str) -> Decimal | None:
    """Return the amount in a cell; what is longer than any amount is none."""
    return parse_number(cell) if len(cell) <= _LONGEST else None


def _is_numbering_cell(cell: str) -> bool:
    text = cell.strip()
    return bool(_NUMBERED.fullmatch(text) or _LETTER.fullmatch(text) or re.match(r"\(?\d{1,2}\)?\s*=", text))


def _is_numbering(row: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: "A B 1 2 (3)=(1)+(2)"."""
    cells = [cell.strip() for cell in row if cell.strip()]
    if len(cells) < 2 or not all(_is_numbering_cell(cell) for cell in cells):
        return False
    numbers = [int(match[1]) for cell in cells if (match := _NUMBERED.match(cell))]
    return bool(numbers) and all(right == left + 1 for left, right in pairwise(numbers))


# --- total rows


def _wrong_totals(table: _Table) -> Iterator[WrongSum]:
    totals = [place for place, row in enumerate(table.body) if _is_total(row)]
    if any(_is_part(row) for row in table.body):
        return
    for column in range(max((len(row) for row in table.body), default=0)):
        if _is_added(table, column, totals):
            yield from _wrong_totals_of(table, column, totals)


def _is_total(row: Sequence[str]) -> bool:
    label = next((cell for cell in row if cell.strip()), "")
    return search_key(label) in _TOTALS


def _is_part(row: Sequence[str]) -> bool:
    """Tell whether a row is one level of several, or a part of another row: sums cannot be read with certainty."""
    cells = [cell.strip() for cell in row if cell.strip()][:2]
    if not cells:
        return False
    is_level = _ORDINAL.fullmatch(cells[0]) or any(_LEVEL.match(cell) for cell in cells)
    return bool(is_level) or any(_PART_OF.match(search_key(cell)) for cell in cells)


def _is_added(table: _Table, column: int, totals: list[int]) -> bool:
    """Tell whether the column holds nothing but amounts that can be added."""
    heading = table.heading(column)
    key = search_key(heading)
    if "%" in heading or "‰" in heading or _RATES.search(key) or _NAMES.search(key):
        return False
    cells = [_cell(row, column) for place, row in enumerate(table.body) if place not in totals]
    values = [_number(cell) for cell in cells]
    if None in values or not values:
        return False
    numbers = [value for value in values if value is not None]
    is_years = all(_YEARS[0] <= value <= _YEARS[1] and value == int(value) for value in numbers)
    return not is_years and numbers != [Decimal(place) for place in range(1, len(numbers) + 1)]


def _wrong_totals_of(table: _Table, column: int, totals: list[int]) -> Iterator[WrongSum]:
    # The body's first row may still be the head: years or numbers of months over the columns.
    start = 1 if _may_be_head(table.body[0]) else 0
    told: list[Decimal] = []
    for place, before, after in zip(totals, [-1, *totals], [*totals[1:], len(table.body)], strict=False):
        total = _number(_cell(table.body[place], column))
        if total is None:
            continue
        above = _amounts(table, column, range(place), totals)
        since = _amounts(table, column, range(before + 1, place), totals)
        below = _amounts(table, column, range(place + 1, after), totals)
        readings = [since, above, [*told, *since], below, since[start:], above[start:]]
        told.append(total)
        if len(above) - start < 2 or any(_adds_up(one, total) for one in readings if one):
            continue
        if not _may_be_mean(table, above, total):
            expected = sum(since if len(since) > 1 else above, Decimal(0))
            yield _wrong(table, place, column, f"các dòng trên cộng lại là {format_number(expected)}")


def _amounts(table: _Table, column: int, places: range, totals: list[int]) -> list[Decimal]:
    cells = (_cell(table.body[place], column) for place in places if place not in totals)
    return [value for cell in cells if (value := _number(cell)) is not None]


def _may_be_head(row: Sequence[str]) -> bool:
    numbers = [value for cell in row if (value := _number(cell)) is not None]
    if all(_YEARS[0] <= value <= _YEARS[1] for value in numbers):
        return True
    return len(numbers) > 1 and all(right == left + 1 for left, right in pairwise(numbers))


def _adds_up(values: Sequence[Decimal], total: Decimal) -> bool:
    """Tell whether `total` is the sum, also where a row is the sum of those right below it and these are its parts."""
    rounding = _rounding([*values, total])
    if abs(total - sum(values, Decimal(0))) <= rounding:
        return True
    return any(abs(total - reached) <= rounding for reached in _readings(values))


def _readings(values: Sequence[Decimal]) -> set[Decimal]:
    """Return every sum that the rows make: each row counts, or stands for the rows right after it."""
    reached: list[set[Decimal]] = [set() for _ in range(len(values) + 1)]
    reached[0].add(Decimal(0))
    for place, value in enumerate(values):
        sums = {one + value for one in reached[place]}
        reached[place + 1] |= sums
        below = Decimal(0)
        for end in range(place + 1, len(values)):
            below += values[end]
            if below == value:
                reached[end + 1] |= sums
    return reached[-1]


def _rounding(values: Sequence[Decimal]) -> Decimal:
    """Return by how much rounded numbers may miss their sum; 0 for whole ones."""
    places = max((-int(value.as_tuple().exponent) for value in values), default=0)
    return Decimal(0) if places <= 0 else Decimal(5).scaleb(-places - 1) * len(values)


def _may_be_mean(table: _Table, values: Sequence[Decimal], total: Decimal) -> bool:
    """Tell whether the total may be a rate or a mean: it lies among the values, and nothing says that it is no rate."""
    if not min(values) <= total <= max(values):
        return False
    words = " ".join([table.title, *(cell for row in table.head for cell in row)])
    has_rates = "%" in words or _RATES.search(search_key(words)) is not None
    is_named = any(cell.strip() for row in table.head for cell in row)
    return has_rates or not is_named or any(value != int(value) for value in values)


# --- columns with a formula


def _wrong_formulas(table: _Table) -> Iterator[WrongSum]:
    for row in table.head:
        numbered = _columns_by_number(row)
        for cell in row:
            match = _FORMULA.fullmatch(cell.strip())
            if not match or int(match[1]) not in numbered:
                continue
            terms = [(sign, int(number)) for sign, number in _TERM.findall(match[2])]
            if all(number in numbered for _, number in terms):
                yield from _wrong_rows(table, cell.strip(), numbered, int(match[1]), terms)


def _columns_by_number(row: Sequence[str]) -> dict[int, int]:
    """Return the place of each numbered column; numbers that stand twice are left out."""
    found: dict[int, list[int]] = {}
    for place, cell in enumerate(row):
        if _is_numbering_cell(cell) and (match := _NUMBERED.match(cell.strip())):
            found.setdefault(int(match[1]), []).append(place)
    return {number: places[0] for number, places in found.items() if len(places) == 1}


def _wrong_rows(
    table: _Table, formula: str, numbered: dict[int, int], result: int, terms: Sequence[tuple[str, int]]
) -> Iterator[WrongSum]:
    for place, row in enumerate(table.body):
        total = _number(_cell(row, numbered[result]))
        values = [_number(_cell(row, numbered[number])) for _, number in terms]
        if total is None or None in values:
            continue
        signed = [
            -value if sign in ("-", "–") else value
            for (sign, _), value in zip(terms, values, strict=True)
            if value is not None
        ]
        expected = sum(signed, Decimal(0))
        if abs(total - expected) > _rounding([*signed, total]):
            yield _wrong(table, place, numbered[result], f"theo công thức {formula} là {format_number(expected)}")


def _wrong(table: _Table, place: int, column: int, expected: str) -> WrongSum:
    row = table.body[place]
    label = next((cell.strip() for cell in row if cell.strip() and _number(cell) is None), "")
    named = f"dòng “{label}” (dòng {table.first + place + 1})" if label else f"dòng {table.first + place + 1}"
    cell = _cell(row, column).strip()
    message = f"{named}, {table.name_of(column)}: ghi {cell}, {expected}."
    return WrongSum(message, f"{label}: {cell}".lstrip(": "), table.first + place, cell)


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""
