"""Comparisons; tests/reports/domain/quantities/test_comparisons.py has the readings."""

from reports.checks.figures.comparisons import check_comparisons
from tests.reports.checks.figures.loose import reading


def test_a_target_said_to_be_passed() -> None:
    (issue,) = check_comparisons(reading("Thanh toán trực tuyến đạt 81,7%, vượt chỉ tiêu được giao (85%)."))
    assert (issue.severity, issue.code, issue.needs_reason) == ("warning", "comparisons", True)
    assert issue.excerpt == "vượt chỉ tiêu được giao (85%)"
    assert issue.message == "Câu ghi “vượt chỉ tiêu được giao (85%)”, nhưng 81,7% nhỏ hơn 85%."


def test_the_highest_rate_is_not_the_highest() -> None:
    (issue,) = check_comparisons(reading("Cao nhất là xã A với 95,9%, tiếp theo là xã B (99,1%)."))
    assert issue.message == "Câu ghi 95,9% là cao nhất, nhưng cũng nêu 99,1%."


def test_a_target_that_is_passed_is_silent() -> None:
    assert list(check_comparisons(reading("Đạt 92,5%, vượt mục tiêu 80%."))) == []


def test_all_in_time_beside_late_ones() -> None:
    (issue,) = check_comparisons(reading("Trả lời 90 kiến nghị, trễ hạn 6. Toàn bộ kiến nghị đều trả lời đúng hạn."))
    assert issue.message == "Câu ghi “Toàn bộ kiến nghị đều trả lời đúng hạn”, nhưng cũng nêu số quá hạn là 6."
