"""A register as a workbook, written row by row: its length costs no memory."""

import re
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

HEAD_ROW: Final = 2
"""Row of the column names; the title stands above."""

_FONT: Final = Font(name="Times New Roman", size=12)
_BOLD: Final = Font(name="Times New Roman", size=12, bold=True)
_TITLE: Final = Font(name="Times New Roman", size=14, bold=True)
_HEAD_FILL: Final = PatternFill("solid", fgColor="DDE6F0")
_WRAPPED: Final = Alignment(vertical="top", wrap_text=True)
_CENTRED: Final = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LONGEST: Final = 32_767
"""Characters that a cell of Excel holds."""
_FORMULA_START: Final = re.compile(r"[=+\-@\t\r]")

Value = str | int | date | None


def render_register(title: str, columns: dict[str, int], rows: Iterable[tuple[Value, ...]]) -> bytes:
    """Return a workbook of one sheet: title, column names (name → width), rows. Text never becomes a formula."""
    book = Workbook(write_only=True)
    book.properties.title = title
    book.properties.language = "vi-VN"
    sheet = book.create_sheet("Sổ")
    for number, width in enumerate(columns.values(), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = f"A{HEAD_ROW + 1}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.append([_cell(sheet, title, _TITLE, Alignment())])
    sheet.append([_head(sheet, name) for name in columns])
    last = HEAD_ROW
    for row in rows:
        sheet.append([_cell(sheet, value, _FONT, _WRAPPED) for value in row])
        last += 1
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(columns))}{last}"
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def _head(sheet: WriteOnlyWorksheet, name: str) -> WriteOnlyCell:
    cell = _cell(sheet, name, _BOLD, _CENTRED)
    cell.fill = _HEAD_FILL
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Value, font: Font, alignment: Alignment) -> WriteOnlyCell:
    if isinstance(value, str):
        value = value.replace("\t", " ")[:_LONGEST] or None
    cell = WriteOnlyCell(sheet, value)
    cell.font, cell.alignment = font, alignment
    if isinstance(value, str):
        # Whatever it looks like, text stays text: in the file (type) and when somebody edits the cell (prefix).
        cell.data_type = "s"
        cell.quotePrefix = bool(_FORMULA_START.match(value))
    elif isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    return cell
