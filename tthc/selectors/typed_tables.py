"""Dossier tables that were entered by hand, and what a new one can begin with."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import QuerySet

from accounts.models import Unit
from core.text import sort_key
from tthc.models import ListedProcedure, Procedure, TypedRow, TypedTable, UnitProcedure


def typed_rows(unit: Unit, starts_on: date, ends_on: date) -> QuerySet[TypedRow]:
    """Return the rows that the unit entered for these days, in their order, with table and author."""
    rows = TypedRow.objects.filter(table__unit=unit, table__starts_on=starts_on, table__ends_on=ends_on)
    return rows.select_related("table__entered_by").order_by("position")


def rows_before(unit: Unit, starts_on: date) -> Sequence[TypedRow]:
    """Return the rows of the unit's newest table that ends the day before `starts_on`; [] where there is none."""
    tables = TypedTable.objects.filter(unit=unit, ends_on=starts_on - timedelta(1)).order_by("-entered_at", "-pk")
    return list(TypedRow.objects.filter(table__in=tables.values("pk")[:1]).select_related("table").order_by("position"))


def known_fields(unit: Unit) -> list[str]:
    """Return the fields (lĩnh vực) that the unit's lists, procedures and tables name, in dictionary order.

    A unit that has none of these gets those of the whole catalogue.
    """
    own = ListedProcedure.objects.filter(unit=unit).order_by().values_list("field")
    found = own.union(
        UnitProcedure.objects.filter(unit=unit).order_by().values_list("procedure__field"),
        TypedRow.objects.filter(table__unit=unit).order_by().values_list("field"),
    )
    names = {name for (name,) in found if name} or set(
        Procedure.objects.order_by().values_list("field", flat=True).distinct()
    )
    return sorted(names, key=sort_key)
