"""What was done of what was planned."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.percents import wrong_percents


def wrong(text: str) -> list[str]:
    return [str(one.claim.mention.value) for one in wrong_percents(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Được giao thu 2.500 triệu đồng, đến nay đã thu 2.750 triệu đồng, đạt 105% kế hoạch.", "105"),
        ("Kế hoạch kiểm tra 20 đơn vị; đã kiểm tra 25 đơn vị, đạt 115%.", "115"),
        ("Kết quả đạt 1.560 triệu đồng trên kế hoạch 1.500 triệu đồng, bằng 114%.", "114"),
        ("Kinh phí được bố trí 860 triệu đồng, đã chi 602 triệu đồng, đạt 80% dự toán.", "80"),
    ],
)
def test_a_rate_that_what_was_done_does_not_give(text: str, percent: str) -> None:
    assert wrong(text) == [percent]


@pytest.mark.parametrize(
    "text",
    [
        "Được giao thu 2.500 triệu đồng, đến nay đã thu 2.750 triệu đồng, đạt 110% kế hoạch.",
        "Kết quả đạt 1.560 triệu đồng trên kế hoạch 1.500 triệu đồng, bằng 104%.",
        "Đã tập huấn 630 lượt người/600 lượt người theo kế hoạch, đạt 105%.",
        "Thực hiện 24 cuộc kiểm tra, vượt kế hoạch 20 cuộc, đạt 120%.",
    ],
)
def test_a_plan_may_be_passed(text: str) -> None:
    assert wrong(text) == []
