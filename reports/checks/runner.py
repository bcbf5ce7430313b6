"""Every check of a report, in the order of its sections."""

from collections.abc import Callable, Iterable
from typing import Final

from core.issue import Issue
from reports.checks.dossier_table_unchosen import check_dossier_table_unchosen
from reports.checks.figure_overrides import check_figure_overrides
from reports.checks.none_beside_record import check_none_beside_record
from reports.checks.open_annex import check_open_annex
from reports.checks.record_differs import check_record_differs
from reports.checks.required import check_required
from reports.checks.table_sums import check_table_sums
from reports.domain.document import ReportDocument

RULES: Final[tuple[Callable[[ReportDocument], Iterable[Issue]], ...]] = (
    check_required,
    check_none_beside_record,
    check_figure_overrides,
    check_dossier_table_unchosen,
    check_table_sums,
    check_open_annex,
    check_record_differs,
)


def check(document: ReportDocument) -> list[Issue]:
    """Return what all rules find, section by section in reading order, what speaks of no section last."""
    places = {node.key: place for place, node in enumerate(document.walk())}
    issues = [issue for rule in RULES for issue in rule(document)]
    return sorted(issues, key=lambda issue: places.get(issue.node, len(places)))
