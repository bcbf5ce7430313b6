"""Lists of procedures as files → rows ready to be stored."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any, Final

from core.errors import RowErrors
from core.row_files import LoadSummary, RowFile, length_errors
from tthc.domain.codes import parse_code
from tthc.domain.levels import parse_levels
from tthc.models import Procedure
from tthc.services import ProcedureRow, load_procedures, validity_errors

REQUIRED_COLUMNS: Final = ("code", "name", "field", "level")
COLUMNS: Final = (
    *REQUIRED_COLUMNS,
    "days",
    "source",
    "days_unit",
    "ministry",
    "decision",
    "online_channel",
    "status",
    "valid_from",
    "valid_to",
)

_UNITS: Final = {str(label).lower(): str(value) for value, label in Procedure.TimeLimitUnit.choices}
_NUMBER: Final = re.compile(r"[0-9]{1,4}(?:[.,][0-9]{1,2})?")
_DATE_FORMATS: Final = ("%Y-%m-%d", "%d/%m/%Y")
_ONLINE: Final = "có trực tuyến"
_FOUND: Final = "found"
"""The status that says nothing beyond "this row was found"; any other is kept word for word as the note."""


def import_procedures(file: RowFile, dry_run: bool = False) -> LoadSummary:
    """Load the procedures that `file` describes; see `read_procedures` and `load_procedures` for what is raised."""
    summary = load_procedures(file.name, read_procedures(file), dry_run)
    return replace(summary, ignored_columns=file.other_than(COLUMNS))


def read_procedures(file: RowFile) -> list[ProcedureRow]:
    """Return the rows of `file`. Does not touch the database.

    Raises InputError where a required column is missing, RowErrors with every wrong row.
    """
    file.require(REQUIRED_COLUMNS)
    rows: list[ProcedureRow] = []
    errors = list(file.errors)
    first: dict[str, int] = {}
    for row in file.rows:
        values, reasons = _read_cells(row.cells)
        code = values.pop("code", "")
        if code and first.setdefault(code, row.number) != row.number:
            reasons.append(f'mã thủ tục "{code}" đã có ở dòng {first[code]}')
        if reasons:
            errors.append((row.number, ", ".join(reasons)))
        rows.append(ProcedureRow(row.number, code, values))
    if errors:
        raise RowErrors(file.name, sorted(errors))
    return rows


def _read_cells(cells: dict[str, str]) -> tuple[dict[str, Any], list[str]]:
    values: dict[str, Any] = {}
    reasons: list[str] = []

    def keep(field: str, parse: Callable[[str], Any], text: str) -> None:
        try:
            values[field] = parse(text)
        except ValueError as error:
            reasons.append(str(error))

    keep("code", parse_code, cells.get("code", ""))
    for column, label in (("name", "tên thủ tục"), ("field", "lĩnh vực")):
        values[column] = cells.get(column, "")
        if not values[column]:
            reasons.append(f"thiếu {label}")
    keep("levels", parse_levels, cells.get("level", ""))
    if "days" in cells or "days_unit" in cells:
        keep("time_limit", _parse_days, cells.get("days", ""))
        keep("time_limit_unit", _parse_unit, cells.get("days_unit", ""))
        if values.get("time_limit") is not None:
            # A number without a unit is what the choice "unstated" is for.
            values["time_limit_unit"] = values.get("time_limit_unit") or Procedure.TimeLimitUnit.UNSTATED.value
        elif values.get("time_limit_unit") and "time_limit" in values:
            reasons.append("có đơn vị thời hạn nhưng thiếu số (days)")
    if "online_channel" in cells:
        keep("online", _parse_online, cells["online_channel"])
    values |= {column: cells[column] for column in ("ministry", "decision", "source") if column in cells}
    for column, label in (("valid_from", "ngày có hiệu lực"), ("valid_to", "ngày hết hiệu lực")):
        if column in cells:
            keep(column, partial(_parse_date, label), cells[column])
    reasons += validity_errors(values.get("valid_from"), values.get("valid_to"))
    if "status" in cells:
        values["note"] = "" if cells["status"] == _FOUND else cells["status"]
    return values, reasons + length_errors(Procedure, values)


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
