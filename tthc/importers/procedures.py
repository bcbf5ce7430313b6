"""Lists of procedures as files (CSV, JSON, Excel) → rows ready to be stored."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any, Final

from django.db import transaction

from accounts.models import Unit, UploadedList
from accounts.uploaded_lists import read_list, remember_load
from core.errors import InputError, RowErrors
from core.row_files import RowFile, length_errors
from tthc.domain.codes import parse_code
from tthc.domain.levels import parse_levels
from tthc.importers.list_files import Columns, ListFile, parse_day, parse_list_file, with_known_heads
from tthc.models import Procedure
from tthc.services.procedures import CatalogueSummary, ProcedureRow, load_procedures, validity_errors

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

_COLUMNS_OF_LISTS: Final = Columns(HEADS, REQUIRED_COLUMNS, days=("valid_from", "valid_to"))
_COLUMN_OF: Final = {"levels": "level", "time_limit": "days", "time_limit_unit": "days_unit", "note": "status"}
"""The column of each field that is called otherwise."""
_UNITS: Final = {str(label).lower(): str(value) for value, label in Procedure.TimeLimitUnit.choices}
_NUMBER: Final = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")
_ONLINE: Final = "có trực tuyến"
_FOUND: Final = "found"
"""The status that says nothing beyond "this row was found"; any other is kept word for word as the note."""


def parse_procedure_file(name: str, data: bytes) -> ListFile:
    """Read a list; the ending of `name` (.csv, .json, .xlsx) says which form it has.

    Raises InputError where it has another form, is damaged, or lacks a required column.
    """
    return parse_list_file(name, data, _COLUMNS_OF_LISTS, (".xlsx", ".csv", ".json"))


def import_procedures(file: RowFile | ListFile, dry_run: bool = False) -> CatalogueSummary:
    """Load the procedures that `file` describes; see `read_procedures` and `load_procedures` for what is raised."""
    read = with_known_heads(file, _COLUMNS_OF_LISTS) if isinstance(file, RowFile) else file
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


def read_procedures(file: RowFile | ListFile) -> list[ProcedureRow]:
    """Return the rows of `file`. Does not touch the database.

    Raises InputError where a required column is missing, RowErrors with every wrong row.
    """
    read = with_known_heads(file, _COLUMNS_OF_LISTS) if isinstance(file, RowFile) else file
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
            keep(column, column, partial(parse_day, label))
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


def _parse_online(text: str) -> bool:
    if text.lower() not in ("", _ONLINE):
        raise ValueError(f'kênh trực tuyến "{text}" không có, chỉ nhận "{_ONLINE}" hoặc để trống')
    return bool(text)
