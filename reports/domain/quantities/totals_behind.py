"""Totals told behind their parts: "… 204, … 187, tổng cộng 391", "9 sở và 16 xã, kiểm tra cả 25 đơn vị"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.common_division import common_dimension
from reports.domain.quantities.divisions import HEDGES, WrongParts
from reports.domain.quantities.families import is_complete
from reports.domain.quantities.openings import families_of
from reports.domain.quantities.sums import adds_up
from reports.domain.quantities.traces import has_trace, is_near
from reports.domain.quantities.units import are_addable

_ADDED_UP: Final = re.compile(
    r"(?:(?<!\w)tổng cộng|(?<!\w)cộng (?:cả|chung|lại)|(?<!\w)cộng là"
    r"|(?:nâng|đưa) tổng số(?:[^,;.]|, (?=4|[^\W\d])){0,80}? lên"
    r"|tổng cả|(?<!\w)(?<!với )(?<!trên )(?<!trong )tổng(?: là| có| được)?(?=\s?:?\s?\Z)"
    r"|(?<!\w)cộng (?:quý|tháng|năm|kỳ|tuần|cả|toàn)(?: \w+)?"
    r"|tổng số[^,;.#]{0,40} là)[^,;.#]{0,40}\Z|(?<!\w)cộng(?: được)?\s?:?\s?\Z"
    r"|(?<!\w)là (?:toàn bộ|tất cả)(?: số)?\s\Z"
)

# "Cộng 03 cấp 177.349 hồ sơ", "tổng hai cấp là 61.610 hồ sơ", "tính chung 6 tháng đầu năm, huyện nhận 13.155 hồ sơ".
_OF_ALL: Final = re.compile(
    r"(?<!\w)(?:tổng|cộng|tính)(?: số| cộng| chung| cả){0,2}"
    r" (?:(?:0?[23]|hai|ba) cấp[^,;.\d]{0,30}|(?:0?[369]|sáu|chín|hai quý|cả năm|cả quý|quý)(?!\w)[^;.\d]{0,60})\Z"
)
_LEVELS: Final = re.compile(r"(?:0?[23]|hai|ba) cấp(?!\w)")
_ADDED: Final = re.compile(r"(?<!\w)(?:thêm|mới)(?!\w)")
_ALL: Final = re.compile(r"(?<!kể )(?<!gồm )(?<!tính )(?<!\w)(?:cả|tất cả|toàn bộ)\s\Z")
_OF_YEAR: Final = re.compile(
    r"(?<!\w)(?:cả|toàn|trong|tính cả) (?:năm|quý|tháng|kỳ|đợt|tỉnh|huyện|thành phố|thị xã|xã|phường|ngành|sở)"
    r"(?!\w)[^,;.:()\d]{0,30}\Z"
)
_ARE_ALL: Final = re.compile(r"(?<!\w)là (?:toàn bộ|tất cả)(?: số)?\s\Z")
_BODIES: Final = frozenset({"đơn vị", "cơ quan", "địa phương", "đầu mối"})
_PLACES: Final = {"seat", "body"}
_HINTS: Final = ("tổng", "cộng", "tính", "cả", "toàn", "trong", "là ")
_FEWEST: Final = 2
_FAR: Final = 90
_MOST_RAISED: Final = Decimal("1.5")
_OPENS_SUM: Final = re.compile(r"\W*(?:như vậy,? )?(?:tổng cộng|cộng|tính chung|tính cả)(?!\w)")


def wrong_totals_behind(statement: Statement, counts: Sequence[Claim]) -> Iterator[WrongParts]:
    """Yield the totals that the words before them say to be a sum, and that the figures before them do not make."""
    before = [one for one in counts if not _LEVELS.match(statement.lowered, one.mention.start)]
    for index, claim in enumerate(before):
        words = statement.lowered[max(0, claim.mention.start - _FAR) : claim.mention.start]
        if index < _FEWEST or not claim.mention.is_exact or not any(hint in words for hint in _HINTS):
            continue
        is_told = bool(_ADDED_UP.search(claim.lead[-_FAR:] + claim.before) or _OF_ALL.search(words))
        is_of_bodies = claim.mention.unit in _BODIES and _ALL.search(words) is not None
        is_of_year = _OF_YEAR.search(words) is not None and not families_of(claim)
        if not (is_told or is_of_bodies or is_of_year):
            continue
        parts = _parts(statement, before[:index], claim)
        if len(parts) < _FEWEST or any(adds_up(parts[start:], claim) for start in range(len(parts) - 1)):
            continue
        dimension = common_dimension(parts)
        names = {name for part in parts for family, name in families_of(part) if family == dimension}
        is_whole = is_complete(dimension, names)
        if not (is_told or is_of_bodies) and not (is_whole and _may_be_sum(claim, parts)):
            continue
        raised = "tổng số" in claim.lead[-_FAR:] + claim.before
        is_sum = len(parts) == _FEWEST and _ADDED.search(parts[1].before) is not None
        if raised and (claim.mention.value > _MOST_RAISED * _sum(parts) or not (is_sum or is_whole)):
            # "…, nâng tổng số từ đầu năm lên 1.392" counts what was there before.
            continue
        states = {name for family, name in families_of(claim) if family == "state"}
        states -= {name for part in parts for family, name in families_of(part) if family == "state"}
        if states and not is_of_bodies and not _ARE_ALL.search(words):
            continue
        if not HEDGES.search(statement.lowered, parts[0].start, claim.mention.until):
            yield WrongParts(claim, tuple(parts), dimension)


def _parts(statement: Statement, before: Sequence[Claim], total: Claim) -> list[Claim]:
    """Return the figures that a total may sum up, [] where there are none, or their sum was told before."""
    parts: list[Claim] = []
    # "…; Nội vụ 32. Cộng: 73."
    opens = before[-1].sentence == total.sentence - 1 and _OPENS_SUM.match(total.lead + total.before)
    sentence = total.sentence - bool(opens)
    for part in reversed(before):
        if part.sentence != sentence or not (part.depth == total.depth or _is_bracketed(statement, part)):
            break
        if not _may_be_summed(total, part):
            break
        if not part.mention.is_change:
            parts.insert(0, part)
    if len(parts) < _FEWEST or any(part.mention.is_approximate for part in parts):
        return []
    # "Hộ tịch (204), đất đai (187), tổng cộng 391": numbers in brackets count where there are no others.
    outside = [part for part in parts if part.depth == total.depth]
    if not outside and not _is_missed_narrowly(total, parts):
        return []
    parts = outside or parts
    inner = [part for part in parts if "trong đó" in part.lead + part.before]
    if len(inner) > 1 and adds_up(inner, total):
        # "34 nghị quyết, trong đó 11 …; 62 quyết định, trong đó 40 …, tổng cộng 51"
        return []
    outer = [part for part in parts if "trong đó" not in part.lead + part.before]
    return outer if len(outer) > 1 else parts


def _may_be_sum(total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether a figure behind all parts of a division is hardly anything but their sum: "…; cả năm 560 hồ sơ"."""
    is_one_noun = {part.mention.unit for part in parts} == {total.mention.unit}
    is_most = total.mention.value > max(part.mention.value for part in parts)
    return (is_one_noun and is_most) or _is_missed_narrowly(total, parts)


def _is_missed_narrowly(total: Claim, parts: Sequence[Claim]) -> bool:
    values = [part.mention.value for part in parts]
    return has_trace(total.mention.value, values) or is_near(total.mention.value, _sum(parts))


def _is_bracketed(statement: Statement, part: Claim) -> bool:
    """Tell whether a bracket holds nothing but the number: "hộ tịch (204)"."""
    start, until = part.mention.start, part.mention.until
    return statement.lowered[max(0, start - 1) : start] == "(" and statement.lowered[until : until + 1] == ")"


def _may_be_summed(total: Claim, part: Claim) -> bool:
    """Tell whether a total sums up the noun of a part: "20 sở; 137 xã, tổng cộng 157 điểm" counts places."""
    if are_addable(total.mention.group, part.mention.group) or part.mention.unit in total.after:
        return True
    return {total.mention.group, part.mention.group} == _PLACES


def _sum(parts: Sequence[Claim]) -> Decimal:
    return sum((part.mention.value for part in parts), Decimal(0))
