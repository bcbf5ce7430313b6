"""By how much something is said to have risen or fallen: "tăng 14,7 điểm phần trăm", "giảm được 12 biểu mẫu"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reports.domain.quantities.measures import NUMBER, UNITS, read_value
from reports.domain.quantities.units import unit_at

HINTS: Final = (
    "tăng",
    "giảm",
    "hơn",
    "vượt",
    "hụt",
    "gấp",
    "rút ngắn",
    "kém",
    "tiết kiệm",
    "lên",
    "xuống",
    "còn",
    "bớt",
    "tụt",
    "bậc",
    "hạng",
    "thiếu",
    "cải thiện",
    "nhích",
)
_UP: Final = (
    "(?<=nghĩa là )thêm|(?<=tức là )thêm|(?<=tức )thêm|tăng thêm|"
    "tăng hạng|tăng|thăng hạng|thăng|nhảy|lên|cải thiện|nhích thêm|nhích|cao hơn|nhiều hơn|vượt|gấp"
)
_DOWN: Final = (
    "tiết kiệm|cắt giảm|giảm|bớt|rút ngắn|còn thiếu|thiếu|tụt hạng|tụt|rớt|xuống|thấp hơn"
    "|ít hơn|nhanh hơn|ngắn hơn|sớm hơn|hụt|kém"
)
# "Cao hơn cùng kỳ 3,5 điểm": what it is compared with may stand before the number.
_BASE: Final = (
    r"(?: so với)? (?:cùng kỳ(?: năm trước| năm ngoái| năm \d{4})?|(?:năm|quý|tháng|kỳ) (?:trước|ngoái)"
    r"|năm \d{4}|quý (?:iv|i{1,3})(?:/\d{4})?|tháng \d{1,2}(?:/\d{4})?|đầu (?:năm|kỳ|nhiệm kỳ)|trước đây|trước đó"
    r"|(?:mức )?(?:bình quân|trung bình)(?: chung)?(?: của| toàn| cả)?(?: \w+){0,2}?)"
)
_CHANGE: Final = re.compile(
    rf"(?<!\w)(?P<word>{_UP}|{_DOWN})(?: (?:được|bớt|đi|thêm|tới|đúng|tỷ lệ|mức|tương ứng|là|tương đương)){{0,2}}"
    rf"(?:(?P<goal> (?:chỉ tiêu|mục tiêu|kế hoạch)(?: được giao| giao| đề ra| tỉnh giao)?)"
    rf"|(?P<base>{_BASE})(?: là| tới| đến)?)? "
    rf"{NUMBER}"
    r"\s?(?P<unit>%|phần trăm|điểm phần trăm|điểm %|điểm|ngày làm việc|ngày|giờ|phút|bậc|hạng|lần)?(?!\w)"
)
# "giảm 237 biên chế, tương ứng 12,6%": the same change, told as a rate.
_AS_RATE: Final = re.compile(
    r"[^,;.()\d]{0,24}(?:[,(]?\s?(?P<word>tương ứng|tương đương|tức|bằng)(?: (?:với|tỷ lệ|mức|là"
    r"|khoảng)(?: tinh giản| cắt giảm| giảm| tăng)?)? |\((?=\d))"
    rf"{NUMBER}"
    r"\s?(?P<unit>%)"
)
# "Lên 5 bậc", but "lên 125 hồ sơ" and "còn 12 phòng" tell the value itself.
_OF_RANKS: Final = frozenset({"tụt hạng", "tụt", "rớt", "xuống", "tăng hạng", "thăng hạng", "thăng", "nhảy", "lên"})
_BASED: Final = re.compile(r"(?<!tương ứng )(?<!tương đương )(?<!\w)với(?!\w)|trước|cùng kỳ")
_SPELLED: Final = re.compile(
    r"(?:(?P<hedge>gần|hơn|khoảng|trên|xấp xỉ|chưa|không|ít nhất|tới|mục tiêu|phấn đấu) )?(?:như )?(?:tăng )?"
    r"(?P<word>gấp) (?P<times>đôi|rưỡi|hai|ba|bốn|năm)(?: lần)?(?!\w)(?! (?:rưỡi|lần rưỡi))"
    r"|(?P<half>(?<!hơn )(?<!gần )(?<!khoảng )giảm (?:đi )?(?:một )?nửa)(?!\w)"
)
_TIMES: Final = {"đôi": 20, "rưỡi": 15, "hai": 20, "ba": 30, "bốn": 40, "năm": 50}
_PLANNED: Final = re.compile(
    r"(?<!\w)(?:phấn đấu|mục tiêu|chỉ tiêu|dự kiến|yêu cầu|cần|phải|sẽ|kế hoạch|tối thiểu|ít nhất"
    r"|bình quân mỗi|mỗi|hằng năm|hàng năm)(?!\w)[^,;.:]{0,20}\Z"
)
SPELLED: Final = "spelled"
"""The group of a change told without a number: it is freely rounded."""
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
    has_base: bool = False


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
            rate = _AS_RATE.match(text, change.end) if change.kind not in ("percent", "points") else None
            if rate and not _BASED.search(text, change.end, rate.start("number")):
                value, decimals = read_value(rate)
                start = rate.start("word") if rate["word"] else rate.start("number")
                yield Change(start, rate.end(), value, decimals, "percent", change.sign, "rate")


def read_spelled_changes(text: str) -> Iterator[Change]:
    """Yield "gấp đôi" and "giảm một nửa", to one decimal; hedged ones ("gần gấp đôi") are left out."""
    for count, match in enumerate(_SPELLED.finditer(text)):
        if count >= _MOST or _PLANNED.search(text, max(0, match.start() - 40), match.start()):
            return
        if match["half"]:
            yield Change(match.start(), match.end(), Decimal(50), 0, "percent", -1, SPELLED)
        elif not match["hedge"]:
            yield Change(match.start("word"), match.end(), Decimal(_TIMES[match["times"]]) / 10, 0, "times", 1, SPELLED)


def _change(text: str, match: re.Match[str]) -> Change | None:
    value, decimals = read_value(match)
    sign = -1 if re.fullmatch(_DOWN, match["word"]) else 1
    if match["unit"] is None and match["goal"]:
        return None
    if match["unit"] is None:
        noun, group, until = unit_at(text, match.end("fraction") if match["fraction"] else match.end("number"))
        if group == "none" or match["word"] in _OF_RANKS:
            return None
        return Change(
            match.start(),
            until,
            value,
            decimals,
            "count",
            sign,
            noun if group == "money" else group,
            noun,
            match["base"] is not None,
        )
    kind = UNITS[match["unit"]]
    if kind != "rank" and match["word"] in _OF_RANKS:
        return None
    if (kind == "times") != (match["word"] == "gấp") or (match["goal"] and kind != "points"):
        return None
    return Change(match.start(), match.end(), value, decimals, kind, sign, has_base=match["base"] is not None)
