"""Counts announced; tests/reports/domain/quantities/test_announced.py has the readings."""

from reports.checks.figures.announced_counts import check_announced_counts
from tests.reports.checks.figures.loose import reading


def test_a_list_of_lines_is_counted() -> None:
    text = "Trong kỳ có 02 nhiệm vụ được giao gồm:\n+ Văn bản số 1893/UBND-VP;\n+ Văn bản số 2153/UBND-VP;\n+ Báo cáo."
    (issue,) = check_announced_counts(reading(text))
    assert (issue.severity, issue.code, issue.node, issue.excerpt) == (
        "warning",
        "announced_counts",
        "line.1",
        "02 nhiệm vụ",
    )
    assert issue.message == "Câu ghi “02 nhiệm vụ”, nhưng liệt kê 03."
    assert issue.suggestion == "Sửa 02 thành 03, hoặc liệt kê cho đủ và đúng."


def test_a_right_list_is_right() -> None:
    text = "Trong kỳ có 02 nhiệm vụ được giao gồm:\n+ Văn bản số 1893/UBND-VP;\n+ Văn bản số 2153/UBND-VP."
    assert list(check_announced_counts(reading(text))) == []
