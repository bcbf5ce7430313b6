"""Totals that miss the sum beside them by one slip of a digit: "34.870 … 121.455 … tổng 153.625" for 156.325.

A net beneath what reads sentences by their structure: whatever the wording, figures that make a total but for two
digits changed about, or one digit typed wrong, were hardly meant for anything else. The fewer digits a number has, the
more of this is chance, and the more the words have to say that a total stands beside its parts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from reports.domain.quantities.certainty import do_overlap
from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.divisions import OVERLAP
from reports.domain.quantities.traces import are_turned, differ_in_one

_MOST_PARTS: Final = 8
_NEAR: Final = 4
"""A sum lies within a quarter of the total that it was meant for."""
_FARTHEST: Final = 400
"""So many characters at most lie between a total and its farthest part."""
_OPENS: Final = re.compile(r"(?<!\w)(?:gồm|bao gồm|cụ thể|chia|phân|lần lượt|là|do)(?!\w)|[:(=]")
_NESTS: Final = re.compile(r"(?<!\w)(?:gồm|bao gồm|trong đó|trong số|riêng|kể cả|tính cả)(?!\w)|=")
_ENDS: Final = re.compile(r"[;.()](?=\s|$)|[()]|(?<!\w)(?:đạt|tổng|cộng|còn lại|đã|hiện|trong đó)(?!\w)")
_CLOSES: Final = re.compile(
    r"(?<!\w)(?:tổng|cộng|như vậy|tất cả|cả thảy|tính chung|gộp|nâng|cả tỉnh|toàn tỉnh|toàn huyện|thì)(?!\w)|="
)
_NO_SUM: Final = re.compile(
    r"(?<!\w)(?:tăng|giảm|so với|cùng kỳ|(?:năm|quý|tháng|kỳ|tuần) trước(?! chuyển| còn| tồn)|năm ngoái|lũy kế"
    r"|luỹ kế|từ đầu năm|trong khi|còn năm|năm 20\d\d|gấp|thay vì|chỉ tiêu|kế hoạch|mục tiêu|dự kiến"
    r"|bình quân|trung bình)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class SlippedSum:
    """A total and the parts beside it, which make `reached` instead."""

    total: Claim
    parts: tuple[Claim, ...]
    reached: Decimal


def slipped_sums(statement: Statement) -> Iterator[SlippedSum]:
    """Yield the totals of a paragraph that their parts miss by a slip, each once."""
    if OVERLAP.search(statement.lowered):
        return
    counted = [claim for claim in statement.claims if _is_added(claim)]
    told: set[int] = set()
    runs = list(_runs(counted))
    for figures in runs:
        told |= _explained(figures)
    for figures in runs:
        for slipped in _among(statement, figures, told):
            told.update(claim.mention.start for claim in (slipped.total, *slipped.parts))
            yield slipped


def _runs(counted: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Yield the figures that may be added, in order: of each kind of thing, without and with those in brackets."""
    for group in dict.fromkeys(claim.mention.group for claim in counted):
        alike = [claim for claim in counted if claim.mention.group in (group, "", "any")]
        for depth in sorted({claim.depth for claim in alike}):
            yield [claim for claim in alike if claim.depth <= depth]


def _is_added(claim: Claim) -> bool:
    mention = claim.mention
    return mention.kind == "count" and mention.is_exact and mention.value == int(mention.value) and mention.value > 0


def _among(statement: Statement, figures: Sequence[Claim], told: set[int]) -> Iterator[SlippedSum]:
    """Yield the slipped sums of the figures; those that begin at a place in `told` stand in another sum."""
    for place, total in enumerate(figures):
        for run, forwards in _windows(figures, place):
            parts = tuple(figures[part] for part in run)
            if any(claim.mention.start in told for claim in (total, *parts)):
                continue
            reached = sum((claim.mention.value for claim in parts), Decimal(0))
            is_told = _is_told(statement, total, parts, forwards)
            goes_on = forwards and run.stop < len(figures) and _goes_on(statement, parts[-1], figures[run.stop])
            if not goes_on and _misses(total, parts, reached, is_told) and _may_add(statement, total, parts):
                yield SlippedSum(total, parts, reached)
                break


def _windows(figures: Sequence[Claim], place: int) -> Iterator[tuple[range, bool]]:
    """Yield the runs of figures right after a total, then those right before it."""
    for length in range(2, _MOST_PARTS + 1):
        if place + length < len(figures):
            yield range(place + 1, place + 1 + length), True
        if place - length >= 0:
            yield range(place - length, place), False


def _explained(figures: Sequence[Claim]) -> set[int]:
    """Return where the figures begin that stand in a sum which is right, also with one figure between."""
    found: set[int] = set()
    for place, total in enumerate(figures):
        for run, forwards in _windows(figures, place):
            for parts in (run, range(run.start + 1, run.stop + 1) if forwards else range(run.start - 1, run.stop - 1)):
                if parts.start < 0 or parts.stop > len(figures) or place in parts:
                    continue
                if sum(figures[part].mention.value for part in parts) == total.mention.value:
                    found.update(figures[one].mention.start for one in (place, *parts))
    return found


def _goes_on(statement: Statement, last: Claim, following: Claim) -> bool:
    """Tell whether the list of parts does not end with `last`."""
    return _ENDS.search(statement.lowered, last.mention.end, following.mention.start) is None


def _is_told(statement: Statement, total: Claim, parts: Sequence[Claim], forwards: bool) -> bool:
    """Tell whether the words say that a total stands beside its parts."""
    if forwards:
        between = statement.lowered[total.mention.end : parts[0].mention.start]
        return _OPENS.search(between) is not None or total.before.rstrip().endswith("tổng số")
    between = statement.lowered[parts[-1].mention.end : total.mention.start]
    return _CLOSES.search(between) is not None


def _may_add(statement: Statement, total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether all count one kind of thing, and nothing between them compares periods."""
    first = min(total.mention.start, parts[0].mention.start)
    last = max(total.mention.end, parts[-1].mention.end)
    if last - first > _FARTHEST or _NO_SUM.search(statement.lowered, first, last):
        return False
    if any(_NESTS.search(statement.lowered, one.mention.end, other.mention.start) for one, other in pairwise(parts)):
        return False
    if do_overlap(parts):
        return False
    groups = {claim.mention.group for claim in (total, *parts)} - {"", "any"}
    return len(groups) <= 1


def _misses(total: Claim, parts: Sequence[Claim], reached: Decimal, is_told: bool) -> bool:
    """Tell whether one slip, in the total or in a part, is why they do not add up."""
    written, least = int(total.mention.value), 2 if is_told else 3
    if abs(written - reached) * _NEAR > written:
        return False
    if are_turned(written, int(reached), least) or differ_in_one(written, int(reached), least + 1):
        return True
    for part in parts:
        value = int(part.mention.value)
        right = value - int(reached) + written
        if right > 0 and are_turned(value, right, least):
            return True
    return False
