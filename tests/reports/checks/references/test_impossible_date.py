"""Days that the calendar does not have."""

from dataclasses import replace

import pytest

from reports.checks.references.impossible_date import check_impossible_date
from tests.reports.checks.references.loose import excerpts, issues
from tests.reports.checks.trees import report, section


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sở họp ngày 31/02/2022.", "31/02/2022"),
        ("Hội nghị ngày 29/02/2023 tại hội trường", "29/02/2023"),
        ("họp ngày 30 tháng 02 năm 2022", "ngày 30 tháng 02 năm 2022"),
        ("họp ngày 15 tháng 13 năm 2021", "ngày 15 tháng 13 năm 2021"),
        ("họp ngày 15 tháng 13/2021", "tháng 13/2021"),
        ("từ 01/4/2022 đến 31/4/2022", "31/4/2022"),
        ("báo cáo trước ngày 31/6", "31/6"),
        ("Thông báo số 51/TB-SYT ngày 10/13/2022", "10/13/2022"),
        ("Ngày 32.01.2022, Sở họp", "32.01.2022"),
        ("ngày 1O/3/2022 Sở họp", "1O/3/2022"),
        ("ngày 15/3/20222 Sở họp", "15/3/20222"),
        ("đến hết tháng 13/2022", "tháng 13/2022"),
        ("kế hoạch năm 20222 của Sở", "năm 20222"),
    ],
)
def test_a_day_that_does_not_exist_is_named(text: str, words: str) -> None:
    found = issues(check_impossible_date, text)
    assert [(issue.severity, issue.excerpt) for issue in found] == [("warning", words)]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 29/02/2024, ngày 28/02/2023, ngày 31/12/2021",
        "ngày 29 tháng 02 năm 2024",
        "mỗi ngày 20-30 hồ sơ, mỗi ngày 1.250 hồ sơ, trực ngày 24/24 giờ",
        "từ ngày 15-31/3, ngày 20/11, trong tháng 12/2022",
        "Quyết định số 45/13/2022-ABC; đạt 31/4 chỉ tiêu; tỷ lệ 5.292/5.292",
        "điện thoại 0254.3852.401; mã hồ sơ 000.00.53.H48-220921-0099",
    ],
)
def test_days_of_the_calendar_and_other_numbers_are_silent(text: str) -> None:
    assert excerpts(check_impossible_date, text) == []


def test_a_day_and_month_in_the_wrong_order_are_proposed_the_right_way_round() -> None:
    (issue,) = issues(check_impossible_date, "họp ngày 02/25/2022")
    assert issue.message == "“02/25/2022”: không có tháng 25."
    assert "25/02/2022" in issue.suggestion


def test_a_heading_is_printed_too() -> None:
    node = replace(section(), heading="Từ ngày 31/02/2022:")
    (issue,) = check_impossible_date(report(node))
    assert (issue.node, issue.excerpt) == ("a", "31/02/2022")
    assert list(check_impossible_date(report(replace(node, outline_heading=True)))) == []
