"""Totals and their parts in a paragraph: "54 văn bản, trong đó …", "gồm …", "(… và …)", "…; tổng cộng …"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Final

from reports.domain.quantities.certainty import is_closed
from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.common_division import common_dimension
from reports.domain.quantities.cumulative import wrong_cumulatives
from reports.domain.quantities.divisions import HEDGES, NO_MORE, OVERLAP, WrongParts, adds_up, judge
from reports.domain.quantities.enumerations import wrong_enumerations
from reports.domain.quantities.exceeding import wrong_wholes
from reports.domain.quantities.families import is_complete
from reports.domain.quantities.forms import wrong_forms
from reports.domain.quantities.openings import (
    Opening,
    dimensions_of,
    families_of,
    find_openings,
    names_more,
)
from reports.domain.quantities.part_lists import find_parts
from reports.domain.quantities.remainders import wrong_rests
from reports.domain.quantities.told_levels import wrong_levels, wrong_sums_of_levels
from reports.domain.quantities.traces import has_trace, is_near
from reports.domain.quantities.units import are_addable

_ADDED_UP: Final = re.compile(
    r"(?:(?<!\w)tổng cộng|(?<!\w)cộng (?:cả|chung|lại)|(?<!\w)cộng là"
    r"|(?:nâng|đưa) tổng số(?:[^,;.]|, (?=4|[^\W\d])){0,80}? lên"
    r"|tổng cả|tổng là|(?<!\w)cộng (?:quý|tháng|năm|kỳ|tuần|cả|toàn)(?: \w+)?"
    r"|tổng số[^,;.#]{0,40} là)[^,;.#]{0,40}\Z|(?<!\w)cộng(?: được)?\s?:?\s?\Z"
)

# "Cộng 03 cấp 177.349 hồ sơ", "tổng hai cấp là 61.610 hồ sơ", "tính chung 6 tháng đầu năm, huyện nhận 13.155 hồ sơ".
_OF_ALL: Final = re.compile(
    r"(?<!\w)(?:tổng|cộng|tính)(?: số| cộng| chung| cả){0,2}"
    r" (?:(?:0?[23]|hai|ba) cấp[^,;.\d]{0,30}|(?:0?[369]|sáu|chín|hai quý|cả năm|cả quý|quý)(?!\w)[^;.\d]{0,60})\Z"
)
_LEVELS: Final = re.compile(r"(?:0?[23]|hai|ba) cấp(?!\w)")
_ADDED: Final = re.compile(r"(?<!\w)(?:thêm|mới)(?!\w)")
_PAIRS: Final = frozenset({"gender", "passed", "half"})
_MOST_MORE: Final = 4
_MOST_LISTED: Final = Decimal("1.12")
_MOST_RAISED: Final = Decimal("1.5")
_OPENS_SUM: Final = re.compile(r"\W*(?:như vậy,? )?(?:tổng cộng|cộng|tính chung|tính cả)(?!\w)")


def wrong_parts(statement: Statement) -> list[WrongParts]:
    """Return the totals of a paragraph that contradict their parts; each total once."""
    counts = [claim for claim in statement.claims if claim.mention.kind == "count"]
    if len(counts) < 2:
        return []
    found: dict[int, WrongParts] = {}
    settled: dict[int, str] = {}
    heads: dict[int, Claim] = {}
    for opening in find_openings(statement, counts):
        parts, is_open = find_parts(statement, opening)
        head = heads.get(id(opening.totals[0])) if opening.strength == "none" else None
        if head is not None:
            # "318 kiến nghị gồm 200 …, 118 …; đã xử lý 290, đang xử lý 28": what follows divides the 318 again.
            if common_dimension(parts) != "state" or any(id(part) in heads for part in parts):
                continue
            opening = replace(opening, totals=(head,), divides_again=True)
        if not parts:
            continue
        parts = _up_to_whole(parts)
        scope = _scope(statement, opening, parts)
        is_open = is_open or names_more(statement, parts[-1])
        closed = is_closed(statement, parts)
        strength = "strong" if closed and not is_open and _is_plain_list(opening, parts) else opening.strength
        wrong = judge(opening.totals, parts, strength, is_open, closed, scope)
        if wrong is None:
            for total in opening.totals:
                if adds_up(parts, total):
                    settled[id(total)] = common_dimension(parts)
                    heads.update((id(part), total) for part in parts)
        elif _tells_shares(statement, wrong) or _make_another(counts, wrong) or _goes_on(counts, opening, wrong):
            continue
        elif wrong.total.start not in found and (
            id(wrong.total) not in settled or opening.divides_again or _is_of_work(wrong, settled[id(wrong.total)])
        ):
            found[wrong.total.start] = wrong
    for wrong in (
        *wrong_enumerations(statement, counts),
        *wrong_levels(statement, counts),
        *wrong_sums_of_levels(counts),
    ):
        if id(wrong.total) not in settled and not _make_another(counts, wrong):
            found.setdefault(wrong.total.start, wrong)
    alone = (wrong_wholes(statement, counts), wrong_cumulatives(statement, counts), wrong_forms(statement, counts))
    for wrong in chain(*alone, wrong_rests(statement)):
        if id(wrong.total) not in settled:
            found.setdefault(wrong.total.start, wrong)
    for wrong in _added_up(statement, counts):
        found.setdefault(wrong.total.start, wrong)
    return list(found.values())


def _is_plain_list(opening: Opening, parts: Sequence[Claim]) -> bool:
    """Tell whether each item behind a colon opens with its number and noun: "26 hồ sơ: 14 hồ sơ …, 12 hồ sơ …"."""
    if opening.strength != "colon" or any(not part.mention.unit for part in parts):
        return False
    first, *others = (part.before.strip() for part in parts)
    if any(others) or not (first == "" or first.endswith(":")):
        return False
    reached = sum(part.mention.value for part in parts)
    return all(reached <= total.mention.value * _MOST_LISTED for total in opening.totals)


def _is_of_work(wrong: WrongParts, settled: str) -> bool:
    """Tell whether a total is divided once more, by what became of it: "152 (cũ 14, mới 138). Đã xử lý 147; …"."""
    return wrong.dimension == "state" and settled != "state"


def _up_to_whole(parts: list[Claim]) -> list[Claim]:
    """Return the parts up to where a division is complete: "13 nữ và 11 nam, người lớn tuổi nhất 57"."""
    for end in range(2, len(parts)):
        dimension = common_dimension(parts[:end])
        names = {name for part in parts[:end] for family, name in families_of(part) if family == dimension}
        if dimension in _PAIRS and is_complete(dimension, names) and dimension not in dimensions_of(parts[end]):
            return parts[:end]
    return parts


def _scope(statement: Statement, opening: Opening, parts: Sequence[Claim]) -> str:
    """Return the words of the sentence from the introduction on, and a few before it."""
    until = parts[-1].mention.until
    ends = (mark.place for mark in statement.marks if mark.sign == "." and mark.place >= until)
    end = next(ends, len(statement.lowered))
    scope = statement.lowered[max(0, opening.place - 40) : until]
    if opening.strength == "bracket" and not OVERLAP.search(statement.lowered, until, min(end, until + 120)):
        return scope
    clause, _, other = statement.lowered[until : min(end, until + 120)].partition(";")
    return f"{scope}{clause};{other}" if OVERLAP.search(other) or NO_MORE.search(other) else scope + clause


def _tells_shares(statement: Statement, wrong: WrongParts) -> bool:
    """Tell whether percentages beside two parts are their shares of the total: others are left out on purpose."""
    if wrong.reached >= wrong.total.mention.value:
        return False
    fitting = 0
    for part in wrong.parts:
        behind = next((one for one in statement.claims if one.mention.start > part.mention.start), None)
        if behind is not None and behind.mention.kind == "percent":
            unit = Decimal(1).scaleb(-behind.mention.decimals)
            exact = part.mention.value / wrong.total.mention.value * 100
            fitting += abs(behind.mention.value - exact) < unit
    return fitting > 1


def _make_another(counts: Sequence[Claim], wrong: WrongParts) -> bool:
    """Tell whether the parts make a number of the same noun that stands in the sentence before the accused total."""
    return any(
        one.mention.value == wrong.reached
        and one.mention.group == wrong.total.mention.group
        and one.sentence == wrong.total.sentence
        and one.mention.start < wrong.total.mention.start
        for one in counts
    )


def _goes_on(counts: Sequence[Claim], opening: Opening, wrong: WrongParts) -> bool:
    """Tell whether a division that nothing introduces goes on with a kind of other words, and makes its total."""
    if opening.strength != "none":
        return False
    last = wrong.parts[-1]
    following = [one for one in counts if one.mention.start > last.mention.start and one.sentence == last.sentence]
    for end in range(1, min(len(following), _MOST_MORE) + 1):
        if adds_up([*wrong.parts, *following[:end]], wrong.total):
            return True
    return False


def _is_missed_narrowly(total: Claim, parts: Sequence[Claim]) -> bool:
    values = [part.mention.value for part in parts]
    return has_trace(total.mention.value, values) or is_near(total.mention.value, sum(values, Decimal(0)))


def _is_bracketed(statement: Statement, part: Claim) -> bool:
    """Tell whether a bracket holds nothing but the number: "hộ tịch (204)"."""
    start, until = part.mention.start, part.mention.until
    return statement.lowered[max(0, start - 1) : start] == "(" and statement.lowered[until : until + 1] == ")"


def _added_up(statement: Statement, counts: Sequence[Claim]) -> Iterator[WrongParts]:
    for index, claim in enumerate(counts):
        if _LEVELS.match(statement.lowered, claim.mention.start):
            continue
        words = statement.lowered[max(0, claim.mention.start - 90) : claim.mention.start]
        if not claim.mention.is_exact or not (
            _ADDED_UP.search(claim.lead[-90:] + claim.before) or _OF_ALL.search(words)
        ):
            continue
        parts: list[Claim] = []
        # "…; Nội vụ 32. Cộng: 73."
        opens = (
            index > 0
            and counts[index - 1].sentence == claim.sentence - 1
            and _OPENS_SUM.match(claim.lead + claim.before)
        )
        before = [one for one in counts[:index] if not _LEVELS.match(statement.lowered, one.mention.start)]
        for part in reversed(before):
            if part.sentence != claim.sentence - bool(opens) or not (
                part.depth == claim.depth or _is_bracketed(statement, part)
            ):
                break
            if not are_addable(claim.mention.group, part.mention.group) and part.mention.unit not in claim.after:
                break
            if not part.mention.is_change:
                parts.insert(0, part)
        if len(parts) < 2 or any(part.mention.is_approximate for part in parts):
            continue
        # "Hộ tịch (204), đất đai (187), tổng cộng 391": numbers in brackets count where there are no others.
        outside = [part for part in parts if part.depth == claim.depth]
        if not outside and not _is_missed_narrowly(claim, parts):
            continue
        parts = outside or parts
        inner = [part for part in parts if "trong đó" in part.lead + part.before]
        if len(inner) > 1 and adds_up(inner, claim):
            # "34 nghị quyết, trong đó 11 …; 62 quyết định, trong đó 40 …, tổng cộng 51"
            continue
        outer = [part for part in parts if "trong đó" not in part.lead + part.before]
        parts = outer if len(outer) > 1 else parts
        suffixes = [parts[start:] for start in range(len(parts))]
        if any(adds_up(suffix, claim) and len(suffix) > 1 for suffix in suffixes):
            continue
        dimension = common_dimension(parts)
        raised = "tổng số" in claim.lead[-90:] + claim.before
        if raised and claim.mention.value > _MOST_RAISED * sum(part.mention.value for part in parts):
            # "…, nâng tổng số từ đầu năm lên 1.392" counts what was there before.
            continue
        states = {name for family, name in families_of(claim) if family == "state"}
        if states - {name for part in parts for family, name in families_of(part) if family == "state"}:
            continue
        is_sum = len(parts) == 2 and _ADDED.search(parts[1].before) is not None
        if HEDGES.search(statement.lowered, parts[0].start, claim.mention.until) or (
            raised
            and not is_sum
            and not is_complete(
                dimension, {name for part in parts for family, name in families_of(part) if family == dimension}
            )
        ):
            continue
        yield WrongParts(claim, tuple(parts), dimension)
