"""Lists of units that an administrator uploads: Excel, CSV or JSON → rows for the administrator's province alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from django.contrib.admin.models import CHANGE
from django.db import transaction

from accounts.administration.services.changes import Administrator, leave_trace, one_at_a_time
from accounts.importers import CODED, COMMUNE_COLUMNS, UNIT_COLUMNS, Wording, read_units
from accounts.models import Unit, UploadedList
from accounts.services import UnitRow, load_units
from accounts.uploaded_lists import read_list, remember_load
from core.errors import InputError
from core.row_files import LoadSummary, Row, RowFile, parse_row_file
from core.text import search_key
from core.workbooks import SheetRow, day_of, find_head, read_rows, text_of

KIND: Final = "units"
"""The kind of these lists among the uploaded ones."""

HEADS: Final[dict[str, Sequence[str]]] = {
    "code": ("Mã đơn vị", "code", "Mã"),
    "kind": ("Loại đơn vị", "kind", "Loại"),
    "name": ("Tên đơn vị", "name", "Tên"),
    "short_name": ("Tên viết tắt", "short_name"),
    "parent": ("Mã đơn vị cấp trên", "parent", "Đơn vị cấp trên"),
    "province": ("Mã tỉnh", "province", "Mã tỉnh, thành phố"),
    "parent_body": ("Cơ quan chủ quản", "parent_body"),
    "place_name": ("Địa danh", "place_name"),
    "valid_from": ("Có hiệu lực từ", "valid_from"),
    "valid_to": ("Có hiệu lực đến", "valid_to"),
}
"""The columns of a list of units, each as it is written in files; the first is the one that messages name."""

_COLUMN_OF: Final = {search_key(way): column for column, ways in HEADS.items() for way in ways}
_KIND_OF: Final = {search_key(kind.label): kind.value for kind in Unit.Kind}
_DAYS: Final = ("valid_from", "valid_to")
_REQUIRED: Final = ("code", "kind", "name")
_VIETNAMESE: Final = Wording(
    kinds="; ".join(kind.label for kind in Unit.Kind if kind != Unit.Kind.PROVINCE),
    parent=f"“{HEADS['parent'][0]}”",
    province=f"“{HEADS['province'][0]}”",
    day="01/07/2025",
)
_OF_A_PROVINCE: Final = ("kind", "name", "short_name", "place_name")
"""What a list may say of the province itself, as its page does: when it ends is not for a list."""


@dataclass(frozen=True, slots=True)
class UnitList:
    """A list that was read: its rows, the wrong ones with their errors, and the columns that are not used."""

    name: str
    rows: tuple[UnitRow, ...]
    ignored_columns: tuple[str, ...]


def read_unit_list(province: Unit, name: str, data: bytes) -> UnitList:
    """Read an uploaded list; a row without a province belongs to `province`, a row of another one is wrong.

    Heads and kinds are known in Vietnamese and in English, and errors are told in the file's own words. Of the province
    itself a row may change the names alone. Raises InputError where the file as such is wrong.
    """
    wording = _VIETNAMESE
    if name.lower().endswith(".xlsx"):
        file, unknown = _from_workbook(name, data)
    elif name.lower().endswith((".csv", ".json")):
        written = parse_row_file(name, data)
        wording = _wording_of(written)
        file = _with_known_columns(written, wording)
        unknown = file.other_than(COMMUNE_COLUMNS if "commune_code" in file.columns else UNIT_COLUMNS)
    else:
        raise InputError(f"{name}: chỉ nhận tệp .xlsx, .csv hoặc .json, hãy lưu lại theo một trong các dạng này")
    if "commune_code" in file.columns:
        # Its day is that of the communes, not one that the file gives for the province.
        read = [replace(row, values=_names_of(row)) if not row.province else row for row in read_units(file)]
    else:
        file = replace(file, rows=tuple(replace(row, cells=_in_words(province, row.cells)) for row in file.rows))
        read = read_units(file, wording)
    rows = tuple(_of_province(province, row) for row in read)
    return UnitList(file.name, rows, unknown)


def try_unit_list(units: UnitList) -> LoadSummary:
    """Return what loading the list would do; raises RowErrors with every wrong row."""
    return replace(load_units(units.name, units.rows, dry_run=True), ignored_columns=units.ignored_columns)


@transaction.atomic
def load_unit_list(by: Administrator, waiting: UploadedList) -> LoadSummary:
    """Load a list that was read on trial, all of it or nothing, and remember the load.

    Raises InputError where the list is wrong by now, and UploadedList.DoesNotExist where it was loaded meanwhile.
    """
    one_at_a_time(by)
    waiting = UploadedList.objects.get(pk=waiting.pk, loaded_at=None)
    units = read_unit_list(by.province, waiting.name, read_list(waiting))
    summary = load_units(units.name, units.rows)
    remember_load(waiting, summary)
    leave_trace(by, by.province, CHANGE, f"Nạp danh sách đơn vị từ tệp {waiting.name}: {summary}")
    return summary


def _from_workbook(name: str, data: bytes) -> tuple[RowFile, tuple[str, ...]]:
    sheet = read_rows(name, data)
    head = find_head(name, sheet, dict(HEADS), _REQUIRED)
    rows: list[Row] = []
    errors: list[tuple[int, str]] = []
    for row in sheet[head.first_row :]:
        formulas = [cell.name for column in head.columns.values() if (cell := row.cell(column)).formula]
        if formulas:
            errors.append((row.number, f"ô {', '.join(formulas)} là công thức, hãy ghi giá trị"))
        else:
            rows.append(Row(row.number, _cells(row, head.columns)))
    return RowFile(name, tuple(head.columns), tuple(rows), tuple(errors)), head.unknown


def _cells(row: SheetRow, columns: dict[str, int]) -> dict[str, str]:
    cells = {}
    for column, place in columns.items():
        cell = row.cell(place)
        cells[column] = text_of(cell)
        if column in _DAYS:
            try:
                day = day_of(cell)
            except ValueError:
                continue  # The words as they stand: the reader of the rows says what is wrong with them.
            cells[column] = day.isoformat() if day else ""
    return cells


def _wording_of(file: RowFile) -> Wording:
    """Return CODED where every column that is known is written in English."""
    known = [column for column in file.columns if search_key(column) in _COLUMN_OF]
    return CODED if known and all(column in HEADS for column in known) else _VIETNAMESE


def _with_known_columns(file: RowFile, wording: Wording) -> RowFile:
    """Return the file with the columns' names of UNIT_COLUMNS where it has others that are known.

    Raises InputError for a column that stands twice or is missing.
    """
    if "commune_code" in file.columns:
        return file
    names = {column: _COLUMN_OF.get(search_key(column), column) for column in file.columns}
    if len(set(names.values())) < len(names):
        twice = sorted(column for column in names if list(names.values()).count(names[column]) > 1)
        raise InputError(f"{file.name}: các cột {', '.join(twice)} cùng một nội dung, hãy bỏ bớt")
    missing = [HEADS[column][0] for column in _REQUIRED if column not in names.values()]
    if missing and wording == _VIETNAMESE:
        told = ", ".join(f"“{head}”" for head in missing)
        raise InputError(f"{file.name}: thiếu cột {told}; tên các cột đứng ở dòng đầu của tệp CSV")
    rows = tuple(Row(row.number, {names[column]: text for column, text in row.cells.items()}) for row in file.rows)
    return RowFile(file.name, tuple(names.values()), rows, file.errors)


def _in_words(province: Unit, cells: dict[str, str]) -> dict[str, str]:
    """Return the cells with the kind's code for its label, days as the reader takes them, and the province."""
    known = dict(cells)
    known["kind"] = _KIND_OF.get(search_key(cells.get("kind", "")), cells.get("kind", ""))
    if known["kind"] != Unit.Kind.PROVINCE and not cells.get("province"):
        known["province"] = province.code
    for column in _DAYS:
        if cells.get(column):
            known[column] = _iso_day(cells[column])
    return known


def _iso_day(text: str) -> str:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date().isoformat()
    except ValueError:
        return text


def _of_province(province: Unit, row: UnitRow) -> UnitRow:
    if row.errors:
        return row
    if (row.province or row.code) != province.code:
        reason = f'đơn vị thuộc "{row.province or row.code}", ở đây chỉ nạp đơn vị thuộc "{province.code}"'
        return replace(row, errors=(reason,))
    if row.province:
        return row
    others = {field: value for field, value in row.values.items() if field not in _OF_A_PROVINCE and value}
    if any(getattr(province, field) != value for field, value in others.items()):
        reason = "của tỉnh, thành phố chỉ sửa được tên, tên viết tắt và địa danh, hãy bỏ trống các ô khác của dòng này"
        return replace(row, errors=(reason,))
    return replace(row, values=_names_of(row))


def _names_of(province_row: UnitRow) -> dict[str, str | date | None]:
    return {field: value for field, value in province_row.values.items() if field in _OF_A_PROVINCE}
