"""Rates told by name, apart from their figures, and ratios in small numbers."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.percents import wrong_percents


def wrong(*lines: str) -> list[str]:
    statements = [read_statement(line) for line in lines]
    return [str(one.claim.mention.value) for statement in statements for one in wrong_percents(statement, statements)]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Huyện có 300 dịch vụ công, 210 dịch vụ có phát sinh hồ sơ, tỷ lệ phát sinh hồ sơ đạt 80,5%.", "80.5"),
        ("Tỷ lệ đúng hạn 95,8% (985 hồ sơ đúng hạn, 15 hồ sơ quá hạn).", "95.8"),
        ("Phường có 1.500 hồ sơ chứng thực, tổng cộng 2.000 hồ sơ. Riêng lĩnh vực chứng thực chiếm 57%.", "57"),
        ("Cứ 20 hồ sơ thì có 17 hồ sơ trực tuyến, tức 90%.", "90"),
        ("Giải quyết đúng hạn 1.280/1.345 hồ sơ, tỷ lệ đúng hạn đạt 98,5%.", "98.5"),
        ("Đã số hóa 820/1.025 hồ sơ, tỷ lệ số hóa đạt 90%.", "90"),
    ],
)
def test_a_rate_that_the_figures_of_its_name_do_not_give(text: str, percent: str) -> None:
    assert wrong(text) == [percent]


@pytest.mark.parametrize(
    "text",
    [
        "Huyện có 300 dịch vụ công, 210 dịch vụ có phát sinh hồ sơ, tỷ lệ phát sinh hồ sơ đạt 70%.",
        "Đã giải quyết 1.280/1.345 hồ sơ, tỷ lệ đúng hạn đạt 98,5%.",
        "Đã giải quyết 905/932 hồ sơ, tỷ lệ số hóa đạt 88%, tỷ lệ hài lòng đạt 96%.",
        "Tỷ lệ đúng hạn 98,5% (985 hồ sơ đúng hạn, 15 hồ sơ quá hạn).",
        "Phường có 1.500 hồ sơ chứng thực, tổng cộng 2.000 hồ sơ. Riêng lĩnh vực chứng thực chiếm 75%.",
        "Cứ 20 hồ sơ thì có 17 hồ sơ trực tuyến, tức 85%; số phải bổ sung là 30 trên 1.000 hồ sơ, chiếm 3%.",
        "Giải quyết 2.000 hồ sơ, quá hạn 40 hồ sơ. Cả năm 2024, tỷ lệ quá hạn là 3,4%.",
    ],
)
def test_right_rates_and_those_of_other_periods_are_silent(text: str) -> None:
    assert wrong(text) == []


def test_a_line_of_a_list_tells_the_rate_of_the_two_lines_before_it() -> None:
    lines = ["Số văn bản phải ký số: 1.000 văn bản", "Số văn bản đã ký số: 940 văn bản"]
    assert wrong(*lines, "Tỷ lệ: 49%") == ["49"]
    assert wrong(*lines, "Tỷ lệ: 94%") == []
