"""Lists of a unit's procedures as files (Excel, CSV) → rows ready to be stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db import transaction

from accounts.models import Unit, UploadedList
from accounts.uploaded_lists import read_list, remember_load
from core.errors import InputError, RowErrors
from core.row_files import LoadSummary, Row
from tthc.domain.codes import parse_code
from tthc.domain.levels import parse_levels
from tthc.domain.online_words import parse_online
from tthc.domain.own_level import own_level
from tthc.importers.list_files import Columns, ListFile, parse_day, parse_list_file
from tthc.models import Procedure
from tthc.selectors.unit_procedures import UNKNOWN_CODE
from tthc.services.procedures import validity_errors
from tthc.services.unit_procedures import ListedRow, load_unit_procedures

HEADS: Final[Mapping[str, Sequence[str]]] = {
    "code": ("Mã TTHC", "Mã thủ tục", "Mã số TTHC", "Mã số thủ tục", "Mã thủ tục hành chính", "code"),
    "level": ("Cấp thực hiện", "Cấp giải quyết", "level"),
    "online": (
        "Mức độ dịch vụ công trực tuyến",
        "Mức độ DVCTT",
        "Mức độ DVC trực tuyến",
        "Mức độ trực tuyến",
        "Mức độ",
        "Dịch vụ công trực tuyến",
        "DVCTT",
        "online",
    ),
    "valid_from": ("Có hiệu lực từ", "Ngày có hiệu lực", "Hiệu lực từ", "Từ ngày", "valid_from"),
    "valid_to": ("Có hiệu lực đến", "Ngày hết hiệu lực", "Hiệu lực đến", "Đến ngày", "Đến", "valid_to"),
}
"""How files write the name of each column, the usual way first."""
REQUIRED: Final = ("code",)

_COLUMNS: Final = Columns(HEADS, REQUIRED, days=("valid_from", "valid_to"))


@dataclass(frozen=True, slots=True)
class ListTerms:
    """What somebody says of a whole list: the day from which it counts, and the scale of bare numbers ("": by day)."""

    listed_on: date
    scale: str = ""


def parse_unit_list(name: str, data: bytes) -> ListFile:
    """Read a list (.xlsx, .csv); raises InputError where it has another form, is damaged, or names no codes."""
    return parse_list_file(name, data, _COLUMNS, (".xlsx", ".csv"))


def try_list(waiting: UploadedList, terms: ListTerms) -> LoadSummary:
    """Return what loading a kept list would do.

    Raises InputError where it is no list, RowErrors with every wrong row.
    """
    return _load(waiting, terms, dry_run=True)


@transaction.atomic
def load_waiting(waiting: UploadedList, terms: ListTerms) -> LoadSummary:
    """Load a kept list and remember the load, all or nothing; raises as `try_list`.

    Raises InputError, too, where the list was loaded or replaced meanwhile.
    """
    Unit.objects.select_for_update(no_key=True).get(pk=waiting.unit_id)
    if not UploadedList.objects.filter(pk=waiting.pk, loaded_at=None).exists():
        raise InputError(f"{waiting.name}: danh sách đã được nạp hoặc đã thay bằng tệp khác, hãy xem lại thủ tục")
    summary = _load(waiting, terms, dry_run=False)
    remember_load(waiting, summary)
    return summary


def read_unit_list(file: ListFile, unit: Unit, terms: ListTerms) -> list[ListedRow]:
    """Return the rows of `file`, each with its procedure of the catalogue (one query).

    Raises RowErrors with every wrong row: a code that is wrong, unknown or there twice, a level or day not understood.
    """
    codes = {row.number: _code_in(row) for row in file.rows.rows}
    known = Procedure.objects.in_bulk({code for code, _ in codes.values() if code}, field_name="code")
    errors = list(file.rows.errors)
    rows: list[ListedRow] = []
    first: dict[str, int] = {}
    for row in file.rows.rows:
        code, wrong = codes[row.number]
        reasons = [("code", wrong)] if wrong else []
        if code and first.setdefault(code, row.number) != row.number:
            reasons.append(("code", f"mã thủ tục “{code}” đã có ở dòng {first[code]}"))
        elif code and code not in known:
            reasons.append(("code", f"mã thủ tục “{code}” {UNKNOWN_CODE}"))
        cells = _Cells(row.cells)
        found = cells.read(row.number, known.get(code), unit, terms)
        reasons += cells.reasons
        if reasons:
            errors.append((row.number, ", ".join(file.reason(row.number, *one) for one in reasons)))
        elif found:
            rows.append(found)
    if errors:
        raise RowErrors(file.rows.name, sorted(errors))
    return rows


class _Cells:
    """The cells of a row, and why some of them are wrong: (column, reason)."""

    def __init__(self, cells: Mapping[str, str]) -> None:
        self.cells = cells
        self.reasons: list[tuple[str, str]] = []

    def read(self, number: int, procedure: Procedure | None, unit: Unit, terms: ListTerms) -> ListedRow | None:
        begins = self._day("valid_from", "ngày có hiệu lực")
        ends = self._day("valid_to", "ngày hết hiệu lực")
        self.reasons += [("valid_to", one) for one in validity_errors(begins, ends)]
        level = self._level(unit)
        online = self._online(begins, terms)
        return ListedRow(number, procedure, level, online, begins, ends) if procedure else None

    def _day(self, column: str, label: str) -> date | None:
        try:
            return parse_day(label, self.cells.get(column, ""))
        except ValueError as error:
            self.reasons.append((column, str(error)))
            return None

    def _level(self, unit: Unit) -> str | None:
        text = self.cells.get("level", "")
        try:
            return own_level(parse_levels(text), unit.kind) if text else None
        except ValueError as error:
            self.reasons.append(("level", str(error)))
            return None

    def _online(self, begins: date | None, terms: ListTerms) -> tuple[str, str] | None:
        if "online" not in self.cells:
            return None
        try:
            return parse_online(self.cells["online"], begins or terms.listed_on, terms.scale)
        except ValueError as error:
            self.reasons.append(("online", str(error)))
            return None


def _code_in(row: Row) -> tuple[str, str]:
    """Return the code of a row, and why it is wrong; one of them is ""."""
    try:
        return parse_code(row.cells.get("code", "")), ""
    except ValueError as error:
        return "", str(error)


def _load(waiting: UploadedList, terms: ListTerms, dry_run: bool) -> LoadSummary:
    file = parse_unit_list(waiting.name, read_list(waiting))
    unit = waiting.unit
    rows = read_unit_list(file, unit, terms)
    try:
        summary = load_unit_procedures(unit, file.rows.name, rows, terms.listed_on, dry_run)
    except RowErrors as error:
        told = [(number, file.reason(number, "code", reason)) for number, reason in error.rows]
        raise RowErrors(file.rows.name, told) from error
    return replace(summary, ignored_columns=file.rows.other_than(HEADS))
