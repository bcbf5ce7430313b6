"""Whether parts that are not said to be all of them are all the same, or are too many for any reading.

Kinds that exclude one another can never be more than their total; and a list that is closed ("…, … và …") whose sum
misses the total by the trace of a slip was meant to reach it.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import Family, families
from reports.domain.quantities.openings import dimensions_of, families_of, is_rest
from reports.domain.quantities.traces import has_trace, is_near

FILLING: Final = frozenset(
    ("trong", "đó", "có", "là", "và", "số", "phiếu", "hồ", "sơ", "thủ", "tục", "văn", "bản", "đơn", "vị")
) | {"nhiệm", "vụ", "người", "lượt"}
_ATTRIBUTE: Final = re.compile(
    r"thu phí|phát sinh phí|lệ phí|thanh toán|số hóa|ký số|chữ ký số|phi địa giới|ưu tiên|ngoài giờ|ủy quyền"
    r"|tái sử dụng|xin lỗi|qua vneid|mã (?:qr|định danh)"
)
"""Tells of a thing what may be told of any other kind as well."""
_OR_MORE: Final = re.compile(r"trở (?:lên|xuống)")
_WORD: Final = re.compile(r"\w+")
_OTHER_SCOPE: Final = re.compile(
    r"cùng kỳ|kế hoạch|chỉ tiêu|lũy kế|luỹ kế|phấn đấu|dự kiến|so với|(?:năm|quý|tháng|kỳ) trước|bình quân|(?<!\w)mỗi"
    r"|tỷ lệ|xếp (?:thứ|hạng)|lượt|(?<!đạt )yêu cầu(?! (?:bổ sung|hoàn thiện))|(?<!thiện )thêm"
)
_SCOPES: Final = frozenset({"level", "scale"})
_BELONGS: Final = re.compile(r"(?<!\w)(?:của|thuộc)(?!\w)")
_UNDERGONE: Final = re.compile(r"\s\w+(?: \w+)? (?:đã )?(?:được|bị)\s")
_OF_WORK: Final = frozenset({"state", "time", "channel", "origin", "pending"})
_JOINT: Final = re.compile(r"(?<!\w)(?:và|cùng với|còn(?! (?:hiệu|hạn|trong|giá|đang|tồn|thiếu|chậm|vướng)))(?!\w)")
_GOES_ON: Final = re.compile(r"\s*(?:,|và|…|\.\.\.)")
_DENIALS: Final = frozenset({"chưa", "không"})
_COUNTED: Final = frozenset({"chỉ tiêu", "lượt"})
_MANY: Final = 3
_MOST_OVER: Final = Decimal("1.25")
_MOST_OVER_CLOSED: Final = Decimal("1.6")
_MOST_OVER_PEOPLE: Final = Decimal("1.12")
_LONG: Final = 1000


def is_closed(statement: Statement, parts: Sequence[Claim]) -> bool:
    """Tell whether a list of parts is at its end: the last is joined by "và", is the rest, or ends the sentence."""
    if len(parts) < 2:
        return False
    last = parts[-1]
    if _JOINT.search(statement.lowered, parts[-2].mention.until, last.mention.start) or is_rest(last):
        return True
    following = next((mark for mark in statement.marks if mark.place >= last.mention.until), None)
    return len(parts) >= _MANY and (following is None or following.sign in ".;)")


def are_kinds(total: Claim, parts: Sequence[Claim], is_all: bool = False) -> bool:
    """Tell whether the parts are kinds of one thing in one grammatical shape, none of which overlaps another.

    `is_all`: the text says that there are no others, so that even visits, which may be told twice, are kinds.
    """
    if any(part.mention.kind != "count" or part.mention.value > total.mention.value for part in parts):
        return False
    if do_overlap(parts) or _is_one_of_its_own(parts) or any(map(_is_of_other_scope, parts)):
        return False
    if any(part.mention.unit == "lượt" for part in parts) and not (is_all or _is_by_name(total, parts)):
        return False
    units = {part.mention.unit for part in parts}
    if len(units) > 1 and len(units) != len(parts) and units - {"", total.mention.unit}:
        groups = {part.mention.group for part in parts}
        if len(groups) > 1:
            return False
    names = {(part.mention.unit, *_named(part)) for part in parts}
    return len(names) == len(parts) and all(len(name) > 1 or name[0] for name in names)


def _is_by_name(total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether visits are told name by name, as in a table: "540 lượt: chính trị 120 lượt, tin học 420 lượt"."""
    return total.mention.unit.startswith("lượt") and all(
        part.before.strip(" :-") and part.after.strip(" .") == part.mention.unit for part in parts
    )


def _is_of_other_scope(part: Claim) -> bool:
    """Tell whether it is told of another period, or is a plan; "26 chỉ tiêu" counts targets, and is none itself."""
    words = part.label.replace(part.mention.unit, " ", 1) if part.mention.unit in _COUNTED else part.label
    return _OTHER_SCOPE.search(words) is not None


