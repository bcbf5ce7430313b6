"""Totals by level of government and of online service."""

from reports.checks.figures.levels import check_levels
from tests.reports.checks.figures.loose import reading


def test_levels_that_do_not_make_their_total_are_told() -> None:
    (issue,) = check_levels(
        reading("Có 718 thủ tục, trong đó cấp tỉnh 596 thủ tục, cấp huyện 94 thủ tục, cấp xã 38 thủ tục.")
    )
    assert (issue.severity, issue.code, issue.excerpt) == ("warning", "levels", "718 thủ tục")
    assert issue.message == "Tổng ghi “718 thủ tục”, nhưng các phần cộng lại: 596 + 94 + 38 = 728."


def test_levels_of_online_service_of_the_seed() -> None:
    words = (
        "Tổng số thủ tục thực hiện dịch vụ công mức độ 3, 4 là {} thủ tục, trong đó có 50 thủ tục mức độ 3 "
        "và 76 thủ tục mức độ 4."
    )
    assert list(check_levels(reading(words.format(126)))) == []
    assert [issue.excerpt for issue in check_levels(reading(words.format(162)))] == ["162 thủ tục"]


def test_one_level_alone_and_two_of_three_are_left_alone() -> None:
    assert list(check_levels(reading("Có 718 thủ tục, trong đó cấp tỉnh 596 thủ tục."))) == []
    assert list(check_levels(reading("Có 718 thủ tục, trong đó cấp tỉnh 500 thủ tục, cấp huyện 94 thủ tục."))) == []
