"""By how much something rose or fell, computed anew from the two values that the sentence gives.

Source: reports compare each figure with the period before it ("so với cùng kỳ", Thông tư 02/2017/TT-VPCP); a difference
of percentages is told in points, one of counts as a number or a rate of the earlier value.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from core.issue import Issue
from core.numbers import format_number
from reports.checks.figures.statements import blocks_of
from reports.checks.reading import Passage, Reading
from reports.domain.quantities.change_words import Change
from reports.domain.quantities.changes import WrongChange, wrong_changes
from reports.domain.quantities.measures import Value


def check_changes(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every rise or fall that the values beside it contradict."""
    for block in blocks_of(reading):
        for passage, statement in zip(block.passages, block.statements, strict=True):
            for wrong in wrong_changes(statement):
                if wrong.change.start >= passage.own_from:
                    yield _issue(passage, wrong)


def _issue(passage: Passage, wrong: WrongChange) -> Issue:
    change = wrong.change
    said = passage.text[change.start : change.end]
    old, new = _told(passage, wrong.old), _told(passage, wrong.new)
    if wrong.is_turned:
        way = "giảm" if change.sign > 0 else "tăng"
        message = f"Câu ghi “{said}”, nhưng từ {old} đến {new} là {way}."
        suggestion = f"Sửa thành “{way}”, hoặc sửa các số liệu."
    else:
        right = _figure(change, wrong.expected)
        values = f"từ {old} đến {new}" if wrong.is_ordered else f"giữa {new} và {old}"
        message = f"Câu ghi “{said}”, nhưng {values} là {right}."
        suggestion = f"Sửa thành {right}, hoặc sửa các số liệu."
    return Issue("warning", "changes", passage.node, message, said, suggestion, needs_reason=True)


def _told(passage: Passage, value: Value) -> str:
    if value.is_implied:
        return f"{format_number(value.value)} {value.noun}".strip()
    return passage.text[value.start : value.end]


def _figure(change: Change, expected: Decimal) -> str:
    """Return the right figure with its measure: "3,41 điểm", "30%", "gấp 1,6 lần"."""
    decimals = max(change.decimals, 1) if change.kind in ("percent", "times") else None
    value = expected if decimals is None else expected.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    figure = format_number(value)
    if change.kind == "percent":
        return f"{figure}%"
    words = {
        "points": "điểm phần trăm",
        "score": "điểm",
        "days": "ngày",
        "hours": "giờ",
        "minutes": "phút",
        "rank": "bậc",
        "times": "lần",
    }
    return f"{figure} {words.get(change.kind, change.noun)}".strip()
