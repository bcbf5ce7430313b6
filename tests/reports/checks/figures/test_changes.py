"""Rises and falls; tests/reports/domain/quantities/test_changes.py has the readings."""

from reports.checks.figures.changes import check_changes
from tests.reports.checks.figures.loose import reading


def test_the_two_values_and_the_right_difference_are_told() -> None:
    (issue,) = check_changes(reading("Đạt 91,2%, cao hơn 3,1 điểm phần trăm so với năm 2022 (87,1%)."))
    assert (issue.severity, issue.code, issue.excerpt) == ("warning", "changes", "cao hơn 3,1 điểm phần trăm")
    assert issue.message == "Câu ghi “cao hơn 3,1 điểm phần trăm”, nhưng từ 87,1% đến 91,2% là 4,1 điểm phần trăm."
    assert issue.suggestion == "Sửa thành 4,1 điểm phần trăm, hoặc sửa các số liệu."


def test_a_rate_is_worked_out_of_the_earlier_value() -> None:
    (given,) = check_changes(reading("Số đơn vị giảm từ 48 xuống còn 36 đơn vị, tức giảm 33%."))
    (implied,) = check_changes(reading("Có 15.000 lượt, tăng 5.000 lượt (tăng 60%) so với năm 2022."))
    assert given.message == "Câu ghi “giảm 33%”, nhưng từ 48 đến 36 đơn vị là 25%."
    assert implied.message == "Câu ghi “tăng 60%”, nhưng từ 10.000 lượt đến 15.000 lượt là 50%."


def test_a_rise_said_to_be_a_fall() -> None:
    (issue,) = check_changes(reading("Quá hạn là 3,8%, giảm 1,5 điểm phần trăm so với mức 2,3% của quý III."))
    assert issue.message == "Câu ghi “giảm 1,5 điểm phần trăm”, nhưng từ 2,3% đến 3,8% là tăng."
    assert issue.suggestion == "Sửa thành “tăng”, hoặc sửa các số liệu."
