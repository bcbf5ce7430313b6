"""One total told twice with two values."""

from dataclasses import replace

from reports.checks.figures.across_places import check_across_places
from reports.domain.document import Line
from tests.reports.checks.figures.loose import reading
from tests.reports.checks.trees import figure, report, section

FIRST = "Trong quý, tổng số hồ sơ tiếp nhận của Sở là 940 hồ sơ. Không có vướng mắc phát sinh."
SECOND = "Nhìn chung, tổng số hồ sơ tiếp nhận của Sở là 904 hồ sơ, công tác tiếp nhận được duy trì tốt."


def test_both_places_are_told_and_each_quotes_the_other() -> None:
    first, second = check_across_places(reading(f"{FIRST}\n{SECOND}"))
    assert [(one.node, one.excerpt) for one in (first, second)] == [("line.1", "940 hồ sơ"), ("line.2", "904 hồ sơ")]
    assert "904 hồ sơ" in first.message
    assert "940 hồ sơ" in second.message


def test_another_time_and_lines_that_stand_for_units_are_left_alone() -> None:
    other = SECOND.replace("của Sở", "cùng kỳ năm trước")
    assert list(check_across_places(reading(f"{FIRST}\n{other}"))) == []
    lines = "- Tổng số hồ sơ tiếp nhận: 12 hồ sơ\n- Tổng số hồ sơ tiếp nhận: 15 hồ sơ"
    assert list(check_across_places(reading(lines))) == []


def test_a_sentence_against_an_indicator_of_the_report() -> None:
    told = replace(figure(25), label="Tổng số nhiệm vụ được giao")
    prose = section(Line("", "Tổng số nhiệm vụ được giao là 27 nhiệm vụ."), key="b")
    (issue,) = check_across_places(report(section(figures=(told,)), prose))
    assert (issue.node, issue.excerpt) == ("b", "27 nhiệm vụ")
    assert issue.message == "Ở đây ghi “27 nhiệm vụ”, nhưng chỉ tiêu “Tổng số nhiệm vụ được giao” của báo cáo là 25."
