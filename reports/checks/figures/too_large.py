"""A figure whose formula gives a number that nobody can mean, so that it stays unanswered.

Source: the portal keeps numbers below 10^15; no figure of an outline comes near.
"""

from collections.abc import Iterator
from decimal import Decimal

from core.issue import Issue
from reports.checks.reading import Reading
from reports.domain.document import FigureValue
from reports.domain.formulas import is_too_large


def check_too_large(reading: Reading) -> Iterator[Issue]:
    """Yield a note for every such figure."""
    waiting = [
        (node.key, figure)
        for node in reading.document.walk()
        for figure in node.figures
        if figure.formula and figure.state == "unanswered"
    ]
    if not waiting:
        return
    values = {figure.code: _value(figure) for figure in reading.document.figures()}
    for key, figure in waiting:
        if is_too_large(figure.formula, values):
            yield Issue(
                "info",
                "too_large",
                key,
                f"Chỉ tiêu “{figure.label}” chưa có số: tính theo công thức thì từ 1.000.000 tỷ {figure.unit} trở lên.",
                figure.label,
                "Hãy kiểm tra các số mà công thức dùng đến: có thể đã gõ thừa chữ số hoặc nhầm đơn vị tính.",
            )


def _value(figure: FigureValue) -> Decimal | None:
    return Decimal(0) if figure.state == "none" else figure.value
