""" "Cứ 10 hồ sơ thì 9 hồ sơ đúng hạn, tức 90%": a ratio in small numbers, which counts nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.shares import Share, WrongPercent, fits

_EACH: Final = re.compile(r"(?<!\w)cứ (?:mỗi |trong |trung bình )?\Z")
_THEN: Final = re.compile(r"[^.;:\d]{0,80}(?<!\w)(?:thì|có|là)(?!\w)[^.;:\d]{0,24}\Z")
_THAT_IS: Final = re.compile(
    r"[^.;:()\d]{0,60}[,(]\s?(?:tức|tức là|tương ứng|tương đương|hay|đạt|chiếm)(?: (?:với|tỷ lệ|là|đạt))* \Z"
)


def without_ratios(statement: Statement) -> Statement:
    """Return the statement without the two numbers of each ratio."""
    paired = {id(one) for pair in _pairs(statement) for one in pair}
    if not paired:
        return statement
    return replace(statement, claims=tuple(one for one in statement.claims if id(one) not in paired))


def wrong_ratios(statement: Statement) -> Iterator[WrongPercent]:
    """Yield the percentages right behind a ratio that it does not give."""
    claims = statement.claims
    for whole, part in _pairs(statement):
        behind = [one for one in claims if one.mention.start > part.mention.start][:1]
        if not behind or behind[0].mention.kind != "percent" or part.mention.value > whole.mention.value:
            continue
        (claim,) = behind
        if not _THAT_IS.match(statement.lowered[part.mention.until : claim.mention.start]):
            continue
        share = Share(part, whole, part.mention.value, whole.mention.value)
        if not fits(claim, share.percent):
            yield WrongPercent(claim, (share,))


def _pairs(statement: Statement) -> Iterator[tuple[Claim, Claim]]:
    if "cứ " not in statement.lowered:
        return
    for whole, part in zip(statement.claims, statement.claims[1:], strict=False):
        are_counts = whole.mention.kind == part.mention.kind == "count" and bool(whole.mention.value)
        between = statement.lowered[whole.mention.end : part.mention.start]
        if are_counts and _EACH.search(whole.before) and _THEN.match(between):
            yield whole, part
