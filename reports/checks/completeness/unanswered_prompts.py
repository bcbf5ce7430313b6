"""Prompts that stand there without an answer.

In a report: a prompt that is not required, not answered and printed all the same. In a loose text: a line that ends
with a colon, or with "(nếu có)", and the next heading or prompt below it.

Source: the outlines of reports (đề cương): an item without activity is answered "không phát sinh"; the seed's II.4.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from core.issue import Issue
from reports.checks.headings import heading_rank
from reports.checks.reading import Passage, Reading

_ASKING_KINDS: Final = frozenset({"narrative", "documents", "tasks", "figures", "table", "inspections", "procedures"})
_PROMPT: Final = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?"
    r"(?:Kết quả|Tình hình|Việc|Công tác|Đánh giá|Tỷ lệ|Tỉ lệ|Số|Tổng|Tiến độ|Về|Mức độ|Danh sách|Nguyên nhân|"
    r"Giải pháp|Ưu điểm|Hạn chế|Tồn tại|Những tồn tại|Kiến nghị|Đề xuất|Kinh phí|Phương hướng)(?!\w)"
)
_ANNOUNCES: Final = re.compile(r"(?:sau|sau đây|gồm|bao gồm|như|là|cụ thể|dưới đây|trong đó)\s{0,3}:\Z", re.IGNORECASE)
_IF_ANY: Final = re.compile(r"\(nếu có\)\s{0,3}[.:;]?\Z", re.IGNORECASE)
_IF_ANY_LENGTH: Final = 14
_SENTENCE_INSIDE: Final = re.compile(r"[.;]\s")
_END_KINDS: Final = frozenset({"closing", "recipients", "signer", "outside"})
_LONGEST: Final = 400
_SHOWN: Final = 120
_MESSAGE: Final = "Gợi ý này chưa có nội dung trả lời."
_SUGGESTION: Final = "Hãy viết nội dung; nếu không có, hãy ghi “Chưa phát sinh trong kỳ báo cáo”."


def check_unanswered_prompts(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such prompt."""
    for node in reading.document.walk():
        asks = node.kind in _ASKING_KINDS and not node.required and not node.absent and bool(node.heading.strip())
        if asks and node.state == "unanswered" and not node.lines and not node.children and node.level > 1:
            yield Issue("warning", "prompt", node.key, _MESSAGE, node.heading.strip(), _SUGGESTION)
    if not reading.document.unit_name:
        passages = reading.passages
        for passage, following in zip_longest(passages, passages[1:]):
            if _is_unanswered(passage, following):
                yield Issue("warning", "prompt", passage.node, _MESSAGE, passage.text.strip()[:_SHOWN], _SUGGESTION)


def _is_unanswered(passage: Passage, following: Passage | None) -> bool:
    text = passage.text.strip()
    if len(text) > _LONGEST or passage.is_table_row or passage.kind in _END_KINDS:
        return False
    is_if_any = "(" in text[-_IF_ANY_LENGTH:] and bool(_IF_ANY.search(text[-_IF_ANY_LENGTH:]))
    if not (is_if_any or text.endswith(":")) or not _PROMPT.match(text):
        return False
    if is_if_any:
        return not _SENTENCE_INSIDE.search(text[3:-1]) and _is_next_prompt(passage, following)
    return not _ANNOUNCES.search(text) and _is_next_prompt(passage, following)


def _is_next_prompt(passage: Passage, following: Passage | None) -> bool:
    """Tell whether what stands below begins something new."""
    if following is None or following.kind in _END_KINDS:
        return True
    here, below = heading_rank(passage.text), heading_rank(following.text)
    if below and (here == 0 or below <= here):
        return bool(here) or not following.text.startswith("1")
    if here or not passage.marker or passage.marker != following.marker:
        return False
    label, colon, answer = following.text.partition(":")
    return bool(_PROMPT.match(label)) and bool(colon) and (bool(answer.strip()) or len(label) < _LONGEST)
