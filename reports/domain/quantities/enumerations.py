"""Parts told without an introduction: "Rà soát 87 quy chế, giữ nguyên 51 quy chế, sửa đổi 24 và bãi bỏ 12".

Only a closed list of the total's own noun whose sum misses the total narrowly is one; numbers far apart are of other
things.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.certainty import are_kinds, are_opposites
from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.common_division import common_dimension
from reports.domain.quantities.divisions import HEDGES, OVERLAP, WrongParts
from reports.domain.quantities.openings import is_rest
from reports.domain.quantities.sums import adds_up
from reports.domain.quantities.traces import has_trace, is_near, is_slip

_JOINT: Final = re.compile(r"(?<!\w)(?:và|cùng|còn(?! (?:hiệu|hạn|trong|giá|đang|tồn|thiếu|chậm|vướng)))(?!\w)")
_SHOWS: Final = re.compile(r"(?<!\w)(?:cho thấy|thì|là)(?: có)?\s\Z")
_AMONG: Final = re.compile(r"(?<!\w)(?:trong (?:đó|số)|riêng)(?!\w)")
_NO_OTHER: Final = re.compile(r"[^,;.:()\d]{0,60}, không (?:có|còn) [^,;.:()\d]{2,60}(?:[.;]|\Z)")
_NO_MORE: Final = re.compile(r"[^;.]{0,80}[;,.] ?ngoài ra,? không (?:có|còn)(?!\w)")
_EXCLUSIVE: Final = frozenset(
    {"grade", "satisfied", "time", "scale", "half", "quarter", "degree", "validity", "passed"}
)
_LEFT: Final = re.compile(r"\s*(?:bộ |hồ sơ |hs ){1,2}(?:khác|còn lại)(?!\w)")
_CARRIED: Final = re.compile(r"(?:kỳ|quý|tháng|năm|tuần) trước|(?<!\w)tồn(?!\w)|chuyển (?:sang|qua)")
_ANYBODY: Final = frozenset({("người", "person"), ("lượt", "person")})
_LEAST: Final = 3
_MOST: Final = 8
_LONG: Final = 1000
_MOST_OVER: Final = Decimal("1.5")
_NOT_ALL: Final = re.compile(r"(?<!\w)(?:(?<!thiện )thêm|so với|cùng kỳ|kế hoạch|chỉ tiêu|lũy kế|dự kiến)(?!\w)")


def wrong_enumerations(statement: Statement, counts: Sequence[Claim]) -> Iterator[WrongParts]:
    """Yield the totals whose kinds follow at once in a closed list and miss them narrowly."""
    for index, total in enumerate(counts):
        if not total.mention.is_exact or not total.mention.group or total.mention.value < _LEAST:
            continue
        parts = _list_after(statement, total, counts[index + 1 : index + 1 + _MOST])
        is_all = bool(parts) and _NO_MORE.match(statement.lowered, parts[-1].mention.until) is not None
        if len(parts) < 2 or not are_kinds(total, parts, is_all) or adds_up(parts, total):
            continue
        if parts[0].sentence != total.sentence and index and counts[index - 1].sentence == total.sentence:
            continue
        if total.mention.group == "dossier" and not _is_closed_by_rest(statement, total, parts):
            continue
        values = [part.mention.value for part in parts]
        scope = statement.lowered[total.start : parts[-1].end]
        if total.mention.unit == "chỉ tiêu":
            # Targets are counted, and are no plan of something else.
            scope = scope.replace("chỉ tiêu", " ")
        if HEDGES.search(scope) or OVERLAP.search(scope) or _NOT_ALL.search(scope):
            continue
        reached = sum(values, Decimal(0))
        if len(parts) < _LEAST and not are_opposites(parts) and not _is_plain_slip(total, reached):
            continue
        is_over = total.mention.value < reached <= total.mention.value * _MOST_OVER and (
            common_dimension(parts) in _EXCLUSIVE or _are_in_one_shape(parts)
        )
        if is_over or has_trace(total.mention.value, values) or is_near(total.mention.value, reached):
            yield WrongParts(total, tuple(parts), common_dimension(parts))


def _is_closed_by_rest(statement: Statement, total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether dossiers are told kind by kind up to the rest; what else is told of them is balanced elsewhere."""
    words = statement.lowered[max(0, total.start) : parts[-1].end]
    is_named = all(part.mention.unit and total.mention.unit.startswith(part.mention.unit) for part in parts)
    return len(parts) >= _LEAST and is_named and _LEFT.match(parts[-1].after) is not None and not _CARRIED.search(words)


def _list_after(statement: Statement, total: Claim, following: Sequence[Claim]) -> list[Claim]:
    """Return the kinds after a total, in its sentence or the next, up to the one that closes their list; else []."""
    parts: list[Claim] = []
    last_end = total.mention.until
    for claim in following:
        if claim.depth > total.depth:
            continue
        if parts and claim.sentence != parts[0].sentence:
            break
        if claim.sentence - total.sentence > 1 or claim.depth < total.depth or not claim.mention.is_exact:
            return []
        if claim.mention.unit and not _is_same_noun(total, claim):
            return []
        between = statement.lowered[last_end : claim.mention.start]
        is_last = bool(parts) and (_JOINT.search(between) is not None or is_rest(claim))
        if parts and _AMONG.search(between):
            return []
        if not parts and _SHOWS.search(between):
            parts.append(claim)
            last_end = claim.mention.until
            continue
        if not is_last and not any(last_end <= mark.place < claim.mention.start for mark in statement.marks):
            return []
        parts.append(claim)
        last_end = claim.mention.until
        if is_last:
            return parts
    ends = next((mark.sign in ".;" for mark in statement.marks if mark.place >= last_end), True)
    return parts if ends or _NO_OTHER.match(statement.lowered, last_end, last_end + 120) else []


def _is_same_noun(total: Claim, part: Claim) -> bool:
    """Tell whether one noun stands there in two lengths: "văn bản quy phạm pháp luật", "cơ quan, đơn vị"."""
    if total.mention.unit.startswith(part.mention.unit) or (part.mention.unit, total.mention.group) in _ANYBODY:
        return True
    head = total.after.lstrip().startswith(part.mention.unit)
    return part.mention.group == total.mention.group and (head or f", {part.mention.unit}" in total.after[:30])


def _is_plain_slip(total: Claim, reached: Decimal) -> bool:
    """Tell whether two parts reach the total but for a slip in a figure so long that chance is out of question."""
    return total.mention.value >= _LONG and is_slip(total.mention.value, reached)


def _are_in_one_shape(parts: Sequence[Claim]) -> bool:
    """Tell whether all labels open with the same words: "thuộc thẩm quyền của …", "thuộc thẩm quyền của …"."""
    heads = [part.before.split()[:2] for part in parts]
    return len(heads[0]) > 1 and all(head == heads[0] for head in heads)
