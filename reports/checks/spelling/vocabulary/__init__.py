"""The words of the field, read once from the lists beside this file."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from core.vietnamese_syllables import canonical

_HERE: Final = Path(__file__).parent
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class WrongPair:
    """What a wrong pair means; where `after` or `before` name words, it is wrong only after or before one of them."""

    meant: Pair
    after: frozenset[str]
    before: frozenset[str]


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of a list ("common", "foreign", "places", "abbreviations")."""
    return frozenset(re.split(r"\s+", " ".join(_lines(name)).strip()))


@cache
def terms() -> frozenset[Pair]:
    """Return the fixed terms, each as its two syllables."""
    return _pairs("terms")


@cache
def neighbours() -> frozenset[Pair]:
    """Return what is no term, looks like one with a slip, and is right."""
    return _pairs("neighbours")


@cache
def compounds() -> frozenset[Pair]:
    """Return common words of two syllables that are no terms."""
    return _pairs("compounds")


@cache
def wrong_pairs() -> dict[Pair, WrongPair]:
    """Return the pairs of right syllables that are wrong together, in their canonical spelling."""
    return dict(_wrong_pair(entry) for line in _lines("wrong_pairs") for entry in line.split(","))


@cache
def unused() -> dict[str, str]:
    """Return the syllables that are no words, each with the word that is meant."""
    entries = (entry.split("=") for line in _lines("unused") for entry in line.split(","))
    return {wrong.strip(): meant.strip() for wrong, meant in entries}


@cache
def field_syllables() -> frozenset[str]:
    """Return the syllables that a misspelt word may have meant: those of the terms, and the common ones."""
    return words_of("common") | {syllable for pair in terms() for syllable in pair}


def _pairs(name: str) -> frozenset[Pair]:
    entries = (entry.split() for line in _lines(name) for entry in line.split(","))
    return frozenset((first, second) for first, second in entries)


def _wrong_pair(entry: str) -> tuple[Pair, WrongPair]:
    wrong, right = entry.split("=")
    right, _, before = right.partition(">")
    right, _, after = right.partition("<")
    (first, second), (meant_first, meant_second) = wrong.split(), right.split()
    return (canonical(first), canonical(second)), WrongPair(
        (meant_first, meant_second), frozenset(after.split()), frozenset(before.split())
    )


def _lines(name: str) -> list[str]:
    text = (_HERE / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
