"""Dossier tables entered by hand: saving one as a whole, and choosing between it and the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Unit, User
from tthc.models import TypedRow, TypedTable


class StaleTable(Exception):
    """Somebody saved the table since it was shown: nothing was changed."""


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """A row as it was entered; `numbers` are those of tthc.domain.statistics.TYPED_COLUMNS."""

    field: str
    numbers: Mapping[str, int]


def save_typed_table(
    unit: Unit, starts_on: date, ends_on: date, rows: Sequence[EnteredRow], user: User, seen: int
) -> TypedTable:
    """Store the table of the unit for these days in place of the one of version `seen`, 0 where there was none.

    Which of list and table counts stays as it was chosen. Raises StaleTable; ValueError where there is no row.
    """
    if not rows:
        raise ValueError("a table needs a row")
    with transaction.atomic():
        table = _claim(unit, starts_on, ends_on, user, seen)
        table.rows.all().delete()
        TypedRow.objects.bulk_create(
            TypedRow(table=table, position=number, field=row.field, **row.numbers)
            for number, row in enumerate(rows, start=1)
        )
    return table


def _claim(unit: Unit, starts_on: date, ends_on: date, user: User, seen: int) -> TypedTable:
    days = {"unit": unit, "starts_on": starts_on, "ends_on": ends_on}
    if seen:
        values = {"version": seen + 1, "entered_by": user, "entered_at": timezone.now()}
        if TypedTable.objects.filter(**days, version=seen).update(**values) != 1:
            raise StaleTable
        return TypedTable.objects.get(**days)
    try:
        with transaction.atomic():
            return TypedTable.objects.create(**days, version=1, entered_by=user)
    except IntegrityError as error:
        raise StaleTable from error


def choose_table(unit: Unit, starts_on: date, ends_on: date, is_typed: bool, seen: int) -> None:
    """Let the table by hand, of version `seen`, count for these days, or else the list; raises StaleTable."""
    tables = TypedTable.objects.filter(unit=unit, starts_on=starts_on, ends_on=ends_on, version=seen)
    if tables.update(is_used=is_typed) != 1:
        raise StaleTable
