"""A line whose words contradict the record or the figures that they name.

Source: the line is never rewritten by the system, so a disagreement with its record is shown instead.
"""

from collections.abc import Iterator

from core.issue import Issue
from reports.checks.reading import Reading


def check_record_differs(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such line; where figures contradict, it is kept with a reason alone."""
    for node in reading.document.walk():
        for line in node.lines:
            if line.differs:
                yield Issue(
                    "warning",
                    "record_differs",
                    node.key,
                    f"Câu khác với sổ theo dõi. Theo sổ: “{line.differs}”",
                    line.text,
                    "Hãy sửa câu hoặc sửa sổ cho khớp nhau.",
                    needs_reason=bool(node.figures) and not line.document_ids,
                )
