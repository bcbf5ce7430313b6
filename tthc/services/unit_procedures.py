"""Writing the procedures of a unit: whole lists, and one row by hand.

What is said here is stored first; then the standing decisions are put on top (tthc.services.followed_decisions).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from accounts.models import Unit
from core.errors import InputError, RowErrors
from core.row_files import LoadSummary
from tthc.domain.own_level import own_level
from tthc.models import Procedure, ProcedureChange, UnitProcedure
from tthc.selectors.unit_procedures import decision_name
from tthc.services.followed_decisions import SAID, WITHIN, SaidRow, follow_decisions, said_rows, store_rows

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A procedure as a list of the unit describes it; None: the list does not speak of it, or the cell is blank.

    `online` is (scale, level), ("", "") where the list says that it is not provided online.
    """

    number: int
    procedure: Procedure
    level: str | None = None
    online: tuple[str, str] | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class RowChange:
    """What somebody says of a row: its level of authority and online level from a day on, None from its beginning;
    `valid_to` is its last day, None for open. `seen` is the version of the row that was looked at.
    """

    level: str
    online: tuple[str, str]
    from_day: date | None
    valid_to: date | None
    seen: int


class StaleRow(Exception):
    """Somebody changed the row after the caller read it."""


class WrongDay(InputError):
    """A day that somebody says of a row contradicts what is stored; `field` is that of RowChange."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


@transaction.atomic
def load_unit_procedures(
    unit: Unit, name: str, rows: Sequence[ListedRow], listed_on: date, dry_run: bool = False
) -> LoadSummary:
    """Store what the list `name` of `listed_on` says of the unit's procedures; the same rows twice change nothing.

    A level that changes counts from the row's `valid_from` where that is later than what is stored, else from
    `listed_on`: the stored row ends the day before and another begins. A procedure that has ended begins anew only
    where `valid_from` lies after its end. Procedures that no row names stay. `dry_run` only counts.
    Raises RowErrors, with nothing stored, where a row and what is stored contradict.
    """
    if not dry_run:
        Unit.objects.select_for_update(no_key=True).get(pk=unit.pk)
    known = said_rows(unit)
    errors: list[tuple[int, str]] = []
    placed = _Placed([], [])
    created = changed = 0
    touched: list[int] = []
    for row in rows:
        before = len(placed.created) + len(placed.updated)
        rows_known = [one for one in known.get(row.procedure.pk, []) if one.is_stored or one.begun_by is None]
        try:
            placed.place(unit, rows_known, row, listed_on)
        except ValueError as error:
            errors.append((row.number, f"mã {row.procedure.code}: {error}"))
            continue
        if len(placed.created) + len(placed.updated) > before:
            touched.append(row.procedure.pk)
            created += not rows_known
            changed += bool(rows_known)
    if errors:
        raise RowErrors(name, errors)
    if not dry_run:
        store_rows(placed.created, placed.updated)
        decided = ProcedureChange.objects.filter(decision__unit=unit, decision__removed_at=None)
        follow_decisions(unit, set(touched) & set(decided.values_list("procedure", flat=True)))
    return LoadSummary(created, changed, len(rows) - created - changed)


@transaction.atomic
def change_row(row: UnitProcedure, change: RowChange) -> None:
    """Store what somebody says of a row of the unit's procedures.

    Raises StaleRow, or WrongDay where a day contradicts the row, the next one or a decision, with nothing stored.
    """
    Unit.objects.select_for_update(no_key=True).get(pk=row.unit_id)
    if version_of(row) != change.seen:
        raise StaleRow
    known = said_rows(row.unit, [row.procedure_id])[row.procedure_id]
    said = next(one for one in known if one.row.pk == row.pk)
    stored = said.row
    ends_otherwise = change.valid_to != stored.valid_to
    if ends_otherwise:
        _check_end(stored, change.valid_to, [one.row for one in known if one.is_stored])
        said.said_to = change.valid_to
    placed = _Placed([], [])
    values = (change.level, *change.online)
    if values == _values(stored):
        if ends_otherwise:
            placed.say(said)
    else:
        placed.set_values(said, values, _first_day_of_change(stored, change), say_days=ends_otherwise)
    store_rows(placed.created, placed.updated)
    follow_decisions(row.unit, [row.procedure_id])


def version_of(row: UnitProcedure) -> int:
    """Return the number of the row's newest version, 0 where its history is empty."""
    return row.history.values_list("history_id", flat=True).first() or 0


