""" "Quá hạn 126 hồ sơ (0,5%). Như vậy, tỷ lệ đúng hạn đạt 95,5%": a rate told by its opposite."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.families import families
from reports.domain.quantities.shares import HUNDRED, NO_SHARE, Share, WrongPercent, fits, is_mistyped

_OPPOSITES: Final = {"in_time": "late", "on_time": "late", "late": "in_time"}
_SO: Final = re.compile(
    r"(?<!\w)(?:như vậy|như thế|do đó|vì vậy|theo đó|tức(?: là)?|nghĩa là|tương ứng|đồng nghĩa|nhờ vậy|nhờ đó"
    r"|qua đó|đưa"
    r"|nâng)(?!\w)"
)
_OTHER_SCOPE: Final = re.compile(
    r"(?<!\w)(?:cùng kỳ|năm (?:trước|ngoái|\d{4})|(?:quý|tháng|kỳ) (?:trước|\d{1,2}|[ivx]{1,3})|lũy kế|riêng"
    r"|cấp|lĩnh vực"
    r"|mục tiêu|chỉ tiêu|phấn đấu|toàn (?:tỉnh|ngành|quốc|huyện)|cả (?:năm|nước|tỉnh)|tính chung|trong khi"
    r"|bình quân)(?!\w)"
)
_RATE: Final = re.compile(r"tỷ lệ|tỉ lệ|đạt|chiếm")


def remaining_shares(statement: Statement, claim: Claim) -> tuple[Share, ...]:
    """Return what the rate of those in time is where only the whole and those late are told, or the other way about."""
    name = _time_of(claim)
    if name not in _OPPOSITES or not _RATE.search(claim.before) or NO_SHARE.search(claim.lead[-60:] + claim.label):
        return ()
    if _OTHER_SCOPE.search(claim.lead[-60:] + claim.before) or "chưa" in _sentence_before(statement, claim):
        return ()
    fraction = _fraction_of(statement, claim, _OPPOSITES[name])
    if fraction is not None and fraction.mention.of:
        whole = fraction.mention.of
        return (Share(fraction, fraction, whole - fraction.mention.value, whole),)
    counts = [
        one
        for one in statement.claims
        if one.mention.end <= claim.mention.start
        and one.mention.kind == "count"
        and claim.sentence - 1 <= one.sentence
        and not one.mention.is_change
    ]
    told = [_time_of(one) for one in counts]
    if len(counts) < 2 or name in told or (name == "on_time" and "sớm" in statement.lowered):
        return ()
    parts = [one for one, time in zip(counts, told, strict=True) if time == _OPPOSITES[name]]
    wholes = [one for one, time in zip(counts, told, strict=True) if time is None and _is_whole(one)]
    if (
        len(parts) != 1
        or not wholes
        or len(wholes) + 1 != len(counts)
        or not all(one.mention.is_exact for one in counts)
    ):
        return ()
    (part,) = parts
    return tuple(
        Share(part, whole, whole.mention.value - part.mention.value, whole.mention.value)
        for whole in reversed(wholes)
        if whole.mention.value > part.mention.value
    )


def _sentence_before(statement: Statement, claim: Claim) -> str:
    """Return the words of the two sentences up to a percentage."""
    ends = [mark.place for mark in statement.marks if mark.sign == "." and mark.place < claim.mention.start]
    return statement.lowered[ends[-2] if len(ends) > 1 else 0 : claim.end]


def _fraction_of(statement: Statement, claim: Claim, name: str) -> Claim | None:
    """Return "trễ hạn 40 hồ sơ trên tổng số 2.500 hồ sơ" right before a rate of those in time."""
    before = [one for one in statement.claims if one.mention.end <= claim.mention.start]
    if not before or before[-1].mention.kind != "fraction" or before[-1].sentence != claim.sentence:
        return None
    near = before[-1].mention
    is_early_told = any(family.name == "early" for one in before for family in families(one.label))
    words = before[-1].before + statement.lowered[near.start : near.end] + before[-1].after
    return before[-1] if near.is_exact and not is_early_told and _time_in(words) == name else None


def _is_whole(one: Claim) -> bool:
    return {family.name for family in families(one.label)} & {"done", "received"} != set()


def wrong_opposites(statement: Statement, percents: Sequence[Claim]) -> Iterator[WrongPercent]:
    """Yield a rate that does not make 100 % with the opposite rate in the sentence before it."""
    for first, claim in pairwise(percents):
        if claim.sentence != first.sentence + 1 or not first.mention.is_exact or not claim.mention.is_exact:
            continue
        one, other = _time_in(label_of(statement, first)), _time_in(label_of(statement, claim))
        if one is None or other is None or {one, other} not in ({"in_time", "late"}, {"on_time", "late"}):
            continue
        words = claim.lead + claim.before
        if _OTHER_SCOPE.search(words) or any(NO_SHARE.search(two.before) for two in (first, claim)):
            continue
        rest = HUNDRED - first.mention.value
        is_late_in_time = {one, other} == {"in_time", "late"} or claim.mention.value > rest
        if is_late_in_time and not fits(claim, rest) and (_SO.search(words) or is_mistyped(claim, rest)):
            yield WrongPercent(claim, others=(first,))


def label_of(statement: Statement, claim: Claim) -> str:
    """Return the words of a percentage, or those of the figure that it is told of."""
    if families(claim.label):
        return claim.label
    before = [one for one in statement.claims if one.mention.end <= claim.mention.start]
    near = before[-1] if before and before[-1].mention.kind != "percent" else None
    return near.label if near is not None else claim.lead


def _time_of(claim: Claim) -> str | None:
    return _time_in(claim.label if families(claim.label) else claim.lead[-60:])


def _time_in(words: str) -> str | None:
    """Return the one place in time that the words of a figure name."""
    found = {family.name for family in families(words) if family.dimension == "time"}
    return found.pop() if len(found) == 1 else None
