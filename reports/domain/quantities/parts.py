"""Totals and their parts in a paragraph: "54 văn bản, trong đó …", "gồm …", "(… và …)", "…; tổng cộng …"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Final

from reports.domain.quantities.apologies import wrong_apologies
from reports.domain.quantities.bare_balance import wrong_bare_balances
from reports.domain.quantities.certainty import is_closed
from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.common_division import common_dimension
from reports.domain.quantities.cumulative import wrong_cumulatives
from reports.domain.quantities.divisions import NO_MORE, OVERLAP, WrongParts, judge
from reports.domain.quantities.enumerations import wrong_enumerations
from reports.domain.quantities.exceeding import wrong_wholes
from reports.domain.quantities.families import is_complete
from reports.domain.quantities.forms import wrong_forms
from reports.domain.quantities.left_out import leaves_out_districts, opens_uncounted, tells_shares
from reports.domain.quantities.openings import (
    Opening,
    dimensions_of,
    families_of,
    find_openings,
    names_more,
)
from reports.domain.quantities.part_lists import find_parts
from reports.domain.quantities.remainders import wrong_rests
from reports.domain.quantities.score_sums import wrong_score_sums
from reports.domain.quantities.sums import adds_up
from reports.domain.quantities.told_levels import wrong_levels, wrong_sums_of_levels
from reports.domain.quantities.totals_behind import wrong_totals_behind

_PAIRS: Final = frozenset({"gender", "passed", "half"})
_MOST_MORE: Final = 4
_LEAD: Final = 80
_MOST_LISTED: Final = Decimal("1.12")


def wrong_parts(statement: Statement) -> list[WrongParts]:
    """Return the totals of a paragraph that contradict their parts; each total once."""
    counts = [claim for claim in statement.claims if claim.mention.kind == "count"]
    if len(counts) < 2:
        return list(wrong_score_sums(statement))
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
        is_open = is_open or names_more(statement, parts[-1]) or opens_uncounted(statement, opening, parts[0])
        closed = is_closed(statement, parts)
        strength = "strong" if closed and not is_open and _is_plain_list(opening, parts) else opening.strength
        wrong = judge(opening.totals, parts, strength, is_open, closed, scope)
        if wrong is None:
            for total in opening.totals:
                if adds_up(parts, total):
                    settled[id(total)] = common_dimension(parts)
                    heads.update((id(part), total) for part in parts)
        elif (
            tells_shares(statement, wrong)
            or _make_another(counts, wrong)
            or _goes_on(counts, opening, wrong)
            or leaves_out_districts(statement, wrong)
        ):
            continue
        elif wrong.total.start not in found and (
            id(wrong.total) not in settled or opening.divides_again or _is_of_work(wrong, settled[id(wrong.total)])
        ):
            found[wrong.total.start] = wrong
    told = chain(*_told_together(statement, counts)) if len(counts) > 2 else ()
    for wrong in told:
        if id(wrong.total) not in settled and not _make_another(counts, wrong):
            found.setdefault(wrong.total.start, wrong)
    alone = (wrong_wholes(statement, counts), wrong_cumulatives(statement, counts), wrong_forms(statement, counts))
    more = (
        wrong_apologies(statement, counts),
        wrong_score_sums(statement),
        wrong_bare_balances(statement, counts),
    )
    for wrong in chain(*alone, wrong_rests(statement), *more):
        if id(wrong.total) not in settled:
            found.setdefault(wrong.total.start, wrong)
    if len(counts) > 2:
        for wrong in wrong_totals_behind(statement, counts):
            found.setdefault(wrong.total.start, wrong)
    return list(found.values())


def _told_together(statement: Statement, counts: Sequence[Claim]) -> Iterator[Iterable[WrongParts]]:
    yield wrong_enumerations(statement, counts)
    yield wrong_levels(statement, counts)
    yield wrong_sums_of_levels(counts)


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
    scope = statement.lowered[max(0, opening.place - _LEAD) : until]
    if opening.strength == "bracket" and not OVERLAP.search(statement.lowered, until, min(end, until + 120)):
        return scope
    clause, _, other = statement.lowered[until : min(end, until + 120)].partition(";")
    return f"{scope}{clause};{other}" if OVERLAP.search(other) or NO_MORE.search(other) else scope + clause


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
