"""A section that promises an attachment ("đính kèm bảng số liệu") and has none.

Source: NĐ 30/2020/NĐ-CP, annexes go with the document whose words refer to them.
"""

import re
from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from reports.checks.reading import Reading
from reports.domain.sentences import asks_for_annex

_CLAUSE: Final = re.compile(r"[^().;:,\n]{1,200}")
_SHOWN: Final = 90


def check_open_annex(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such section: the annex may go with the paper alone."""
    for node in reading.document.walk():
        if node.open_annex:
            text = next((line.text for line in node.lines if asks_for_annex(line.text)), node.heading)
            yield Issue(
                "warning",
                "open_annex",
                node.key,
                "Mục ghi “đính kèm” nhưng chưa có tệp nào được đính kèm.",
                _clause(text),
                "Hãy đính kèm tệp vào mục, hoặc giữ nguyên nếu tài liệu gửi kèm bản giấy.",
            )


def _clause(text: str) -> str:
    """Return the words that promise it, without the sentence round them."""
    clause = next((match[0].strip(" *_") for match in _CLAUSE.finditer(text) if asks_for_annex(match[0])), text)
    return clause if len(clause) <= _SHOWN else clause[:_SHOWN].rsplit(" ", 1)[0]
