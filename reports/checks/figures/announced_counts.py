"""Counts announced before a list: "ban hành 03 văn bản: …; …; …", "trong kỳ có 02 nhiệm vụ gồm:" and the list.

Source: the seed announces its tasks so ("Trong kỳ có 02 nhiệm vụ được giao … gồm:") and lists them in lines below.
"""

from collections.abc import Iterator

from core.issue import Issue
from reports.checks.figures.statements import blocks_of, is_own, words_of
from reports.checks.figures.wording import written
from reports.checks.reading import Reading
from reports.domain.quantities.announced import wrong_counts


def check_announced_counts(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every count that its list contradicts."""
    for block in blocks_of(reading):
        for wrong in wrong_counts(block.items):
            passage = block.passages[wrong.place]
            if is_own(passage, wrong.claim):
                said = words_of(passage, wrong.claim)
                yield Issue(
                    "warning",
                    "announced_counts",
                    passage.node,
                    f"Câu ghi “{said}”, nhưng liệt kê {wrong.listed:02}.",
                    said,
                    f"Sửa {written(passage, wrong.claim)} thành {wrong.listed:02}, hoặc liệt kê cho đủ và đúng.",
                    needs_reason=True,
                )
