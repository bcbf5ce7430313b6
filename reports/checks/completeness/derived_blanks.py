"""The number that a blank must be: of a whole, of what is done and of what is not, two are written beside it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reports.checks.completeness.counted import BLANK, UNIT
from reports.checks.reading import Passage, Reading

_WHOLE, _DONE, _UNDONE = "whole", "done", "undone"
_KINDS: Final = (
    (_UNDONE, re.compile(r"(?<!\w)(?:chưa|còn lại|đang)(?!\w)", re.IGNORECASE)),
    (_WHOLE, re.compile(r"(?<!\w)(?:tổng số|tổng cộng|được phê duyệt|được giao|theo kế hoạch)(?!\w)", re.IGNORECASE)),
    (_DONE, re.compile(r"(?<!\w)đã(?!\w)", re.IGNORECASE)),
)
_CLAUSE: Final = re.compile(r"[^;()\t,]{1,300}")
_VALUE: Final = re.compile(
    rf"(?<![\d.,/])(?:(?P<number>\d{{1,6}})(?![\d/%]|[.,]\d)|(?P<blank>{BLANK}))\s{{0,3}}(?P<unit>{UNIT})?",
    re.IGNORECASE,
)
_NEAR: Final = 2
_LONGEST: Final = 600


@dataclass(frozen=True, slots=True)
class Derived:
    """The number as it is written ("00"), and the words of the two that it follows from."""

    number: str
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Clause:
    kind: str
    number: int | None
    unit: str
    words: str


def derive(reading: Reading, passage: Passage, place: int) -> Derived | None:
    """Return what the blank at `place` of the own words must be, None where its neighbours do not say."""
    if len(passage.own) > _LONGEST:
        return None
    here = next((clause for start, end, clause in _clauses(passage.own) if start <= place < end), None)
    if here is None or here.number is not None:
        return None
    others: dict[str, list[_Clause]] = {_WHOLE: [], _DONE: [], _UNDONE: []}
    for near in reading.passages[max(passage.place - _NEAR, 0) : passage.place + _NEAR + 1]:
        if len(near.text) <= _LONGEST:
            for _, _, clause in _clauses(near.text):
                if clause.number is not None and clause.unit == here.unit:
                    others[clause.kind].append(clause)
    first, second = (others[kind] for kind in others if kind != here.kind)
    if others[here.kind] or len(first) != 1 or len(second) != 1:
        return None
    return _derived(here.kind, first[0], second[0])


def _derived(kind: str, first: _Clause, second: _Clause) -> Derived | None:
    """Return the third number; `first` is the whole unless that is what is asked."""
    left, right = first.number or 0, second.number or 0
    number = left + right if kind == _WHOLE else left - right
    return None if number < 0 else Derived(f"{number:02}", (first.words, second.words))


@lru_cache(maxsize=500)
def _clauses(text: str) -> tuple[tuple[int, int, _Clause], ...]:
    """Return the clauses with one number or blank, of a kind that is known."""
    found = []
    for match in _CLAUSE.finditer(text):
        values = list(_VALUE.finditer(match[0]))
        kind = next((kind for kind, pattern in _KINDS if pattern.search(match[0])), None)
        if kind and len(values) == 1:
            number = int(values[0]["number"]) if values[0]["number"] else None
            unit = (values[0]["unit"] or "").lower()
            words = match[0].strip().rstrip(".:")
            found.append((match.start(), match.end(), _Clause(kind, number, unit, words)))
    return tuple(found)
