""" "Cao nhất là xã A với 95,9%, tiếp theo là xã B (99,1%)": the highest, the lowest and the order after them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reports.domain.quantities.claims import Claim, Statement

_MOST: Final = re.compile(
    r"(?<!\w)(?:(?P<high>cao|nhiều|lớn|tốt) nhất|(?P<low>thấp|nhỏ) nhất|(?P<lead>dẫn đầu|đứng đầu))(?!\w)"
)
_OWN: Final = re.compile(
    _MOST.pattern + r"(?=\s*[,.;)]|\s*\Z| (?:trong|từ|kể từ|toàn|của|cả|khối|tỉnh|huyện)(?!\w)(?!.* là ))"
)
_SECOND: Final = re.compile(r"(?:thứ|hạng|vị trí) (?:hai|ba|tư|nhì|\d)")
_NEXT: Final = re.compile(
    r"(?<!\w)(?:kế đến|tiếp đến|tiếp theo|thứ hai|sau đó|đứng sau|xếp sau|tiếp sau|kế tiếp|sau cùng|cuối cùng"
    r"|(?:cao|thấp|nhiều|lớn) nhất)(?!\w)"
)
_PLACE: Final = re.compile(
    r"(?<!cấp )(?<!các )(?<!khối )(?<!toàn )(?<!cả )(?<!số )(?<!\w)(?P<noun>xã|phường|thị trấn|huyện|quận|sở"
    r"|phòng|đơn vị|lĩnh vực|khối|ngành|quý|tháng|nhóm|địa phương|ban"
    r"|thành phố|thị xã|đặc khu|chi cục|tỉnh|năm)(?!\w)"
)
_ALIKE: Final = {"thị trấn": "xã", "phường": "xã", "đặc khu": "xã", "quận": "huyện", "thị xã": "huyện", "ban": "sở"}
_OTHER_SCALE: Final = re.compile(
    r"tỷ lệ|bình quân|trung bình|mục tiêu|chỉ tiêu|kế hoạch|so với|cùng kỳ|cả (?:nước|tỉnh)|toàn|chung|(?<!\w)của(?!\w)"
    r"|tăng|giảm|chiếm|trong đó|quá hạn|trễ hạn"
)
_FEW: Final = 5


def wrong_extremes(statement: Statement) -> Iterator[tuple[Claim, Claim, bool]]:
    """Yield (what is said to be the most, what is more, whether it is the highest and not the lowest)."""
    if "nhất" not in statement.lowered and "đầu" not in statement.lowered:
        return
    told = [one for one in statement.claims if one.mention.kind in ("percent", "count")]
    for place, claim in enumerate(told):
        match = _last(_MOST, claim.before) or _behind(claim)
        if match is None and (place == 0 or _behind(told[place - 1]) is None):
            match = _last(_MOST, claim.lead[-90:] + claim.before)
        if match is None or not claim.mention.is_exact or _SECOND.search(claim.before):
            continue
        is_highest = match["low"] is None
        rival = _rival(statement, told, place, is_highest)
        if rival is not None:
            yield claim, rival, is_highest


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    found = list(pattern.finditer(words))
    return found[-1] if found and not re.search(r"[.;]", words[found[-1].end() :]) else None


def _behind(claim: Claim) -> re.Match[str] | None:
    """Return the words of "xã A 92,1% là cao nhất" right behind the figure."""
    return _OWN.match((claim.after + claim.trail).lstrip(" ,(").removeprefix("là "))


def _rival(statement: Statement, told: Sequence[Claim], place: int, is_highest: bool) -> Claim | None:
    claim = told[place]
    for other in told[place + 1 : place + _FEW]:
        if other.sentence != claim.sentence or not _is_comparable(claim, other):
            break
        words = other.lead + other.before
        extreme = None if other is told[place + 1] and _behind(claim) else _last(_MOST, words)
        if extreme is not None and (extreme["low"] is None) == is_highest:
            break
        if not _NEXT.search(words) and not _is_alike(statement, claim, other):
            break
        if _is_more(other, claim, is_highest):
            return other
    for other in reversed(told[max(0, place - _FEW) : place]):
        if other.sentence != claim.sentence or not _is_comparable(claim, other):
            break
        if not _is_alike(statement, claim, other) or _NEXT.search(other.lead + other.before):
            break
        if _is_more(other, claim, is_highest):
            return other
    return None


def _is_comparable(claim: Claim, other: Claim) -> bool:
    one, two = claim.mention, other.mention
    if one.kind != two.kind or (one.kind == "count" and claim.depth != other.depth):
        return False
    return two.is_exact and (one.group == two.group or not one.group or not two.group)


def _is_more(one: Claim, other: Claim, is_highest: bool) -> bool:
    return one.mention.value > other.mention.value if is_highest else one.mention.value < other.mention.value


def _is_alike(statement: Statement, claim: Claim, other: Claim) -> bool:
    """Tell whether both are told of things of one noun, and of nothing else: "xã A 92,1%", "xã B 94,5%"."""
    nouns = []
    for one in (claim, other):
        words = one.before if _PLACE.search(one.before) else one.lead[-60:] + one.before
        found = _last(_PLACE, words)
        if found is None:
            return False
        nouns.append(_ALIKE.get(found["noun"], found["noun"]))
    between = statement.lowered[min(claim.mention.end, other.mention.end) : max(claim.start, other.start)]
    first, second = sorted((claim, other), key=lambda one: one.mention.start)
    is_other = _OTHER_SCALE.search(second.before) and not _MOST.search(second.before)
    return nouns[0] == nouns[1] and not is_other and not _OTHER_SCALE.search(between + first.after)
