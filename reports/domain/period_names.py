"""Periods as texts name them: "quý I/2022", "QUÍ 1 năm 2022", "6 tháng đầu năm 2022", "9 tháng năm 2023"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from reports.domain.document import Period

_QUARTERS: Final = {"1": "Q1", "I": "Q1", "2": "Q2", "II": "Q2", "3": "Q3", "III": "Q3", "4": "Q4", "IV": "Q4"}
_GAP: Final = "[ \u00a0]{1,2}"
_YEAR: Final = r"(?:[ \u00a0]{0,2}[/,–-]?[ \u00a0]{0,2}(?:năm[ \u00a0]{1,2})?(?P<year>20\d\d)(?!\d|/\w))"
_NAMED: Final = re.compile(
    rf"(?<!\w)(?:qu[ýí][ \u00a0]{{1,2}}(?P<quarter>IV|I{{1,3}}|[1-4])(?!\w)"
    rf"|(?P<months>0?[69])[ \u00a0]{{1,2}}tháng(?:[ \u00a0]{{1,2}}đầu)?(?P<end>[ \u00a0]{{1,2}}cuối)?){_YEAR}",
    re.IGNORECASE,
)
_OF_YEAR: Final = (
    rf"(?:[ \u00a0]{{0,2}}[/,–-]?[ \u00a0]{{0,2}}(?:(?:của{_GAP})?năm{_GAP})?(?P<year>20\d\d)(?!\d|/\w|[ \u00a0]?[-–]))"
)
_MENTION: Final = re.compile(
    rf"(?<!\w)(?:qu[ýí]{_GAP}(?P<quarter>IV|I{{1,3}}|[1-4])(?!\w)"
    rf"(?P<more>(?:[ \u00a0]{{0,2}}(?:,|và)[ \u00a0]{{0,2}}(?:quý{_GAP})?(?:IV|I{{1,3}}|[1-4])(?!\w)){{1,3}})?"
    rf"|(?P<months>0?[69]|sáu|chín){_GAP}tháng(?!\w)(?:(?P<head>{_GAP}đầu)|(?P<end>{_GAP}cuối))?"
    rf"|(?P<whole>năm)(?={_GAP}20)){_OF_YEAR}?",
    re.IGNORECASE,
)
_MONTHS_IN_WORDS: Final = {"sáu": "6", "chín": "9"}
_DAY_BEFORE: Final = re.compile(r"(?:tháng|[Tt]\.)[ \u00a0]{0,2}\d{1,2}[ \u00a0]{0,2},?[ \u00a0]{0,2}\Z", re.IGNORECASE)
_SHARES_YEAR: Final = re.compile(r"[ \u00a0]{0,2}(?:,|và\b|cùng\b|[-–])[^.;:\n]{0,60}\Z")
_COMPARES: Final = re.compile(r"so với|cùng kỳ|\bhơn\b|\bbằng\b", re.IGNORECASE)
MOST_MENTIONS: Final = 50
"""So many are read in one paragraph; none that people write has more."""
_LAST_MONTHS: Final = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "6T": 6, "9T": 9, "N": 12}
_SAME_REPORT: Final = {"6T": {"6T", "Q2"}, "Q3": {"Q3", "9T"}, "N": {"N", "Q4"}}
"""What provinces call the report of a period, too: the one of six months is that of Quý II."""


@dataclass(frozen=True, slots=True)
class NamedPeriod:
    """A period that a text names at `start` to `end`; `key` is as of reports.domain.periods, or Q2, Q4 and 9T too."""

    start: int
    end: int
    key: str

    @property
    def year(self) -> int:
        return int(self.key[:4])


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words that name a period at `start` to `end`: `kind` is Q1 … Q4, 6T, 9T or N, `year` None where none is told.

    `shares_year`: the year stands with the period named next.
    """

    start: int
    end: int
    kind: str
    year: int | None
    shares_year: bool = False

    @property
    def last_month(self) -> int:
        """Return the last month of the period."""
        return _LAST_MONTHS[self.kind]

    @property
    def first_month(self) -> int:
        """Return the first month of the period."""
        return self.last_month - 2 if self.kind.startswith("Q") else 1

    def may_be(self, kind: str, year: int | None) -> bool:
        """Tell whether the words may name the report of that period; a year that is not told fits any."""
        one_report = self.kind == kind or any({self.kind, kind} <= names for names in _SAME_REPORT.values())
        return one_report and (self.year is None or year is None or self.year == year)


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


def period_mentions(text: str) -> list[PeriodMention]:
    """Return all words of `text` (NFC) that name a period, in order, with or without a year; a bare year is kind N.

    "quý I và nhiệm vụ quý II năm 2022" names one year for both. The year of a date is none; quarters told in one
    ("quý III và IV/2022") are left out. At most MOST_MENTIONS.
    """
    found: list[PeriodMention] = []
    for match in _MENTION.finditer(text):
        mention = _mention(text, match)
        if mention is not None:
            found.append(mention)
        if len(found) == MOST_MENTIONS:
            break
    for place in range(len(found) - 2, -1, -1):
        one, following = found[place], found[place + 1]
        if one.year is None and one.kind != "N" and following.year is not None and following.kind != "N":
            between = text[one.end : following.start] if following.start - one.end < 80 else ""
            if _SHARES_YEAR.match(between) and not _COMPARES.search(between):
                found[place] = replace(one, year=following.year, shares_year=True)
    return found


def kind_and_year(period: Period) -> tuple[str, int] | None:
    """Return "Q1", 2022 of a period; None of one that is not known."""
    year, _, kind = period.key.partition("-")
    return (kind, int(year)) if kind in _LAST_MONTHS and year.isdecimal() else None


def reword(words: str, mention: PeriodMention, kind: str, year: int) -> str:
    """Return the period in place of `words`, which are those of `mention`, in the same manner as far as can be."""
    if mention.kind == kind and str(mention.year) in words:
        return words.replace(str(mention.year), str(year))
    name = {"6T": "6 tháng đầu", "9T": "9 tháng đầu", "N": ""}.get(kind, f"quý {_roman(kind)}")
    named = f"{name} năm {year}".strip()
    if "/" in words and kind.startswith("Q"):
        named = f"{name}/{year}"
    if words.isupper():
        return named.upper()
    return named[:1].upper() + named[1:] if words[:1].isupper() else named


def _roman(kind: str) -> str:
    return {"1": "I", "2": "II", "3": "III", "4": "IV"}.get(kind[-1], "")


def _mention(text: str, match: re.Match[str]) -> PeriodMention | None:
    year = int(match["year"]) if match["year"] else None
    if match["more"]:
        return None
    if match["quarter"]:
        return PeriodMention(match.start(), match.end(), _QUARTERS[match["quarter"].upper()], year)
    if match["months"]:
        if match["end"] or (year is None and not match["head"]):
            return None
        months = _MONTHS_IN_WORDS.get(match["months"].lower(), match["months"].lstrip("0"))
        return PeriodMention(match.start(), match.end(), f"{months}T", year)
    before = text[max(0, match.start() - 16) : match.start()]
    if year is None or _DAY_BEFORE.search(before):
        return None
    return PeriodMention(match.start(), match.end(), "N", year)
