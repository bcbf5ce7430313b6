"""Whether a loose text is a whole report: its parts are numbered I, II, III …"""

import re
from typing import Final

from reports.checks.reading import Reading

_PART: Final = re.compile(r"(I{1,3}|IV|VI{0,3}|IX|X)\.\s*\S")
_NUMBERS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_FEWEST_PARTS: Final = 3


def part_places(reading: Reading) -> list[tuple[int, int]]:
    """Return (place in the passages, number) of every part's heading; none where there are fewer than three."""
    found = [
        (place, _NUMBERS.index(match[1]) + 1)
        for place, passage in enumerate(reading.passages)
        if (match := _PART.match(passage.text))
    ]
    return found if len(found) >= _FEWEST_PARTS else []
