"""What the checks find, as a workbook: the same list for a report and for a text that was pasted or uploaded."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from io import BytesIO
from typing import Final

from reports.renderers.register_workbook import write_register

COLUMNS: Final[dict[str, int]] = {
    "STT": 6,
    "Mục": 24,
    "Mức độ": 14,
    "Quy tắc": 22,
    "Nội dung": 48,
    "Trích đoạn": 36,
    "Đề xuất": 36,
    "Lý do giữ nguyên": 26,
    "Người giữ nguyên": 20,
}
"""Name and width of each column of a report's list."""

OF_A_TEXT: Final[dict[str, int]] = {"STT": 6, "Chỗ": 16} | {name: COLUMNS[name] for name in list(COLUMNS)[2:-2]}
"""The same of a text outside the portal, of which nothing is kept."""

SEVERITY_NAMES: Final = {"error": "Lỗi", "warning": "Cảnh báo", "info": "Thông tin"}
KEPT_NAME: Final = "Đã giữ nguyên"


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A finding in words: where it stands, how grave it is, which rule finds it, the very words, what to do.

    `reason` and `kept_by` are blank unless somebody keeps the words.
    """

    place: str
    severity: str
    rule: str
    message: str
    excerpt: str = ""
    suggestion: str = ""
    reason: str = ""
    kept_by: str = ""


def render_issues(title: str, rows: Iterable[IssueRow], columns: dict[str, int] = COLUMNS) -> bytes:
    """Return a workbook of one sheet, ready to print: title, head, one numbered row for each finding.

    `columns`: COLUMNS or OF_A_TEXT.
    """
    output = BytesIO()
    numbered = ((number, *astuple(row))[: len(columns)] for number, row in enumerate(rows, start=1))
    write_register(output, "Kiểm tra", title, columns, numbered)
    return output.getvalue()
