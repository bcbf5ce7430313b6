"""An attached workbook → the table on its first sheet, as Excel shows it: what a report prints as an annex."""

import re
import warnings
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, Final

from openpyxl import load_workbook

from core.errors import InputError
from core.numbers import format_number
from core.workbook_packages import open_package
from core.workbooks import Cell, SheetRow, cell_name, read_rows, text_of

MAX_ROWS: Final = 500
MAX_COLUMNS: Final = 20
MAX_CELL: Final = 1000

_SIGNIFICANT: Final = 10
"""Digits that Excel shows where a cell has no format of its own."""
_LARGEST: Final = 10**15
"""Excel keeps no more digits; larger numbers are shown without regard to their format."""
_TOO_LARGE: Final = 1e308
"""No number of Excel is as large; whatever says it is one is shown as it is written."""
_MAX_DECIMALS: Final = 30
"""As many as a format of Excel can have."""
_EXACT: Final = Context(prec=60)
_DECIMALS: Final = re.compile(r"0\.(0+)")


def read_table(name: str, data: bytes) -> list[list[str]]:
    """Return the rows of a workbook's table, all of one length, blank rows and columns left out.

    A formula is its result as Excel stored it. Raises InputError as core.workbooks.read_rows does, and where the table
    has more than 500 rows, 20 columns or 1.000 characters in a cell, or a formula without a result.
    """
    rows = read_rows(name, data)
    if len(rows) > MAX_ROWS:
        where = cell_name(0, rows[MAX_ROWS].number)
        raise InputError(f"{name}: ô {where}: quá {MAX_ROWS} dòng, hãy rút gọn bảng hoặc tách thành nhiều tệp")
    columns = sorted({place for row in rows for place, cell in enumerate(row.cells) if _holds(cell)})
    if len(columns) > MAX_COLUMNS:
        where = next(row.cell(columns[MAX_COLUMNS]).name for row in rows if _holds(row.cell(columns[MAX_COLUMNS])))
        raise InputError(f"{name}: ô {where}: quá {MAX_COLUMNS} cột, hãy bỏ bớt cột")
    shown = _shown_cells(data, rows)
    return [[_text(name, row.cell(place), shown) for place in columns] for row in rows]


def _holds(cell: Cell) -> bool:
    return cell.value is not None or bool(cell.formula)


def _shown_cells(data: bytes, rows: list[SheetRow]) -> dict[str, tuple[Any, str]]:
    """Return value (a formula's stored result) and number format of every cell of the sheet that `rows` came from.

    The file is known to be sound: `rows` were read from it.
    """
    plain = {cell.name: cell.value for row in rows for cell in row.cells if cell.value is not None}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(open_package("", data), read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            found = {
                cell_name(place, number): (cell.value, cell.number_format)
                for number, cells in enumerate(sheet.iter_rows(max_row=rows[-1].number), start=1)
                for place, cell in enumerate(cells)
                if cell.value is not None
            }
            if all(found.get(name, (None,))[0] == value for name, value in plain.items()):
                return found
    finally:
        book.close()
    return {}


def _text(name: str, cell: Cell, shown: dict[str, tuple[Any, str]]) -> str:
    value, number_format = shown.get(cell.name, (None, "General"))
    if cell.formula and value is None:
        raise InputError(
            f"{name}: ô {cell.name}: công thức chưa có kết quả, hãy mở tệp bằng Excel, lưu lại rồi đính kèm lại"
        )
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _TOO_LARGE:
        text = _number(value, number_format)
    else:
        text = text_of(Cell(cell.name, value))
    if len(text) > MAX_CELL:
        raise InputError(f"{name}: ô {cell.name}: dài quá 1.000 ký tự, hãy rút gọn")
    return text


def _number(value: int | float, number_format: str) -> str:
    """Return a number as its format shows it, with Vietnamese marks: 0.125 as "12,5%", 1234.5 as "1234,5"."""
    form = number_format.split(";")[0]
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{_SIGNIFICANT}g}")
    sign = "%" if "%" in form else ""
    if sign:
        number *= 100
    decimals = _DECIMALS.search(form)
    if abs(number) < _LARGEST and (decimals or form.startswith(("0", "#"))):
        places = min(len(decimals[1]), _MAX_DECIMALS) if decimals else 0
        number = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)
    text = format_number(number)
    return f"{text if ',' in form else text.replace('.', '')}{sign}"
