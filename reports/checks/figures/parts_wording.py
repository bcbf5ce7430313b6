"""The issue of a total that contradicts its parts; which rule tells it depends on what the parts are.

Where the parts stand at other places, those that may be the wrong ones are pointed out beside the total.
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from core.numbers import format_number
from reports.checks.figures.statements import Block, blocks_of, is_own, words_of
from reports.checks.figures.wording import worded_sum
from reports.checks.reading import Passage, Reading
from reports.domain.quantities.claims import Claim
from reports.domain.quantities.divisions import WrongParts
from reports.domain.quantities.traces import is_slip

_FEW: Final = 3
"""Of so few parts each may be the wrong one; of more, the one that a slip explains."""


def part_issues(reading: Reading, code: str, dimensions: frozenset[str]) -> Iterator[Issue]:
    """Yield a warning for every wrong total whose parts belong to one of the dimensions."""
    for block in blocks_of(reading):
        for passage, wrong in block.wrong_parts:
            if wrong.dimension in dimensions and is_own(passage, wrong.total):
                yield _issue(code, passage, wrong)
                yield from _issues_beside(code, block, passage, wrong)


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


def _issues_beside(code: str, block: Block, passage: Passage, wrong: WrongParts) -> Iterator[Issue]:
    """Yield a hint at each part that stands at another place than its total and may be the wrong one."""
    total = words_of(passage, wrong.total)
    worded = worded_sum(part.mention.value for part in wrong.parts)
    for other, part in _elsewhere(block, passage, wrong):
        right = part.mention.value - wrong.reached + wrong.total.mention.value
        if is_own(other, part) and right >= 0 and (len(wrong.parts) <= _FEW or is_slip(part.mention.value, right)):
            yield Issue(
                "info",
                code,
                other.node,
                f"Số này là một phần của tổng “{total}”, nhưng các phần cộng lại: {worded}.",
                words_of(other, part),
                f"Nếu tổng đúng và các phần khác đúng, sửa số này thành {format_number(right)}.",
            )


def _elsewhere(block: Block, passage: Passage, wrong: WrongParts) -> Iterator[tuple[Passage, Claim]]:
    parts = {id(part) for part in wrong.parts}
    for other, statement in zip(block.passages, block.statements, strict=True):
        if other.node != passage.node:
            yield from ((other, claim) for claim in statement.claims if id(claim) in parts)
