"""The closing parts of a whole report: "./.", "Nơi nhận", the signer's post.

Source: NĐ 30/2020/NĐ-CP, Điều 8 và Phụ lục I (các thành phần thể thức).
"""

import re
from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from reports.checks.completeness.whole_reports import part_places
from reports.checks.reading import Reading

_END: Final = re.compile(r"\.\s?/\s?\.")
_RECIPIENTS: Final = re.compile(r"\s*nơi nhận", re.IGNORECASE)
_POST: Final = re.compile(
    r"(?:(?:KT|TM|TL|TUQ|Q)\s?\.\s?)?(?:PHÓ\s)?(?:GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG|CHÁNH|THỦ TRƯỞNG|ỦY BAN NHÂN DÂN|CỤC TRƯỞNG|"
    r"VIỆN TRƯỞNG|BÍ THƯ|HIỆU TRƯỞNG|BỘ TRƯỞNG|TỔNG)|(?:KT|TM|TL|TUQ|Q)\s?\.\s?[A-ZĐÀ-Ỹ]"
)


def check_frame_parts(reading: Reading) -> Iterator[Issue]:
    """Yield an info for every closing part that a whole loose report lacks; the portal sets a report's own frame."""
    if reading.document.unit_name or not part_places(reading):
        return
    texts = [passage.text for passage in reading.passages]
    lacking = (
        (any(_END.search(text) for text in texts), "Báo cáo chưa có dấu “./.” kết thúc nội dung.", "Thêm “./.”."),
        (any(_RECIPIENTS.match(text) for text in texts), "Báo cáo chưa có phần “Nơi nhận”.", "Thêm phần “Nơi nhận”."),
        (any(_POST.match(text) for text in texts), "Báo cáo chưa có chức vụ của người ký.", "Thêm chức vụ và họ tên."),
    )
    last = reading.passages[-1]
    for is_there, message, suggestion in lacking:
        if not is_there:
            yield Issue("info", "frame_part", last.node, message, "", suggestion)
