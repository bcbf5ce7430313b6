"""A time that ends before it begins: "từ ngày 15/12/2024 đến ngày 14/3/2024", "giai đoạn 2025 - 2021".

Source: the calendar; Công văn 581/BNV-CCHC (a quarter's report counts from the middle of the month before it).
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from core.issue import Issue
from reports.checks.reading import Reading

CODE = "reversed_period"
_SPACE: Final = "[ \u00a0]"
_DAY: Final = (
    rf"(?:ngày{_SPACE})?(?P<d{{0}}>\d{{{{1,2}}}}){_SPACE}?[/.-]{_SPACE}?(?P<m{{0}}>\d{{{{1,2}}}})"
    rf"{_SPACE}?[/.-]{_SPACE}?(?P<y{{0}}>(?:19|20)\d\d)(?![\w/]|[.,]\d)"
)
_TO: Final = rf",?{_SPACE}{{1,2}}(?:đến|tới){_SPACE}(?:hết{_SPACE})?"
_DAYS: Final = re.compile(rf"ừ{_SPACE}{_DAY.format(1)}{_TO}{_DAY.format(2)}")
_BRACKETED_DAYS: Final = re.compile(rf"[(:]{_SPACE}?{_DAY.format(1)}{_SPACE}?[-–]{_SPACE}?{_DAY.format(2)}")
_MONTH: Final = (
    rf"(?:tháng{_SPACE})(?P<m{{0}}>\d{{{{1,2}}}})(?:/|{_SPACE}năm{_SPACE})(?P<y{{0}}>(?:19|20)\d\d)(?![\w/]|[.,]\d)"
)
_MONTHS: Final = re.compile(rf"ừ{_SPACE}(?:đầu{_SPACE})?{_MONTH.format(1)}{_TO}{_MONTH.format(2)}")
_YEARS: Final = re.compile(
    rf"(?:ừ{_SPACE}năm{_SPACE}|iai{_SPACE}đoạn{_SPACE}(?:từ{_SPACE})?(?:năm{_SPACE})?|iệm{_SPACE}kỳ{_SPACE}"
    rf"|ăm{_SPACE}học{_SPACE})"
    rf"(?P<y1>(?:19|20)\d\d)(?:{_SPACE}?[-–]{_SPACE}?|{_TO})(?:năm{_SPACE})?(?P<y2>(?:19|20)\d\d)(?![\w/]|[.,-]\d)"
)
_MOVED: Final = re.compile(
    r"(?<!\w)(?:rút ngắn|lùi|đẩy|chuyển|dời|điều chỉnh|thay đổi|sửa|đổi|so với|đính chính|nâng|giảm"
    r"|ngược)(?!\w)[^.;]{0,60}\Z",
    re.IGNORECASE,
)
_LONGEST_LEAD: Final = 80


def check_reversed_period(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such time; one of the outline's prompt is not the writer's."""
    for passage in reading.passages:
        text = passage.text
        if "20" not in text and "19" not in text:
            continue
        for pattern in (_DAYS, _BRACKETED_DAYS, _MONTHS, _YEARS):
            for match in pattern.finditer(text, passage.written_from):
                start = match.start() + 1 if pattern is _BRACKETED_DAYS else _word_start(text, match.start())
                if start is None or _MOVED.search(text, max(0, start - _LONGEST_LEAD), start):
                    continue
                if _is_reversed(match):
                    words = text[start : match.end()].strip()
                    yield Issue(
                        "warning",
                        CODE,
                        passage.node,
                        f"“{words}”: thời điểm kết thúc trước thời điểm bắt đầu.",
                        words,
                        "Đối chiếu và sửa năm, tháng hoặc ngày của một trong hai mốc.",
                    )


def _word_start(text: str, at: int) -> int | None:
    """Return where the word begins whose second letter stands at `at`, None where it is the middle of another."""
    return at - 1 if at and text[at - 1].lower() in "tgn" and not text[max(0, at - 2) : at - 1].isalnum() else None


def _is_reversed(match: re.Match[str]) -> bool:
    parts = match.groupdict(default="1")
    begin, end = (_day(parts, number) for number in "12")
    return begin is not None and end is not None and end < begin


def _day(parts: dict[str, str], number: str) -> date | None:
    """Return the day of a mark, the first of its month or year where it names no more; None where there is none."""
    try:
        return date(int(parts[f"y{number}"]), int(parts.get(f"m{number}", "1")), int(parts.get(f"d{number}", "1")))
    except ValueError:
        return None
