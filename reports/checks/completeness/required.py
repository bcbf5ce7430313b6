"""What the outline requires and nobody has answered: "không phát sinh" is an answer, empty is none.

Source: the province's outline (đề cương báo cáo), whose version the report is bound to.
"""

from collections.abc import Iterator

from core.issue import Issue
from reports.checks.reading import Reading
from reports.domain.faults import is_missing


def check_required(reading: Reading) -> Iterator[Issue]:
    """Yield an error for every required node that is unanswered."""
    for node in reading.document.walk():
        if is_missing(node.required, node.state):
            yield Issue(
                "error",
                "required",
                node.key,
                "Mục bắt buộc chưa trả lời.",
                node.heading.strip(),
                "Hãy viết nội dung, hoặc chọn “Không phát sinh” hay “Chưa có số liệu” và nêu lý do.",
            )
