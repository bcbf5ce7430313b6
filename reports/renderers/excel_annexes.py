"""An attached table as a sheet of the workbook: numbers are numbers again, sums are formulas, all else stays text."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from core.numbers import parse_number
from reports.renderers.annex import AttachedAnnex
from reports.renderers.excel_sheets import (
    HEAD_ROW,
    new_sheet,
    prepare_view_and_print,
    set_height,
    write,
    write_head,
)

_WIDTH: Final = 160
"""Letters that all columns hold together, about as many as a landscape page."""
_NARROWEST: Final = 9
_FONT: Final = "Times New Roman"
_NOTE_HEIGHT: Final = 18
_MOST_DIGITS: Final = 15
"""What Excel keeps of a number: a longer one is a code, as is one that begins with a zero ("079…", "01")."""
_CODE: Final = re.compile(r"-?0\d")


def add_attached(book: Workbook, annex: AttachedAnnex) -> None:
    """Add the sheet of an attached table, named as its annex is."""
    widths = column_widths(annex)
    sheet = new_sheet(book, annex.label, f"{annex.label} - {annex.title}", widths)
    last = write_table(sheet, annex, HEAD_ROW, widths)
    prepare_view_and_print(sheet, annex.columns, landscape=True, head_rows=len(annex.head))
    write_notes(sheet, annex, last + 2)


def column_widths(annex: AttachedAnnex) -> list[int]:
    """Return how many letters wide each column of the table's sheet is."""
    return [max(int(_WIDTH * share // 100), _NARROWEST) for share in annex.widths]


def write_table(sheet: Worksheet, annex: AttachedAnnex, first: int, widths: Sequence[int]) -> int:
    """Write head and rows from the row `first` on, and return the last row."""
    for number, row in enumerate(annex.head, start=first):
        write_head(sheet, number, [cell.text for cell in row], widths)
    _merge(sheet, annex, first, widths)
    top = number = first + len(annex.head)
    for number, row in enumerate(annex.rows, start=top):
        for column, cell in enumerate(row, start=1):
            _write(sheet.cell(number, column), cell.text)
        set_height(sheet, number, [cell.text for cell in row], widths)
    if annex.rows:
        _write_formulas(sheet, annex, top, number)
    return number


def write_notes(sheet: Worksheet, annex: AttachedAnnex, first: int) -> int:
    """Write the notes below the table from the row `first` on, and return the row after them."""
    for number, note in enumerate(annex.notes, start=first):
        write(sheet.cell(number, 1), note)
        sheet.cell(number, 1).font = Font(name=_FONT, size=12, italic=True)
        sheet.cell(number, 1).border = Border()
        sheet.cell(number, 1).alignment = Alignment(vertical="top", wrap_text=True)
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=annex.columns)
        sheet.row_dimensions[number].height = _NOTE_HEIGHT
    return first + len(annex.notes)


def _merge(sheet: Worksheet, annex: AttachedAnnex, first: int, widths: Sequence[int]) -> None:
    """Merge the cells of the head; a merged cell's words need no more height than its columns together leave them."""
    if not annex.spans:
        return
    for number, row in enumerate(annex.head):
        single = [cell.text for cell in row]
        for span in annex.spans:
            if span.row == number:
                single[span.column] = ""
        set_height(sheet, first + number, single, widths)
    for span in annex.spans:
        sheet.merge_cells(
            start_row=first + span.row,
            end_row=first + span.row + span.rows - 1,
            start_column=span.column + 1,
            end_column=span.column + span.columns,
        )


def _write_formulas(sheet: Worksheet, annex: AttachedAnnex, top: int, last: int) -> None:
    """Let columns that are sums, and the total row, add themselves up."""
    sums = {one.column: one.terms for one in annex.sums}
    if annex.has_total:
        for column, cell in enumerate(annex.rows[-1]):
            target = sheet.cell(last, column + 1)
            target.font = Font(name=_FONT, size=12, bold=True)
            if cell.is_number and column not in sums and top < last:
                letter = get_column_letter(column + 1)
                _write_formula(target, f"=SUM({letter}{top}:{letter}{last - 1})")
    for number in range(top, last + 1):
        for column, terms in sums.items():
            names = [f"{get_column_letter(term + 1)}{number}" for term in terms]
            _write_formula(sheet.cell(number, column + 1), f"={'+'.join(names)}")


def _write_formula(cell: Cell, formula: str) -> None:
    """Put a formula in the place of a number, in its look."""
    cell.value = formula
    cell.data_type = "f"
    cell.number_format = "#,##0"


def _write(cell: Cell, text: str) -> None:
    value = _number(text.removesuffix("%"))
    if value is None:
        write(cell, text)
        return
    decimals = max(0, -int(value.as_tuple().exponent))
    form = ("#,##0" if "." in text else "0") + ("." + "0" * decimals if decimals else "")
    is_share = text.endswith("%")
    write(cell, value / 100 if is_share else value)
    cell.number_format = f"{form}%" if is_share else form


def _number(text: str) -> Decimal | None:
    digits = sum(char.isdigit() for char in text)
    return None if _CODE.match(text) or digits > _MOST_DIGITS else parse_number(text)
