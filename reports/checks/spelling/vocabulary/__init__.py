"""The words of the field, read once from the lists beside this file."""

import re
from functools import cache
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent
Pair = tuple[str, str]


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
def field_syllables() -> frozenset[str]:
    """Return the syllables that a misspelt word may have meant: those of the terms, and the common ones."""
    return words_of("common") | {syllable for pair in terms() for syllable in pair}


def _pairs(name: str) -> frozenset[Pair]:
    entries = (entry.split() for line in _lines(name) for entry in line.split(","))
    return frozenset((first, second) for first, second in entries)


def _lines(name: str) -> list[str]:
    text = (_HERE / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
