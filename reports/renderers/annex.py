"""The annexes: figures first, then attached tables; worded here once, for the screen, the PDF, Word and Excel."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from core.numbers import format_number, parse_number
from reports.domain.document import AttachedTable, FigureValue, ReportDocument
from reports.domain.formulas import word_formula
from reports.renderers.layout import Cell, Table

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


class AnnexCell(Cell):
    """A cell of an attached table; a percentage is a number too."""

    @property
    def is_number(self) -> bool:
        return parse_number(self.text.removesuffix("%")) is not None


@dataclass(frozen=True, slots=True)
class AttachedAnnex:
    """An attached table as an annex; `widths` are those of layout.Table."""

    label: str
    title: str
    head: tuple[tuple[AnnexCell, ...], ...]
    rows: tuple[tuple[AnnexCell, ...], ...]
    widths: tuple[int, ...]

    @property
    def columns(self) -> int:
        return len((*self.head, *self.rows)[0])


def annex_labels(document: ReportDocument) -> list[str]:
    """Return "Phụ lục", or "Phụ lục I", "Phụ lục II" … where there are several (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    count = any(document.figures()) + len(document.attached_tables)
    return [f"{ANNEX_LABEL} {_roman(number)}" for number in range(1, count + 1)] if count > 1 else [ANNEX_LABEL] * count


def attached_annexes(document: ReportDocument) -> list[AttachedAnnex]:
    """Return the attached tables in the order of print, behind the figures."""
    labels = annex_labels(document)[any(document.figures()) :]
    return [_attached(label, table) for label, table in zip(labels, document.attached_tables, strict=True)]


def annex_rows(document: ReportDocument) -> list[AnnexRow]:
    """Return one row a figure in reading order; an empty list means that the report has no annex."""
    figures = list(document.figures())
    numbers = {figure.code: f"{place:02d}" for place, figure in enumerate(figures, start=1)}
    return [_row(figure, numbers) for figure in figures]


def annex_header(document: ReportDocument) -> tuple[str, ...]:
    """Return the head of the annex's columns; the previous period is named where there is one."""
    previous = f"Kỳ trước ({document.previous_period_name})" if document.previous_period_name else "Kỳ trước"
    return ("Mã số", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", previous, "Công thức")


def _attached(label: str, table: AttachedTable) -> AttachedAnnex:
    rows = tuple(tuple(map(AnnexCell, row)) for row in table.rows)
    widths = Table(rows[0], rows[1:]).widths
    return AttachedAnnex(label, table.title.upper(), rows[: table.head_rows], rows[table.head_rows :], widths)


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


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
