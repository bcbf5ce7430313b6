"""Lists of procedures as files (CSV, JSON, Excel) → rows ready to be stored."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any, Final

from django.db import transaction

from accounts.models import Unit, UploadedList
from accounts.uploaded_lists import read_list, remember_load
from core.errors import InputError, RowErrors
from core.row_files import Row, RowFile, length_errors, parse_row_file
from core.text import search_key
from core.workbooks import SheetRow, cell_name, day_of, find_head, read_rows, text_of
from tthc.domain.codes import parse_code
from tthc.domain.levels import parse_levels
from tthc.models import Procedure
from tthc.services import CatalogueSummary, ProcedureRow, load_procedures, validity_errors

HEADS: Final[Mapping[str, Sequence[str]]] = {
    "code": ("Mã thủ tục", "Mã TTHC", "Mã số TTHC", "Mã số thủ tục", "code"),
    "name": ("Tên thủ tục", "Tên thủ tục hành chính", "Tên TTHC", "name"),
    "field": ("Lĩnh vực", "field"),
    "level": ("Cấp thực hiện", "level"),
    "days": ("Thời hạn giải quyết", "Thời hạn", "days"),
    "source": ("Nguồn", "source"),
    "days_unit": ("Đơn vị thời hạn", "Đơn vị tính thời hạn", "days_unit"),
    "ministry": ("Bộ, ngành", "Bộ, ngành quản lý", "ministry"),
    "decision": ("Quyết định công bố", "decision"),
    "online_channel": ("Trực tuyến", "Kênh trực tuyến", "online_channel"),
    "status": ("Ghi chú", "status"),
    "valid_from": ("Ngày có hiệu lực", "Có hiệu lực từ", "valid_from"),
    "valid_to": ("Ngày hết hiệu lực", "Có hiệu lực đến", "valid_to"),
}
"""How files write the name of each column, the usual way first."""
COLUMNS: Final = tuple(HEADS)
REQUIRED_COLUMNS: Final = ("code", "name", "field", "level")

_DAY_COLUMNS: Final = ("valid_from", "valid_to")
_COLUMN_OF: Final = {"levels": "level", "time_limit": "days", "time_limit_unit": "days_unit", "note": "status"}
"""The column of each field that is called otherwise."""
_UNITS: Final = {str(label).lower(): str(value) for value, label in Procedure.TimeLimitUnit.choices}
_NUMBER: Final = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")
_DATE_FORMATS: Final = ("%Y-%m-%d", "%d/%m/%Y")
_ONLINE: Final = "có trực tuyến"
_FOUND: Final = "found"
"""The status that says nothing beyond "this row was found"; any other is kept word for word as the note."""


@dataclass(frozen=True, slots=True)
class ProcedureFile:
    """A list that was read: its rows by the columns of COLUMNS; `places` are the columns of an Excel sheet, from 0."""

    rows: RowFile
    places: Mapping[str, int] = field(default_factory=dict)

    def reason(self, number: int, column: str, reason: str) -> str:
        """Return why a row is wrong, with the name of the cell in an Excel file."""
        return f"ô {cell_name(self.places[column], number)}: {reason}" if column in self.places else reason


def parse_procedure_file(name: str, data: bytes) -> ProcedureFile:
    """Read a list; the ending of `name` (.csv, .json, .xlsx) says which form it has.

    Raises InputError where it has another form, is damaged, or lacks a required column.
    """
    if not name.lower().endswith(".xlsx"):
        if not name.lower().endswith((".csv", ".json")):
            raise InputError(f"{name}: chỉ nhận tệp .xlsx, .csv hoặc .json")
        return _with_known_heads(parse_row_file(name, data))
    rows = read_rows(name, data)
    head = find_head(name, rows, HEADS, REQUIRED_COLUMNS)
    found: list[Row] = []
    errors: list[tuple[int, str]] = []
    for row in rows[head.first_row :]:
        cells, reasons = _read_sheet_row(row, head.columns)
        if reasons:
            errors.append((row.number, "; ".join(reasons)))
        elif any(cells.values()):
            found.append(Row(row.number, cells))
    if not found and not errors:
        raise InputError(f"{name}: không có dòng dữ liệu nào")
    file = RowFile(name, (*head.columns, *head.unknown), tuple(found), tuple(errors))
    return ProcedureFile(file, head.columns)


def import_procedures(file: RowFile | ProcedureFile, dry_run: bool = False) -> CatalogueSummary:
    """Load the procedures that `file` describes; see `read_procedures` and `load_procedures` for what is raised."""
    read = _with_known_heads(file) if isinstance(file, RowFile) else file
    summary = load_procedures(read.rows.name, read_procedures(read), dry_run)
    return replace(summary, ignored_columns=read.rows.other_than(COLUMNS))


def try_list(waiting: UploadedList) -> CatalogueSummary:
    """Return what loading a kept list would do; raises as `import_procedures`."""
    return import_procedures(parse_procedure_file(waiting.name, read_list(waiting)), dry_run=True)


@transaction.atomic
def load_waiting(waiting: UploadedList) -> CatalogueSummary:
    """Load a kept list and remember the load, all or nothing; raises as `import_procedures`.

    Raises InputError, too, where the list was loaded or replaced meanwhile.
    """
    Unit.objects.select_for_update().get(pk=waiting.unit_id)
    if not UploadedList.objects.filter(pk=waiting.pk, loaded_at=None).exists():
        raise InputError(f"{waiting.name}: danh sách đã được nạp hoặc đã thay bằng tệp khác, hãy xem lại danh mục")
    summary = import_procedures(parse_procedure_file(waiting.name, read_list(waiting)))
    remember_load(waiting, summary)
    return summary


def read_procedures(file: RowFile | ProcedureFile) -> list[ProcedureRow]:
    """Return the rows of `file`. Does not touch the database.

    Raises InputError where a required column is missing, RowErrors with every wrong row.
    """
    read = _with_known_heads(file) if isinstance(file, RowFile) else file
    rows: list[ProcedureRow] = []
    errors = list(read.rows.errors)
    first: dict[str, int] = {}
    for row in read.rows.rows:
        values, reasons = _read_cells(row.cells)
        code = values.pop("code", "")
        if code and first.setdefault(code, row.number) != row.number:
            reasons.append(("code", f'mã thủ tục "{code}" đã có ở dòng {first[code]}'))
        if reasons:
            told = [read.reason(row.number, column, reason) for column, reason in reasons]
            errors.append((row.number, ", ".join(told)))
        rows.append(ProcedureRow(row.number, code, values))
    if errors:
        raise RowErrors(read.rows.name, sorted(errors))
    return rows


def _with_known_heads(file: RowFile) -> ProcedureFile:
    """Give Vietnamese heads their English names; raises InputError where a column is missing or stands twice."""
    known = {search_key(way): column for column, ways in HEADS.items() for way in ways}
    names = {column: known.get(search_key(column), column) for column in file.columns}
    columns = tuple(names.values())
    twice = next((column for column in columns if columns.count(column) > 1), None)
    if twice:
        raise InputError(f"{file.name}: cột “{HEADS[twice][0]}” có hai lần, hãy bỏ bớt một cột")
    missing = [f"{column} ({HEADS[column][0]})" for column in REQUIRED_COLUMNS if column not in columns]
    if missing:
        raise InputError(f"{file.name}: thiếu cột {', '.join(missing)}; tên các cột đứng ở dòng đầu của tệp CSV")
    rows = (Row(row.number, {names[column]: text for column, text in row.cells.items()}) for row in file.rows)
    return ProcedureFile(replace(file, columns=columns, rows=tuple(rows)))


def _read_sheet_row(row: SheetRow, columns: Mapping[str, int]) -> tuple[dict[str, str], list[str]]:
    """Return the cells of an Excel row as text, and why some cannot be read."""
    cells: dict[str, str] = {}
    reasons: list[str] = []
    for column, place in columns.items():
        cell = row.cell(place)
        if cell.formula:
            reasons.append(f"ô {cell.name}: là công thức hoặc giá trị lỗi, hãy dán giá trị (Paste Values)")
            continue
        if column == "code" and isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
            # Excel took the code for a number and dropped the zeros at its end.
            cells[column] = f"{cell.value:.6f}"
        elif column in _DAY_COLUMNS:
            try:
                day = day_of(cell)
            except ValueError as error:
                reasons.append(f"ô {cell.name}: {error}")
            else:
                cells[column] = f"{day:%d/%m/%Y}" if day else ""
        else:
            cells[column] = text_of(cell)
    return cells, reasons


def _read_cells(cells: dict[str, str]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return the values of a row by field, and (column, reason) for each that is wrong."""
    values: dict[str, Any] = {}
    reasons: list[tuple[str, str]] = []

    def keep(name: str, column: str, parse: Callable[[str], Any]) -> None:
        try:
            values[name] = parse(cells.get(column, ""))
        except ValueError as error:
            reasons.append((column, str(error)))

    keep("code", "code", parse_code)
    for column, label in (("name", "tên thủ tục"), ("field", "lĩnh vực")):
        values[column] = cells.get(column, "")
        if not values[column]:
            reasons.append((column, f"thiếu {label}"))
    keep("levels", "level", parse_levels)
    if "days" in cells or "days_unit" in cells:
        keep("time_limit", "days", _parse_days)
        keep("time_limit_unit", "days_unit", _parse_unit)
        if values.get("time_limit") is not None:
            # A number without a unit is what the choice "unstated" is for.
            values["time_limit_unit"] = values.get("time_limit_unit") or Procedure.TimeLimitUnit.UNSTATED.value
        elif values.get("time_limit_unit") and "time_limit" in values:
            reasons.append(("days", "có đơn vị thời hạn nhưng thiếu số (days)"))
    if "online_channel" in cells:
        keep("online", "online_channel", _parse_online)
    values |= {column: cells[column] for column in ("ministry", "decision", "source") if column in cells}
    for column, label in (("valid_from", "ngày có hiệu lực"), ("valid_to", "ngày hết hiệu lực")):
        if column in cells:
            keep(column, column, partial(_parse_date, label))
    reasons += [("valid_to", one) for one in validity_errors(values.get("valid_from"), values.get("valid_to"))]
    if "status" in cells:
        values["note"] = "" if cells["status"] == _FOUND else cells["status"]
    for name, value in values.items():
        column = _COLUMN_OF.get(name, name)
        reasons += [(column, one) for one in length_errors(Procedure, {name: value})]
    return values, reasons


def _parse_days(text: str) -> Decimal | None:
    if text and not _NUMBER.fullmatch(text):
        raise ValueError(f'thời hạn "{text}" không phải là số, cần dạng 15 hoặc 1,5')
    return Decimal(text.replace(",", ".")) if text else None


def _parse_unit(text: str) -> str:
    if text and text.lower() not in _UNITS:
        raise ValueError(f'đơn vị thời hạn "{text}" không có, chỉ nhận {", ".join(_UNITS)}')
    return _UNITS[text.lower()] if text else ""


def _parse_date(label: str, text: str) -> date | None:
    for form in _DATE_FORMATS if text else ():
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    if text:
        raise ValueError(f'{label} "{text}" sai, cần dạng 2026-07-01 hoặc 01/07/2026')
    return None


def _parse_online(text: str) -> bool:
    if text.lower() not in ("", _ONLINE):
        raise ValueError(f'kênh trực tuyến "{text}" không có, chỉ nhận "{_ONLINE}" hoặc để trống')
    return bool(text)
