"""What one sentence contradicts alone: a fraction greater than its whole, a number carried over that was another.

Source: biểu II.06 of Thông tư 01/2020/TT-VPCP: no part exceeds its whole; what a period leaves the next has.
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from core.numbers import format_number
from reports.checks.figures.statements import blocks_of, is_own, words_of
from reports.checks.reading import Passage, Reading
from reports.domain.quantities.carried_on import CarriedTwice, carried_twice
from reports.domain.quantities.overfull import Overfull, find_overfull

_CASES: Final = frozenset({"dossier", "any"})


def check_dossiers_twice(reading: Reading) -> Iterator[Issue]:
    """Yield a warning at every fraction above its whole, and at every number that its period did not leave."""
    for block in blocks_of(reading):
        for passage, statement in zip(block.passages, block.statements, strict=True):
            for overfull in find_overfull(statement):
                if overfull.start >= passage.own_from:
                    yield _overfull_issue(passage, overfull)
            for wrong in carried_twice(statement):
                if is_own(passage, wrong.again):
                    yield _carried_issue(passage, wrong)


def _overfull_issue(passage: Passage, wrong: Overfull) -> Issue:
    said = passage.text[wrong.start : wrong.end].strip()
    return Issue(
        "warning",
        "dossier_balance" if wrong.group in _CASES else "sum_of_parts",
        passage.node,
        f"“{said}”: phần ({format_number(wrong.part)}) lớn hơn tổng ({format_number(wrong.whole)}).",
        said,
        "Hãy kiểm tra và sửa một trong hai số.",
        needs_reason=True,
    )


def _carried_issue(passage: Passage, wrong: CarriedTwice) -> Issue:
    said, left = words_of(passage, wrong.again), words_of(passage, wrong.left)
    return Issue(
        "warning",
        "dossier_balance",
        passage.node,
        f"Câu ghi “{said}” {wrong.period} chuyển sang, nhưng trước đó ghi {wrong.period} còn “{left}”.",
        said,
        f"Hãy kiểm tra và ghi thống nhất một số: {format_number(wrong.left.mention.value)} hoặc "
        f"{format_number(wrong.again.mention.value)}.",
        needs_reason=True,
    )
