"""Whether the parts of a total make it, and whether they are all of its parts.

What may be read in several ways is wrong only where no reading makes it right. A division is taken for complete where
its introduction says so ("gồm", brackets, a colon), where its families are all there, or where a rest is named.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from reports.domain.quantities.certainty import are_opposites, do_overlap, is_certain, may_be_same
from reports.domain.quantities.claims import Claim
from reports.domain.quantities.common_division import common_dimension
from reports.domain.quantities.families import is_complete
from reports.domain.quantities.mentions import APPROXIMATE
from reports.domain.quantities.named_kinds import are_named_kinds
from reports.domain.quantities.openings import dimensions_of, families_of, is_rest
from reports.domain.quantities.sums import adds_up, exponent
from reports.domain.quantities.traces import is_near
from reports.domain.quantities.units import are_addable, group_in

HEDGES: Final = re.compile(
    r"tập trung|chủ yếu|tiêu biểu|điển hình|nhất là|riêng|đặc biệt|nổi bật|đơn cử|chẳng hạn|ví dụ|như:|như sau đây"
    r"|\.\.\.|…|v\.v"
    r"|nhiều nhất|lớn nhất|cao nhất|đáng chú ý|đa số|phần lớn|(?<!\w)mỗi(?!\w)|bình quân"
    r"|trung bình(?= mỗi| một| hàng| hằng)"
)
OVERLAP: Final = re.compile(
    r"cả hai|cả 2|(?<!không )(?<!không đăng )(?<!không bị )(?<!không tính )(?<!vì )(?<!do )(?<!nội dung )trùng"
    r"|đồng thời"
    r"|vừa (?:\w+ ){1,8}vừa(?!\w)|tính ở"
    r"|(?:tính|đếm|ghi|thống kê) (?:hai|2|nhiều) lần|cùng (?:thuộc|lúc)"
    r"|kiêm(?! nhiệm)|chung cho|lồng ghép"
)
NO_MORE: Final = re.compile(
    r"không (?:còn|có) (?:\w+ ){0,4}(?:mức|cấp|loại|nhóm|hình thức|khác)|không (?:\w+ ){1,6}nào khác"
    r"|không (?:có |còn )?(?:phiếu|ý kiến|người|lượt) nào|không còn (?:hồ sơ|nhiệm vụ|trường hợp|văn bản|đơn vị) nào"
)
_DENIED: Final = re.compile(r"(?<!\w)(?:không|chưa)(?!\w)")
_CAUSES: Final = re.compile(r"(?<!\w)(?:nguyên nhân|lý do|lí do)(?!\w)")
_CAUSES_NEAR: Final = 70
_TWO_LEVELS: Final = frozenset({"province", "commune"})
_MOST_OVER: Final = Decimal("1.12")
_MOST_OVER_WEAK: Final = Decimal("1.25")
_SINGLE_OVER: Final = ("weak", "strong")
_WORD: Final = re.compile(r"\w+")
_PLANNED: Final = re.compile(r"(?<!\w)(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán|phấn đấu|dự kiến)(?!\w)")


@dataclass(frozen=True, slots=True)
class WrongParts:
    """A total of a statement whose parts do not make it; one part alone is greater than its total.

    `dimension` is that of the parts ("level"), "" where they have none in common. `is_over`: the parts are more than
    the total.
    """

    total: Claim
    parts: tuple[Claim, ...]
    dimension: str

    @property
    def reached(self) -> Decimal:
        """The sum of the parts."""
        return sum((part.mention.value for part in self.parts), Decimal(0))


def judge(
    totals: Sequence[Claim], parts: Sequence[Claim], strength: str, is_open: bool, is_closed: bool, scope: str
) -> WrongParts | None:
    """Return what is wrong with a total and its parts, None where some reading makes them right.

    `is_open`: the list may go on in words that cannot be read; `is_closed`: its last part is told as the last.
    """
    if not all(map(_may_be_added, parts)) or not _may_be_added(totals[0], True):
        return None
    totals = [total for total in totals if _may_be_added(total) and total.mention.value]
    if any("đồng" in total.mention.unit for total in totals) and any(_is_scaled(part) for part in parts):
        # "3,36 tỷ đồng (tỉnh 2,41 tỷ, xã 0,95 tỷ)": two scales of one measure.
        return None
    # "Thuộc bốn lĩnh vực: …" counts the list itself.
    totals = [total for total in totals if total.mention.value != len(parts) or _is_named_by(total, parts)]
    may_end_early = strength != "bracket"
    if not totals or any(adds_up(parts, total, may_end_early) for total in totals):
        return None
    if _make_several(totals, parts) or any(_opposites_make(parts, total) for total in totals):
        return None
    total = _closest(totals, parts)
    if len(parts) == 1:
        if OVERLAP.search(scope):
            return None
        return _single(total, totals, parts[0], strength)
    counted = [part for part in parts if part.mention.kind == "count"]
    if len(counted) < 2:
        return None
    reached = sum((part.mention.value for part in parts), Decimal(0))
    is_less = reached < total.mention.value or is_near(total.mention.value, reached)
    if OVERLAP.search(scope) or (do_overlap(parts) and not (is_less and strength == "strong" and is_closed)):
        # Kinds that overlap are more than their total, and much more.
        return None
    dimension = common_dimension(parts)
    is_like = any(set(families_of(total)) & set(families_of(part)) for part in parts)
    if is_like and strength in ("colon", "weak") and dimension == "level":
        # "Được giao: cấp tỉnh 204, cấp xã 310; có mặt: cấp tỉnh 150, cấp xã 302": a level is no total of levels.
        return None
    hedged = HEDGES.search(scope) is not None
    is_wrong = _contradicts(totals, total, parts, strength, dimension, is_open or hedged, is_closed, scope) or (
        strength != "none"
        and is_certain(
            totals, total, parts, is_closed and not is_open, hedged, _CAUSES.search(scope[:_CAUSES_NEAR]) is not None
        )
    )
    return WrongParts(total, tuple(parts), dimension) if is_wrong else None


def _contradicts(
    totals: Sequence[Claim],
    total: Claim,
    parts: Sequence[Claim],
    strength: str,
    dimension: str,
    may_go_on: bool,
    is_closed: bool,
    scope: str,
) -> bool:
    """Tell whether the introduction, or the division itself, says that the parts are all."""
    reached = sum((part.mention.value for part in parts), Decimal(0))
    names = {name for part in parts for family, name in families_of(part) if family == dimension}
    is_whole = (bool(dimension) and _is_whole(dimension, names, total)) or are_opposites(parts)
    is_whole = is_whole or are_named_kinds(total, parts)
    largest = max(one.mention.value for one in totals)
    # Procedures need not be online at all, but those that are cannot be more.
    is_whole = is_whole or (dimension == "scale" and is_complete(dimension, names) and reached > largest)
    has_rest = any(map(is_rest, parts)) or NO_MORE.search(scope) is not None
    if dimension == "level" and len(parts) == len(_TWO_LEVELS & names) and reached < total.mention.value and may_go_on:
        # "Riêng cấp xã chiếm 52.960 hồ sơ; cấp tỉnh tiếp nhận 11.034": the districts may be left out.
        return False
    may_be_same_people = strength == "colon" and dimension == "" and total.mention.group == "person"
    if may_be_same_people and reached > total.mention.value * _MOST_OVER and not is_whole and not has_rest:
        # "Khảo sát 640 người: 402 người biết …, 351 người từng nộp …"
        return False
    if dimension == "" and not (has_rest or is_whole) and any(map(dimensions_of, parts)):
        # Kinds of different divisions overlap, but an exhaustive list of several words may name one of them.
        mixed = _CAUSES.search(scope[:_CAUSES_NEAR]) is None
        mixed = (
            mixed and sum(map(bool, map(dimensions_of, parts))) > 1 and len(set().union(*map(dimensions_of, parts))) > 1
        )
        has_genders = any("gender" in dimensions_of(part) for part in parts)
        if strength in ("weak", "none") or (mixed and (strength != "strong" or has_genders)):
            return False
    if strength == "none":
        noun = total.mention.group or group_in(total.before)
        same = all(part.mention.group in (noun, "") for part in parts)
        largest = max(part.mention.value for part in parts)
        if (dimension != "state" and dimension in dimensions_of(total)) or largest > total.mention.value:
            return False
        if dimension == "channel" and noun == "person":
            # Who came may have watched it later as well.
            return False
        # What is told of dossiers without an introduction is reports.domain.quantities.balance's.
        return is_whole and same and (noun not in ("", "dossier") or dimension in ("level", "half", "quarter"))
    if reached < total.mention.value and not is_whole and not has_rest:
        if strength == "weak" or may_go_on or not _are_alike(total, parts) or reached * 2 < total.mention.value:
            return False
        if strength == "colon" and dimension == "" and not is_closed and not is_near(total.mention.value, reached):
            return False
        return strength != "colon" or dimension != "" or len({part.mention.group for part in parts} - {""}) < 2
    is_far_over = reached > total.mention.value * _MOST_OVER_WEAK
    if strength == "weak" and not is_whole and not has_rest and (is_far_over or may_be_same(total, parts)):
        # Kinds that miss their total by much may be told of the same things.
        return False
    return is_whole or not total.mention.value < reached < max(one.mention.value for one in totals)


def _is_named_by(total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether the parts repeat the noun of their total, so that its number is not that of the list's items."""
    return bool(total.mention.unit) and all(part.mention.unit == total.mention.unit for part in parts)


