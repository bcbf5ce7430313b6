"""Headings whose numbers jump or go back: I, II, IV; 5.1, 5.3; 6.2 under 5.

Source: NĐ 30/2020/NĐ-CP, Phụ lục I (phần, mục, khoản được đánh số liên tục).
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from core.issue import Issue
from reports.checks.completeness.whole_reports import part_places
from reports.checks.reading import Reading

_SECTION: Final = re.compile(r"(\d{1,2})(?:\.(\d{1,2}))?\.?\s+(?=[A-ZĐÀ-Ỹ])")
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_SHOWN: Final = 60


def check_numbering(reading: Reading) -> Iterator[Issue]:
    """Yield an info for every part or section whose number does not follow the one before, in a whole loose report."""
    if reading.document.unit_name:
        return
    parts = part_places(reading)
    for (_, before), (place, number) in pairwise(parts):
        if number != before + 1:
            yield _told(
                reading,
                place,
                f"{_ROMAN[number - 1]}.",
                f"{_ROMAN[before - 1]}.",
                f"{_ROMAN[before]}." if before < 10 else "",
            )
    if parts:
        yield from _sections(reading, {place for place, _ in parts})


def _sections(reading: Reading, parts: set[int]) -> Iterator[Issue]:
    section = below = 0
    for place, passage in enumerate(reading.passages):
        if place in parts:
            section = below = 0
            continue
        match = _SECTION.match(passage.text)
        if not match or passage.marker:
            continue
        number, lower = int(match[1]), int(match[2] or 0)
        if not lower:
            if section and number > section + 1:
                yield _told(reading, place, f"{number}.", f"{section}.", f"{section + 1}.")
            section, below = number, 0
        elif section:
            if number == section and lower > below + 1 and (below or lower > 1):
                before = f"{section}.{below}" if below else f"{section}."
                yield _told(reading, place, f"{number}.{lower}", before, f"{section}.{below + 1}")
            elif number != section:
                yield _told(reading, place, f"{number}.{lower}", f"{section}.", f"{section}.{below + 1}")
            below = lower if number == section else below


def _told(reading: Reading, place: int, number: str, before: str, expected: str) -> Issue:
    passage = reading.passages[place]
    return Issue(
        "info",
        "numbering",
        passage.node,
        f"Đề mục “{number}” đứng sau đề mục “{before}”: số thứ tự không liên tục.",
        passage.text[:_SHOWN].strip(),
        f"Sửa thành “{expected}”, hoặc bổ sung đề mục còn thiếu." if expected else "Hãy xem lại số thứ tự.",
    )
