"""Inspections of the unit in the period: visits, what they found, counted and asked for, and the unit's commitments."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.db.models import Count, Prefetch, Q, QuerySet

from core.numbers import format_number
from directives.domain.citation import format_date
from directives.models import Commitment, Finding, InspectedCount, Inspection, InspectionRequest
from directives.selectors import commitments_of, inspections_in
from reports.assembly.collected import Collected, Counted, counted, source_of
from reports.domain.document import InspectionRow, Source
from reports.domain.formulas import evaluate
from reports.models import Report

KIND = "inspections"


def collect(report: Report) -> Collected:
    """Count the period's visits, their findings, and the findings remedied by the cut-off."""
    period = report.period
    visits = list(visits_of_report(report))
    commitments = tuple(_commitment(one) for one in commitments_of(report.unit, period.year - 1, period.year))
    if not visits:
        return Collected(inspections=commitments)
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
        inspections=(*(row for visit in visits for row in _rows(visit)), *commitments),
    )


def count_visits(visits: Sequence[Inspection]) -> Collected:
    """Count visits that were read by `visits_with_counts`; the findings' own ids are not among the answers."""
    if not visits:
        return Collected()
    ids = [visit.pk for visit in visits]
    findings, remedied = sum(visit.finding_count for visit in visits), sum(visit.remedied_count for visit in visits)
    return Collected(
        counts={
            ("", "visits"): counted(KIND, ids),
            ("", "findings"): Counted(Decimal(findings), Source("findings", findings)),
            ("", "remedied"): Counted(Decimal(remedied), Source("findings", remedied)),
        },
        lists={"": source_of(KIND, ids)},
    )


def visits_with_counts(report: Report) -> QuerySet[Inspection]:
    """Return the visits to the unit within the period with the numbers of what they found and asked for (one query)."""
    remedied = Count("finding", filter=Q(finding__remedied_on__lte=report.period.ends_on), distinct=True)
    visits = inspections_in(report.unit, report.period.starts_on, report.period.ends_on)
    return visits.with_counts().annotate(remedied_count=remedied)


def visits_of_report(report: Report) -> QuerySet[Inspection]:
    """Return the visits to the unit within the period with all that they found, counted and asked for."""
    return inspections_in(report.unit, report.period.starts_on, report.period.ends_on).prefetch_related(
        Prefetch("finding_set", Finding.objects.order_by("position")),
        Prefetch("inspectionrequest_set", InspectionRequest.objects.order_by("position")),
        Prefetch("counts", InspectedCount.objects.order_by("pk")),
    )


def word_count(count: InspectedCount) -> str:
    """Return "Hồ sơ …: 5.292/5.292 (100%), từ 01/01/2022 đến 25/5/2023"."""
    words = f"{count.label}: {_part(count.part, count.whole)}"
    if count.starts_on and count.ends_on:
        words += f", từ {format_date(count.starts_on)} đến {format_date(count.ends_on)}"
    return words


def _rows(visit: Inspection) -> Iterator[InspectionRow]:
    for finding in visit.finding_set.all():
        yield InspectionRow(
            finding.pk, visit.team, visit.visited_on, "Tồn tại, hạn chế", finding.content, finding.remedied_on
        )
    for request in visit.inspectionrequest_set.all():
        yield InspectionRow(request.pk, visit.team, visit.visited_on, "Đề nghị", request.content, request.done_on)
    for count in visit.counts.all():
        yield InspectionRow(count.pk, visit.team, visit.visited_on, "Số liệu kiểm tra", word_count(count), None)


def _commitment(commitment: Commitment) -> InspectionRow:
    done = _part(commitment.tasks_done, commitment.tasks_total)
    content = f"Bản cam kết CCHC năm {commitment.year}: hoàn thành {done} nhiệm vụ"
    return InspectionRow(commitment.pk, "", None, "Bản cam kết", content, None)


def _part(part: int, whole: int) -> str:
    counts = {"part": Decimal(part), "whole": Decimal(whole)}
    rate = evaluate("part / whole * 100", counts)
    shown = f"{format_number(counts['part'])}/{format_number(counts['whole'])}"
    return f"{shown} ({format_number(rate)}%)" if rate is not None else shown
