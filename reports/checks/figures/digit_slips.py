"""Totals that miss the sum beside them by one slip of a digit, whatever the wording.

A net beneath the rules that read sentences by their structure: it is silent in a paragraph where one of them speaks.

Source: the custom of the field, that a total is the sum of its parts; digits changed about are the commonest slip of
those who copy figures from one form into another.
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from core.numbers import format_number
from reports.checks.figures.across_places import check_across_places
from reports.checks.figures.changes import check_changes
from reports.checks.figures.comparisons import check_comparisons
from reports.checks.figures.dossier_balance import check_dossier_balance
from reports.checks.figures.levels import check_levels
from reports.checks.figures.percentages import check_percentages
from reports.checks.figures.statements import blocks_of, is_own, words_of
from reports.checks.figures.sum_of_parts import check_sum_of_parts
from reports.checks.figures.wording import worded_sum
from reports.checks.reading import Passage, Reading
from reports.checks.rule import Rule
from reports.domain.quantities.slipped_sums import SlippedSum, slipped_sums

_BY_STRUCTURE: Final[tuple[Rule, ...]] = (
    check_sum_of_parts,
    check_levels,
    check_dossier_balance,
    check_percentages,
    check_changes,
    check_comparisons,
    check_across_places,
)


def check_digit_slips(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every total that its parts miss by a slip, where no other rule speaks of the paragraph."""
    found = [
        (passage, slipped)
        for block in blocks_of(reading)
        for passage, statement in zip(block.passages, block.statements, strict=True)
        for slipped in slipped_sums(statement)
        if is_own(passage, slipped.total)
    ]
    told = {issue.node for rule in _BY_STRUCTURE for issue in rule(reading)} if found else set()
    for passage, slipped in found:
        if passage.node not in told:
            yield _issue(passage, slipped)


def _issue(passage: Passage, slipped: SlippedSum) -> Issue:
    total = words_of(passage, slipped.total)
    return Issue(
        "warning",
        "digit_slips",
        passage.node,
        f"“{total}” gần bằng nhưng không bằng tổng các số bên cạnh: "
        f"{worded_sum(part.mention.value for part in slipped.parts)}.",
        total,
        f"Nếu đây là tổng, sửa thành {format_number(slipped.reached)}, hoặc sửa số của các phần.",
        needs_reason=True,
    )
