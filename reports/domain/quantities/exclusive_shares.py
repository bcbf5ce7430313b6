"""Shares none of which can hold another: together they are never more than 100 %, opposites exactly 100 %."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import families
from reports.domain.quantities.shares import HUNDRED, is_mistyped

Run = Sequence[tuple[Claim, str]]
"""Percentages of one sentence, each with its words."""

_EXCLUSIVE: Final = frozenset({"time", "satisfied", "degree", "gender", "grade", "state"})
_NESTED: Final = (("very", "yes"), ("very", "all"), ("yes", "all"), ("early", "in_time"), ("on_time", "in_time"))
"""What the one names may be held by what the other does, where that is not less."""
_SHARED: Final = re.compile(r"chiếm|cơ cấu|tỷ trọng|trình độ|phân theo|chia theo|trong (?:tổng )?số|hài lòng|đánh giá")
_REACHED: Final = re.compile(r"(?<!\w)đạt(?! (?:loại|mức|chuẩn))(?!\w)")
_HELD: Final = re.compile(
    r"trong đó|trong số|trở lên|gồm cả|bao gồm|kể cả|nhiều (?:phương án|lựa chọn|đáp án)|mục tiêu|chỉ tiêu"
)
_PLACE: Final = re.compile(
    r"(?<!\w)(?:cấp|khối|sở|xã|phường|huyện|tỉnh|đơn vị|lĩnh vực|quý|tháng|năm|nhóm|mục tiêu|chỉ tiêu)(?!\w)"
)
_NEGATED: Final = re.compile(r"(?<!\w)(?:không|chưa) (?P<what>[^\W\d]\w* [^\W\d]\w*)")
_WORD: Final = re.compile(r"[^\W\d]{2}")
_NEITHER: Final = re.compile(
    r"không có ý kiến|còn lại|khác(?!\w)|bình thường|không trả lời|không đánh giá|chưa xác định|phân vân"
)
_WHOLE: Final = re.compile(r"(?:trong |trên |so với )?tổng số .*")
_MOST: Final = Decimal(125)
_FEWEST: Final = 2


def is_off(run: Sequence[Claim], whole: Decimal) -> bool:
    """Tell whether the shares miss the whole by more than rounding each up, or cutting each off, explains."""
    over = sum((claim.mention.value for claim in run), Decimal(0)) - whole
    slack = sum((Decimal(1).scaleb(-claim.mention.decimals) for claim in run), Decimal(0))
    return over > slack / 2 or -over >= slack * Decimal("0.95")


def are_rates(told: Sequence[Claim]) -> bool:
    """Tell whether percentages may be rates within each kind: "toàn trình đạt 71%, một phần đạt 79%"."""
    return all(_REACHED.search(claim.before) for claim in told) and not any("chiếm" in claim.before for claim in told)


def is_over_whole(statement: Statement, run: Run) -> bool:
    """Tell whether shares of one division, which may lack some, are more than the whole all the same."""
    told = [claim for claim, _ in run]
    if not _may_be_added(statement, told) or are_rates(told):
        return False
    named = [
        [family for family in families(_WHOLE.sub(" ", label)) if family.dimension in _EXCLUSIVE] for _, label in run
    ]
    if any(len(one) != 1 for one in named):
        return False
    names = {one[0].name for one in named}
    dimensions = {one[0].dimension for one in named}
    if len(dimensions) != 1 or len(names) != len(run):
        return False
    values = {one[0].name: claim.mention.value for one, claim in zip(named, told, strict=True)}
    if any(inner in values and outer in values and values[outer] >= values[inner] for inner, outer in _NESTED):
        return False
    opening = statement.lowered[max(0, told[0].mention.start - 160) : told[-1].mention.end]
    return bool(_SHARED.search(opening)) and _is_a_little_over(told)


def are_wrong_opposites(run: Run, has_others: bool) -> bool:
    """Tell whether "hợp lệ 92,4%, chưa hợp lệ 8,6%" do not make 100 %; with others they may make less."""
    told = [claim for claim, _ in run]
    if any(not claim.mention.is_exact or claim.depth != told[0].depth for claim in told):
        return False
    labels = [claim.label if _WORD.search(claim.label) else label for claim, label in run]
    rest = [label for label in labels if not _NEITHER.search(label)]
    if len(rest) != _FEWEST or any(_PLACE.search(label) or _HELD.search(label) for label in labels):
        return False
    first, second = rest
    if not (_denies(second, first) or _denies(first, second)):
        return False
    if _is_a_little_over(told):
        return True
    missing = HUNDRED - sum((claim.mention.value for claim in told), Decimal(0))
    is_pair = len(told) == _FEWEST and not has_others and missing > 0 and is_off(told, HUNDRED)
    return is_pair and is_mistyped(told[-1], told[-1].mention.value + missing)


def _denies(one: str, other: str) -> bool:
    negated = [match["what"] for match in _NEGATED.finditer(one)]
    return bool(negated) and not _NEGATED.search(other) and any(what in other for what in negated)


def _may_be_added(statement: Statement, told: Sequence[Claim]) -> bool:
    if any(not claim.mention.is_exact or claim.depth != told[0].depth for claim in told):
        return False
    words = statement.lowered[told[0].start : told[-1].end]
    return not _HELD.search(words) and not _PLACE.search(words)


def _is_a_little_over(told: Sequence[Claim]) -> bool:
    reached = sum((claim.mention.value for claim in told), Decimal(0))
    return HUNDRED < reached < _MOST and is_off(told, HUNDRED)
