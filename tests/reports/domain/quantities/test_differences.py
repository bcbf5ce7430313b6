"""What two values differ by, told behind the base."""

import pytest

from reports.domain.quantities.changes import wrong_changes
from reports.domain.quantities.claims import read_statement


def wrong(text: str) -> list[str]:
    return [text[one.change.start : one.change.end] for one in wrong_changes(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cấp xã đạt 97,2%, cao hơn cấp huyện (94,8%) 3,4 điểm phần trăm.", "3,4 điểm phần trăm"),
        ("Kết quả 78,5% thấp hơn chỉ tiêu 80% là 2,5 điểm phần trăm.", "2,5 điểm phần trăm"),
        ("Năm nay có 46 sáng kiến, nhiều hơn năm trước (39 sáng kiến) 9 sáng kiến.", "9 sáng kiến"),
    ],
)
def test_a_difference_that_the_two_values_do_not_give(text: str, words: str) -> None:
    assert wrong(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Cấp xã đạt 97,2%, cao hơn cấp huyện (94,8%) 2,4 điểm phần trăm.",
        "Kết quả 78,5% thấp hơn chỉ tiêu 80% là 1,5 điểm phần trăm.",
        "Tỷ lệ 72,5%, vượt chỉ tiêu 70% và 3,5 điểm phần trăm so với cùng kỳ.",
    ],
)
def test_right_differences_and_those_of_another_base_are_silent(text: str) -> None:
    assert wrong(text) == []
