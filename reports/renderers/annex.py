"""The figures annex: its rows are worded here once, for the screen, the PDF, Word and Excel."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from core.numbers import format_number
from reports.domain.document import FigureValue, ReportDocument
from reports.domain.formulas import word_formula

ANNEX_LABEL: Final = "Phụ lục"
ANNEX_TITLE: Final = "SỐ LIỆU CÔNG TÁC CẢI CÁCH HÀNH CHÍNH"
NONE_TEXT: Final = "Không phát sinh"
NOT_YET_TEXT: Final = "Chưa có số liệu"


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """One figure, worded. `value` and `previous_value` are the numbers behind the words, None where there is none.

    `number` ("01") is its place in the annex: formulas name the figures by it, as Vietnamese statistical forms do.
    `opens`: the screen can show how it came about.
    """

    number: str
    code: str
    label: str
    unit: str
    current: str
    previous: str
    formula: str
    note: str
    value: Decimal | None
    previous_value: Decimal | None
    opens: bool


def annex_rows(document: ReportDocument) -> list[AnnexRow]:
    """Return one row a figure in reading order; an empty list means that the report has no annex."""
    figures = list(document.figures())
    numbers = {figure.code: f"{place:02d}" for place, figure in enumerate(figures, start=1)}
    return [_row(figure, numbers) for figure in figures]


def annex_header(document: ReportDocument) -> tuple[str, ...]:
    """Return the head of the annex's columns; the previous period is named where there is one."""
    previous = f"Kỳ trước ({document.previous_period_name})" if document.previous_period_name else "Kỳ trước"
    return ("Mã số", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", previous, "Công thức")


def _row(figure: FigureValue, numbers: Mapping[str, str]) -> AnnexRow:
    computed = _computed_note(figure)
    current = _current_text(figure)
    return AnnexRow(
        number=numbers[figure.code],
        code=figure.code,
        label=figure.label,
        unit=figure.unit,
        current=f"{current} ({computed})" if computed else current,
        previous="" if figure.previous is None else format_number(figure.previous),
        formula=_worded(figure.formula, numbers),
        note="; ".join(part for part in (computed, figure.note) if part),
        value=figure.value if figure.state == "answered" else None,
        previous_value=figure.previous,
        opens=figure.source is not None or bool(current),
    )


def _worded(formula: str, numbers: Mapping[str, str]) -> str:
    """Return a formula with the figures' places for their codes: "(02) : (01) × 100"."""
    return word_formula(formula, lambda code: f"({numbers.get(code, code)})")


def _current_text(figure: FigureValue) -> str:
    if figure.state == "none":
        return NONE_TEXT
    if figure.state == "not_yet_available":
        return NOT_YET_TEXT
    if figure.state == "unanswered" or figure.value is None:
        return ""
    return format_number(figure.value)


def _computed_note(figure: FigureValue) -> str:
    """Return what records or the formula say, where somebody typed another value over it ("none" counts as 0)."""
    typed = Decimal(0) if figure.state == "none" else figure.value
    answered = figure.state in ("answered", "none")
    if not answered or figure.origin != "typed" or figure.computed is None or figure.computed == typed:
        return ""
    basis = "theo công thức" if figure.formula else "theo danh sách"
    return f"{basis}: {format_number(figure.computed)}"
