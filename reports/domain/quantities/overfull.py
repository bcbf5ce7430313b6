"""Fractions greater than their whole: "đã giải quyết 9.018/8.918 hồ sơ", "xử lý 675 trong số 657 hồ sơ đã nhận".

A plan may be passed, and of other things than cases (people, forms, money) more may come than were asked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Statement
from reports.domain.quantities.units import group_in, unit_at

_NUMBER: Final = r"\d{1,3}(?:\.\d{3}){1,3}|\d{1,7}"
_PAIR: Final = re.compile(
    rf"(?<![\w.,/-])(?P<part>{_NUMBER})(?P<noun>(?: [^\W\d]+){{0,3}})(?:\s?/\s?|\s(?:trên|trong)(?: tổng)?(?: số)?\s)"
    rf"(?P<whole>{_NUMBER})(?![\w/,-])(?!\.\d)"
)
_WHOLES: Final = frozenset({"dossier", "any", "procedure", "task", "document", "remark", "body"})
_MAY_PASS: Final = re.compile(
    r"kế hoạch|chỉ tiêu|mục tiêu|vượt|dự kiến|phấn đấu|tỷ lệ"
    r"|(?<!\w)(?:lượt|gấp|so với|cùng kỳ|lần|năm trước|ngày)(?!\w)"
    r"|(?<!\w)số\s?\Z"
    r"|(?<!\w)(?:quyết định|nghị quyết|công văn|thông báo|kế hoạch|báo cáo|thửa|mẫu|biểu)(?: [^\W\d]{1,9})?\s?\Z"
)
_OVER: Final = re.compile(r"\s?(?:\(|,)?\s?(?:đạt |tức |bằng |tương đương )?(?P<percent>\d{3,}(?:,\d+)?)\s?%")
_COUNTED: Final = re.compile(
    r"(?<!\w)(?:có|đã|được|là|đạt|hoàn thành|cho|ban hành|giải quyết|xử lý|trả|tại|với|của|thực hiện|kiểm tra)\s\Z"
)
_DAYS, _MONTHS, _YEARS = 31, 12, (1945, 2100)
_NEAR: Final = 60
_MOST: Final = 40


@dataclass(frozen=True, slots=True)
class Overfull:
    """A fraction from `start` to `end` whose part is greater than its whole."""

    start: int
    end: int
    part: Decimal
    whole: Decimal
    group: str


def find_overfull(statement: Statement) -> Iterator[Overfull]:
    """Yield the fractions of cases, documents and bodies whose part exceeds its whole."""
    text = statement.lowered
    for number, match in enumerate(_PAIR.finditer(text)):
        if number == _MOST:
            return
        part, whole = (Decimal(match[name].replace(".", "")) for name in ("part", "whole"))
        if part <= whole or not whole or _is_date(text, match, part, whole):
            continue
        noun, group, end = unit_at(text, match.end())
        if group == "none":
            continue
        if not noun:
            noun, group = match["noun"].strip(), group_in(match["noun"])
        near = text[max(0, match.start() - _NEAR) : match.start()]
        if not noun or group not in _WHOLES or (match["noun"].strip() and group_in(match["noun"]) not in ("", group)):
            continue
        if _MAY_PASS.search(re.split(r"[.;]\s", near)[-1]) or _MAY_PASS.search(text[end : end + _NEAR].split(". ")[0]):
            continue
        if not _OVER.match(text, end):
            yield Overfull(match.start(), end, part, whole, group)


def _is_date(text: str, match: re.Match[str], part: Decimal, whole: Decimal) -> bool:
    """Tell whether the two may be a day, a month or a year: "15/8", "8/2025"."""
    if "/" not in match[0]:
        return False
    is_year = "." not in match["whole"] and _YEARS[0] < whole < _YEARS[1]
    is_counted = _COUNTED.search(text, max(0, match.start() - 20), match.start()) is not None
    return is_year or (part <= _DAYS and whole <= _MONTHS and not is_counted)
