"""The two values that a change is told of: "từ … lên …", "so với … (…)", "…, trong khi năm trước là …"."""

import re
from collections.abc import Sequence
from typing import Final

from reports.domain.quantities.change_pairs import BASE_BEHIND, EXCEEDS, FROM_TO, NEAR, TO, Compared, pair_of
from reports.domain.quantities.change_words import Change
from reports.domain.quantities.measures import Value
from reports.domain.quantities.units import are_addable

# "Gấp 1,8 lần tháng 9 (1.080 hồ sơ)": what stands behind is always the base.
_TIMES_WHEN: Final = re.compile(
    r"(?:[^;.()%\d]|(?<=tháng )\d{1,2}|(?<=quý )\d|(?<=/)\d{4}|(?<=năm )\d{4}){0,110}(?<!\w)(?:khi|lúc|thời điểm)(?!\w)"
    r"[^;.()%\d,]{0,40} (?:chỉ |mới )(?:có|là|đạt|nhận) \Z"
)
_TIMES_OF: Final = re.compile(r"(?!\s*(?:và|do|nhờ|vì|trong đó)(?!\w))\s{0,2}[^,;.()%]{0,60}\(?\s?(?:là |chỉ )?\Z")
# "Nhiều hơn quý trước 630 hồ sơ (4.200 hồ sơ)": the base was named before the difference.
_NAMED_BASE: Final = re.compile(r"\s{0,2}\((?:[^()\d,;.]{0,30} )?\Z")
_OTHER_TALE: Final = re.compile(
    r"(?<!\w)(?:trong đó|gồm|xếp(?! (?:thứ |hạng |vị trí )*\Z)|tăng|giảm|chiếm|vượt|đã|đang|có|còn|cao hơn"
    r"|thấp hơn|nhiều hơn|ít hơn|riêng|đối với)(?!\w)"
)
_LINK: Final = re.compile(
    r"\s*(?:(?:của |trong )?(?:cùng kỳ|(?:năm|quý|tháng|kỳ) (?:trước|ngoái))(?: năm (?:\d{4}|trước|ngoái))? thì )?"
    r"\s*(?:(?:tức|tức là|như vậy|như vậy là|tương ứng|tương đương|nghĩa là|đã|đạt|tỷ lệ|mức|được|hay|và|là|số này|cùng"
    r"|tương ứng với|tương đương với)\s+)*\Z"
)
_WITH: Final = re.compile(r"(?:\A|[.;\n]) ?(?:như vậy, )?với(?: mức| tổng số| kết quả| tỷ lệ| số điểm)? \Z")
_SUBJECT: Final = re.compile(r", [^,;.()]{3,90} ")
_IN_BRACKETS: Final = re.compile(
    r"\s{0,2}(?:[^,;.()\d]|(?<=tháng )\d{1,2}|(?<=quý )\d|(?<=năm )\d{4}|(?<=/)\d{4}){0,60}\((?:từ |đạt |là )?\Z"
)
"""After these the text tells of something else: "1.129 phản ánh (giảm 38,7%), trong khi tỷ lệ đúng hạn từ …"."""
_AGAINST: Final = re.compile(r"[^,;.()\d]{0,24}(?<!\w)so với(?!\w)[^,;.()\d]{0,24} \Z")
_SO_MUCH: Final = re.compile(
    r"(?:\A|[.;\n])\s*(?:(?:như vậy|tức(?: là)?|nghĩa là|do đó|theo đó|tính ra)(?!\w)[^;.()\d]{0,60}"
    r"|(?:con số|số|lượng|tỷ lệ|mức)(?: \w+){0,2} (?:này|đó|trên)(?!\w)[^;.()\d]{0,30})\Z"
)
_NAMED_PERIOD: Final = re.compile(
    r"\s(?:so )?với (?P<period>(?:năm|quý|tháng|kỳ) (?:trước|ngoái|20\d\d|1[0-2]|0?[1-9]|i{1,3}|iv))(?![\w/])"
)
_GOAL: Final = re.compile(r"(?<!\w)(?:so với )?(?:chỉ tiêu|mục tiêu|kế hoạch)(?!\w)(?! năm (?:trước|ngoái|\d))")
_SET: Final = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu|kế hoạch|phấn đấu)(?!\w)[^;%]{0,60}\Z")
_NOUN_OF: Final = re.compile(
    r"(?<!\w)(?:mức|con số|việc|tốc độ|biên độ|như vậy,?|tức là?|nghĩa là|tương ứng)(?: đã)? \Z"
)
_JOINED: Final = re.compile(r"(?: [^\W\d]\w*){0,5}(?:,| và| cùng) ")
_LEAVES: Final = re.compile(r"\)|(?<!\w)(?:trong khi|còn|song|nhưng)(?!\w)")


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
        or _named_before(text, change, before, earlier)
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
    if len(after) < 2 or after[0].start - change.end > NEAR or not suits(change, after[1]):
        return None
    old, new = after[:2]
    between = text[change.end : old.start]
    if not FROM_TO.search(between) or ";" in between or _OTHER_TALE.search(between) or _LEAVES.search(between):
        return None
    is_pair = new.start - old.end <= NEAR and TO.fullmatch(text[old.end : new.start]) and are_alike(old, new)
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
    if not after or after[0].start - change.end > NEAR or not suits(change, after[0]):
        return None
    between = text[change.end : after[0].start]
    told = _TIMES_OF if change.kind == "times" else _NAMED_BASE if change.has_base else BASE_BEHIND
    if change.kind == "times" and _TIMES_WHEN.match(between):
        between = ""
    if not (told.match(between) or BASE_BEHIND.match(between)) or _OTHER_TALE.search(between.partition("với")[2]):
        return None
    old = after[0]
    candidates = [one for one in before if are_alike(one, old) and suits(change, one)]
    if not candidates or not (is_linked(text, candidates[-1], change) or _opens(text, candidates, change)):
        return None
    if (
        len(candidates) > 1
        and candidates[-1].noun != old.noun
        and _JOINED.fullmatch(text, candidates[-2].end, candidates[-1].start)
    ):
        # "còn 09 phòng, 02 chi cục và 11 đơn vị, giảm 06 đầu mối so với 28 đầu mối": their sum is compared.
        return None
    return Compared(old, candidates[-1], True)


