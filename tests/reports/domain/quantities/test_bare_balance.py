"""What came in, was done and is left, told without a noun."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.parts import wrong_parts


def wrong(text: str) -> list[tuple[int, int]]:
    return [(int(one.total.mention.value), int(one.reached)) for one in wrong_parts(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "came", "told"),
    [
        ("Tiếp nhận: 37; giải quyết: 31; tồn: 8.", 37, 39),
        ("Tiếp nhận 905, đã trả 880, đang xử lý 35.", 905, 915),
        ("Nhận 64 phản ánh qua 1022; xử lý xong 58, đang xử lý 9.", 64, 67),
    ],
)
def test_what_came_in_was_done_or_is_left(text: str, came: int, told: int) -> None:
    assert wrong(text) == [(came, told)]


@pytest.mark.parametrize(
    "text",
    [
        "Tiếp nhận: 37; giải quyết: 31; tồn: 6.",
        "Đầu kỳ 4; tiếp nhận: 37; giải quyết: 31; tồn: 10.",
        "Tiếp nhận 37 (cả cũ và mới), giải quyết 31, trả lại 2, tồn 4.",
        "Tiếp nhận 37; giải quyết 31; còn 9 công chức.",
    ],
)
def test_what_was_carried_over_or_returned_may_fill_the_gap(text: str) -> None:
    assert wrong(text) == []
