"""Instructions of the guidance that were left in: "(nêu rõ số lượng …)", "(nếu có thì ghi)".

In a report the writer's own words hold none. In a loose text the prompts carry them, and only an order with nothing
after it, or in the place of a number, is left over.

Source: the guidance letters of the Sở Nội vụ (đề cương kèm công văn), whose prompts carry instructions in brackets.
"""

import re
from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from reports.checks.completeness.counted import UNIT
from reports.checks.reading import Passage, Reading

_CLEARLY: Final = r"(?:rõ|cụ thể|chi tiết|ngắn gọn|tóm tắt|đầy đủ|khái quát)"
_TELL: Final = rf"(?:nêu|ghi|trình bày|liệt kê|mô tả|kể|thuyết minh)\s(?:{_CLEARLY}|tên|số|những|các|nguyên nhân|lý do)"
_REPORT: Final = rf"(?:thống kê|cung cấp|báo cáo|đánh giá|phân tích|tóm tắt|so sánh)\s{_CLEARLY}"
_ORDER: Final = re.compile(rf"\(\s?(?:{_TELL}|{_REPORT})(?!\w)[^()\n]{{0,300}}\)", re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"\(\s?nếu\s(?:có|không có|không|chưa có|chưa)\s?,?\s?(?:thì|hãy|đề nghị|phải)\s[^()\n]{0,200}\)", re.IGNORECASE
)
_ASKED: Final = re.compile(r"\(\s?(?:số lượng|tổng số|tỷ lệ)\s[^()\d\n]{3,400};[^()\d\n]{3,400}\)", re.IGNORECASE)
_SIGNED: Final = re.compile(r"họ tên|chữ ký|ký tên", re.IGNORECASE)
_NOTHING_AFTER: Final = re.compile(rf"\s{{0,3}}(?:[.;]?\s{{0,3}}\Z|(?:{UNIT})(?!\w))", re.IGNORECASE)
"""The end, or what the number that the order asks for would count."""
_SHOWN: Final = 90


def check_guidance_left(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for the first instruction of every paragraph."""
    is_loose = not reading.document.unit_name
    for passage in reading.passages:
        if "(" not in passage.own:
            continue
        match = _instruction(passage, is_loose)
        if match:
            yield Issue(
                "warning",
                "guidance_left",
                passage.node,
                "Lời hướng dẫn của đề cương còn sót lại trong văn bản.",
                match[0] if len(match[0]) <= _SHOWN else match[0][:_SHOWN].rsplit(" ", 1)[0],
                "Hãy bỏ phần trong ngoặc và viết nội dung được hỏi.",
            )


def _instruction(passage: Passage, is_loose: bool) -> re.Match[str] | None:
    own = passage.own
    condition = _CONDITION.search(own)
    if condition:
        return condition
    order = _ORDER.search(own)
    if order and _SIGNED.search(order[0]):
        return None
    if is_loose:
        return order if order and _NOTHING_AFTER.match(own, order.end()) else None
    return order or _ASKED.search(own)
