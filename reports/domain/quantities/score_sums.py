"""A score against the scores that it is made of: "87,62 điểm, trong đó điểm thẩm định 58,37, điểm điều tra 28,25"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.divisions import HEDGES, WrongParts
from reports.domain.quantities.mentions import Mention
from reports.domain.quantities.traces import has_trace, is_near

_SCORE: Final = r"\d{1,4}(?:,\d{1,4})?"
_TOTAL: Final = re.compile(
    rf"(?<![\w.,/-])(?P<score>{_SCORE})(?:/\d{{2,4}})? điểm(?! (?:%|phần trăm))(?P<words>[^.;:()\d]{{0,80}}?)"
    r"(?:(?<!\w)(?:trong đó|bao gồm|gồm(?: có)?|cụ thể)|:|\()"
)
_PART: Final = re.compile(
    rf"(?<!\w)điểm (?P<name>[^\W\d]\w*(?: [^\W\d]\w*){{1,8}}?)"
    rf"(?: (?:là|đạt|được|có))?:? (?P<score>{_SCORE})(?![\w/]|[.,]\d)"
)
_SENTENCE: Final = re.compile(r"\.(?=\s|\Z)|\)")
_CHANGE: Final = re.compile(r"(?<!\w)(?:tăng|giảm|hơn|so với|vượt|tối đa|chuẩn|cộng|thưởng|trừ)(?!\w)")
_LEAST, _MOST = 2, 12


def wrong_score_sums(statement: Statement) -> Iterator[WrongParts]:
    """Yield the scores that miss the sum of the scores they are made of by as little as a slip does."""
    text = statement.lowered
    if "điểm" not in text or len(statement.claims) == 0:
        return
    for match in _TOTAL.finditer(text):
        end = _SENTENCE.search(text, match.end())
        scope = end.start() if end else len(text)
        found = [one for one, _ in zip(_PART.finditer(text, match.end(), scope), range(_MOST), strict=False)]
        if len(found) < _LEAST or any(_CHANGE.search(one["name"]) for one in found):
            continue
        if HEDGES.search(text, match.start(), scope) or _CHANGE.search(match["words"]):
            continue
        total, *parts = (_claim(one) for one in (match, *found))
        values = [one.mention.value for one in parts]
        target, reached = total.mention.value, sum(values, Decimal(0))
        unit = Decimal(1).scaleb(-max(one.mention.decimals for one in (total, *parts)))
        is_off = abs(reached - target) > unit * len(parts) / 2
        if is_off and max(values) < target and (is_near(target, reached) or has_trace(target, values)):
            yield WrongParts(total, tuple(parts), "")


def _claim(match: re.Match[str]) -> Claim:
    """Return a score as a claim, so that it has a place like any other."""
    whole, _, decimals = match["score"].partition(",")
    value = Decimal(f"{whole}.{decimals}" if decimals else whole)
    start, end = match.span("score")
    mention = Mention(start, end, end, "count", value, len(decimals))
    return Claim(mention, "", "", "", "", 0, 0, start, end)
