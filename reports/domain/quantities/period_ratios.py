""" "2.000 lượt, bằng 125% cùng kỳ năm ngoái (1.600 lượt)": a figure as a rate of that of another period."""

import re
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.shares import Share
from reports.domain.quantities.units import are_addable

_EQUALS: Final = re.compile(
    r"(?<!\w)(?:bằng|tương đương|đạt|tương ứng)(?: (?:với|tới|khoảng|gần|hơn|trên|chỉ|mức))*\s*\Z"
)
_PERIOD: Final = (
    r"(?:cùng kỳ|(?:năm|quý|tháng|kỳ|tuần) (?:trước|ngoái|liền kề)|trước đó|(?:quý|tháng|năm) (?:\d{1,4}|i{1,3}|iv)"
    r"(?:/\d{4})?)(?!\w)"
)
_OF_PERIOD: Final = re.compile(
    rf"\s*(?:so với |của )?(?:[^\W\d]\w*,? ){{0,9}}?(?:(?:quý|tháng) [\divx]{{1,4}} )?{_PERIOD}"
)
_BASE: Final = re.compile(
    r"[^,;.()%]{0,40}[(] ?(?:là |đạt |có |với )?\Z|[^,;.()%\d]{0,12}(?<!\w)(?:là|đạt|có)(?: có)? \Z"
)


def is_ratio(statement: Statement, claim: Claim) -> bool:
    """Tell whether the percentage compares two periods: "bằng 127% năm trước"; it is no share, and may pass 100 %."""
    return bool(_EQUALS.search(claim.before) and _OF_PERIOD.match(statement.lowered, claim.mention.end))


def ratio_of_periods(statement: Statement, claim: Claim) -> Share | None:
    """Return the figure before such a percentage as a share of the one told behind it, None where there are not two."""
    if claim.mention.is_change or not _EQUALS.search(claim.before):
        return None
    named = _OF_PERIOD.match(statement.lowered, claim.mention.end)
    if named is None:
        return None
    base = next((one for one in statement.claims if one.mention.start >= named.end()), None)
    if (
        base is None
        or base.sentence != claim.sentence
        or not _BASE.fullmatch(statement.lowered, named.end(), base.mention.start)
    ):
        return None
    before = [
        one
        for one in statement.claims
        if one.mention.end <= claim.mention.start and one.sentence == claim.sentence and one.mention.kind == "count"
    ]
    before = [one for one in before if are_addable(one.mention.group, base.mention.group)]
    if not before or base.mention.kind != "count" or not base.mention.value:
        return None
    part = before[-1]
    if not part.mention.is_exact or not base.mention.is_exact or len(before) > 1:
        return None
    return Share(part, base, part.mention.value, base.mention.value)
