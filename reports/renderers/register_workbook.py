"""A register as a workbook, written row by row: its length costs no memory."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
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

Value = str | int | date | datetime | None


def render_register(title: str, columns: dict[str, int], rows: Iterable[tuple[Value, ...]]) -> bytes:
    """Return a workbook of one sheet: title, column names (name → width), rows. Text never becomes a formula."""
    output = BytesIO()
    write_register(output, "Sổ", title, columns, rows)
    return output.getvalue()


def write_register(
    output: BinaryIO, sheet_name: str, title: str, columns: dict[str, int], rows: Iterable[tuple[Value, ...]]
) -> None:
    """Write the same workbook to a file, row by row."""
    book = Workbook(write_only=True)
    book.properties.title = title
    book.properties.language = "vi-VN"
    sheet = book.create_sheet(sheet_name)
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
    last, looks = HEAD_ROW, _looks(sheet)
    for row in rows:
        sheet.append(_cells(row, looks))
        last += 1
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{get_column_letter(len(columns))}{last}"
    book.save(output)


def _head(sheet: WriteOnlyWorksheet, name: str) -> Cell:
    cell = _cell(sheet, name, _BOLD, _CENTRED)
    cell.fill = _HEAD_FILL
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: str, font: Font, alignment: Alignment) -> Cell:
    cell = WriteOnlyCell(sheet)
    cell.font, cell.alignment = font, alignment
    _write(cell, value)
    return cell


def _looks(sheet: WriteOnlyWorksheet) -> dict[str, Cell]:
    """Return a cell of each look that values have. To dress every cell anew takes most of the time of a long list."""
    looks = {name: WriteOnlyCell(sheet) for name in ("plain", "quoted", "day", "moment")}
    for cell in looks.values():
        cell.font, cell.alignment = _FONT, _WRAPPED
    looks["quoted"].quotePrefix = True
    looks["day"].number_format = "dd/mm/yyyy"
    looks["moment"].number_format = "dd/mm/yyyy hh:mm:ss"
    return looks


def _cells(row: Iterable[Value], looks: dict[str, Cell]) -> Iterator[Cell | None]:
    """Yield the cells of a row. Each is written before the next is asked for, so one of a look serves for all."""
    for value in row:
        if isinstance(value, str):
            value = value.replace("\t", " ")[:_LONGEST]
        if value is None or value == "":
            yield None
            continue
        cell = looks[_look(value)]
        _write(cell, value)
        yield cell


def _look(value: Value) -> str:
    if isinstance(value, str):
        return "quoted" if _FORMULA_START.match(value) else "plain"
    return "moment" if isinstance(value, datetime) else "day" if isinstance(value, date) else "plain"


def _write(cell: Cell, value: Value) -> None:
    """Whatever it looks like, text stays text: in the file (type) and when somebody edits the cell (prefix)."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