def _is_one_of_its_own(parts: Sequence[Claim]) -> bool:
    """Tell whether of things of one noun only one is told by its level: "12 mô hình cấp xã, 8 mô hình về đất đai"."""
    told = [{family.dimension for family in families(part.label)} & _SCOPES for part in parts if not is_rest(part)]
    units = {part.mention.unit for part in parts}
    if sum(bool(_BELONGS.search(part.label)) for part in parts) > 1:
        # "22 quầy của các sở, 8 quầy của ngành dọc": who has them excludes the others.
        return False
    return sum(map(bool, told)) == 1 and len(units) == 1 and units != {""}


def may_be_same(total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether "9 đơn vị được khen, 8 đơn vị được nhắc nhở" may be the same, and no slip explains their sum."""
    values = [part.mention.value for part in parts]
    if has_trace(total.mention.value, values):
        return False
    return all(_UNDERGONE.match(part.after) or part.mention.unit == "lượt" for part in parts)


def do_overlap(parts: Sequence[Claim]) -> bool:
    """Tell whether one may belong to two of the parts: women to the officials, party members to all."""
    told = [dimensions_of(part) for part in parts]
    if any("gender" in one for one in told) and not all("gender" in one for one in told):
        return True
    names = {family.name for part in parts for family in families_of(part) if family.dimension == "time"}
    if "in_time" in names and names & {"early", "on_time"}:
        return True
    if all("channel" in one for one in told) and _differ(Family("state", "done") in families_of(one) for one in parts):
        # What came online may be returned by post.
        return True
    if sum(_OR_MORE.search(part.after) is not None for part in parts) > 1:
        # "5 đơn vị đạt từ 90 điểm trở lên, 17 đơn vị đạt từ 80 điểm trở lên": the one holds the other.
        return True
    if _differ(_attribute(part) for part in parts if not is_rest(part) and part.mention.group != part.mention.unit):
        return True
    has_degrees = all("degree" in one for one in told)
    return any(one & {"people", "degree"} for one in told) and not has_degrees


def _attribute(part: Claim) -> str:
    match = _ATTRIBUTE.search(part.label)
    return match[0] if match else ""


def _differ(answers: Iterable[bool | str]) -> bool:
    return len(set(answers)) > 1


def are_opposites(parts: Sequence[Claim]) -> bool:
    """Tell whether of two parts the one is what the other is not: "hợp lệ" and "không hợp lệ", "đã lập" and "chưa"."""
    if len(parts) != 2:
        return False
    one, other = (set(_WORD.findall(part.label)) - FILLING for part in parts)
    if one & other and one ^ other in ({"không"}, {"chưa"}):
        return True
    if (one & _DENIALS) == (other & _DENIALS):
        return False
    done, denied = (one, other) if other & _DENIALS else (other, one)
    # "12 xã đạt yêu cầu, 6 xã chưa đạt": what is denied is what is told of the other.
    return not done & _DENIALS and bool(denied - _DENIALS) and denied - _DENIALS <= done


def _named(part: Claim) -> tuple[str, ...]:
    return tuple(sorted(set(_WORD.findall(part.label)) - FILLING))


def is_certain(
    totals: Sequence[Claim],
    total: Claim,
    parts: Sequence[Claim],
    closed: bool,
    is_hedged: bool,
    are_causes: bool = False,
) -> bool:
    """Tell whether kinds that were not said to be all contradict their total all the same.

    `are_causes`: each part names a cause, whatever division its words belong to.
    """
    if (
        len(parts) < 2
        or not are_kinds(total, parts)
        or not (are_causes or _divide_alike(parts))
        or may_be_same(total, parts)
    ):
        return False
    values = [part.mention.value for part in parts]
    reached = sum(values, Decimal(0))
    target = total.mention.value
    same = [one.mention.value for one in totals if one.mention.group in (total.mention.group, "")]
    if reached > max(same, default=target):
        most = _MOST_OVER_CLOSED if closed else _MOST_OVER
        if total.mention.group == "person" and {part.mention.unit for part in parts} <= {"người", "lượt"}:
            # "500 người dự: 320 người trực tiếp, 210 người xem lại, 90 người đặt câu hỏi" may be the same.
            most = _MOST_OVER_PEOPLE
        likely = closed or len(parts) >= _MANY or is_near(target, reached)
        return (likely and reached <= target * most) or has_trace(target, values)
    if is_hedged or reached > target:
        return False
    if not closed:
        return min(values) >= _LONG and has_trace(target, values)
    return has_trace(target, values) or (len(parts) >= _MANY and is_near(target, reached))


def _divide_alike(parts: Sequence[Claim]) -> bool:
    """Tell whether no two belong to different divisions of work: "đã giải quyết 300, đúng hạn 290" overlap."""
    told = [dimensions_of(part) & _OF_WORK for part in parts if not is_rest(part)]
    told = [one for one in told if one]
    return not told or bool(set.intersection(*told))
