"""Words that nothing arose, beside a record or a figure that is not 0: one of the two is wrong.

Source: the answer "không phát sinh" of the outline counts as 0 in the province's sums.
"""

from collections.abc import Iterator

from core.issue import Issue
from reports.checks.reading import Reading
from reports.domain.faults import followed_lines, none_faults


def check_none_beside_record(reading: Reading) -> Iterator[Issue]:
    """Yield an error for every section and every figure that says that nothing arose, naming what contradicts it."""
    for node in reading.document.walk():
        for fault in none_faults(node.state, followed_lines(node), node.figures):
            yield Issue("error", fault.rule, node.key, fault.message, fault.excerpt, fault.suggestion)
