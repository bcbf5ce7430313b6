"""Sheets of the workbook: how title, head, rows and cells are written, seen and printed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

HEAD_ROW: Final = 3
"""Row of the column names on every sheet; the title stands above."""

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
class Row:
    """A row of a sheet: a value a column."""

    values: Sequence[Value]
    bold: bool = False


def add_sheet(
    book: Workbook,
    name: str,
    title: str,
    columns: dict[str, int],
    rows: Iterable[Row],
    when_empty: str,
    landscape: bool = False,
) -> None:
    """Add a sheet: title, column names (name → width), rows; one row says what is missing where there are none."""
    widths = tuple(columns.values())
    sheet = new_sheet(book, name, title, widths)
    write_head(sheet, HEAD_ROW, tuple(columns), widths)
    number = HEAD_ROW
    parts = (part for row in rows for part in _parts(row))
    for number, row in enumerate(parts, start=HEAD_ROW + 1):
        for column, value in enumerate(row.values, start=1):
            write(sheet.cell(number, column), value, row.bold)
        set_height(sheet, number, row.values, widths)
    if number == HEAD_ROW:
        write(sheet.cell(HEAD_ROW + 1, 1), when_empty)
        sheet.merge_cells(start_row=HEAD_ROW + 1, end_row=HEAD_ROW + 1, start_column=1, end_column=len(columns))
    prepare_view_and_print(sheet, len(columns), landscape)


def new_sheet(book: Workbook, name: str, title: str, widths: Sequence[int]) -> Worksheet:
    """Add a sheet with its title and the widths of its columns."""
    sheet: Worksheet = book.create_sheet(name)
    write(sheet.cell(1, 1), title)
    sheet.cell(1, 1).font = Font(name=_FONT, size=14, bold=True)
    sheet.cell(1, 1).alignment = Alignment(vertical="center")
    sheet.cell(1, 1).border = Border()
    sheet.row_dimensions[1].height = 24
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    return sheet


def write_head(sheet: Worksheet, row: int, names: Sequence[str], widths: Sequence[int]) -> None:
    """Write a row of column names."""
    for column, name in enumerate(names, start=1):
        cell = sheet.cell(row, column)
        write(cell, name, bold=True)
        cell.fill = _HEAD_FILL
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    set_height(sheet, row, names, widths)


def _parts(row: Row) -> Iterator[Row]:
    """Yield `row`, then rows with the rest of texts too long for a cell: these repeat the first column alone."""
    longest = max(len(value) for value in ("", *row.values) if isinstance(value, str))
    yield Row([value[:_LONGEST] if isinstance(value, str) else value for value in row.values], row.bold)
    for start in range(_LONGEST, longest, _LONGEST):
        rest = (value[start : start + _LONGEST] if isinstance(value, str) else None for value in row.values[1:])
        yield Row((row.values[0], *rest), row.bold)


def set_height(sheet: Worksheet, row: int, values: Sequence[Value], widths: Sequence[int]) -> None:
    """Make room for wrapped text: not every office program does so by itself when it opens a file."""
    texts = zip((str(value or "") for value in values), widths, strict=True)
    lines = max(ceil(len(text) / (width * _LETTERS_PER_WIDTH)) for text, width in texts)
    sheet.row_dimensions[row].height = min(_LINE_HEIGHT * max(lines, 1) + 3, _MOST_HEIGHT)


def prepare_view_and_print(sheet: Worksheet, columns: int, landscape: bool, head_rows: int = 1) -> None:
    """Keep the head in sight and on every printed page, and let the rows be filtered."""
    last_head = HEAD_ROW + head_rows - 1
    sheet.freeze_panes = f"A{last_head + 1}"
    sheet.auto_filter.ref = f"A{last_head}:{get_column_letter(columns)}{sheet.max_row}"
    sheet.print_title_rows = f"{HEAD_ROW}:{last_head}"
    print_on_a4(sheet, landscape)


def print_on_a4(sheet: Worksheet, landscape: bool) -> None:
    """Print the sheet on numbered pages of A4, as wide as it is."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "Trang &P/&N"


def write(cell: Cell, value: Value, bold: bool = False) -> None:
    """Write a value with the look of its kind; text never becomes a formula."""
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
