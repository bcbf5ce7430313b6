"""Writing units."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Q

from accounts.models import Unit
from core.errors import RowErrors
from core.row_files import LoadSummary

BATCH: Final = 500
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


@transaction.atomic
def load_units(name: str, rows: Sequence[UnitRow], dry_run: bool = False) -> LoadSummary:
    """Create and change the units that the `rows` of the file `name` describe; the same rows twice change nothing.

    A unit is recognised by its code and its province. Units that no row names stay. `dry_run` only counts.
    Raises RowErrors with every wrong row; nothing is then loaded.
    """
    known = _known_units(rows)
    key_of = {unit.pk: key for key, unit in known.items()}
    parents: dict[_Key, _Key | None] = {key: key_of.get(unit.parent_id) for key, unit in known.items()}
    stored_parents = dict(parents)
    parents.update((_key(row), _parent_key(row)) for row in rows)
    errors = _row_errors(rows, known, parents)
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
    begins = row.values.get("valid_from", stored.valid_from if stored else None)
    ends = row.values.get("valid_to", stored.valid_to if stored else None)
    if isinstance(begins, date) and isinstance(ends, date) and begins > ends:
        return [f"ngày hết hiệu lực {ends:%d/%m/%Y} trước ngày có hiệu lực {begins:%d/%m/%Y}"]
    return []
