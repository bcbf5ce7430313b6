"""Lists of units as files → rows ready to be stored."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from accounts.codes import is_code, normalise_code
from accounts.models import Unit
from accounts.services import UnitRow, load_units
from core.row_files import LoadSummary, Row, RowFile, length_errors

UNIT_COLUMNS: Final = (
    "code",
    "kind",
    "name",
    "short_name",
    "parent",
    "province",
    "parent_body",
    "place_name",
    "valid_from",
    "valid_to",
)
COMMUNE_COLUMNS: Final = ("province_code", "province", "commune_code", "commune")
COMMUNES_SINCE: Final = date(2025, 7, 1)
"""The list of provinces and communes without districts holds from this day (Nghị quyết 202/2025/QH15)."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How messages name what a file writes: the kinds it may hold, two of its columns, and a day."""

    kinds: str
    parent: str
    province: str
    day: str


CODED: Final = Wording(
    kinds="; ".join(f"{one.value} ({one.label})" for one in Unit.Kind),
    parent="parent",
    province="province",
    day="2025-07-01",
)
"""The words of a file with UNIT_COLUMNS as they are."""

_PROVINCE_CODE: Final = re.compile(r"[0-9]{2}")
_COMMUNE_CODE: Final = re.compile(r"[0-9]{5}")


def import_units(file: RowFile, dry_run: bool = False) -> LoadSummary:
    """Load the units that `file` describes; see `read_units` for its columns and `load_units` for what is done."""
    known_columns = COMMUNE_COLUMNS if "commune_code" in file.columns else UNIT_COLUMNS
    summary = load_units(file.name, read_units(file), dry_run)
    return replace(summary, ignored_columns=file.other_than(known_columns))


def read_units(file: RowFile, wording: Wording = CODED) -> list[UnitRow]:
    """Return the rows of `file`, the wrong ones with their errors in its `wording`. Does not touch the database.

    A file with the column commune_code is a list of communes: each line names a commune and its province. Any other
    file has UNIT_COLUMNS, of which code, kind and name are required; without a parent a unit stands below its province.
    Raises InputError where a column is missing.
    """
    unreadable = [UnitRow(number, "", "", "", {}, (reason,)) for number, reason in file.errors]
    if "commune_code" in file.columns:
        file.require(COMMUNE_COLUMNS)
        return unreadable + _read_communes(file)
    file.require(("code", "kind", "name"))
    return unreadable + [_unit_row(row, wording) for row in file.rows]


def _unit_row(row: Row, wording: Wording) -> UnitRow:
    cells = row.cells
    kind = cells.get("kind", "")
    values: dict[str, str | date | None] = {"kind": kind, "name": cells.get("name", "")}
    values |= {field: cells[field] for field in ("short_name", "parent_body", "place_name") if field in cells}
    errors: list[str] = []
    if kind not in Unit.Kind.values:
        errors.append(f'loại đơn vị "{kind}" không có, chỉ nhận {wording.kinds}')
    for field, label in (("valid_from", "ngày có hiệu lực"), ("valid_to", "ngày hết hiệu lực")):
        if field in cells:
            try:
                values[field] = datetime.strptime(cells[field], "%Y-%m-%d").date() if cells[field] else None
            except ValueError:
                errors.append(f'{label} "{cells[field]}" phải ghi dạng {wording.day}')
    province, parent = normalise_code(cells.get("province", "")), normalise_code(cells.get("parent", ""))
    if kind == Unit.Kind.PROVINCE and (province or parent):
        errors.append(f"tỉnh, thành phố không có đơn vị cấp trên, hãy bỏ trống {wording.parent} và {wording.province}")
    elif kind in Unit.Kind.values and kind != Unit.Kind.PROVINCE and not province:
        errors.append(f"thiếu mã tỉnh, thành phố ({wording.province})")
    return _checked(row.number, cells.get("code", ""), province, parent or province, values, errors)


def _read_communes(file: RowFile) -> list[UnitRow]:
    provinces: dict[str, UnitRow] = {}
    communes: list[UnitRow] = []
    for row in file.rows:
        code, province, commune_code, commune = (
            row.cells.get(column, "") for column in ("province_code", "province", "commune_code", "commune")
        )
        errors: list[str] = []
        # Spreadsheets drop leading zeros, and every commune would then be loaded a second time.
        if not _PROVINCE_CODE.fullmatch(code) or not province:
            errors.append(f'tỉnh, thành phố "{code}" "{province}" sai, cần mã 2 chữ số và tên')
        else:
            first = provinces.setdefault(code, _province_row(row.number, code, province))
            if first.values["name"] != province:
                errors.append(f'tên tỉnh "{province}" khác với "{first.values["name"]}" ở dòng {first.number}')
        if not _COMMUNE_CODE.fullmatch(commune_code):
            errors.append(f'mã xã "{commune_code}" sai, cần 5 chữ số')
        values: dict[str, str | date | None] = {
            "kind": Unit.Kind.COMMUNE.value,
            "name": commune,
            "parent_body": f"UBND {province[:1].lower()}{province[1:]}",
            "valid_from": COMMUNES_SINCE,
        }
        communes.append(_checked(row.number, commune_code, code, code, values, errors))
    return [*provinces.values(), *communes]


def _province_row(number: int, code: str, name: str) -> UnitRow:
    return _checked(
        number, code, "", "", {"kind": Unit.Kind.PROVINCE.value, "name": name, "valid_from": COMMUNES_SINCE}, []
    )


def _checked(
    number: int, code: str, province: str, parent: str, values: dict[str, str | date | None], errors: list[str]
) -> UnitRow:
    normal = normalise_code(code)
    if not is_code(normal):
        errors.append(
            f'mã đơn vị "{code}" sai, cần 1 đến 20 chữ cái, chữ số hoặc gạch nối' if code else "thiếu mã đơn vị"
        )
    if not values["name"]:
        errors.append("thiếu tên đơn vị")
    errors += length_errors(Unit, values)
    return UnitRow(number, normal, province, parent, values, tuple(errors))
