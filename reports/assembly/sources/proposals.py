"""Proposals (kiến nghị, đề xuất) that this or an earlier report of the unit made and that wait for an answer."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from reports.assembly.collected import Collected, counted, source_of
from reports.models import Proposal, Report

KIND = "proposals"


def collect(report: Report) -> Collected:
    """List the proposals raised in reports up to this period and not answered by its cut-off."""
    return collect_proposals(proposals_of_report(report))


def collect_proposals(proposals: Iterable[Proposal]) -> Collected:
    """List proposals that were read by `proposals_of_report`."""
    ids = [proposal.pk for proposal in proposals]
    if not ids:
        return Collected()
    return Collected(counts={("", "total"): counted(KIND, ids)}, lists={"": source_of(KIND, ids)})


def proposals_of_report(report: Report) -> QuerySet[Proposal]:
    """Return the unit's proposals that were open on the period's last day, oldest first."""
    cut_off = report.period.ends_on
    return (
        Proposal.objects.current()
        .filter(unit=report.unit, report__period__ends_on__lte=cut_off)
        .filter(Q(answered_on=None) | Q(answered_on__gt=cut_off))
        .order_by("pk")
    )
