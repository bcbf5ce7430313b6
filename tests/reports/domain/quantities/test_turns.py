"""A rise or a fall between two values; what the wrong way is told of."""

import pytest

from reports.domain.quantities.changes import wrong_changes
from reports.domain.quantities.claims import read_statement


def turned(text: str) -> list[str]:
    return [text[one.change.start : one.change.end] for one in wrong_changes(read_statement(text)) if one.is_turned]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tỷ lệ nộp qua mạng tăng từ 62,4% lên 58,7% sau một năm.", "tăng từ 62,4% lên 58,7%"),
        ("Tỷ lệ hài lòng từ 88,4% năm 2022 tăng lên 86,1% năm 2023.", "tăng lên 86,1%"),
        ("Sau sắp xếp, số phòng thu gọn từ 12 phòng xuống còn 14 phòng.", "thu gọn từ 12 phòng xuống còn 14 phòng"),
        ("Thời gian chờ giảm từ 12 ngày xuống còn 15 ngày.", "giảm từ 12 ngày xuống còn 15 ngày"),
        ("Chỉ số cải cách hành chính từ hạng 15 tụt xuống hạng 9.", "tụt xuống hạng 9"),
    ],
)
def test_the_second_value_lies_the_other_way(text: str, words: str) -> None:
    assert turned(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ nộp qua mạng tăng từ 58,7% lên 62,4% sau một năm.",
        "Chỉ số cải cách hành chính từ hạng 15 vươn lên hạng 9.",
        "Thứ hạng tụt 3 bậc, từ 21 xuống 24.",
        "Thời gian giải quyết được cắt giảm từ 20% đến 30%.",
        "Tỷ lệ cắt giảm thời gian từ 20% lên 30%.",
        "Từ 3 xã cũ nhập lên thành 1 phường.",
        "Thời gian giảm từ 2 ngày xuống còn 10 giờ.",
        "Kinh phí tăng từ 1,5 lên 2 tỷ đồng.",
    ],
)
def test_right_ways_ranks_ranges_and_other_measures_are_silent(text: str) -> None:
    assert turned(text) == []
