"""Excel lists that come in from outside → cells of the first sheet, read in bounded memory.

What is wrong with a file as such (not Excel, a password, a bomb, too many rows) is said here, once; what a list should
hold is its reader's business. Nothing is computed: a formula is told as one.
"""

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.cell.read_only import EMPTY_CELL

from core.days import FIRST_DAY, LAST_DAY
from core.errors import InputError
from core.text import clean, search_key, squeeze
from core.workbook_packages import open_package

MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 100
MAX_GAP: Final = 1000
"""After so many empty rows a list has ended: what stands below is an error, not overlooked."""

HEAD_WITHIN: Final = 30
"""The head of a list stands in one of its first rows."""

_EPOCH: Final = date(1899, 12, 30)
_DAY_FORMS: Final = ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")
_TIME: Final = re.compile(r"[T ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: `name` is "C17"; `value` is what Excel stores; a formula has its text and no value."""

    name: str
    value: Any
    formula: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds something; `number` is Excel's. A cell beyond the row's end is blank."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """Return the cell of `column`, counted from 0."""
        return self.cells[column] if column < len(self.cells) else Cell(cell_name(column, self.number), None)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a list: the index of the first row of data, and the column of each known name, counted from 0.

    `unknown` are the other columns' names as written.
    """

    first_row: int
    columns: dict[str, int]
    unknown: tuple[str, ...]


def read_rows(name: str, data: bytes) -> list[SheetRow]:
    """Return the rows of the first sheet of a workbook that holds something, blank rows left out.

    Raises InputError where `data` is no .xlsx workbook, is protected by a password, unpacks to more than 400 MB, or
    holds more than 20.000 rows or 100 columns, or nothing at all.
    """
    package = open_package(name, data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(package, read_only=True, data_only=False, keep_links=False)
        try:
            for sheet in book.worksheets:
                # What a file says of its own size may be a lie.
                sheet.reset_dimensions()
                rows = list(_rows(name, sheet))
                if rows:
                    return rows
        finally:
            book.close()
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"{name}: tệp Excel bị hỏng, hãy mở bằng Excel rồi lưu lại (Save As) thành .xlsx") from error
    raise InputError(f"{name}: không có dòng dữ liệu nào")


def find_head(name: str, rows: Sequence[SheetRow], names: dict[str, Sequence[str]], required: Sequence[str]) -> Head:
    """Find the head of a list: the row that names most of the columns, below whatever title stands above it.

    `names` has, for each column, the ways in which files write it; accents, case and order do not count. A row beside
    it that names columns which it leaves blank (a head of two rows, merged cells) belongs to the head, and so does a
    row that only numbers the columns.
    Raises InputError naming the `required` columns that no row has, or a column that stands twice.
    """
    known = {search_key(way): column for column, ways in names.items() for way in ways}
    heads, first = _head_rows(rows, known)
    columns: dict[str, int] = {}
    unknown: list[str] = []
    for place in range(max((len(row.cells) for row in heads), default=0)):
        written = [text_of(row.cell(place)) for row in heads]
        column = next((known[key] for text in written if (key := search_key(text)) in known), None)
        if column is None:
            unknown += [text for text in reversed(written) if text][:1]
        elif column in columns:
            twice = cell_name(place, heads[0].number)
            raise InputError(f"{name}: ô {twice}: cột “{names[column][0]}” có hai lần, hãy bỏ bớt một cột")
        else:
            columns[column] = place
    missing = [names[column][0] for column in required if column not in columns]
    if missing:
        where = f" (dòng tiêu đề: {heads[0].number})" if heads else ""
        raise InputError(f"{name}: không thấy cột {', '.join(f'“{one}”' for one in missing)}{where}")
    return Head(first, columns, tuple(unknown))


def text_of(cell: Cell) -> str:
    """Return a cell as one line of clean text: whole numbers without decimals, days as dd/mm/yyyy, an error as ""."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return squeeze(clean(str(value)))


def day_of(cell: Cell) -> date | None:
    """Return the day in a cell: a date, a text like 21/02/2022, or Excel's own number; None where it is blank.

    Raises ValueError, in Vietnamese without the cell's name, for anything else.
    """
    value = cell.value
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, bool) or value is None or (isinstance(value, str) and not value.strip()):
        return None
    day: date | None = value if isinstance(value, date) else None
    if isinstance(value, int | float) and 1 <= value < 100_000:
        day = _EPOCH + timedelta(days=int(value))
    elif isinstance(value, str):
        day = _day_in(value)
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"“{text_of(cell)[:40]}” không phải là ngày, hãy ghi như 21/02/2022")
    return day


def cell_place(name: str) -> tuple[int, str]:
    """Return row and column of a cell's name, to sort by: "C17" stands before "AA17" and after "Z9"."""
    letters = name.rstrip("0123456789")
    return int(name[len(letters) :] or 0), letters.rjust(3)


def cell_name(column: int, row: int) -> str:
    """Return Excel's name of a cell: (2, 17) is C17."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def _day_in(text: str) -> date | None:
    squeezed = _TIME.sub("", squeeze(clean(text)))
    for form in _DAY_FORMS:
        try:
            return datetime.strptime(squeezed, form).date()
        except ValueError:
            continue
    return None


def _head_rows(rows: Sequence[SheetRow], known: dict[str, str]) -> tuple[list[SheetRow], int]:
    """Return the rows of the head, one or two, and the index of the first row below it."""
    best, place = 0, 0
    for index, row in enumerate(rows[:HEAD_WITHIN]):
        found = len({known[key] for cell in row.cells if (key := search_key(text_of(cell))) in known})
        if found > best:
            best, place = found, index
    if not best:
        return [], 0
    heads = [rows[place]]
    below = place + 1
    if below < len(rows) and _completes(rows[below], rows[place], known):
        heads.append(rows[below])
        below += 1
    elif place and _completes(rows[place - 1], rows[place], known):
        heads.insert(0, rows[place - 1])
    if below < len(rows) and _numbers_columns(rows[below]):
        below += 1
    return heads, below


def _completes(row: SheetRow, head: SheetRow, known: dict[str, str]) -> bool:
    """Tell whether a row beside the head goes on with it: a known name in it where the head names no known column."""
    return abs(row.number - head.number) == 1 and any(
        search_key(text_of(cell)) in known and search_key(text_of(head.cell(place))) not in known
        for place, cell in enumerate(row.cells)
    )


def _numbers_columns(row: SheetRow) -> bool:
    """Tell whether a row holds nothing but the columns' numbers: 1, 2, 3 or (1), (2), (3)."""
    written = [text for cell in row.cells if (text := text_of(cell).strip("()[]"))]
    return len(written) > 2 and written == [str(number) for number in range(1, len(written) + 1)]


def _rows(name: str, sheet: Any) -> Iterator[SheetRow]:
    empty = count = 0
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        row = _row(number, cells)
        if not row:
            # Rows after the last value were left out of the package: below so many empty ones stands another.
            empty += 1
            if empty > MAX_GAP:
                raise InputError(
                    f"{name}: ô {cell_name(0, number)}: bên dưới còn dữ liệu sau hơn 1.000 dòng trống, "
                    "hãy xóa các dòng trống này"
                )
            continue
        if len(row) > MAX_COLUMNS:
            raise InputError(f"{name}: ô {row[-1].name}: quá {MAX_COLUMNS} cột, hãy bỏ các cột thừa")
        count += 1
        if count > MAX_ROWS:
            raise InputError(f"{name}: ô {cell_name(0, number)}: quá 20.000 dòng, hãy tách thành nhiều tệp")
        empty = 0
        yield SheetRow(number, row)


def _row(number: int, cells: Sequence[Any]) -> tuple[Cell, ...]:
    """Return the cells of a row up to the last one that holds something."""
    filled = [cell.column for cell in cells if cell is not EMPTY_CELL and not _is_blank(cell.value)]
    width = filled[-1] if filled else 0
    return tuple(_cell(place, number, cell) for place, cell in enumerate(cells[:width]))


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _cell(place: int, number: int, cell: Any) -> Cell:
    name, value = cell_name(place, number), cell.value
    if _is_blank(value):
        return Cell(name, None)
    if cell.data_type == "f":
        return Cell(name, None, str(getattr(value, "text", value)))
    if cell.data_type == "e":
        return Cell(name, None, str(value))
    return Cell(name, value)
