"""Overdue dossiers whose applicants got no apology letter.

Source: NĐ 61/2018/NĐ-CP Điều 19.9: whoever is late apologises in writing; letters that were not sent in time were a
finding of the inspection of 27/6/2023.
"""

from collections.abc import Iterator

from core.issue import Issue
from core.numbers import format_number
from reports.checks.reading import Reading

CODE = "missing_letter"
_MEASURE = "not_apologised"


def check_missing_letters(reading: Reading) -> Iterator[Issue]:
    """Yield a note where dossiers of the list are overdue without a letter."""
    for node in reading.document.walk():
        for figure in node.figures:
            if figure.value and figure.source is not None and figure.source.measure == _MEASURE:
                yield Issue(
                    "info",
                    CODE,
                    node.key,
                    f"Có {format_number(figure.value, min_digits=2)} hồ sơ quá hạn chưa có văn bản xin lỗi.",
                    figure.label,
                    "Hãy gửi văn bản xin lỗi và hẹn lại ngày trả kết quả, rồi ghi vào Sổ theo dõi thư xin lỗi.",
                )
