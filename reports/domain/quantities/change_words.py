"""By how much something is said to have risen or fallen: "tăng 14,7 điểm phần trăm", "giảm được 12 biểu mẫu"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reports.domain.quantities.measures import NUMBER, UNITS, read_value
from reports.domain.quantities.units import unit_at

HINTS: Final = ("tăng", "giảm", "hơn", "vượt", "hụt", "gấp", "rút ngắn", "kém", "tiết kiệm")
_UP: Final = "tăng thêm|tăng|cao hơn|nhiều hơn|vượt|gấp"
_DOWN: Final = "tiết kiệm|cắt giảm|giảm|rút ngắn|thấp hơn|ít hơn|nhanh hơn|ngắn hơn|hụt|kém"
_CHANGE: Final = re.compile(
    rf"(?<!\w)(?P<word>{_UP}|{_DOWN})(?: (?:được|bớt|đi|thêm|đúng|tỷ lệ|mức|tương ứng|là|tương đương)){{0,2}}"
    rf"(?P<goal> (?:chỉ tiêu|mục tiêu|kế hoạch)(?: được giao| giao| đề ra| tỉnh giao)?)? {NUMBER}"
    r"\s?(?P<unit>%|điểm phần trăm|điểm %|điểm|ngày làm việc|ngày|giờ|phút|bậc|hạng|lần)?(?!\w)"
)
# "giảm 237 biên chế, tương ứng 12,6%": the same change, told as a rate.
_AS_RATE: Final = re.compile(
    r"[^,;.()\d]{0,24}(?:[,(]?\s?(?P<word>tương ứng|tương đương|tức|bằng)(?: (?:với|tỷ lệ|mức|là|khoảng))? |\((?=\d))"
    rf"{NUMBER}"
    r"\s?(?P<unit>%)"
)
_PLANNED: Final = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|dự kiến|yêu cầu|cần|phải|sẽ|kế hoạch|tối thiểu|ít nhất"
    r"|bình quân mỗi|mỗi|hằng năm|hàng năm)(?!\w)[^,;.:]{0,20}\Z"
)
_MOST: Final = 40
"""No paragraph tells of more changes."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is told to have risen or fallen: `start` and `end` bound the words, `sign` is 1 or -1, 0 unknown."""

    start: int
    end: int
    value: Decimal
    decimals: int
    kind: str
    sign: int
    group: str = ""
    noun: str = ""


def read_changes(text: str) -> Iterator[Change]:
    """Yield the changes of a text in lower case; those only planned are left out."""
    for count, match in enumerate(_CHANGE.finditer(text)):
        if count >= _MOST:
            return
        change = _change(text, match)
        if _PLANNED.search(text, max(0, match.start() - 40), match.start()):
            continue
        if change is not None:
            yield change
            rate = _AS_RATE.match(text, change.end) if change.kind != "percent" else None
            if rate:
                value, decimals = read_value(rate)
                start = rate.start("word") if rate["word"] else rate.start("number")
                yield Change(start, rate.end(), value, decimals, "percent", change.sign, "rate")


def _change(text: str, match: re.Match[str]) -> Change | None:
    value, decimals = read_value(match)
    sign = -1 if re.fullmatch(_DOWN, match["word"]) else 1
    if match["unit"] is None and match["goal"]:
        return None
    if match["unit"] is None:
        noun, group, until = unit_at(text, match.end("fraction") if match["fraction"] else match.end("number"))
        if group == "none":
            return None
        return Change(match.start(), until, value, decimals, "count", sign, noun if group == "money" else group, noun)
    kind = UNITS[match["unit"]]
    if (kind == "times") != (match["word"] == "gấp") or (match["goal"] and kind != "points"):
        return None
    return Change(match.start(), match.end(), value, decimals, kind, sign)
