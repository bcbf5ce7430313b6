"""An average beside the total and the number that it is one of: "2.640 hồ sơ trong 22 ngày, bình quân mỗi ngày 120".

Source: reports on the work of a one-stop office give the load of a day, an official or a commune beside both figures.
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from core.issue import Issue
from core.numbers import format_number
from reports.checks.figures.statements import blocks_of
from reports.checks.figures.wording import written
from reports.checks.reading import Passage, Reading
from reports.domain.quantities.averages import WrongMean, wrong_means


def check_averages(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every average that its total and its number contradict."""
    for block in blocks_of(reading):
        for passage, statement in zip(block.passages, block.statements, strict=True):
            for wrong in wrong_means(statement):
                if wrong.start >= passage.own_from:
                    yield _issue(passage, wrong)


def _issue(passage: Passage, wrong: WrongMean) -> Issue:
    said = passage.text[wrong.start : wrong.end].strip()
    right = format_number(wrong.expected.quantize(Decimal(1).scaleb(-max(wrong.decimals, 1)), ROUND_HALF_UP))
    total = written(passage, wrong.total)
    message = (
        f"Mức bình quân ghi “{said}”, nhưng {total} chia cho {format_number(wrong.count)} {wrong.noun} là {right}."
    )
    suggestion = f"Sửa thành {right}, hoặc sửa các số liệu."
    return Issue("warning", "averages", passage.node, message, said, suggestion, needs_reason=True)
