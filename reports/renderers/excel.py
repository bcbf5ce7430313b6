"""The report as a workbook: text, figures and registers as tables that can be filtered and added up."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reports.domain.document import TABLE_ROW, AnswerState, Node, ReportDocument
from reports.renderers.annex import AnnexRow, annex_header, annex_rows
from reports.renderers.layout import heading_level, printed_nodes, table_cells, with_marker

HEAD_ROW: Final = 3
"""Row of the column names on every sheet; the title stands above."""

_STATES: Final[dict[AnswerState, str]] = {
    "unanswered": "Chưa trả lời",
    "answered": "Đã trả lời",
    "none": "Không phát sinh",
    "not_yet_available": "Chưa có số liệu",
}
_FRONT_AND_BACK: Final = {
    "title": "Tiêu đề",
    "legal_bases": "Căn cứ",
    "intro": "Mở đầu",
    "closing": "Kết thúc",
    "recipients": "Nơi nhận",
    "signer": "Người ký",
}
_OUTSIDE: Final = "Ngoài đề cương"
_FONT: Final = "Times New Roman"
_LINE: Final = Side(style="thin", color="808080")
_BORDER: Final = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL: Final = PatternFill("solid", fgColor="DDE6F0")
_LETTERS_PER_WIDTH: Final = 1.15
"""Letters of Times New Roman 12 that a unit of column width holds, measured on Vietnamese text."""
_LINE_HEIGHT: Final = 15.75
_MOST_HEIGHT: Final = 409
_LONGEST: Final = 32_767
"""Characters that a cell of Excel holds."""
_FORMULA_START: Final = re.compile(r"[=+\-@\t\r]")

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class _Row:
    values: Sequence[Value]
    bold: bool = False


def render_excel(document: ReportDocument) -> bytes:
    """Return the workbook: Báo cáo, Phụ lục số liệu, Văn bản, Nhiệm vụ, Kiểm tra. Text never becomes a formula."""
    book = Workbook()
    book.remove(book.active)
    book.properties.title = document.title
    book.properties.creator = document.unit_name
    book.properties.language = "vi-VN"
    _add_report(book, document)
    _add_annex(book, document)
    _add_documents(book, document)
    _add_tasks(book, document)
    _add_inspections(book, document)
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def _add_report(book: Workbook, document: ReportDocument) -> None:
    columns = {"Mục": 10, "Nội dung": 95, "Trạng thái trả lời": 18}
    _add_sheet(book, "Báo cáo", document.title, columns, _report_rows(document), "Báo cáo chưa có nội dung.")


def _report_rows(document: ReportDocument) -> Iterable[_Row]:
    part = place = ""
    for node in printed_nodes(document.nodes):
        level = heading_level(node)
        if level == 1:
            part = place = node.numeral.rstrip(".")
        elif level and node.numeral:
            place = ".".join(filter(None, (part, node.numeral.rstrip("."))))
        label = _FRONT_AND_BACK.get(node.kind, place)
        for index, (marker, text) in enumerate(node.paragraphs()):
            words = " | ".join(table_cells(text)) if marker == TABLE_ROW else with_marker(marker, text)
            yield _Row((label, words, _state(node) if index == 0 else ""), bold=index == 0 and level > 0)
    for node in document.nodes:
        if node.kind == "outside":
            yield from (_Row((_OUTSIDE, line.text, "")) for line in node.lines)


def _state(node: Node) -> str:
    return "" if node.kind in _FRONT_AND_BACK or node.children else _STATES[node.state]


def _add_annex(book: Workbook, document: ReportDocument) -> None:
    number, *others = zip(annex_header(document), (9, 50, 14, 18, 18, 22), strict=True)
    columns = dict([number, ("Mã", 30), *others, ("Ghi chú", 30)])
    rows = [_Row(_annex_values(row)) for row in annex_rows(document)]
    title = f"Phụ lục số liệu - {document.title}"
    _add_sheet(book, "Phụ lục số liệu", title, columns, rows, "Không có chỉ tiêu số liệu trong kỳ.", landscape=True)


def _annex_values(row: AnnexRow) -> tuple[Value, ...]:
    current = row.current if row.value is None else row.value
    return row.number, row.code, row.label, row.unit, current, row.previous_value, row.formula, row.note


def _add_documents(book: Workbook, document: ReportDocument) -> None:
    columns = {
        "STT": 6,
        "Loại": 16,
        "Số": 8,
        "Ký hiệu": 16,
        "Ngày ban hành": 14,
        "Cơ quan ban hành": 24,
        "Trích yếu": 70,
        "Xuất hiện tại": 30,
    }
    rows = [
        _Row(
            (
                number,
                row.type_name,
                row.number,
                row.symbol,
                row.issued_on,
                row.issuer,
                row.subject,
                "; ".join(row.appears_in),
            )
        )
        for number, row in enumerate(document.documents, start=1)
    ]
    title = f"Văn bản nêu trong báo cáo - {document.title}"
    _add_sheet(book, "Văn bản", title, columns, rows, "Không có văn bản trong kỳ.", landscape=True)


def _add_tasks(book: Workbook, document: ReportDocument) -> None:
    columns = {
        "STT": 6,
        "Văn bản giao": 24,
        "Nội dung": 60,
        "Thời hạn": 13,
        "Ngày hoàn thành": 13,
        "Ngày cập nhật phần mềm": 15,
        "Văn bản trả lời": 40,
        "Tình trạng": 18,
    }
    rows = [
        _Row(
            (
                number,
                row.assigned_by,
                row.content,
                row.due_on,
                row.done_on,
                row.updated_in_software_on,
                row.answer,
                row.status,
            )
        )
        for number, row in enumerate(document.tasks, start=1)
    ]
    title = f"Nhiệm vụ được giao - {document.title}"
    _add_sheet(book, "Nhiệm vụ", title, columns, rows, "Không có nhiệm vụ được giao trong kỳ.", landscape=True)


def _add_inspections(book: Workbook, document: ReportDocument) -> None:
    columns = {"STT": 6, "Đoàn kiểm tra": 30, "Ngày kiểm tra": 14, "Loại": 24, "Nội dung": 80, "Ngày khắc phục": 15}
    rows = [
        _Row((number, row.team, row.visited_on, row.kind, row.content, row.remedied_on))
        for number, row in enumerate(document.inspections, start=1)
    ]
    title = f"Kiểm tra - {document.title}"
    _add_sheet(book, "Kiểm tra", title, columns, rows, "Không có nội dung kiểm tra trong kỳ.", landscape=True)


def _add_sheet(
    book: Workbook,
    name: str,
    title: str,
    columns: dict[str, int],
    rows: Iterable[_Row],
    when_empty: str,
    landscape: bool = False,
) -> None:
    """Add a sheet: title, column names (name → width), rows; one row says what is missing where there are none."""
    sheet: Worksheet = book.create_sheet(name)
    _write(sheet.cell(1, 1), title)
    sheet.cell(1, 1).font = Font(name=_FONT, size=14, bold=True)
    sheet.cell(1, 1).alignment = Alignment(vertical="center")
    sheet.cell(1, 1).border = Border()
    sheet.row_dimensions[1].height = 24
    for column, (heading, width) in enumerate(columns.items(), start=1):
        cell = sheet.cell(HEAD_ROW, column)
        _write(cell, heading, bold=True)
        cell.fill = _HEAD_FILL
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    widths = tuple(columns.values())
    _set_height(sheet, HEAD_ROW, tuple(columns), widths)
    number = HEAD_ROW
    parts = (part for row in rows for part in _parts(row))
    for number, row in enumerate(parts, start=HEAD_ROW + 1):
        for column, value in enumerate(row.values, start=1):
            _write(sheet.cell(number, column), value, row.bold)
        _set_height(sheet, number, row.values, widths)
    if number == HEAD_ROW:
        _write(sheet.cell(HEAD_ROW + 1, 1), when_empty)
        sheet.merge_cells(start_row=HEAD_ROW + 1, end_row=HEAD_ROW + 1, start_column=1, end_column=len(columns))
    _prepare_view_and_print(sheet, len(columns), landscape)


def _parts(row: _Row) -> Iterator[_Row]:
    """Yield `row`, then rows with the rest of texts too long for a cell: these repeat the first column alone."""
    longest = max(len(value) for value in ("", *row.values) if isinstance(value, str))
    yield _Row([value[:_LONGEST] if isinstance(value, str) else value for value in row.values], row.bold)
    for start in range(_LONGEST, longest, _LONGEST):
        rest = (value[start : start + _LONGEST] if isinstance(value, str) else None for value in row.values[1:])
        yield _Row((row.values[0], *rest), row.bold)


def _set_height(sheet: Worksheet, row: int, values: Sequence[Value], widths: Sequence[int]) -> None:
    """Make room for wrapped text: not every office program does so by itself when it opens a file."""
    texts = zip((str(value or "") for value in values), widths, strict=True)
    lines = max(ceil(len(text) / (width * _LETTERS_PER_WIDTH)) for text, width in texts)
    sheet.row_dimensions[row].height = min(_LINE_HEIGHT * max(lines, 1) + 3, _MOST_HEIGHT)


def _prepare_view_and_print(sheet: Worksheet, columns: int, landscape: bool) -> None:
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(columns)}{sheet.max_row}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "Trang &P/&N"


def _write(cell: Cell, value: Value, bold: bool = False) -> None:
    if isinstance(value, str):
        value = value.replace("\t", " ")
    cell.value = value if value != "" else None
    cell.font = Font(name=_FONT, size=12, bold=bold)
    cell.border = _BORDER
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, str) and value:
        # Whatever it looks like, text stays text: in the file (type) and when somebody edits the cell (prefix).
        cell.data_type = "s"
        cell.quotePrefix = bool(_FORMULA_START.match(value))
    elif isinstance(value, Decimal):
        decimals = max(0, -int(value.normalize().as_tuple().exponent))
        cell.number_format = "#,##0" + ("." + "0" * decimals if decimals else "")
    elif isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
