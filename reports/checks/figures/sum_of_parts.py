"""Totals in sentences and lists against their parts: "37 người (21 công chức và 18 viên chức)", "12/16 xã; 4 còn lại".

Source: the seed's reports divide their totals so ("08 trường hợp (01 CC và 7 VC)"); a total is the sum of its parts.
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from core.numbers import format_number
from reports.checks.figures.dossier_balance import DOSSIER_DIMENSIONS
from reports.checks.figures.levels import LEVEL_DIMENSIONS
from reports.checks.figures.parts_wording import part_issues
from reports.checks.figures.statements import blocks_of, is_own, words_of
from reports.checks.figures.wording import written
from reports.checks.reading import Passage, Reading
from reports.domain.quantities.all_of import Denied, find_denied
from reports.domain.quantities.families import DIMENSIONS
from reports.domain.quantities.remainders import WrongRemainder, wrong_remainders

_OTHER_DIMENSIONS: Final = DIMENSIONS - LEVEL_DIMENSIONS - DOSSIER_DIMENSIONS


def check_sum_of_parts(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every total that its parts do not make, that one of them exceeds, or that a rest denies."""
    yield from part_issues(reading, "sum_of_parts", _OTHER_DIMENSIONS)
    for block in blocks_of(reading):
        for passage, statement in zip(block.passages, block.statements, strict=True):
            for wrong in wrong_remainders(statement):
                if is_own(passage, wrong.claim):
                    yield _remainder_issue(passage, wrong)
            for denied in find_denied(statement):
                if is_own(passage, denied.some):
                    yield _denied_issue(passage, denied)


def _denied_issue(passage: Passage, denied: Denied) -> Issue:
    told = words_of(passage, denied.some)
    said = passage.text[denied.start : denied.end].strip(" ,;:")
    return Issue(
        "warning",
        "sum_of_parts",
        passage.node,
        f"Báo cáo ghi “{said}”, nhưng cũng nêu “{told}” không như vậy.",
        told,
        "Hãy kiểm tra và sửa một trong hai câu.",
        needs_reason=True,
    )


def _remainder_issue(passage: Passage, wrong: WrongRemainder) -> Issue:
    said, whole = words_of(passage, wrong.claim), words_of(passage, wrong.fraction)
    left = format_number(wrong.left)
    return Issue(
        "warning",
        "sum_of_parts",
        passage.node,
        f"Câu ghi còn lại “{said}”, nhưng “{whole}” thì còn lại {left}.",
        said,
        f"Sửa {written(passage, wrong.claim)} thành {left}, hoặc sửa “{whole}”.",
        needs_reason=True,
    )
