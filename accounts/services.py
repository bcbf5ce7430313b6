"""Writing units."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Q

from accounts.models import Unit
from core.days import FIRST_DAY, LAST_DAY
from core.errors import RowErrors
from core.row_files import LoadSummary

BATCH: Final = 500
_NAMED: Final = 5
_Key = tuple[str, str]
"""(code of the province, code of the unit); the province itself has a blank first code."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit as a file describes it.

    `province` and `parent` are codes, blank for a province. `values` holds the other fields that the file gives:
    what a file does not speak of stays as it is. `errors` are the reasons why the row cannot be loaded.
    """

    number: int
    code: str
    province: str
    parent: str
    values: dict[str, str | date | None]
    errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a unit stands in the tree, what it is and until when."""

    parent: _Key | None
    kind: str
    valid_to: date | None


@transaction.atomic
def load_units(name: str, rows: Sequence[UnitRow], dry_run: bool = False) -> LoadSummary:
    """Create and change the units that the `rows` of the file `name` describe; the same rows twice change nothing.

    A unit is recognised by its code and its province. Units that no row names stay. `dry_run` only counts. As on the
    pages, a unit ends after the units below it and not after its parent, and nothing stands below a commune.
    Raises RowErrors with every wrong row; nothing is then loaded.
    """
    known = _known_units(rows)
    key_of = {unit.pk: key for key, unit in known.items()}
    stored_parents: dict[_Key, _Key | None] = {key: key_of.get(unit.parent_id) for key, unit in known.items()}
    parents = stored_parents | {_key(row): _parent_key(row) for row in rows}
    errors = _row_errors(rows, known, parents)
    if not errors:
        stored = {key: _Standing(stored_parents[key], unit.kind, unit.valid_to) for key, unit in known.items()}
        errors = _standing_errors(rows, stored, stored | {_key(row): _standing(row, stored) for row in rows})
    if errors:
        raise RowErrors(name, sorted(errors))

    units = {**{_key(row): Unit(code=row.code) for row in rows}, **known}
    created: list[Unit] = []
    changed: list[Unit] = []
    for row in rows:
        unit = units[_key(row)]
        parent = parents[_key(row)]
        if unit.pk is None:
            created.append(unit)
        elif stored_parents[_key(row)] != parent or any(getattr(unit, f) != v for f, v in row.values.items()):
            changed.append(unit)
        for field, value in row.values.items():
            setattr(unit, field, value)
        if parent is not None:
            unit.parent = units[parent]
            unit.province = units["", row.province]
        unit.normalise()
    if not dry_run:
        _create(created)
        fields = [field.name for field in Unit._meta.concrete_fields if not field.primary_key]
        # An upsert on the key takes a tenth of the time of bulk_update.
        Unit.objects.bulk_create(
            changed, batch_size=BATCH, update_conflicts=True, update_fields=fields, unique_fields=["id"]
        )
    return LoadSummary(len(created), len(changed), len(rows) - len(created) - len(changed))


def _create(units: Sequence[Unit]) -> None:
    """Insert parents before children, because a child's row holds its parent's key."""
    by_depth: defaultdict[int, list[Unit]] = defaultdict(list)
    for unit in units:
        depth, parent = 0, unit.parent
        while parent is not None and parent.pk is None:
            depth, parent = depth + 1, parent.parent
        by_depth[depth].append(unit)
    for depth in sorted(by_depth):
        Unit.objects.bulk_create(by_depth[depth], batch_size=BATCH)


def _known_units(rows: Sequence[UnitRow]) -> dict[_Key, Unit]:
    provinces = {row.province or row.code for row in rows}
    units = Unit.objects.filter(
        Q(province__isnull=True, code__in=provinces) | Q(province__code__in=provinces)
    ).select_related("province")
    return {(unit.province.code if unit.province else "", unit.code): unit for unit in units}


def _key(row: UnitRow) -> _Key:
    return row.province, row.code


def _parent_key(row: UnitRow) -> _Key | None:
    if not row.province:
        return None
    return ("", row.province) if row.parent == row.province else (row.province, row.parent)


def _row_errors(
    rows: Sequence[UnitRow], known: dict[_Key, Unit], parents: dict[_Key, _Key | None]
) -> list[tuple[int, str]]:
    errors: list[tuple[int, str]] = []
    first: dict[_Key, int] = {}
    for row in rows:
        key = _key(row)
        reasons = list(row.errors)
        if row.code and first.setdefault(key, row.number) != row.number:
            reasons.append(f'mã đơn vị "{row.code}" đã có ở dòng {first[key]}')
        if not reasons:
            reasons = _tree_errors(row, parents) + _date_errors(row, known.get(key))
        if reasons:
            errors.append((row.number, ", ".join(reasons)))
    return errors


