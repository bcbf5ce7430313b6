"""Fetching in scope: the days that a table of a unit counts, and the addresses of its pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.models import Unit
from reports.forms.table_days import DaysForm
from reports.models import ReportingPeriod

FAMILIES = (ReportingPeriod.Family.REFORM, ReportingPeriod.Family.PROCEDURE_CONTROL)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a table counts: those of a period, or any others (`period` is None)."""

    unit: Unit
    starts_on: date
    ends_on: date
    period: ReportingPeriod | None = None

    @property
    def words(self) -> str:
        return f"từ {self.starts_on:%d/%m/%Y} đến {self.ends_on:%d/%m/%Y}"

    @property
    def name(self) -> str:
        return self.period.name if self.period else self.words

    def table_address(self, **query: str) -> str:
        """Return where the table stands."""
        if self.period:
            return _with_query(reverse("dossier_tables:table", args=[self.unit.pk, self.period.pk]), query)
        return _with_query(reverse("dossier_tables:days", args=[self.unit.pk]), self._query | query)

    def dossiers_address(self, column: str, **query: str) -> str:
        """Return where the dossiers of a column are listed."""
        if self.period:
            address = reverse("dossier_tables:dossiers", args=[self.unit.pk, self.period.pk, column])
            return _with_query(address, query)
        return _with_query(reverse("dossier_tables:days_dossiers", args=[self.unit.pk, column]), self._query | query)

    @property
    def _query(self) -> dict[str, str]:
        return {"tu": f"{self.starts_on:%d/%m/%Y}", "den": f"{self.ends_on:%d/%m/%Y}"}


def _with_query(address: str, query: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(query)}" if query else address


def periods_of_tables(unit: Unit) -> QuerySet[ReportingPeriod]:
    """Return the periods of its province that the unit counts dossiers for, newest first."""
    in_force = Unit.objects.filter(pk=unit.pk).in_force_within(OuterRef("starts_on"), OuterRef("ends_on"))
    periods = ReportingPeriod.objects.filter(Exists(in_force), province=unit.province_id, family__in=FAMILIES)
    return periods.order_by("-ends_on", "-starts_on", "pk")


def period_of(unit: Unit, period_id: int) -> ReportingPeriod:
    """Return a period of the unit; raises Http404."""
    return get_object_or_404(periods_of_tables(unit), pk=period_id)


def days_of_period(unit: Unit, period_id: int) -> Days:
    """Return the days of a period of the unit; raises Http404."""
    period = period_of(unit, period_id)
    return Days(unit, period.starts_on, period.ends_on, period)


def days_asked(unit: Unit, form: DaysForm) -> Days:
    """Return the days that a valid form asks for; raises Http404 for another."""
    if not form.is_valid():
        raise Http404("Không có những ngày này.")
    return Days(unit, form.cleaned_data["tu"], form.cleaned_data["den"])
