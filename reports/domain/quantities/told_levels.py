"""Totals told level by level in full clauses: "Huyện A nhận 640 hồ sơ. Cấp huyện nhận 120, tại 9 xã nhận 510"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.divisions import HEDGES, OVERLAP, WrongParts
from reports.domain.quantities.families import families, is_complete
from reports.domain.quantities.traces import has_trace, is_near

_OF_DISTRICT: Final = re.compile(r"(?<!\w)(?:huyện|thị xã|thành phố|quận)(?!\w)")
_OF_PROVINCE: Final = re.compile(r"(?<!\w)tỉnh(?!\w)")
_OTHER_TIME: Final = re.compile(r"(?<!\w)(?:cùng kỳ|năm trước|quý trước|kế hoạch|chỉ tiêu|lũy kế|luỹ kế)(?!\w)")
_OF_ALL: Final = re.compile(r"(?<!\w)(?:toàn|cả) (?:tỉnh|thành phố|huyện|thị xã|quận)(?!\w)|(?<!\w)tổng(?!\w)")
_LEVELS: Final = frozenset({"district", "commune"})
_FAR: Final = 140


def wrong_levels(statement: Statement, counts: Sequence[Claim]) -> Iterator[WrongParts]:
    """Yield the totals whose levels, each told with a verb of its own, miss them narrowly."""
    if "xã" not in statement.lowered and "phường" not in statement.lowered:
        return
    for index, total in enumerate(counts):
        if not total.mention.is_exact or total.mention.group in ("", "body", "person"):
            continue
        parts: list[Claim] = []
        levels: list[str] = []
        last = total
        for part in counts[index + 1 : index + 8]:
            if part.mention.group == "body":
                continue
            words = _words(statement, last, part)
            level = _names(words, "level") or _names(part.before + " # ", "level")
            if not _goes_with(total, part, words, len(level)) or level[0] in levels:
                break
            parts.append(part)
            levels.append(level[0])
            last = part
        if len(parts) < 2 or not _is_whole(statement, total, levels):
            continue
        values = [part.mention.value for part in parts]
        reached, target = sum(values, Decimal(0)), total.mention.value
        scope = statement.lowered[total.start : parts[-1].end]
        is_shared = OVERLAP.search(statement.lowered, total.start, parts[-1].end + _FAR)
        if reached == target or HEDGES.search(scope) or _OTHER_TIME.search(scope) or is_shared:
            continue
        if has_trace(target, values) or is_near(target, reached):
            yield WrongParts(total, tuple(parts), "level")


def wrong_sums_of_levels(counts: Sequence[Claim]) -> Iterator[WrongParts]:
    """Yield the totals told after their levels: "Cấp tỉnh nhận 120, cấp xã nhận 510, toàn tỉnh nhận 640 hồ sơ"."""
    for index, total in enumerate(counts):
        if not total.mention.is_exact or not _OF_ALL.search(total.before) or _names(total.label, "level"):
            continue
        parts: list[Claim] = []
        levels: list[str] = []
        for part in reversed(counts[max(0, index - 6) : index]):
            level = _names(part.before + " # ", "level")
            if len(level) != 1 or level[0] in levels or not part.mention.is_exact or total.sentence - part.sentence > 1:
                break
            if part.mention.group not in (total.mention.group, "") or part.depth != total.depth:
                break
            parts.insert(0, part)
            levels.append(level[0])
        values = [part.mention.value for part in parts]
        target, reached = total.mention.value, sum(values, Decimal(0))
        states = [set(_names(one.before + " # ", "state")) for one in (total, *parts)]
        if not is_complete("level", levels) or reached == target or not _are_of(states):
            continue
        if has_trace(target, values) or is_near(target, reached):
            yield WrongParts(total, tuple(parts), "level")


def _are_of(states: Sequence[set[str]]) -> bool:
    """Tell whether the total is of the work of its parts: a bare "tổng của cả tỉnh" is where they are of one work."""
    whole, *parts = states
    if not whole:
        return all(one == parts[0] for one in parts)
    return all(one <= whole for one in parts)


def _words(statement: Statement, last: Claim, part: Claim) -> str:
    """Return all words between two numbers, the places among them: "tại 9 xã nhận"."""
    return statement.lowered[max(last.mention.until, part.mention.start - _FAR) : part.mention.start] + " # "


def _names(words: str, dimension: str) -> list[str]:
    return [family.name for family in families(words) if family.dimension == dimension]


def _goes_with(total: Claim, part: Claim, words: str, levels: int) -> bool:
    """Tell whether a number is of the total's noun and work, at one level, in its sentence or the next."""
    if part.mention.group not in (total.mention.group, "") or not part.mention.is_exact or part.depth != total.depth:
        return False
    if part.sentence - total.sentence > 1 or levels != 1:
        return False
    return set(_names(words, "state")) <= set(_names(total.before + " # ", "state"))


def _is_whole(statement: Statement, total: Claim, levels: list[str]) -> bool:
    if is_complete("level", levels):
        return not _names(total.before + " # ", "level")
    own = statement.lowered[max(0, total.mention.start - _FAR) : total.mention.start]
    return set(levels) == _LEVELS and bool(_OF_DISTRICT.search(own)) and not _OF_PROVINCE.search(own)
