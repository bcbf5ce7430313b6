""" "36,5 trên tối đa 40 điểm, bằng 91,25%": points reached as a share of those that can be reached."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from reports.domain.quantities.claims import Claim, Statement
from reports.domain.quantities.shares import NO_SHARE, Share, WrongPercent, fits

_NUMBER: Final = r"\d{1,3}(?:,\d{1,4})?(?![\d.,]\d)"
_SCORED: Final = re.compile(
    rf"(?<![\w.,/])(?P<part>{_NUMBER})(?: điểm)?(?:\s?/\s?| (?:trên|trong)(?: (?:tổng(?: số)?|tối đa"
    rf"|thang điểm|thang|mức"
    rf"|điểm))* )(?P<whole>{_NUMBER}) điểm(?! phần)(?: (?:tối đa|chuẩn|tuyệt đối))?"
    r"(?P<link>[^;.:()%\d]{0,30}[,(–] ?(?:chỉ |mới |tức |tương ứng |đã )?(?:đạt|bằng|chiếm|tỷ lệ"
    r"|tương đương|tương ứng|là"
    r"|với)?(?: (?:tỷ lệ|với|là|mức))* ?)\Z"
)


def wrong_score_shares(statement: Statement, percents: Sequence[Claim]) -> Iterator[WrongPercent]:
    """Yield the percentages right behind points out of the most, which those do not give."""
    if "điểm" not in statement.lowered:
        return
    for claim in percents:
        start, end = max(0, claim.mention.start - 120), claim.mention.start
        match = _SCORED.search(statement.lowered, start, end)
        if match is None or claim.mention.is_change or NO_SHARE.search(match["link"]):
            continue
        part, whole = (Decimal(match[name].replace(",", ".")) for name in ("part", "whole"))
        if not 0 < part <= whole:
            continue
        scored = replace(claim, mention=replace(claim.mention, start=match.start(), end=match.end("whole"), value=part))
        share = Share(scored, scored, part, whole)
        if not fits(claim, share.percent):
            yield WrongPercent(claim, (share,))
