"""Dossiers of the one-stop shop: the counts of biểu II.06 for the period, its table, and the apology letters."""

from collections.abc import Iterator
from decimal import Decimal

from reports.assembly.collected import Collected, Counted
from reports.assembly.statistic_table import statistic_table
from reports.domain.document import Source
from reports.models import Report
from tthc.domain.statistics import Counts
from tthc.selectors.deadlines import apology_counts
from tthc.selectors.statistics import DossierTable, table_of

KIND = "dossiers"
TYPED_KIND = "dossier_table"
APOLOGIES_KIND = "apologies"

COLUMNS = {
    "received": "c3",
    "received_online": "c4",
    "received_in_person": "c5",
    "carried_over": "c6",
    "resolved": "c7",
    "resolved_early": "c8",
    "resolved_on_time": "c9",
    "resolved_late": "c10",
    "pending": "c11",
    "pending_in_time": "c12",
    "pending_late": "c13",
}
"""The columns of biểu II.06 by the measures that they are."""
_LETTERS = {
    "overdue": "overdue",
    "apologised_in_time": "apologised_in_time",
    "apologised_late": "apologised_late",
    "not_apologised": "not_apologised",
    "reappointed": "reappointed_more_than_once",
}


def collect(report: Report) -> Collected:
    """Count the unit's dossiers of the period (six queries at most); nothing where there is no table, or none chosen.

    A table entered by hand says neither what came in online of the resolved ones nor who got a letter.
    """
    unit, period = report.unit, report.period
    table = table_of(unit, period.starts_on, period.ends_on)
    if table.total is None:
        return Collected(table_unchosen=table.source == "both")
    counts = dict(_counts(table, table.total))
    if table.source == "list":
        letters = apology_counts(unit, period.starts_on, period.ends_on)
        counts |= {measure: _counted(APOLOGIES_KIND, letters[key], measure) for measure, key in _LETTERS.items()}
    return Collected(
        counts={("", measure): one for measure, one in counts.items()},
        lists={"": counts["received"].source},
        table=statistic_table(table, period.name, period.starts_on, period.ends_on),
    )


def _counts(table: DossierTable, total: Counts) -> Iterator[tuple[str, Counted]]:
    kind = KIND if table.source == "list" else TYPED_KIND
    for measure, column in COLUMNS.items():
        yield measure, _counted(kind, getattr(total, column), measure)
    if table.source == "list":
        yield "online_resolved", _counted(kind, total.online_resolved, "online_resolved")


def _counted(kind: str, number: int, measure: str) -> Counted:
    return Counted(Decimal(number), Source(kind, number, measure=measure))
