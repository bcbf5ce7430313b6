"""A dossier table that was counted from a list and entered by hand as well, and nobody has chosen which counts.

Source: the rule of the portal that a unit never has both for one period without choosing.
"""

from collections.abc import Iterator

from core.issue import Issue
from reports.checks.reading import Reading
from reports.domain.faults import unchosen_faults


def check_dossier_table_unchosen(reading: Reading) -> Iterator[Issue]:
    """Yield an error for every section with such a table: neither its figures nor its annex can be printed."""
    for node in reading.document.walk():
        for fault in unchosen_faults(node.table_unchosen):
            yield Issue("error", fault.rule, node.key, fault.message, fault.excerpt, fault.suggestion)