@dataclass(slots=True)
class _Placed:
    """The rows to store."""

    created: list[UnitProcedure]
    updated: list[UnitProcedure]

    def place(self, unit: Unit, known: Sequence[SaidRow], row: ListedRow, listed_on: date) -> None:
        """Add what a row of a list changes; raises ValueError where it contradicts what is known."""
        last = known[-1] if known else None
        if last is None or _begins_anew(last, row):
            if last is not None and last.said_to != last.row.valid_to:
                # Who says that it begins anew says that it had ended.
                last.said_to = last.row.valid_to
                self.say(last)
            self._create(unit, row)
            return
        level = row.level or last.row.level
        values = (level, *(row.online if row.online is not None else _values(last.row)[1:]))
        is_other_from = row.valid_from not in (None, last.said_from) and len(known) == 1 and last.begun_by is None
        if values != _values(last.row):
            day = _first_day_of_level(last.row, row, listed_on)
            if row.valid_to:
                last.said_to = _end_after(last.row.valid_from, row.valid_to)
            self.set_values(last, values, day, say_days=row.valid_to is not None)
        elif is_other_from or row.valid_to not in (None, last.said_to):
            last.said_from = row.valid_from if is_other_from else last.said_from
            last.said_to = _end_after(last.said_from, row.valid_to) if row.valid_to else last.said_to
            self.say(last)

    def set_values(self, said: SaidRow, values: tuple[str, str, str], day: date | None, say_days: bool) -> None:
        """Give a row other values from the day on, None from its beginning; `say_days`: its days were said, too."""
        row = said.row
        if day is None or day == row.valid_from:
            row.level, row.online_scale, row.online_level = values
            if say_days or not said.is_stored:
                self.say(said)
            else:
                self.updated.append(row)
            return
        level, scale, online_level = values
        later = UnitProcedure(unit_id=row.unit_id, procedure_id=row.procedure_id, level=level)
        later.online_scale, later.online_level = scale, online_level
        later.valid_from, later.valid_to = day, said.said_to
        if said.begun_by:
            later._change_reason = f"{WITHIN}{said.begun_by}"
        self.created.append(later)
        said.said_to = day - _DAY
        self.say(said)

    def say(self, said: SaidRow) -> None:
        """Store a row with the days that were said of it; the day of a decision that began it stays."""
        row = said.row
        row.valid_from = row.valid_from if said.begun_by else said.said_from
        row.valid_to = said.said_to
        row._change_reason = SAID
        (self.updated if said.is_stored else self.created).append(row)

    def _create(self, unit: Unit, row: ListedRow) -> None:
        scale, online_level = row.online or ("", "")
        level = row.level or own_level(row.procedure.levels, unit.kind)
        made = UnitProcedure(unit=unit, procedure=row.procedure, level=level)
        made.online_scale, made.online_level = scale, online_level
        made.valid_from, made.valid_to = row.valid_from, row.valid_to
        self.created.append(made)


def _values(row: UnitProcedure) -> tuple[str, str, str]:
    return row.level, row.online_scale, row.online_level


def _begins_anew(last: SaidRow, row: ListedRow) -> bool:
    ended = last.row.valid_to
    return bool(ended and row.valid_from and row.valid_from > ended)


def _first_day_of_level(last: UnitProcedure, row: ListedRow, listed_on: date) -> date:
    begins = last.valid_from
    day = row.valid_from if row.valid_from and (begins is None or row.valid_from > begins) else listed_on
    if last.valid_to and day > last.valid_to:
        raise ValueError(
            f"thủ tục của đơn vị đã hết hiệu lực sau ngày {last.valid_to:%d/%m/%Y} mà cấp hoặc mức độ trực tuyến ghi "
            "khác, hãy bỏ dòng này, hoặc ghi ngày thực hiện lại vào cột “Có hiệu lực từ”"
        )
    if begins and day < begins:
        raise ValueError(
            f"cấp hoặc mức độ trực tuyến đã lưu tính từ ngày {begins:%d/%m/%Y}, sau ngày {day:%d/%m/%Y} của danh sách, "
            "hãy ghi ngày của danh sách từ đó trở đi"
        )
    return day


def _end_after(begins: date | None, ends: date) -> date:
    if begins and ends < begins:
        raise ValueError(f"ngày hết hiệu lực {ends:%d/%m/%Y} trước ngày có hiệu lực {begins:%d/%m/%Y}")
    return ends


def _first_day_of_change(row: UnitProcedure, change: RowChange) -> date | None:
    day = change.from_day
    if day is None:
        return None
    if row.valid_from and day < row.valid_from:
        raise WrongDay(
            "from_day", f"ngày tính mức độ mới không được trước ngày {row.valid_from:%d/%m/%Y} là ngày bắt đầu"
        )
    if change.valid_to and day > change.valid_to:
        raise WrongDay("from_day", f"ngày tính mức độ mới không được sau ngày hết hiệu lực {change.valid_to:%d/%m/%Y}")
    return day


def _check_end(row: UnitProcedure, ends: date | None, rows: Sequence[UnitProcedure]) -> None:
    """Raise WrongDay where a row cannot end on the day (None: stay open)."""
    if ends and row.valid_from and ends < row.valid_from:
        raise WrongDay("valid_to", f"ngày hết hiệu lực phải từ ngày có hiệu lực {row.valid_from:%d/%m/%Y} trở đi")
    begins = row.valid_from or date.min
    later = min((one.valid_from for one in rows if one.valid_from and one.valid_from > begins), default=None)
    if later and (ends is None or ends >= later):
        reason = f"thủ tục đã có dòng khác tính từ ngày {later:%d/%m/%Y}, hãy ghi ngày hết hiệu lực trước đó"
        raise WrongDay("valid_to", reason)
    abolished = ProcedureChange.objects.filter(
        decision__unit=row.unit_id,
        decision__removed_at=None,
        procedure=row.procedure_id,
        kind=ProcedureChange.Kind.ABOLISHED,
        decision__effective_on__gte=begins,
    ).select_related("decision")
    first = abolished.order_by("decision__effective_on").first()
    if first and (ends is None or ends >= first.decision.effective_on):
        raise WrongDay(
            "valid_to",
            f"{decision_name(first.decision)} bãi bỏ thủ tục từ ngày "
            f"{first.decision.effective_on:%d/%m/%Y}, hãy sửa hoặc gỡ quyết định đó trước",
        )
