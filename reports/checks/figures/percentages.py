"""Percentages in sentences, computed anew from the figures beside them.

Source: published reports compute one rate on three denominators (received, resolved, falling due); NĐ 61/2018/NĐ-CP
Điều 30 takes those received. So a rate is right where one of them gives it, rounded or cut off.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from core.issue import Issue
from core.numbers import format_number
from reports.checks.figures.statements import blocks_of, is_own
from reports.checks.figures.wording import written
from reports.checks.reading import Passage, Reading
from reports.domain.quantities.complements import wrong_share_lists
from reports.domain.quantities.percents import wrong_percents
from reports.domain.quantities.shares import Share, WrongPercent

_TOLD: Final = 3
_AROUND: Final = 6
"""So far away a line of the same list may give the whole of a share."""
_WHOLES: Final = {
    "done": "số đã giải quyết",
    "received": "số tiếp nhận",
    "pending": "số đang giải quyết",
    "new": "số tiếp nhận trong kỳ",
}


def check_percentages(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every percentage that the figures contradict, an info where rounding alone may."""
    for block in blocks_of(reading):
        for place, (passage, statement) in enumerate(zip(block.passages, block.statements, strict=True)):
            around = block.statements[max(0, place - _AROUND) : place + _AROUND + 1]
            for wrong in wrong_percents(statement, around):
                if is_own(passage, wrong.claim):
                    yield _issue(passage, wrong)
        for place, wrong in wrong_share_lists(block.items):
            if is_own(block.passages[place], wrong.claim):
                yield _issue(block.passages[place], wrong)


def _issue(passage: Passage, wrong: WrongPercent) -> Issue:
    message, suggestion = _worded(passage, wrong)
    return Issue(
        "info" if wrong.is_rounding else "warning",
        "percentages",
        passage.node,
        message,
        written(passage, wrong.claim),
        suggestion,
        needs_reason=not wrong.is_rounding,
    )


def _worded(passage: Passage, wrong: WrongPercent) -> tuple[str, str]:
    said = written(passage, wrong.claim)
    if wrong.is_over:
        return f"Tỷ lệ ghi {said}, lớn hơn 100%.", "Hãy kiểm tra và sửa tỷ lệ."
    decimals = max(wrong.claim.mention.decimals, 1)
    if wrong.others:
        values = [one.mention.value for one in (*wrong.others, wrong.claim)]
        whole = wrong.whole.mention.value if wrong.whole else Decimal(100)
        rest = whole - sum(values[:-1], Decimal(0))
        summed = " + ".join(f"{format_number(value)}%" for value in values)
        total = format_number(sum(values, Decimal(0)))
        proposal = f"Nếu các tỷ lệ khác đúng, sửa {said} thành {format_number(rest)}%." if rest >= 0 else ""
        return (
            f"Các tỷ lệ này phải cộng lại thành {format_number(whole)}%, nhưng {summed} = {total}%.",
            proposal or "Hãy tính lại.",
        )
    first = wrong.shares[0]
    told = [
        _share(share, decimals + 1) for share in _distinct(wrong.shares)[: 1 if first.part is first.whole else _TOLD]
    ]
    right = _rounded(first.percent, decimals)
    return f"Tỷ lệ ghi {said}, nhưng {'; '.join(told)}.", f"Sửa thành {right}%, hoặc sửa các số liệu."


def _share(share: Share, decimals: int) -> str:
    """Return "3.742 trên số đã giải quyết 3.780 là 98,99%"."""
    names = [_WHOLES[family.name] for family in share.whole.families() if family.name in _WHOLES]
    whole = f"{names[0]} {format_number(share.whole_value)}" if names and share.whole is not share.part else ""
    return (
        f"{format_number(share.part_value)} trên {whole or format_number(share.whole_value)} "
        f"là {_rounded(share.percent, decimals)}%"
    )


def _distinct(shares: tuple[Share, ...]) -> list[Share]:
    return list({(share.part_value, share.whole_value): share for share in shares}.values())


def _rounded(value: Decimal, decimals: int) -> str:
    return format_number(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))
