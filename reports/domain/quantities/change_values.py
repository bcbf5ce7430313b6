"""The two values that a change is told of: "từ … lên …", "so với … (…)", "…, trong khi năm trước là …"."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reports.domain.quantities.change_words import Change
from reports.domain.quantities.measures import Value
from reports.domain.quantities.units import are_addable

_BASE_BEHIND: Final = re.compile(
    r"\s{0,2}(?:[^\W\d_]{1,9} ){0,4}?(?:so )?với(?!\w)[^,;.]{0,60}\Z"
    r"|\s{0,2}(?:chỉ tiêu|mục tiêu|kế hoạch|năm ngoái|năm trước|cùng kỳ|kỳ trước|quý trước|tháng trước)[^,;.]{0,40}\Z"
    r"|[^,;.()]{0,24}\((?:cùng kỳ|quý|tháng|năm|kỳ trước|trước đó|trước đây|từ|chỉ tiêu|mục tiêu)(?!\w)[^,;.()]{0,30}\Z"
)
# "Gấp 1,8 lần tháng 9 (1.080 hồ sơ)": what stands behind is always the base.
_TIMES_OF: Final = re.compile(r"(?!\s*(?:và|do|nhờ|vì|trong đó)(?!\w))\s{0,2}[^,;.()%]{0,60}\(?\s?(?:là |chỉ )?\Z")
# "Nhiều hơn quý trước 630 hồ sơ (4.200 hồ sơ)": the base was named before the difference.
_NAMED_BASE: Final = re.compile(r"\s{0,2}\((?:[^()\d,;.]{0,30} )?\Z")
_OTHER_TALE: Final = re.compile(
    r"(?<!\w)(?:trong đó|gồm|xếp(?! (?:thứ |hạng |vị trí )*\Z)|tăng|giảm|chiếm|vượt|đã|đang|có|còn|cao hơn"
    r"|thấp hơn|nhiều hơn|ít hơn|riêng|đối với)(?!\w)"
)
_LINK: Final = re.compile(
    r"\s*(?:(?:tức|tức là|như vậy|như vậy là|tương ứng|tương đương|nghĩa là|đã|đạt|tỷ lệ|mức|được|hay|và|là|số này|cùng"
    r"|tương ứng với|tương đương với)\s+)*\Z"
)
_WITH: Final = re.compile(r"(?:\A|[.;\n]) ?(?:như vậy, )?với(?: mức| tổng số| kết quả| tỷ lệ| số điểm)? \Z")
_SUBJECT: Final = re.compile(r", [^,;.()]{3,90} ")
_IN_BRACKETS: Final = re.compile(r"\s{0,2}[^,;.()\d]{0,60}\((?:từ |đạt |là )?\Z")
_AGAINST: Final = re.compile(r"[^,;.()\d]{0,24}(?<!\w)so với(?!\w)[^,;.()\d]{0,24} \Z")
_REDUCES: Final = re.compile(
    r"(?<!\w)(?:tinh gọn|thu gọn|sắp xếp|sáp nhập|hợp nhất|rút gọn|rút|cơ cấu lại|nâng|mở rộng)(?: [^\W\d]\w*){0,4} \Z"
)
_EXCEEDS: Final = re.compile(r"(?:vượt|(?:còn )?thiếu|hụt)(?!\w)")
_PLANNED: Final = re.compile(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|định mức|được giao|đăng ký)(?!\w)[^,;.\d]{0,40}\Z"
)
_FROM_TO: Final = re.compile(r"(?<!\w)từ(?: mức)? \Z")
_TO: Final = re.compile(
    r"[^,;.()\d]{0,40}?(?:\((?:năm|quý|tháng)?[^()]{0,24}\))?(?:(?:năm|quý|tháng) [\divx/]{1,7} )?"
    r"[^,;.()\d]{0,20}(?<!\w)(?:lên|xuống|còn|thành|đến)(?!\w)[^,;.()\d]{0,16}\Z"
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
_PERIOD: Final = re.compile(r"(?<!\w)(?:(?:quý|năm|tháng|tuần) (?P<one>[\divx]{1,4})|(?P<other>(?:năm|kỳ) nay))(?!\w)")
_NEAR: Final = 110
_GOAL: Final = re.compile(r"(?<!\w)(?:so với )?(?:chỉ tiêu|mục tiêu|kế hoạch)(?!\w)(?! năm (?:trước|ngoái|\d))")
_SET: Final = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu|kế hoạch|phấn đấu)(?!\w)[^;%]{0,60}\Z")
_NOUN_OF: Final = re.compile(
    r"(?<!\w)(?:mức|con số|việc|tốc độ|biên độ|như vậy,?|tức là?|nghĩa là|tương ứng)(?: đã)? \Z"
)


class Compared(NamedTuple):
    """The earlier value and the later one; not `is_ordered` where it is not told which is which."""

    old: Value
    new: Value
    is_ordered: bool


def find_compared(text: str, change: Change, here: Sequence[Value], earlier: Sequence[Value]) -> Compared | None:
    """Return the values that the words around a change give it, `here` those of its sentence, `earlier` before it."""
    before = [one for one in here if one.start < change.start]
    after = [one for one in here if one.start >= change.end]
    return (
        _from_to_behind(text, change, after)
        or _in_brackets(text, change, after)
        or _behind(text, change, before, after)
        or _around(text, change, before, after, earlier)
        or _told_before(text, change, before, earlier)
        or _summed_up(text, change, before, earlier)
    )


def are_alike(one: Value, other: Value) -> bool:
    if one.kind != other.kind:
        # "87,45 điểm … (85,2)": a bare number with decimals takes the measure of the other.
        bare = one if one.kind == "count" else other
        return {one.kind, other.kind} == {"count", "score"} and not bare.noun and bare.decimals > 0
    return one.kind != "count" or _are_one(one, other)


def _are_one(one: Value | Change, other: Value | Change) -> bool:
    """Tell whether both count one thing: "128 cuộc" are "cuộc họp" beside "160 cuộc họp"."""
    if are_addable(one.group, other.group):
        return True
    return bool(one.noun and other.noun) and (one.noun.startswith(other.noun) or other.noun.startswith(one.noun))


def suits(change: Change, one: Value) -> bool:
    """Tell whether a value may be one of those that the change is told of."""
    if change.kind == "points":
        return one.kind == "percent"
    if change.kind == "count":
        if change.group == "" and change.noun == "":
            return one.kind == "count" or (one.kind == "score" and change.decimals > 0)
        return one.kind == "count" and _are_one(change, one) and not one.decimals
    if change.kind == "score":
        return one.kind == "score" or (one.kind == "count" and not one.noun and one.decimals > 0)
    if change.kind in ("percent", "times"):
        return one.kind not in ("rank", "minutes") and (one.kind != "score" or change.kind == "percent")
    return one.kind == change.kind


def _from_to_behind(text: str, change: Change, after: Sequence[Value]) -> Compared | None:
    """Return the values of "tăng 12%, từ 1.000 lên 1.120 hồ sơ"."""
    if len(after) < 2 or after[0].start - change.end > _NEAR or not suits(change, after[1]):
        return None
    old, new = after[:2]
    between = text[change.end : old.start]
    if not _FROM_TO.search(between) or ";" in between or _OTHER_TALE.search(between):
        return None
    is_pair = new.start - old.end <= _NEAR and _TO.fullmatch(text[old.end : new.start]) and are_alike(old, new)
    return Compared(old, new, True) if is_pair else None


def _in_brackets(text: str, change: Change, after: Sequence[Value]) -> Compared | None:
    """Return the values of "gấp 3 lần hồ sơ trực tiếp (1.500 hồ sơ so với 500 hồ sơ)"."""
    if len(after) < 2 or not suits(change, after[0]) or not are_alike(*after[:2]):
        return None
    new, old = after[:2]
    if not _IN_BRACKETS.match(text[change.end : new.start]) or not _AGAINST.fullmatch(text, new.end, old.start):
        return None
    return Compared(old, new, True) if text[old.end : old.end + 1] == ")" else None


def _behind(text: str, change: Change, before: Sequence[Value], after: Sequence[Value]) -> Compared | None:
    """Return the values of "1.612 lượt, tăng 18,7% so với quý I (1.240 lượt)"."""
    if not after or after[0].start - change.end > _NEAR or not suits(change, after[0]):
        return None
    between = text[change.end : after[0].start]
    told = _TIMES_OF if change.kind == "times" else _NAMED_BASE if change.has_base else _BASE_BEHIND
    if not (told.match(between) or _BASE_BEHIND.match(between)) or _OTHER_TALE.search(between.partition("với")[2]):
        return None
    old = after[0]
    candidates = [one for one in before if are_alike(one, old) and suits(change, one)]
    if not candidates or not (is_linked(text, candidates[-1], change) or _opens(text, candidates, change)):
        return None
    return Compared(old, candidates[-1], True)


def _opens(text: str, values: Sequence[Value], change: Change) -> bool:
    """Tell whether the one value before a change opens its sentence: "Với 86,3 điểm, chỉ số của tỉnh tăng …"."""
    between = text[values[-1].end : change.start]
    return len(values) == 1 and bool(_WITH.search(text, 0, values[-1].start)) and bool(_SUBJECT.fullmatch(between))


def is_linked(text: str, value: Value, change: Change) -> bool:
    """Tell whether only its own words, or an earlier figure of the same change, part a value from the change."""
    between = text[value.end : change.start]
    if len(between) > _NEAR or ";" in between:
        return False
    last = re.split(r"[,(]", between)[-1]
    return bool(_LINK.match(last)) and len(re.split(r"[,(]", between)) <= 3


def _around(
    text: str, change: Change, before: Sequence[Value], after: Sequence[Value], earlier: Sequence[Value]
) -> Compared | None:
    """Return the values of "từ 30 ngày xuống 21 ngày (giảm 30%)" and of "… so với năm 2021 (85,2 điểm), tăng …"."""
    suited = [one for one in before if suits(change, one)]
    if not suited:
        return None
    last = suited[-1]
    if len(suited) > 1 and are_alike(suited[-2], last) and is_linked(text, last, change):
        return _pair(text, change, suited[-2], last, len(suited))
    opened = text[max(0, last.start - 60) : last.start]
    between = text[last.end : change.start]
    is_base = re.search(r"(?<!\w)so với[^,;.]{0,50}\Z", opened)
    if not is_base or not re.fullmatch(r"\)?,[^,;.()]{0,60}", between) or len(between) > 70:
        return None
    behind = [
        one for one in after[:1] if re.fullmatch(r",? (?:đạt|lên|còn|xuống còn|xuống) ", text[change.end : one.start])
    ]
    news = [one for one in behind if are_alike(one, last)]
    if not news and change.kind in ("score", "points"):
        news = [one for one in (*earlier, *suited[:-1]) if are_alike(one, last) and not one.is_approximate]
    return Compared(last, news[-1], True) if len(news) == 1 else None


def _told_before(text: str, change: Change, before: Sequence[Value], earlier: Sequence[Value]) -> Compared | None:
    """Return the values of "Chỉ tiêu giao 80%. Đạt 93,5%, vượt 13,5 điểm phần trăm so với chỉ tiêu được giao"."""
    suited = [one for one in before if suits(change, one)]
    base = _GOAL.search(text[change.start : change.end + 40])
    if not suited or base is None or not is_linked(text, suited[-1], change):
        return None
    new = suited[-1]
    olds = [
        one
        for one in (*earlier, *suited[:-1])
        if are_alike(one, new) and _SET.search(text[max(0, one.start - 70) : one.start])
    ]
    others = [one for one in (*earlier, *suited[:-1]) if one.kind == new.kind and one not in olds]
    return Compared(olds[0], new, True) if len(olds) == 1 and not others else None


def _summed_up(text: str, change: Change, before: Sequence[Value], earlier: Sequence[Value]) -> Compared | None:
    """Return the values of "… từ 41,2% lên 58,7%. Mức tăng 17,5 điểm phần trăm này …"."""
    if before or len(earlier) < 2 or _BASE_BEHIND.match(text[change.end : change.end + 60]):
        return None
    old, new = earlier[-2:]
    if not _NOUN_OF.search(text[max(0, change.start - 24) : change.start]) or not suits(change, new):
        return None
    is_pair = _FROM_TO.search(text[max(0, old.start - 60) : old.start]) and _TO.fullmatch(text[old.end : new.start])
    return Compared(old, new, True) if is_pair and are_alike(old, new) else None


def _pair(text: str, change: Change, first: Value, second: Value, count: int) -> Compared | None:
    """Return old and new of two values right before the change."""
    if second.start - first.end > _NEAR:
        return None
    before = text[max(0, first.start - 60) : first.start]
    between = text[first.end : second.start]
    if _FROM_TO.search(before) and _TO.fullmatch(between):
        return Compared(first, second, True)
    if _REDUCES.search(before) and _TO.fullmatch(between):
        return Compared(first, second, True)
    if re.search(r"(?<!\w)so với[^,;.]{0,50}\Z", between) or (
        "so với" in between and ";" not in between and _BASE_NOUN.match(text[second.end : change.start])
    ):
        return Compared(second, first, True)
    if _COMPARED.search(between) and ";" not in between and _AGO.search(between):
        return Compared(second, first, True)
    if "trong khi" in between:
        return Compared(second, first, False)
    if count == 2 and _has_other_period(before[-50:], between[-50:]):
        return Compared(first, second, False)
    if _EXCEEDS.match(text, change.start) and _PLANNED.search(before) and not _PLANNED.search(between):
        return Compared(first, second, True)
    if _COMPARED.search(before) and _NOW.search(between):
        return Compared(first, second, True)
    return None


def _has_other_period(first: str, second: str) -> bool:
    """Tell whether the words before two values name two periods of a kind: "quý I … quý II …"."""
    names = [[match[0] for match in _PERIOD.finditer(words)][-1:] for words in (first, second)]
    return bool(names[0] and names[1]) and names[0] != names[1] and names[0][0][:3] == names[1][0][:3]
