"""Sums in tables: total rows ("Tổng cộng") and columns with a formula in the head ("(3) = (4) + (5)").

A wrong sum keeps a report from being sent, so only a certain one is told: what may be read in several ways is wrong
only where no reading makes it right, and what is no plain number is never added.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from core.numbers import format_number
from core.text import search_key
from reports.domain.number_tables import (
    NAME_HEADS,
    NumberTable,
    Rows,
    WrongCell,
    cell_of,
    columns_by_number,
    cut_table,
    number_in,
    wrong_cell,
)

_TOTALS: Final = frozenset({"tong", "tong so", "cong", "tong cong"})
_RATES: Final = re.compile(
    r"\b(?:ty le|ti le|ty trong|ti trong|ty suat|binh quan|trung binh|hai long|diem|diem so|he so|chi so)\b"
)
_YEARS: Final = (Decimal(1900), Decimal(2100))
_ORDINAL: Final = re.compile(r"(?:[IVXLC]+|[A-Za-zĐđ]|\d+(?:\.\d+)+)[.)]?")
_LEVEL: Final = re.compile(r"(?:[IVXLC]+|[A-Za-zĐđ]|\d+(?:\.\d+)+)[.)]\s|[-+*–•]\s*\D")
_PART_OF: Final = re.compile(r"(?:trong do|gom|bao gom|chia ra)\b")
_FORMULA: Final = re.compile(r"\(?(\d{1,2})\)?\s*=\s*(\(?\d{1,2}\)?(?:\s*[-+–]\s*\(?\d{1,2}\)?)+)")
_TERM: Final = re.compile(r"([-+–]?)\s*\(?(\d{1,2})\)?")


def wrong_sums(rows: Rows, head_rows: int, title: str) -> list[WrongCell]:
    """Return the wrong sums of a table whose first `head_rows` rows are its head; 0: the head has to be found."""
    table = cut_table(rows, head_rows, title)
    return [*_wrong_totals(table), *_wrong_formulas(table)]


# --- total rows


def _wrong_totals(table: NumberTable) -> Iterator[WrongCell]:
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


def _is_added(table: NumberTable, column: int, totals: list[int]) -> bool:
    """Tell whether the column holds nothing but amounts that can be added."""
    heading = table.heading(column)
    key = search_key(heading)
    if "%" in heading or "‰" in heading or _RATES.search(key) or NAME_HEADS.search(key):
        return False
    cells = [cell_of(row, column) for place, row in enumerate(table.body) if place not in totals]
    values = [number_in(cell) for cell in cells]
    if None in values or not values:
        return False
    numbers = [value for value in values if value is not None]
    is_years = all(_YEARS[0] <= value <= _YEARS[1] and value == int(value) for value in numbers)
    return not is_years and numbers != [Decimal(place) for place in range(1, len(numbers) + 1)]


def _wrong_totals_of(table: NumberTable, column: int, totals: list[int]) -> Iterator[WrongCell]:
    # The body's first row may still be the head: years or numbers of months over the columns.
    start = 1 if _may_be_head(table.body[0]) else 0
    told: list[Decimal] = []
    for place, before, after in zip(totals, [-1, *totals], [*totals[1:], len(table.body)], strict=False):
        total = number_in(cell_of(table.body[place], column))
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
            yield wrong_cell(table, place, column, f"các dòng trên cộng lại là {format_number(expected)}")


def _amounts(table: NumberTable, column: int, places: range, totals: list[int]) -> list[Decimal]:
    cells = (cell_of(table.body[place], column) for place in places if place not in totals)
    return [value for cell in cells if (value := number_in(cell)) is not None]


def _may_be_head(row: Sequence[str]) -> bool:
    numbers = [value for cell in row if (value := number_in(cell)) is not None]
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


def _may_be_mean(table: NumberTable, values: Sequence[Decimal], total: Decimal) -> bool:
    """Tell whether the total may be a rate or a mean: it lies among the values, and nothing says that it is no rate."""
    if not min(values) <= total <= max(values):
        return False
    words = " ".join([table.title, *(cell for row in table.head for cell in row)])
    has_rates = "%" in words or _RATES.search(search_key(words)) is not None
    is_named = any(cell.strip() for row in table.head for cell in row)
    return has_rates or not is_named or any(value != int(value) for value in values)


# --- columns with a formula


def _wrong_formulas(table: NumberTable) -> Iterator[WrongCell]:
    for row in table.head:
        numbered = columns_by_number(row)
        for cell in row:
            match = _FORMULA.fullmatch(cell.strip())
            if not match or int(match[1]) not in numbered:
                continue
            terms = [(sign, int(number)) for sign, number in _TERM.findall(match[2])]
            if all(number in numbered for _, number in terms):
                yield from _wrong_rows(table, cell.strip(), numbered, int(match[1]), terms)


def _wrong_rows(
    table: NumberTable, formula: str, numbered: dict[int, int], result: int, terms: Sequence[tuple[str, int]]
) -> Iterator[WrongCell]:
    for place, row in enumerate(table.body):
        total = number_in(cell_of(row, numbered[result]))
        values = [number_in(cell_of(row, numbered[number])) for _, number in terms]
        if total is None or None in values:
            continue
        signed = [
            -value if sign in ("-", "–") else value
            for (sign, _), value in zip(terms, values, strict=True)
            if value is not None
        ]
        expected = sum(signed, Decimal(0))
        if abs(total - expected) > _rounding([*signed, total]):
            yield wrong_cell(table, place, numbered[result], f"theo công thức {formula} là {format_number(expected)}")
