"""Inspections of the unit: the period's visits, and findings not yet remedied before it."""

from django.db.models import Prefetch

from accounts.models import Unit
from directives.models import Finding, Inspection
from reports.assembly.collected import Collected, counted, source_of
from reports.domain.document import InspectionRow
from reports.models import ReportingPeriod

KIND = "inspections"


def collect(unit: Unit, period: ReportingPeriod) -> Collected:
    """Count the period's visits, their findings, and the findings remedied by the cut-off."""
    visits = list(
        visited_in(unit, period).prefetch_related(
            Prefetch("finding_set", Finding.objects.order_by("position")), "inspectionrequest_set"
        )
    )
    if not visits:
        return Collected()
    findings = [finding for visit in visits for finding in visit.finding_set.all()]
    remedied = [one for one in findings if one.remedied_on and one.remedied_on <= period.ends_on]
    ids = [visit.pk for visit in visits]
    return Collected(
        counts={
            ("", "visits"): counted(KIND, ids),
            ("", "findings"): counted("findings", [finding.pk for finding in findings]),
            ("", "remedied"): counted("findings", [finding.pk for finding in remedied]),
        },
        lists={"": source_of(KIND, ids)},
        inspections=tuple(row for visit in visits for row in _rows(visit)),
    )


def visited_in(unit: Unit, period: ReportingPeriod):
    """Return the visits to the unit within the period, oldest first."""
    return (
        Inspection.objects.current()
        .filter(unit=unit, visited_on__range=(period.starts_on, period.ends_on))
        .order_by("visited_on", "pk")
    )


def _rows(visit: Inspection) -> list[InspectionRow]:
    points = [
        *(("Tồn tại, hạn chế", finding, finding.remedied_on) for finding in visit.finding_set.all()),
        *(("Đề nghị", request, request.done_on) for request in visit.inspectionrequest_set.all()),
    ]
    return [
        InspectionRow(
            id=point.pk,
            team=visit.team,
            visited_on=visit.visited_on,
            kind=kind,
            content=point.content,
            remedied_on=done,
        )
        for kind, point, done in points
    ]
