"""Periods as texts name them: "quý I/2022", "QUÍ 1 năm 2022", "6 tháng đầu năm 2022", "9 tháng năm 2023"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_QUARTERS: Final = {"1": "Q1", "I": "Q1", "2": "Q2", "II": "Q2", "3": "Q3", "III": "Q3", "4": "Q4", "IV": "Q4"}
_YEAR: Final = r"(?:[ \u00a0]{0,2}[/,–-]?[ \u00a0]{0,2}(?:năm[ \u00a0]{1,2})?(?P<year>20\d\d)(?!\d|/\w))"
_NAMED: Final = re.compile(
    rf"(?<!\w)(?:qu[ýí][ \u00a0]{{1,2}}(?P<quarter>IV|I{{1,3}}|[1-4])(?!\w)"
    rf"|(?P<months>0?[69])[ \u00a0]{{1,2}}tháng(?:[ \u00a0]{{1,2}}đầu)?(?P<end>[ \u00a0]{{1,2}}cuối)?){_YEAR}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period that a text names at `start` to `end`; `key` is as of reports.domain.periods, or Q2, Q4 and 9T too."""

    start: int
    end: int
    key: str

    @property
    def year(self) -> int:
        return int(self.key[:4])


def named_periods(text: str) -> Iterator[NamedPeriod]:
    """Yield the periods that `text` (NFC) names with their year, in order; a bare year is none."""
    for match in _NAMED.finditer(text):
        if match["quarter"]:
            kind = _QUARTERS[match["quarter"].upper()]
        elif match["end"]:
            continue
        else:
            kind = f"{match['months'].lstrip('0')}T"
        yield NamedPeriod(match.start(), match.end(), f"{match['year']}-{kind}")
