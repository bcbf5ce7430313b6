"""Percentages; tests/reports/domain/quantities/test_percents.py has the readings."""

from reports.checks.figures.percentages import check_percentages
from tests.reports.checks.figures.loose import reading


def test_the_wholes_are_named_with_the_rates_that_they_give() -> None:
    (issue,) = check_percentages(
        reading("Tiếp nhận 2.418 hồ sơ, đã giải quyết 2.305 hồ sơ; đúng hạn 2.287 hồ sơ, đạt tỷ lệ 96,2%.")
    )
    assert (issue.severity, issue.code, issue.excerpt, issue.needs_reason) == ("warning", "percentages", "96,2%", True)
    assert issue.message == (
        "Tỷ lệ ghi 96,2%, nhưng 2.287 trên số đã giải quyết 2.305 là 99,22%; 2.287 trên số tiếp nhận 2.418 là 94,58%."
    )
    assert issue.suggestion == "Sửa thành 99,2%, hoặc sửa các số liệu."


def test_a_rate_on_another_whole_than_it_names() -> None:
    (issue,) = check_percentages(
        reading("Tiếp nhận 3.960 hồ sơ, đã giải quyết 3.780 hồ sơ; đúng hạn 3.742 hồ sơ, đạt 94,5% số đã giải quyết.")
    )
    assert "trên số đã giải quyết 3.780 là 98,99%" in issue.message
    assert "trên số tiếp nhận 3.960 là 94,49%" in issue.message


def test_a_list_that_divides_a_whole_makes_a_hundred() -> None:
    lines = "Cơ cấu hồ sơ theo hình thức nộp:\n- Toàn trình: 45,5%\n- Một phần: 30,5%\n- Trực tiếp: "
    (issue,) = check_percentages(reading(f"{lines}28%"))
    assert (issue.node, issue.excerpt) == ("line.4", "28%")
    assert issue.message == "Các tỷ lệ này phải cộng lại thành 100%, nhưng 45,5% + 30,5% + 28% = 104%."
    assert list(check_percentages(reading(f"{lines}24%"))) == []


def test_a_rounding_gap_is_an_info() -> None:
    (issue,) = check_percentages(reading("Đúng hạn 3.742/3.780 hồ sơ, đạt 99,1%."))
    assert (issue.severity, issue.needs_reason) == ("info", False)


def test_shares_that_make_more_than_a_whole_and_a_share_above_it() -> None:
    (together,) = check_percentages(reading("Đúng và trước hạn đạt 96,3%, quá hạn chiếm 4,7%."))
    (above,) = check_percentages(reading("Tỷ lệ hồ sơ đúng hạn đạt 102,4%."))
    assert together.message == "Các tỷ lệ này phải cộng lại thành 100%, nhưng 96,3% + 4,7% = 101%."
    assert together.suggestion == "Nếu các tỷ lệ khác đúng, sửa 4,7% thành 3,7%."
    assert above.message == "Tỷ lệ ghi 102,4%, lớn hơn 100%."
