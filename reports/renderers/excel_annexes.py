"""An attached table as a sheet of the workbook: numbers are numbers again, everything else stays text."""

import re
from decimal import Decimal
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell

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
_MOST_DIGITS: Final = 15
"""What Excel keeps of a number: a longer one is a code, as is one that begins with a zero ("079…", "01")."""
_CODE: Final = re.compile(r"-?0\d")


def add_attached(book: Workbook, annex: AttachedAnnex) -> None:
    """Add the sheet of an attached table, named as its annex is."""
    widths = [max(_WIDTH * share // 100, _NARROWEST) for share in annex.widths]
    sheet = new_sheet(book, annex.label, f"{annex.label} - {annex.title}", widths)
    for number, row in enumerate(annex.head, start=HEAD_ROW):
        write_head(sheet, number, [cell.text for cell in row], widths)
    for number, row in enumerate(annex.rows, start=HEAD_ROW + len(annex.head)):
        for column, cell in enumerate(row, start=1):
            _write(sheet.cell(number, column), cell.text)
        set_height(sheet, number, [cell.text for cell in row], widths)
    prepare_view_and_print(sheet, annex.columns, landscape=True, head_rows=len(annex.head))


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
