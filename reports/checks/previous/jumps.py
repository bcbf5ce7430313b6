"""Figures far beyond what the unit told before: a slip of the keyboard, a changed unit of measure, or news.

Source: custom of the field: reviewers ask about such figures. What counts as far is the unit's own history: more than
five times its median absolute deviation, and at least threefold.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median
from typing import Final

from core.issue import Issue
from core.numbers import format_number
from reports.checks.context import EarlierFigures
from reports.checks.reading import Reading
from reports.domain.document import FigureValue, Period

CODE = "jump"
_FEWEST: Final = 3
_DEVIATIONS: Final = 5
_TIMES: Final = 3
_LEAST: Final = 10
"""Small numbers triple by chance."""
_NAMED: Final = 4


def check_jumps(reading: Reading) -> Iterator[Issue]:
    """Yield a note for each figure beyond its history; figures that add up are compared by the length of the period."""
    context, period = reading.context, reading.document.period
    if len(context.earlier) < _FEWEST:
        return
    for node in reading.document.walk():
        for figure in node.figures:
            told = [one for one in context.earlier if figure.code in one.values]
            adds_up = figure.code in context.added_up
            if figure.value is not None and len(told) >= _FEWEST and _is_beyond(figure, told, period, adds_up):
                yield _issue(node.key, figure, told)


def _is_beyond(figure: FigureValue, told: Sequence[EarlierFigures], period: Period, adds_up: bool) -> bool:
    """Tell whether the figure lies far beyond those before; counts of longer and shorter periods are made alike."""
    value = figure.value or Decimal(0)
    expected = [one.values[figure.code] * (_days(period) / _days(one.period) if adds_up else 1) for one in told]
    middle = median(expected)
    deviation = median(abs(one - middle) for one in expected)
    smaller, larger = sorted((value, middle))
    return larger >= _LEAST and larger >= _TIMES * smaller and abs(value - middle) > _DEVIATIONS * deviation


def _days(period: Period) -> Decimal:
    return Decimal((period.ends_on - period.starts_on).days + 1)


def _issue(key: str, figure: FigureValue, told: Sequence[EarlierFigures]) -> Issue:
    before = ", ".join(f"{one.period.name}: {format_number(one.values[figure.code])}" for one in told[:_NAMED])
    return Issue(
        "info",
        CODE,
        key,
        f"Chỉ tiêu “{figure.label}” là {format_number(figure.value or Decimal(0))}, khác hẳn các kỳ trước ({before}).",
        figure.label,
        "Hãy kiểm tra lại số và đơn vị tính; nếu đúng, nên nêu lý do trong báo cáo.",
    )