def _may_be_added(claim: Claim, may_be_change: bool = False) -> bool:
    """Tell whether a figure is exact, or rounded in writing only: "4,3 triệu hồ sơ", not "hơn 4,3 triệu hồ sơ"."""
    mention = claim.mention
    if mention.is_change:
        return may_be_change
    return mention.is_exact or (exponent(mention.value) > 0 and not APPROXIMATE.search(claim.before))


def _is_scaled(part: Claim) -> bool:
    return not part.mention.unit and exponent(part.mention.value) > 0


def _make_several(totals: Sequence[Claim], parts: Sequence[Claim]) -> bool:
    """Tell whether the parts divide several totals at once: "12 sở và 40 xã, trong đó 35 … và 17 …"."""
    reached = sum((part.mention.value for part in parts), Decimal(0))
    together = totals[0].mention.value
    for total in totals[1:]:
        together += total.mention.value
        if together == reached and total.mention.group == totals[0].mention.group:
            return True
    return False


def _opposites_make(parts: Sequence[Claim], total: Claim) -> bool:
    """Tell whether two of the parts, one of them denied, make the total: "1.287 hộ có …, …, 213 hộ không có …"."""
    denied = [part for part in parts if _DENIED.search(part.label)]
    others = [part for part in parts if not _DENIED.search(part.label)]
    return any(one.mention.value + other.mention.value == total.mention.value for one in denied for other in others)


