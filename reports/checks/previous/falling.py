"""Figures that add up over the year and fall: less is told for a longer period than for one that lies in it.

Source: Công văn 581/BNV-CCHC: Quý I, 6 tháng and Năm all count from 15 December of the year before; Quý III counts from
15 June alone, so that its figures may be smaller than those of 6 tháng, and those of Năm hold both.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.issue import Issue
from core.numbers import format_number
from reports.checks.context import EarlierFigures
from reports.checks.reading import Reading
from reports.domain.document import FigureValue, Period

CODE = "falling"


def check_falling(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for each figure that is less than what reports of parts of its period told before."""
    context, period = reading.context, reading.document.period
    inside = [one for one in context.earlier if _lies_in(one.period, period)]
    if not inside:
        return
    for node in reading.document.walk():
        for figure in node.figures:
            if figure.code in context.added_up and figure.value is not None:
                least, told = _least(figure, inside)
                if figure.value < least:
                    yield _issue(node.key, figure, least, told)


def _lies_in(part: Period, whole: Period) -> bool:
    return part.key != whole.key and whole.starts_on <= part.starts_on and part.ends_on <= whole.ends_on


def _least(figure: FigureValue, inside: Sequence[EarlierFigures]) -> tuple[Decimal, list[EarlierFigures]]:
    """Return the most that parts of the period tell: one of them, or several that do not overlap."""
    known = [one for one in inside if figure.code in one.values]
    best, told = Decimal(0), list[EarlierFigures]()
    for one in known:
        chosen = [one]
        for other in known:
            if all(_are_apart(other.period, taken.period) for taken in chosen):
                chosen.append(other)
        total = sum((taken.values[figure.code] for taken in chosen), Decimal(0))
        if total > best:
            best, told = total, chosen
    return best, told


def _are_apart(one: Period, other: Period) -> bool:
    return one.ends_on < other.starts_on or other.ends_on < one.starts_on


def _issue(key: str, figure: FigureValue, least: Decimal, told: Sequence[EarlierFigures]) -> Issue:
    parts = ", ".join(
        f"{one.period.name} {format_number(one.values[figure.code])}"
        for one in sorted(told, key=lambda one: one.period.ends_on)
    )
    in_all = f" (cộng lại là {format_number(least)})" if len(told) > 1 else ""
    value = format_number(figure.value or Decimal(0))
    return Issue(
        "warning",
        CODE,
        key,
        f"Chỉ tiêu “{figure.label}” lũy kế cả kỳ là {value}, ít hơn số đã báo cáo trong năm: {parts}{in_all}.",
        figure.label,
        f"Số lũy kế không thể giảm: hãy nhập số của cả kỳ (ít nhất {format_number(least)}), hoặc giữ nguyên và nêu "
        "lý do.",
        needs_reason=True,
    )
