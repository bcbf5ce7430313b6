"""Days and months that the calendar does not have ("ngày 31/02/2022", "tháng 13 năm 2022", "ngày 1O/3/2022").

Source: the calendar; NĐ 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.4.b on how a date is written.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from typing import Final, NamedTuple

from core.issue import Issue
from reports.checks.reading import Reading

CODE = "impossible_date"
_SPACE: Final = "[ \u00a0]"
_DIGIT: Final = "[0-9OolI]"
# Each pattern opens with plain letters or a digit, which a search finds fast; the first letter is looked at afterwards.
_NAMED: Final = re.compile(
    rf"gày{_SPACE}{{1,3}}(?:"
    rf"(?P<d>{_DIGIT}{{1,3}}){_SPACE}?(?P<sep>[/.\u2013-]){_SPACE}?(?P<m>{_DIGIT}{{1,3}})"
    rf"(?:{_SPACE}?(?P=sep){_SPACE}?(?P<y>{_DIGIT}{{2,5}}))?(?![\w/%]|[.,-]\d)"
    rf"|(?P<day>\d{{1,3}}){_SPACE}{{1,2}}tháng{_SPACE}{{1,2}}(?P<month>\d{{1,3}})"
    rf"(?:,?{_SPACE}{{1,2}}năm{_SPACE}{{1,2}}(?P<year>\d{{2,5}}))?(?![\w/]|[.,]\d))"
)
_BARE: Final = re.compile(r"\d{1,2}([/-])\d{1,2}\1(?:19|20)\d\d(?![\w/-]|[.,]\d)")
_MONTH: Final = re.compile(rf"háng{_SPACE}{{1,2}}(\d{{1,2}})(?:/|{_SPACE}{{1,2}}năm{_SPACE}{{1,2}})(20\d\d)(?![\w/])")
_YEAR: Final = re.compile(rf"ăm{_SPACE}{{1,2}}(20\d{{3}})(?![\w/.,])")
_MONTHS: Final = 12
_LONGEST_MONTH: Final = 31
_LEAP_YEAR: Final = 2020
YEARS: Final = range(1800, 2100)
"""The years of documents; any other is a slip."""


class _Written(NamedTuple):
    """A date as written: `start` and `end` of what is quoted; missing parts are blank."""

    start: int
    end: int
    day: str
    month: str
    year: str


def check_impossible_date(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every day that does not exist, also of what is no document."""
    for passage in reading.passages:
        for date in _dates(passage.text):
            is_written = date.start >= passage.written_from
            told = _what_is_wrong(date.day, date.month, date.year) if is_written else None
            if told:
                words = passage.text[date.start : date.end]
                yield Issue("warning", CODE, passage.node, f"“{words}”: {told[0]}", words, told[1])


def _dates(text: str) -> Iterator[_Written]:
    whole: set[int] = set()
    for match in _NAMED.finditer(text):
        if _opens_word(text, match.start(), "nN"):
            if match["d"] and not match["y"] and not _is_day_alone(match["d"], match["sep"], match["m"]):
                continue
            whole.add(match.end())
            parts = [match["d"] or match["day"], match["m"] or match["month"], match["y"] or match["year"] or ""]
            yield _Written(match.start("d") if match["d"] else match.start() - 1, match.end(), *parts)
    for match in _BARE.finditer(text):
        before = text[max(0, match.start() - 6) : match.start()]
        if not before or (
            not before[-1].isalnum() and before[-1] not in "/.,-" and not before.lower().rstrip().endswith("ngày")
        ):
            yield _Written(match.start(), match.end(), *match[0].split(match[1]))
    for match in _MONTH.finditer(text):
        if _opens_word(text, match.start(), "tT") and match.end() not in whole:
            yield _Written(match.start() - 1, match.end(), "", match[1], match[2])
    for match in _YEAR.finditer(text):
        if _opens_word(text, match.start(), "nN") and match.end() not in whole:
            yield _Written(match.start() - 1, match.end(), "", "", match[1])


def _is_day_alone(day: str, separator: str, month: str) -> bool:
    """Tell whether what lacks a year is a day surely: "ngày 31/4", but not "mỗi ngày 20-30 hồ sơ", "1.250", "24/24"."""
    is_month = month.isdigit() and 1 <= int(month) <= _MONTHS
    return separator == "/" and is_month and day.isdigit() and int(day) <= _LONGEST_MONTH


def _opens_word(text: str, at: int, letters: str) -> bool:
    """Tell whether the letter before `at` is one of these, and begins a word."""
    return at > 0 and text[at - 1] in letters and not text[max(0, at - 2) : at - 1].isalnum()


def _what_is_wrong(day: str, month: str, year: str) -> tuple[str, str] | None:
    if not f"{day}{month}{year}".isdigit():
        if not re.search(r"\d", day + month) and not year:
            return None
        return "chữ cái đứng thay chữ số trong ngày tháng.", "Gõ lại ngày bằng chữ số (0, 1 thay cho O, l, I)."
    if year and (len(year) in (3, 5) or (len(year) == 4 and int(year) not in YEARS)):
        return f"không có năm {year}.", "Sửa năm thành bốn chữ số đúng."
    if not month:
        return None
    if not 1 <= int(month) <= 12:
        if day and 1 <= int(month) <= 31 and 1 <= int(day) <= 12:
            swapped = f"{month}/{day}" + (f"/{year}" if year else "")
            return f"không có tháng {month}.", f"Có thể ngày và tháng đổi chỗ: {swapped}; hãy đối chiếu văn bản gốc."
        return f"không có tháng {month}.", "Đối chiếu văn bản gốc và sửa tháng."
    if not day:
        return None
    known = int(year) if len(year) == 4 else _LEAP_YEAR
    days = monthrange(known, int(month))[1]
    if 1 <= int(day) <= days:
        return None
    in_year = f" năm {year}" if len(year) == 4 and int(month) == 2 else ""
    if not 1 <= int(day) <= 31:
        return f"không có ngày {day}.", "Đối chiếu văn bản gốc và sửa ngày."
    return f"tháng {int(month)}{in_year} chỉ có {days} ngày.", "Đối chiếu văn bản gốc và sửa ngày."
