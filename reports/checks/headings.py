"""The headings of a text that nobody cut into sections: "I. …" opens a part, "1. …" a section, "1.1. …" what is below.

Source: Nghị định 30/2020/NĐ-CP, annex I, on the numbering of parts, sections and items.
"""

import re
from typing import Final

_NUMERAL: Final = re.compile(r"(?P<part>[IVX]{1,5})\.\s|(?P<section>\d{1,2}(?:\.\d{1,2})*)\.?\s(?=\w)")
_PART: Final = re.compile(r"(I{1,3}|IV|VI{0,3}|IX|X)\.\s*\S")
_NUMBERS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
FEWEST_PARTS: Final = 3
"""A text with so many parts is a whole report; one with fewer is an extract."""


def heading_rank(text: str) -> int:
    """Return 1 for the heading of a part, 2 of a section, 3 of what is below it, 0 for what has no numeral."""
    match = _NUMERAL.match(text)
    if not match:
        return 0
    return 1 if match["part"] else min(2 + match["section"].count("."), 3)


def part_number(text: str) -> int:
    """Return the number of the part whose heading this is ("IV." is 4), 0 for anything else."""
    match = _PART.match(text)
    return _NUMBERS.index(match[1]) + 1 if match else 0