def _closest(totals: Sequence[Claim], parts: Sequence[Claim]) -> Claim:
    groups = {part.mention.group for part in parts} - {""}
    return next((total for total in totals if total.mention.group in groups), totals[0])


def _single(total: Claim, totals: Sequence[Claim], part: Claim, strength: str) -> WrongParts | None:
    largest = max(one.mention.value for one in totals)
    same = part.mention.group in (total.mention.group, "")
    if total.mention.unit.startswith("hộ") and not part.mention.unit.startswith("hộ"):
        # A household has several people.
        return None
    if total.mention.group != "task" and _PLANNED.search(total.before):
        # "Kế hoạch đặt ra 50.000 hồ sơ, đã cấp 52.100 hồ sơ": a plan may be passed.
        return None
    if strength not in _SINGLE_OVER or part.mention.kind != "count" or part.mention.value <= largest or not same:
        return None
    return WrongParts(total, (part,), "")


def _is_whole(dimension: str, names: set[str], total: Claim) -> bool:
    if dimension == "pending":
        return True
    if dimension == "scale":
        return is_complete(dimension, names) and bool(re.search(r"trực tuyến|mức độ|dvc", total.label + total.lead))
    if dimension == "staff":
        is_both = re.search(
            r"công chức.{1,6}viên chức(?!,? (?:và )?(?:người lao động|hợp đồng))|ccvc|biên chế", total.label
        )
        return is_complete(dimension, names) and is_both is not None
    return is_complete(dimension, names)


def _are_alike(total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether the parts count what the total counts, or name no noun."""
    return all(are_addable(total.mention.group, part.mention.group) for part in parts)
