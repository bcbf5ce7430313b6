"""Figures that are those of the last report throughout: the old file was sent again.

Source: custom of the field: clerks copy last period's file; figures that count a period's work are hardly ever all the
same in two periods.
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from core.numbers import format_number
from reports.checks.reading import Reading

CODE = "unchanged"
_FEWEST: Final = 5
"""Fewer figures that are not 0 may be the same by chance."""
_NAMED: Final = 3


def check_unchanged(reading: Reading) -> Iterator[Issue]:
    """Yield a warning where all figures that count the period's work are those of the last report."""
    counted = [
        figure
        for figure in reading.document.figures()
        if figure.code in reading.context.added_up
        and not figure.formula
        and figure.value is not None
        and figure.previous is not None
    ]
    same = [figure for figure in counted if figure.value == figure.previous]
    told = [figure for figure in same if figure.value]
    if len(same) < len(counted) or len(told) < _FEWEST:
        return
    named = "; ".join(f"{one.label}: {format_number(one.value)}" for one in told[:_NAMED] if one.value is not None)
    last = reading.document.previous_period_name
    yield Issue(
        "warning",
        CODE,
        "",
        f"Tất cả {len(told)} chỉ tiêu có phát sinh đều đúng bằng số của kỳ {last} ({named}; …).",
        told[0].label,
        "Hãy kiểm tra xem số liệu của kỳ này đã được cập nhật chưa.",
        needs_reason=True,
    )
