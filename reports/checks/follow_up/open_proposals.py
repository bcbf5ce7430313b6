"""Proposals (kiến nghị, đề xuất) of earlier reports that nobody has answered.

Source: Part V of the outline of 315/SNV-CCHC&VTLT; a proposal is followed until it is answered.
"""

from collections.abc import Iterator

from core.issue import Issue
from reports.checks.reading import Reading
from reports.checks.records import first_of_many, section_of, shortened

CODE = "open_proposal"


def check_open_proposals(reading: Reading) -> Iterator[Issue]:
    """Yield a note for each proposal that an earlier report made and that had no answer at the cut-off."""
    section = section_of(reading.document, "proposals", "proposals")
    yield from first_of_many(_open(reading, section), "kiến nghị, đề xuất chưa được trả lời")


def _open(reading: Reading, section: str) -> Iterator[Issue]:
    for one in reading.context.proposals:
        words = shortened(one.content)
        yield Issue(
            "info",
            CODE,
            section,
            f"Kiến nghị “{words}” nêu trong báo cáo kỳ {one.period_name} chưa được trả lời.",
            words,
            "Nên nhắc lại ở mục này nếu còn cần; nếu đã có trả lời, hãy ghi ngày, nội dung vào Sổ kiến nghị, đề xuất.",
        )
