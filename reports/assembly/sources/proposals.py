"""Proposals (kiến nghị, đề xuất) that this or an earlier report of the unit made and nobody has answered."""

from accounts.models import Unit
from reports.assembly.collected import Collected, counted, source_of
from reports.models import Proposal, ReportingPeriod

KIND = "proposals"


def collect(unit: Unit, period: ReportingPeriod) -> Collected:
    """List the proposals raised in reports up to this period."""
    ids = list(
        Proposal.objects.current()
        .filter(unit=unit, report__period__ends_on__lte=period.ends_on)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if not ids:
        return Collected()
    return Collected(counts={("", "total"): counted(KIND, ids)}, lists={"": source_of(KIND, ids)})
