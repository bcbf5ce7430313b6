"""Which of two values right before a change is the earlier: "từ … lên …", "so với …", "…, trong khi năm trước là …"."""

import re
from typing import Final, NamedTuple

from reports.domain.quantities.change_words import Change
from reports.domain.quantities.measures import Value

BASE_BEHIND: Final = re.compile(
    r"\s{0,2}(?:[^\W\d_]{1,9} ){0,4}?(?:so )?với(?!\w)[^,;.]{0,60}\Z"
    r"|\s{0,2}(?:chỉ tiêu|mục tiêu|kế hoạch|năm ngoái|năm trước|cùng kỳ|kỳ trước|quý trước|tháng trước)[^,;.]{0,40}\Z"
    r"|[^,;.()]{0,24}\((?:cùng kỳ|quý|tháng|năm|kỳ trước|trước đó|trước đây|từ|chỉ tiêu|mục tiêu)(?!\w)[^,;.()]{0,30}\Z"
)
_REDUCES: Final = re.compile(
    r"(?<!\w)(?:tinh gọn|thu gọn|sắp xếp|sáp nhập|hợp nhất|rút gọn|rút|cơ cấu lại|nâng|mở rộng)(?: [^\W\d]\w*){0,4} \Z"
)
EXCEEDS: Final = re.compile(r"(?:vượt|(?:còn )?thiếu|hụt)(?!\w)")
_PLANNED: Final = re.compile(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|định mức|được giao|đăng ký)(?!\w)[^,;.\d]{0,40}\Z"
)
FROM_TO: Final = re.compile(r"(?<!\w)từ(?: mức)? \Z")
TO: Final = re.compile(
    r"[^,;.()\d]{0,40}?(?:\((?:năm|quý|tháng)?[^()]{0,24}\))?(?:(?:năm|quý|tháng) [\divx/]{1,7} )?"
    r"[^,;.()\d]{0,20}(?<!\w)(?:lên|xuống|còn|thành|đến)(?!\w)[^,;.()\d]{0,16}\Z"
)
# "Từ 1.050 hồ sơ trong tháng 3, số hồ sơ tháng 4 tăng lên 1.260".
_RISES_TO: Final = re.compile(
    r"(?:[^;.()\d]|(?<=tháng )\d{1,2}|(?<=quý )\d|(?<=năm )\d{4}|(?<=/)\d{4}|1022){0,90}"
    r"(?<!\w)(?:lên|xuống|còn|thành)(?: \w+)? \Z"
)
_COMPARED: Final = re.compile(
    r"(?<!\w)(?:so với|trong khi|trước đây|trước kia|ngày trước|trước khi|trước đó|trước (?:sắp xếp"
    r"|sáp nhập|hợp nhất|thực hiện|cải cách|cắt giảm)|năm trước|năm ngoái|quý trước"
    r"|tháng trước|kỳ trước|cùng kỳ|đầu (?:năm|kỳ)|ban đầu|theo quy định|(?:thời hạn|thời gian) quy định"
    r"|luật định)(?!\w)[^;.]{0,60}\Z"
)
_BASE_NOUN: Final = re.compile(
    r"[^,;.()\d]{0,16}(?:trước đó|trước đây|theo quy định|quy định|ban đầu|của (?:năm|quý|kỳ) trước|cùng kỳ)"
)
_NOW: Final = re.compile(
    r"(?<!\w)(?:nay|hiện|đến nay|thực tế|sau (?:sắp xếp|sáp nhập|hợp nhất|khi)|chỉ còn|còn|giữ|rút còn"
    r"|xuống)(?!\w)[^;.]{0,40}\Z"
)
_AGO: Final = re.compile(r"(?:năm|quý|tháng|kỳ) (?:trước|ngoái)|cùng kỳ|trước đó|trước đây")
_PERIOD: Final = re.compile(
    r"(?<!\w)(?:(?:quý|năm|tháng|tuần) (?P<one>[\divx]{1,4}(?:/\d{4})?)|(?P<other>(?:năm|kỳ) nay))(?!\w)"
)
# "So với tháng trước (4.214 hồ sơ), tháng này nhận 5.318 hồ sơ".
_BASE_BRACKET: Final = re.compile(r"(?<!\w)so với [^;.()]{2,40}\([^;.()\d]{0,16}\Z")
_BASE_FIRST: Final = re.compile(r"(?<!\w)so với (?:mức|con số|tỷ lệ|kết quả|số)(?: \w+)? \Z")
_BASE_OF: Final = re.compile(
    r"[^,;.()\d]{0,24} (?:của |trong )?(?:cùng kỳ|(?:năm|quý|tháng|kỳ) (?:trước|ngoái|\d{4}))[^,;.()]{0,20},"
)
NEAR: Final = 110


class Compared(NamedTuple):
    """The earlier value and the later one; not `is_ordered` where it is not told which is which."""

    old: Value
    new: Value
    is_ordered: bool


def pair_of(text: str, change: Change, first: Value, second: Value, count: int) -> Compared | None:
    """Return old and new of two values right before the change."""
    if second.start - first.end > NEAR:
        return None
    before = text[max(0, first.start - 60) : first.start]
    between = text[first.end : second.start]
    if FROM_TO.search(before) and (TO.fullmatch(between) or _RISES_TO.fullmatch(between)):
        return Compared(first, second, True)
    if _REDUCES.search(before) and TO.fullmatch(between):
        return Compared(first, second, True)
    if FROM_TO.search(before) and _NOW.search(between):
        # "Từ 4.000 lượt của cùng kỳ, đến nay số lượt đã lên 8.420"
        return Compared(first, second, True)
    if re.search(r"(?<!\w)so với[^,;.]{0,50}\Z", between) or (
        "so với" in between and ";" not in between and _BASE_NOUN.match(text[second.end : change.start])
    ):
        return Compared(second, first, True)
    if _BASE_FIRST.search(before) and _BASE_OF.match(between):
        return Compared(first, second, True)
    if _COMPARED.search(between) and ";" not in between and _AGO.search(between):
        return Compared(second, first, True)
    if "trong khi" in between:
        return Compared(second, first, False)
    if count == 2 and _has_other_period(text[max(0, first.start - 110) : first.start], between):
        return Compared(first, second, False)
    if EXCEEDS.match(text, change.start) and _PLANNED.search(before) and not _PLANNED.search(between):
        return Compared(first, second, True)
    if _COMPARED.search(before) and _NOW.search(between):
        return Compared(first, second, True)
    if _BASE_BRACKET.search(before) and between.startswith("),") and not BASE_BEHIND.match(between):
        return Compared(first, second, True)
    return None


def _has_other_period(first: str, second: str) -> bool:
    """Tell whether the words before two values name two periods of a kind: "quý I … quý II …"."""
    names = [[match[0] for match in _PERIOD.finditer(words)][-1:] for words in (first, second)]
    return bool(names[0] and names[1]) and names[0] != names[1] and names[0][0][:3] == names[1][0][:3]
