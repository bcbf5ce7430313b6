"""Averages; tests/reports/domain/quantities/test_averages.py has the readings."""

from reports.checks.figures.averages import check_averages
from tests.reports.checks.figures.loose import reading


def test_an_average_is_told_with_the_right_one() -> None:
    (issue,) = check_averages(reading("Trong 22 ngày làm việc tiếp nhận 2.640 hồ sơ, bình quân mỗi ngày 150 hồ sơ."))
    assert (issue.severity, issue.code, issue.needs_reason) == ("warning", "averages", True)
    assert issue.message == "Mức bình quân ghi “150 hồ sơ”, nhưng 2.640 chia cho 22 ngày là 120."


def test_a_right_average_is_silent() -> None:
    assert list(check_averages(reading("Trong 20 ngày tiếp nhận 800 hồ sơ, bình quân mỗi ngày 40 hồ sơ."))) == []
