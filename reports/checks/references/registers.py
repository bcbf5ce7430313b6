"""A register of documents: numbers run on with the days, and what stands out of the order is found.

The order is the longest run of entries, sorted by day, whose numbers do not fall. An entry that is in no such run
stands out; where two runs are equally long, it cannot be told which entry is wrong.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

LEAST_OTHERS: Final = 3
"""So many entries have to agree before one is accused."""
_ONE_IN: Final = 5
"""Where more than one in so many stands out, the register is not kept as is supposed here."""


class Entry(NamedTuple):
    """A day and the number that was given on it; sorted, the numbers of one day are in order."""

    day: date
    number: int


@dataclass(frozen=True, slots=True)
class Order:
    """`run`: the entries in every longest run; `out`: those in none; `doubtful`: two that exclude each other."""

    run: tuple[Entry, ...]
    out: tuple[Entry, ...]
    doubtful: tuple[Entry, ...]


def order_of(entries: Sequence[Entry]) -> Order:
    """Return the order of the entries (distinct, any order); nothing stands out where too few or too many would."""
    ordered = sorted(set(entries))
    numbers = [entry.number for entry in ordered]
    before = _longest_ending(numbers)
    after = _longest_ending([-number for number in reversed(numbers)])[::-1]
    longest = max(before, default=0)
    in_some = [left + right - 1 == longest for left, right in zip(before, after, strict=True)]
    levels = [0] * (longest + 1)
    for level, is_in in zip(before, in_some, strict=True):
        levels[level] += is_in
    run: list[Entry] = []
    out: list[Entry] = []
    doubtful: list[Entry] = []
    for entry, level, is_in in zip(ordered, before, in_some, strict=True):
        (out if not is_in else run if levels[level] == 1 else doubtful).append(entry)
    many = (len(out) + len(doubtful) // 2) * _ONE_IN > max(len(ordered), _ONE_IN)
    if longest < LEAST_OTHERS or many:
        return Order(tuple(run), (), ())
    return Order(tuple(run), tuple(out), tuple(doubtful) if len(doubtful) == 2 and len(run) >= LEAST_OTHERS else ())


def _longest_ending(numbers: Sequence[int]) -> list[int]:
    """Return for each number how long the longest run that ends with it is, whose numbers do not fall."""
    tails: list[int] = []
    found = []
    for number in numbers:
        place = bisect_right(tails, number)
        tails[place : place + 1] = [number]
        found.append(place + 1)
    return found


def neighbours(run: Sequence[Entry], number: int) -> tuple[Entry | None, Entry | None]:
    """Return the entries of the run that stand before and after `number` by their numbers."""
    place = bisect_left(run, number, key=lambda entry: entry.number)
    above = next((entry for entry in run[place : place + 2] if entry.number > number), None)
    return (run[place - 1] if place else None), above


def numbers_of_day(run: Sequence[Entry], day: date) -> tuple[Entry | None, Entry | None]:
    """Return the entries of the run right before and after a day."""
    before = bisect_left(run, day, key=lambda entry: entry.day)
    after = bisect_right(run, day, key=lambda entry: entry.day)
    return (run[before - 1] if before else None), (run[after] if after < len(run) else None)


def fits(run: Sequence[Entry], entry: Entry) -> bool:
    """Tell whether a number may have been given on a day, as the run has it."""
    below, above = neighbours(run, entry.number)
    return (below is None or below.day <= entry.day) and (above is None or entry.day <= above.day)


def slip_of_date(run: Sequence[Entry], entry: Entry) -> date | None:
    """Return the one day that fits the number and differs from the written one in its month or in its year alone."""
    below, above = neighbours(run, entry.number)
    if below is None or above is None:
        return None
    found = set()
    for year, month in _months(below.day, above.day):
        if (year == entry.day.year) == (month == entry.day.month):
            continue
        try:
            day = date(year, month, entry.day.day)
        except ValueError:
            continue
        if below.day <= day <= above.day:
            found.add(day)
    return found.pop() if len(found) == 1 else None


def _months(first: date, last: date) -> list[tuple[int, int]]:
    start, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return [(month // 12, month % 12 + 1) for month in range(start, min(end, start + 24) + 1)]
