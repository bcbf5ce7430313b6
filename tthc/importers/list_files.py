"""Lists of procedures as files (CSV, JSON, Excel) → rows of text by column, whatever they say."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import PurePath
from typing import Final

from core.errors import InputError
from core.row_files import Row, RowFile, parse_row_file
from core.text import search_key
from core.workbooks import SheetRow, cell_name, day_of, find_head, read_rows, text_of

_DATE_FORMATS: Final = ("%Y-%m-%d", "%d/%m/%Y")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a list: `heads` has the ways in which files write each, the usual one first.

    The cells of `days` are days, those of `codes` are national codes.
    """

    heads: Mapping[str, Sequence[str]]
    required: Collection[str]
    days: Collection[str] = ()
    codes: Collection[str] = ("code",)


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list that was read: its rows by column; `places` are the columns of an Excel sheet, from 0."""

    rows: RowFile
    places: Mapping[str, int] = field(default_factory=dict)

    def reason(self, number: int, column: str, reason: str) -> str:
        """Return why a row is wrong, with the name of the cell in an Excel file."""
        return f"ô {cell_name(self.places[column], number)}: {reason}" if column in self.places else reason


def parse_list_file(name: str, data: bytes, columns: Columns, endings: Sequence[str]) -> ListFile:
    """Read a list; the ending of `name`, one of `endings` (".xlsx", ".csv", ".json"), says which form it has.

    Raises InputError where it has another form, is damaged, or lacks a required column.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in endings:
        *most, last = endings
        raise InputError(f"{name}: chỉ nhận tệp {', '.join(most)} hoặc {last}")
    if ending != ".xlsx":
        return with_known_heads(parse_row_file(name, data), columns)
    rows = read_rows(name, data)
    head = find_head(name, rows, columns.heads, columns.required)
    found: list[Row] = []
    errors: list[tuple[int, str]] = []
    for row in rows[head.first_row :]:
        cells, reasons = _read_sheet_row(row, head.columns, columns)
        if reasons:
            errors.append((row.number, "; ".join(reasons)))
        elif any(cells.values()):
            found.append(Row(row.number, cells))
    if not found and not errors:
        raise InputError(f"{name}: không có dòng dữ liệu nào")
    return ListFile(RowFile(name, (*head.columns, *head.unknown), tuple(found), tuple(errors)), head.columns)


def with_known_heads(file: RowFile, columns: Columns) -> ListFile:
    """Give Vietnamese heads their English names; raises InputError where a column is missing or stands twice."""
    known = {search_key(way): column for column, ways in columns.heads.items() for way in ways}
    names = {column: known.get(search_key(column), column) for column in file.columns}
    found = tuple(names.values())
    twice = next((column for column in found if found.count(column) > 1), None)
    if twice:
        raise InputError(f"{file.name}: cột “{columns.heads[twice][0]}” có hai lần, hãy bỏ bớt một cột")
    missing = [f"{column} ({columns.heads[column][0]})" for column in columns.required if column not in found]
    if missing:
        raise InputError(f"{file.name}: thiếu cột {', '.join(missing)}; tên các cột đứng ở dòng đầu của tệp CSV")
    rows = (Row(row.number, {names[column]: text for column, text in row.cells.items()}) for row in file.rows)
    return ListFile(replace(file, columns=found, rows=tuple(rows)))


def parse_day(label: str, text: str) -> date | None:
    """Return the day in a cell, None where it is blank; raises ValueError naming the `label`."""
    for form in _DATE_FORMATS if text else ():
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    if text:
        raise ValueError(f'{label} "{text}" sai, cần dạng 2026-07-01 hoặc 01/07/2026')
    return None


def _read_sheet_row(row: SheetRow, places: Mapping[str, int], columns: Columns) -> tuple[dict[str, str], list[str]]:
    """Return the cells of an Excel row as text, and why some cannot be read."""
    cells: dict[str, str] = {}
    reasons: list[str] = []
    for column, place in places.items():
        cell = row.cell(place)
        if cell.formula:
            reasons.append(f"ô {cell.name}: là công thức hoặc giá trị lỗi, hãy dán giá trị (Paste Values)")
            continue
        if column in columns.codes and isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
            # Excel took the code for a number and dropped the zeros at its end.
            cells[column] = f"{cell.value:.6f}"
        elif column in columns.days:
            try:
                day = day_of(cell)
            except ValueError as error:
                reasons.append(f"ô {cell.name}: {error}")
            else:
                cells[column] = f"{day:%d/%m/%Y}" if day else ""
        else:
            cells[column] = text_of(cell)
    return cells, reasons
