"""When a report is due: the newest extension of its unit in its period, else the due moment of the period.

An extension never takes time away: where the whole period is put off past it, the period's due moment counts.
"""

from datetime import datetime

from django.db.models import DateTimeField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Greatest

from accounts.models import Unit
from reports.models import Extension, Report, ReportingPeriod


def with_due(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Annotate `due_at` in the same query; reports.domain.timeliness says what it means."""
    return reports.annotate(due_at=due_moment("unit", "period"))


def with_due_of_units(units: QuerySet[Unit], period: ReportingPeriod) -> QuerySet[Unit]:
    """Annotate `due_at`, when each unit's report for the period is due, whether it has started one or not."""
    own = Value(period.department_due_at, output_field=DateTimeField())
    return units.annotate(due_at=_later(own, unit=OuterRef("pk"), period=period.pk))


def with_due_of_periods(periods: QuerySet[ReportingPeriod], unit: Unit) -> QuerySet[ReportingPeriod]:
    """Annotate `due_at`, when the unit's report for each period is due."""
    return periods.annotate(due_at=_later(F("department_due_at"), unit=unit.pk, period=OuterRef("pk")))


def waited_for(period: ReportingPeriod) -> QuerySet[Unit]:
    """Return the units that report in the period and have not sent their report yet, in dictionary order."""
    sent = Report.objects.filter(unit=OuterRef("pk"), period=period, submitted_at__isnull=False)
    units = Unit.objects.filter(province=period.province_id, kind__in=period.outlines.values("unit_kind"))
    return units.in_force_within(period.starts_on, period.ends_on).filter(~Exists(sent))


def due_of(report: Report) -> datetime:
    """Return when the report is due (one query)."""
    return due_of_unit(report.unit, report.period)


def due_of_unit(unit: Unit, period: ReportingPeriod) -> datetime:
    """Return when the unit's report for the period is due, whether it has started one or not (one query)."""
    newest = Extension.objects.filter(unit=unit, period=period).order_by("-granted_at", "-pk").first()
    return max(newest.due_at, period.department_due_at) if newest else period.department_due_at


def due_moment(unit: str, period: str) -> Coalesce:
    """Return the same as an expression; `unit` and `period` are the paths that lead to them from the row."""
    return _later(F(f"{period}__department_due_at"), unit=OuterRef(unit), period=OuterRef(period))


def _later(own: Combinable, **whose: object) -> Coalesce:
    """Return the later of the period's `own` due moment and the newest extension of that unit and period."""
    extensions = Extension.objects.filter(**whose).order_by("-granted_at", "-pk")
    # Where there is none, one database answers null for the later of the two and the other the due moment.
    return Coalesce(Greatest(Subquery(extensions.values("due_at")[:1]), own), own, output_field=DateTimeField())
