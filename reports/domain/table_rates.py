"""Rates in tables: a column of percentages is worked out from two columns of amounts beside it.

Which two is told by the head ("(5) = (4)/(3)"), or by the rows themselves: where most of them give their rate by the
same two columns, a row that does not is wrong, unless another two of its amounts give it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
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

_RATE_HEADS: Final = re.compile(r"\b(?:ty le|ti le|ty trong|ti trong)\b")
_OF_ALL: Final = re.compile(r"^(?:tong|cong|chung)\b|\b(?:binh quan|trung binh|toan tinh)\b")
_QUOTIENT: Final = re.compile(r"\(?(\d{1,2})\)?\s*=\s*\(?(\d{1,2})\)?\s*[/:]\s*\(?(\d{1,2})\)?(?:\s*[x*×]\s*100\s*%?)?")
_AGREEING: Final = 3
"""So many rows with different rates show which two columns make a rate."""
_SMALL: Final = 1e-9
_MOST_ROWS: Final = 1000
_MOST_AMOUNTS: Final = 12
_MOST_RATES: Final = 6

Pair = tuple[int, int]
"""The columns of what is counted and of what it is a share of."""


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number in a cell; `rounding`: by how much of itself a rounded one may miss what it stands for."""

    value: float
    rounding: float


@dataclass(frozen=True, slots=True)
class _Row:
    """The rate in a row of the body with how many decimals it has, and the amounts beside it by column."""

    place: int
    rate: float
    decimals: int
    amounts: Mapping[int, _Amount]

    def gives(self, pair: Pair) -> bool | None:
        """Tell whether the rate is that of the two, rounded or cut off; None where the row lacks one of them."""
        part, whole = self.amounts.get(pair[0]), self.amounts.get(pair[1])
        if part is None or whole is None or not whole.value:
            return None
        expected = part.value * 100 / whole.value
        return self.is_about(expected, expected * (part.rounding + whole.rounding))

    def is_about(self, expected: float, rounding: float = 0) -> bool:
        """Tell whether the rate is the expected one, rounded or cut off."""
        return abs(expected - self.rate) < 10.0**-self.decimals + rounding - _SMALL

    @property
    def tells(self) -> bool:
        """Tell whether the rate may show by which two columns it is made: 0 and 100 come about by many."""
        return self.rate not in (0, 100)


def wrong_rates(rows: Rows, head_rows: int, title: str) -> list[WrongCell]:
    """Return the wrong rates of a table whose first `head_rows` rows are its head; 0: the head has to be found.

    Of a larger table than people write, only the first thousand rows, twelve amounts and six rates are read.
    """
    table = cut_table(rows[: head_rows + _MOST_ROWS], head_rows, title)
    width = max((len(row) for row in table.body), default=0)
    keys = {column: table.heading(column) for column in range(min(width, 4 * _MOST_AMOUNTS))}
    rates = [column for column, heading in keys.items() if _is_rate(heading)]
    others = [column for column, heading in keys.items() if column not in rates]
    amounts = [column for column in others if not NAME_HEADS.search(search_key(keys[column]))]
    amounts = [column for column in amounts if any(number_in(cell_of(row, column)) is not None for row in table.body)]
    told = _told_pairs(table)
    return [
        wrong
        for column in rates[:_MOST_RATES]
        for wrong in _wrong_rates_of(table, column, amounts[:_MOST_AMOUNTS], told.get(column))
    ]


def _is_rate(heading: str) -> bool:
    return "%" in heading or _RATE_HEADS.search(search_key(heading)) is not None


def _told_pairs(table: NumberTable) -> dict[int, Pair]:
    """Return the two columns that the head names for a rate."""
    told: dict[int, Pair] = {}
    for row in table.head:
        numbered = columns_by_number(row)
        for cell in row:
            if match := _QUOTIENT.fullmatch(cell.strip()):
                places = [numbered.get(int(number)) for number in match.groups()]
                rate, part, whole = places
                if rate is not None and part is not None and whole is not None:
                    told[rate] = (part, whole)
    return told


def _wrong_rates_of(table: NumberTable, column: int, amounts: Sequence[int], told: Pair | None) -> Iterator[WrongCell]:
    rows = list(_rows(table, column, {*amounts, *(told or ())}))
    pair = told or _shown_pair(rows, amounts)
    if pair is None:
        return
    for row in rows:
        if row.gives(pair) is not False or _is_mean(table, row, rows):
            continue
        if told is None and any(row.gives(two) for two in permutations(amounts, 2)):
            continue
        names = " trên ".join(table.name_of(one) for one in pair)
        expected = Decimal(row.amounts[pair[0]].value * 100 / row.amounts[pair[1]].value)
        shown = format_number(round(expected, max(row.decimals, 2)))
        yield wrong_cell(table, row.place, column, f"{names} là {shown}%")


def _rows(table: NumberTable, column: int, amounts: set[int]) -> Iterator[_Row]:
    for place, row in enumerate(table.body):
        rate = number_in(cell_of(row, column).strip().removesuffix("%"))
        if rate is not None:
            values = {one: number_in(cell_of(row, one)) for one in amounts}
            beside = {one: _amount(value) for one, value in values.items() if value is not None}
            yield _Row(place, float(rate), _decimals(rate), beside)


def _amount(number: Decimal) -> _Amount:
    value = float(number)
    return _Amount(value, 0.5 * 10.0 ** -_decimals(number) / abs(value) if value and _decimals(number) else 0)


def _decimals(number: Decimal) -> int:
    return max(-int(number.as_tuple().exponent), 0)


def _shown_pair(rows: Sequence[_Row], amounts: Sequence[int]) -> Pair | None:
    """Return the two columns that give most rates; None where none do, or too many rows say otherwise."""
    return next((pair for pair in permutations(amounts, 2) if _is_shown(pair, rows)), None)


def _is_shown(pair: Pair, rows: Sequence[_Row]) -> bool:
    agreeing: set[float] = set()
    against = 0
    for row in rows:
        gives = row.gives(pair)
        if gives and row.tells:
            agreeing.add(row.rate)
        against += gives is False
        if against > _AGREEING + len(agreeing):
            return False
    return len(agreeing) >= _AGREEING and against * _AGREEING <= len(agreeing)


def _is_mean(table: NumberTable, row: _Row, rows: Sequence[_Row]) -> bool:
    """Tell whether a rate is the mean of the others, in a row that speaks of all."""
    if not any(_OF_ALL.search(search_key(cell)) for cell in table.body[row.place]):
        return False
    others = [one.rate for one in rows if one is not row]
    return bool(others) and row.is_about(sum(others) / len(others))