def _opens(text: str, values: Sequence[Value], change: Change) -> bool:
    """Tell whether the one value before a change opens its sentence: "Với 86,3 điểm, chỉ số của tỉnh tăng …"."""
    between = text[values[-1].end : change.start]
    return len(values) == 1 and bool(_WITH.search(text, 0, values[-1].start)) and bool(_SUBJECT.fullmatch(between))


def is_linked(text: str, value: Value, change: Change) -> bool:
    """Tell whether only its own words, or an earlier figure of the same change, part a value from the change."""
    between = text[value.end : change.start]
    if len(between) > NEAR or ";" in between:
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
        return pair_of(text, change, suited[-2], last, len(suited))
    opened = text[max(0, last.start - 60) : last.start]
    between = text[last.end : change.start]
    is_base = re.search(r"(?<!\w)so với[^,;.]{0,50}\Z", opened)
    if not is_base or not re.fullmatch(r"(?:\)?,|[^,;.()]{0,50} thì)[^,;.()]{0,60}", between) or len(between) > 110:
        return None
    behind = [
        one for one in after[:1] if re.fullmatch(r",? (?:đạt|lên|còn|xuống còn|xuống) ", text[change.end : one.start])
    ]
    news = [one for one in behind if are_alike(one, last)]
    if not news and (change.kind in ("score", "points") or (len(earlier) == 1 and " thì" in between)):
        news = [one for one in (*earlier, *suited[:-1]) if are_alike(one, last) and not one.is_approximate]
    return Compared(last, news[-1], True) if len(news) == 1 else None


def _told_before(text: str, change: Change, before: Sequence[Value], earlier: Sequence[Value]) -> Compared | None:
    """Return the values of "Chỉ tiêu giao 80%. Đạt 93,5%, vượt 13,5 điểm phần trăm so với chỉ tiêu được giao"."""
    suited = [one for one in before if suits(change, one)]
    base = _GOAL.search(text[change.start : change.end + 40]) or (
        EXCEEDS.match(text, change.start) and not BASE_BEHIND.match(text[change.end : change.end + 60])
    )
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


def _named_before(text: str, change: Change, before: Sequence[Value], earlier: Sequence[Value]) -> Compared | None:
    """Return the values of "Năm ngoái có 3.000 hồ sơ. Năm nay có 3.600 hồ sơ, tăng 600 hồ sơ so với năm ngoái"."""
    suited = [one for one in before if suits(change, one)]
    base = _NAMED_PERIOD.match(text, change.end)
    if base is None or len(suited) != 1 or len(earlier) != 1 or not is_linked(text, suited[0], change):
        return None
    (old,) = earlier
    is_named = base["period"] in text[max(0, old.start - NEAR) : old.start]
    return Compared(old, suited[0], True) if is_named and are_alike(old, suited[0]) else None


def _summed_up(text: str, change: Change, before: Sequence[Value], earlier: Sequence[Value]) -> Compared | None:
    """Return the values of "… từ 41,2% lên 58,7%. Mức tăng 17,5 điểm phần trăm này …"."""
    if before or len(earlier) < 2 or BASE_BEHIND.match(text[change.end : change.end + 60]):
        return None
    old, new = earlier[-2:]
    is_summed_up = len(earlier) == 2 and suits(change, new) and are_alike(old, new)
    if is_summed_up and _SO_MUCH.search(text, max(0, change.start - 90), change.start):
        return pair_of(text, change, old, new, 2)
    if not _NOUN_OF.search(text[max(0, change.start - 24) : change.start]) or not suits(change, new):
        return None
    is_pair = FROM_TO.search(text[max(0, old.start - 60) : old.start]) and TO.fullmatch(text[old.end : new.start])
    return Compared(old, new, True) if is_pair and are_alike(old, new) else None
