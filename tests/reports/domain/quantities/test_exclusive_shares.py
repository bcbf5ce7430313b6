"""Shares that exclude one another, and opposites."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.percents import wrong_percents


def wrong(text: str) -> list[str]:
    return [str(one.claim.mention.value) for one in wrong_percents(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Trình độ đội ngũ: thạc sĩ 24,5%, đại học 66,2%, cao đẳng 12,3%.", "12.3"),
        ("Nữ công chức chiếm 46,5%, nam chiếm 54,5%.", "54.5"),
        ("Hồ sơ hợp lệ ngay từ lần đầu chiếm 92,4%, hồ sơ chưa hợp lệ chiếm 8,6%.", "8.6"),
        ("Có 81,4% ý kiến đồng ý, 15,2% không đồng ý, 5,4% không có ý kiến.", "5.4"),
        ("Quá hạn 84 hồ sơ (0,7%). Do đó, tỷ lệ trước và đúng hạn là 98,3%.", "98.3"),
        ("Giải quyết 4.200 hồ sơ, chỉ 21 hồ sơ trễ hạn; tỷ lệ trước và đúng hạn đạt 98,5%.", "98.5"),
    ],
)
def test_shares_that_do_not_make_a_whole(text: str, percent: str) -> None:
    assert wrong(text) == [percent]


@pytest.mark.parametrize(
    "text",
    [
        "Trình độ đội ngũ: thạc sĩ 24,5%, đại học 66,2%, cao đẳng 9,3%.",
        "Rất hài lòng đạt 45,2%, hài lòng trở lên đạt 96,1%.",
        "Dịch vụ công toàn trình đạt 71%, dịch vụ công một phần đạt 79%.",
        "Quá hạn 84 hồ sơ (0,7%). Riêng đất đai, tỷ lệ trước và đúng hạn là 96,2%.",
        "Giải quyết 4.200 hồ sơ, chỉ 21 hồ sơ trễ hạn; tỷ lệ trước và đúng hạn đạt 99,5%.",
    ],
)
def test_right_nested_and_separate_rates_are_silent(text: str) -> None:
    assert wrong(text) == []
