"""The issue of a total that contradicts its parts; which rule tells it depends on what the parts are."""

from collections.abc import Iterator

from core.issue import Issue
from core.numbers import format_number
from reports.checks.figures.statements import blocks_of, is_own, words_of
from reports.checks.figures.wording import worded_sum
from reports.checks.reading import Passage, Reading
from reports.domain.quantities.divisions import WrongParts


def part_issues(reading: Reading, code: str, dimensions: frozenset[str]) -> Iterator[Issue]:
    """Yield a warning for every wrong total whose parts belong to one of the dimensions."""
    for block in blocks_of(reading):
        for passage, wrong in block.wrong_parts:
            if wrong.dimension in dimensions and is_own(passage, wrong.total):
                yield _issue(code, passage, wrong)


def _issue(code: str, passage: Passage, wrong: WrongParts) -> Issue:
    total = words_of(passage, wrong.total)
    if len(wrong.parts) == 1:
        part = format_number(wrong.parts[0].mention.value)
        return Issue(
            "warning",
            code,
            passage.node,
            f"Tổng ghi “{total}”, nhưng một phần của nó ghi {part}, lớn hơn tổng.",
            total,
            "Hãy kiểm tra và sửa tổng hoặc sửa số của phần.",
            needs_reason=True,
        )
    return Issue(
        "warning",
        code,
        passage.node,
        f"Tổng ghi “{total}”, nhưng các phần cộng lại: {worded_sum(part.mention.value for part in wrong.parts)}.",
        total,
        f"Sửa tổng thành {format_number(wrong.reached)}, hoặc sửa số của các phần.",
        needs_reason=True,
    )
