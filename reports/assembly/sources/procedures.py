"""The unit's procedures: those that decisions of the period changed, and those in force on its last day."""

from decimal import Decimal

from reports.assembly.collected import Collected, Counted
from reports.domain.document import Source
from reports.models import Report
from tthc.selectors.unit_procedures import procedure_counts

KIND = "procedures"

_SCALES = (("online_1", "online_2", "online_3", "online_4"), ("online_full", "online_partial"))


def collect(report: Report) -> Collected:
    """Count the procedures (two queries); nothing where the unit keeps no list of them."""
    counts = procedure_counts(report.unit, report.period.starts_on, report.period.ends_on)
    if not counts:
        return Collected()
    told = {measure: count for measure, count in counts.items() if measure not in _unused(counts)}
    return Collected(
        counts={("", measure): Counted(Decimal(count), _source(count, measure)) for measure, count in told.items()},
        lists={"": _source(counts["total"], "total")},
    )


def _unused(counts: dict[str, int]) -> set[str]:
    """Return the levels of a scale that no procedure has, where some have another: it says nothing of them."""
    used = [scale for scale in _SCALES if any(counts[level] for level in scale)]
    return {level for scale in _SCALES if used and scale not in used for level in scale}


def _source(count: int, measure: str) -> Source:
    return Source(KIND, count, measure=measure)
