"""Whether parts that are not said to be all of them are all the same, or are too many for any reading.

Kinds that exclude one another can never be more than their total; and a list that is closed ("…, … và …") whose sum
misses the total by the trace of a slip was meant to reach it.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.openings import REST, dimensions_of
from reports.domain.quantities.traces import has_trace, is_near

FILLING: Final = frozenset(
    ("trong", "đó", "có", "là", "và", "số", "phiếu", "hồ", "sơ", "thủ", "tục", "văn", "bản", "đơn", "vị")
) | {"nhiệm", "vụ", "người", "lượt"}
_WORD: Final = re.compile(r"\w+")
_OTHER_SCOPE: Final = re.compile(
    r"cùng kỳ|kế hoạch|chỉ tiêu|lũy kế|luỹ kế|phấn đấu|dự kiến|so với|(?:năm|quý|tháng|kỳ) trước|bình quân|(?<!\w)mỗi"
    r"|tỷ lệ|xếp (?:thứ|hạng)|lượt|yêu cầu|thêm"
)
_JOINT: Final = re.compile(r"(?<!\w)(?:và|còn|cùng với)(?!\w)")
_GOES_ON: Final = re.compile(r"\s*(?:,|và|…|\.\.\.)")
_MANY: Final = 3
_MOST_OVER: Final = Decimal("1.25")
_MOST_OVER_CLOSED: Final = Decimal("1.6")
_LONG: Final = 1000


def is_closed(statement: Statement, parts: Sequence[Claim]) -> bool:
    """Tell whether a list of parts is at its end: the last is joined by "và", is the rest, or ends the sentence."""
    if len(parts) < 2:
        return False
    last = parts[-1]
    if _JOINT.search(statement.lowered, parts[-2].mention.until, last.mention.start) or REST.search(last.label):
        return True
    following = next((mark for mark in statement.marks if mark.place >= last.mention.until), None)
    return len(parts) >= _MANY and (following is None or following.sign in ".;)")


def are_kinds(total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether the parts are kinds of one thing in one grammatical shape, none of which overlaps another."""
    if any(part.mention.kind != "count" or part.mention.value > total.mention.value for part in parts):
        return False
    if do_overlap(parts) or any(_OTHER_SCOPE.search(part.label) for part in parts):
        return False
    if any(part.mention.unit == "lượt" for part in parts):
        return False
    units = {part.mention.unit for part in parts}
    if len(units) > 1 and len(units) != len(parts) and units - {"", total.mention.unit}:
        groups = {part.mention.group for part in parts}
        if len(groups) > 1:
            return False
    names = {(part.mention.unit, *_named(part)) for part in parts}
    return len(names) == len(parts) and all(len(name) > 1 or name[0] for name in names)


def do_overlap(parts: Sequence[Claim]) -> bool:
    """Tell whether one may belong to two of the parts: women to the officials, party members to all."""
    told = [dimensions_of(part) for part in parts]
    if any("gender" in one for one in told) and not all("gender" in one for one in told):
        return True
    has_degrees = all("degree" in one for one in told)
    return any(one & {"people", "degree"} for one in told) and not has_degrees


def are_opposites(parts: Sequence[Claim]) -> bool:
    """Tell whether of two parts the one is what the other is not: "hợp lệ" and "không hợp lệ", "đã lập" and "chưa"."""
    if len(parts) != 2:
        return False
    one, other = (set(_WORD.findall(part.label)) - FILLING for part in parts)
    if one & other and one ^ other in ({"không"}, {"chưa"}):
        return True
    done, open_ = (one, other) if "chưa" in other else (other, one)
    return "đã" in done and "chưa" in open_ and bool(open_ & done) and open_ - {"chưa"} <= done


def _named(part: Claim) -> tuple[str, ...]:
    return tuple(sorted(set(_WORD.findall(part.label)) - FILLING))


def is_certain(totals: Sequence[Claim], total: Claim, parts: Sequence[Claim], closed: bool, is_hedged: bool) -> bool:
    """Tell whether kinds that were not said to be all contradict their total all the same."""
    if len(parts) < 2 or not are_kinds(total, parts):
        return False
    values = [part.mention.value for part in parts]
    reached = sum(values, Decimal(0))
    target = total.mention.value
    same = [one.mention.value for one in totals if one.mention.group in (total.mention.group, "")]
    if reached > max(same, default=target):
        most = _MOST_OVER_CLOSED if closed else _MOST_OVER
        likely = closed or len(parts) >= _MANY or is_near(target, reached)
        return (likely and reached <= target * most) or has_trace(target, values)
    if is_hedged or reached > target:
        return False
    if not closed:
        return min(values) >= _LONG and has_trace(target, values)
    return has_trace(target, values) or (len(parts) >= _MANY and is_near(target, reached))
