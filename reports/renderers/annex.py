"""The annexes: figures first, then attached tables; worded here once, for the screen, the PDF, Word and Excel."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from core.numbers import format_number, parse_number
from reports.domain.document import AttachedTable, ColumnSum, FigureValue, ReportDocument, Span
from reports.domain.formulas import word_formula
from reports.renderers.layout import Cell, Table

ANNEX_LABEL: Final = "Phụ lục"
ANNEX_TITLE: Final = "SỐ LIỆU CÔNG TÁC CẢI CÁCH HÀNH CHÍNH"
NONE_TEXT: Final = "Không phát sinh"
NOT_YET_TEXT: Final = "Chưa có số liệu"
_MANY_COLUMNS: Final = 8
_MOST_COLUMNS: Final = 14
"""Tables of more columns are set in smaller and smallest letters."""


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
class HeadCell:
    """A cell of the head as HTML has it: a merged one stands once."""

    text: str
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class AttachedAnnex:
    """An attached table as an annex; `widths` are in percent, empty where all columns are alike.

    `spans`, `sums`, `has_total` and `notes` are those of document.AttachedTable.
    """

    label: str
    title: str
    head: tuple[tuple[AnnexCell, ...], ...]
    rows: tuple[tuple[AnnexCell, ...], ...]
    widths: tuple[float, ...]
    spans: tuple[Span, ...] = ()
    sums: tuple[ColumnSum, ...] = ()
    has_total: bool = False
    notes: tuple[str, ...] = ()

    @property
    def columns(self) -> int:
        return len((*self.head, *self.rows)[0])

    @property
    def is_dense(self) -> bool:
        return _MANY_COLUMNS < self.columns <= _MOST_COLUMNS

    @property
    def is_densest(self) -> bool:
        return self.columns > _MOST_COLUMNS

    @property
    def width_classes(self) -> tuple[str, ...]:
        """What paper.css calls the widths; a column without a class has its share of what the others leave."""
        return tuple(f"w-{width}" if isinstance(width, int) else "" for width in self.widths)

    @property
    def head_cells(self) -> list[list[HeadCell]]:
        """The rows of the head without the cells that a merged one covers."""
        merged = {(span.row, span.column): span for span in self.spans}
        covered = {
            (row, column)
            for span in self.spans
            for row in range(span.row, span.row + span.rows)
            for column in range(span.column, span.column + span.columns)
        } - merged.keys()
        return [
            [
                HeadCell(cell.text, merged[place].rows, merged[place].columns)
                if (place := (number, column)) in merged
                else HeadCell(cell.text, 1, 1)
                for column, cell in enumerate(row)
                if (number, column) not in covered
            ]
            for number, row in enumerate(self.head)
        ]


def annex_labels(document: ReportDocument) -> list[str]:
    """Return "Phụ lục", or "Phụ lục I", "Phụ lục II" … where there are several (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    count = any(document.figures()) + len(document.attached_tables)
    return [f"{ANNEX_LABEL} {_roman(number)}" for number in range(1, count + 1)] if count > 1 else [ANNEX_LABEL] * count


def attached_annexes(document: ReportDocument) -> list[AttachedAnnex]:
    """Return the attached tables in the order of print, behind the figures."""
    labels = annex_labels(document)[any(document.figures()) :]
    return [attached_annex(label, table) for label, table in zip(labels, document.attached_tables, strict=True)]


def annex_rows(document: ReportDocument) -> list[AnnexRow]:
    """Return one row a figure in reading order; an empty list means that the report has no annex."""
    figures = list(document.figures())
    numbers = {figure.code: f"{place:02d}" for place, figure in enumerate(figures, start=1)}
    return [_row(figure, numbers) for figure in figures]


def annex_header(document: ReportDocument) -> tuple[str, ...]:
    """Return the head of the annex's columns; the previous period is named where there is one."""
    previous = f"Kỳ trước ({document.previous_period_name})" if document.previous_period_name else "Kỳ trước"
    return ("Mã số", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", previous, "Công thức")


def attached_annex(label: str, table: AttachedTable) -> AttachedAnnex:
    """Return a table as an annex."""
    rows = tuple(tuple(map(AnnexCell, row)) for row in table.rows)
    head, body = rows[: table.head_rows], rows[table.head_rows :]
    return AttachedAnnex(
        label,
        table.title.upper(),
        head,
        body,
        _form_widths(head) if table.spans else Table(rows[0], rows[1:]).widths,
        table.spans,
        table.sums,
        table.has_total,
        table.notes,
    )


def _form_widths(head: tuple[tuple[AnnexCell, ...], ...]) -> tuple[float, ...]:
    """Return the widths of a form of the state: its first two columns name the row, all others hold numbers alike."""
    columns = len(head[0])
    order, name = (5, 20) if columns <= _MOST_COLUMNS else (5, 15)
    return order, name, *[(100 - order - name) / (columns - 2)] * (columns - 2)


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
    basis = "theo danh sách" if figure.source or not figure.formula else "theo công thức"
    return f"{basis}: {format_number(figure.computed)}"