def _tree_errors(row: UnitRow, parents: dict[_Key, _Key | None]) -> list[str]:
    parent = _parent_key(row)
    if row.province and ("", row.province) not in parents:
        return [f'không có tỉnh, thành phố mã "{row.province}"']
    if parent is not None and parent not in parents:
        return [f'không có đơn vị cấp trên mã "{row.parent}" trong "{row.province}"']
    seen: set[_Key] = set()
    while parent is not None and parent not in seen:
        seen.add(parent)
        parent = parents.get(parent)
    if _key(row) in seen:
        return [f'đơn vị cấp trên "{row.parent}" lại thuộc chính đơn vị này']
    return []


def _date_errors(row: UnitRow, stored: Unit | None) -> list[str]:
    written = [("ngày có hiệu lực", row.values.get("valid_from")), ("ngày hết hiệu lực", row.values.get("valid_to"))]
    errors = [
        f"{label} {day:%d/%m/}{day.year:04} sai, hãy ghi năm từ {FIRST_DAY.year} đến {LAST_DAY.year}"
        for label, day in written
        if isinstance(day, date) and not FIRST_DAY <= day <= LAST_DAY
    ]
    if errors:
        return errors
    begins = row.values.get("valid_from", stored.valid_from if stored else None)
    ends = row.values.get("valid_to", stored.valid_to if stored else None)
    if isinstance(begins, date) and isinstance(ends, date) and begins > ends:
        return [f"ngày hết hiệu lực {ends:%d/%m/%Y} trước ngày có hiệu lực {begins:%d/%m/%Y}"]
    return []


def _standing(row: UnitRow, stored: dict[_Key, _Standing]) -> _Standing:
    before = stored.get(_key(row))
    ends = row.values.get("valid_to", before.valid_to if before else None)
    return _Standing(_parent_key(row), str(row.values["kind"]), ends if isinstance(ends, date) else None)


def _standing_errors(
    rows: Sequence[UnitRow], before: dict[_Key, _Standing], after: dict[_Key, _Standing]
) -> list[tuple[int, str]]:
    """Return what would stand in the wrong way in the tree and did not before, each told at the row that mends it."""
    row_of = {_key(row): row for row in rows}
    errors: list[tuple[int, str]] = []
    outliving: defaultdict[_Key, list[str]] = defaultdict(list)
    below_commune: defaultdict[_Key, list[str]] = defaultdict(list)
    for key, unit in after.items():
        parent = unit.parent
        if parent is None or (before.get(key) == unit and before.get(parent) == after[parent]):
            continue
        is_below_commune = after[parent].kind == Unit.Kind.COMMUNE
        outlives = _outlives(unit.valid_to, after[parent].valid_to)
        if key not in row_of:
            # Its parent's row is what changes: the unit itself is not in the file.
            if is_below_commune:
                below_commune[parent].append(key[1])
            if outlives:
                outliving[parent].append(key[1])
            continue
        number, code = row_of[key].number, row_of[key].parent
        if is_below_commune:
            errors.append((number, f'đơn vị cấp trên "{code}" là đơn vị cấp xã, hãy chọn đơn vị khác'))
        if outlives:
            day = f"{after[parent].valid_to:%d/%m/%Y}"
            errors.append(
                (
                    number,
                    f'đơn vị cấp trên "{code}" kết thúc ngày {day}, hãy ghi ngày hết hiệu lực không sau ngày đó',
                )
            )
    for parent, codes in below_commune.items():
        errors.append((row_of[parent].number, f"còn đơn vị trực thuộc ({_listed(codes)}), không thể là đơn vị cấp xã"))
    for parent, codes in outliving.items():
        day = f"{after[parent].valid_to:%d/%m/%Y}"
        errors.append(
            (
                row_of[parent].number,
                f"còn đơn vị trực thuộc có hiệu lực sau ngày {day} ({_listed(codes)}), "
                "hãy ghi cả ngày hết hiệu lực của các đơn vị đó",
            )
        )
    return errors


def _outlives(unit_ends: date | None, parent_ends: date | None) -> bool:
    return parent_ends is not None and (unit_ends is None or unit_ends > parent_ends)


def _listed(codes: Sequence[str]) -> str:
    more = f" và {len(codes) - _NAMED} đơn vị khác" if len(codes) > _NAMED else ""
    return f"{', '.join(sorted(codes)[:_NAMED])}{more}"
