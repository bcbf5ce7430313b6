"""Values that are said to pass a target, to be above or below another, the highest or the average.

Source: Kế hoạch CCHC of the year sets a target for each rate, and reports tell whether it is met (Thông tư
02/2017/TT-VPCP asks for the comparison); the rate of a year lies between those of its quarters.
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from reports.checks.figures.statements import blocks_of
from reports.checks.figures.wording import written
from reports.checks.reading import Passage, Reading
from reports.domain.quantities.comparisons import WrongComparison, wrong_comparisons

_MESSAGES: Final = {
    "more": "Câu ghi “{words}”, nhưng {value} không lớn hơn {against}.",
    "less": "Câu ghi “{words}”, nhưng {value} không nhỏ hơn {against}.",
    "reached": "Câu ghi “{words}”, nhưng {value} nhỏ hơn {against}.",
    "highest": "Câu ghi {value} là cao nhất, nhưng cũng nêu {against}.",
    "lowest": "Câu ghi {value} là thấp nhất, nhưng cũng nêu {against}.",
    "highest_mean": "Câu ghi {value} là cao nhất, nhưng mức chung lại là {against}.",
    "lowest_mean": "Câu ghi {value} là thấp nhất, nhưng mức chung lại là {against}.",
    "all_in_time": "Câu ghi “{words}”, nhưng cũng nêu số quá hạn là {against}.",
    "average": "Tỷ lệ chung ghi {value}, nằm ngoài các tỷ lệ thành phần (gần nhất là {against}).",
}


def check_comparisons(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every comparison that its two values contradict."""
    for block in blocks_of(reading):
        for passage, statement in zip(block.passages, block.statements, strict=True):
            for wrong in wrong_comparisons(statement):
                if wrong.start >= passage.own_from:
                    yield _issue(passage, wrong)


def _issue(passage: Passage, wrong: WrongComparison) -> Issue:
    words = passage.text[wrong.start : wrong.end].strip(" \t\u00a0,;:.(")
    message = _MESSAGES[wrong.kind].format(
        words=words, value=written(passage, wrong.claim), against=written(passage, wrong.against)
    )
    suggestion = "Hãy đối chiếu và sửa số liệu hoặc lời so sánh."
    return Issue("warning", "comparisons", passage.node, message, words, suggestion, needs_reason=True)
