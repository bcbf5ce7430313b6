"""Rates of a whole between those of its parts."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.overall_rates import rates_out_of_range


def wrong(text: str) -> list[str]:
    claims = [one for one in read_statement(text).claims if one.mention.kind == "percent"]
    return [str(one.whole.mention.value) for one in rates_out_of_range(claims)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tỷ lệ đúng hạn cấp tỉnh 98,2%, cấp xã 96,4%; toàn tỉnh đạt 98,8%.", "98.8"),
        ("Tỷ lệ số hóa của toàn tỉnh đạt 79,2%, trong đó cấp tỉnh 85,1%, cấp xã 80,4%.", "79.2"),
        ("Tỷ lệ đúng hạn 6 tháng đầu năm đạt 98,1% (quý I 97,2%, quý II 97,9%).", "98.1"),
        ("Tỷ lệ trực tuyến tháng 4 là 60%, tháng 5 là 63%, tháng 6 là 64%, cả quý II đạt 66,2%.", "66.2"),
        ("6 tháng đầu năm đạt 66,1%, 6 tháng cuối năm đạt 72,4%; cả năm đạt 74,8%.", "74.8"),
    ],
)
def test_a_rate_outside_those_of_its_parts(text: str, value: str) -> None:
    assert wrong(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ đúng hạn cấp tỉnh 98,2%, cấp xã 96,4%; toàn tỉnh đạt 96,8%.",
        "Tỷ lệ đúng hạn toàn tỉnh đạt 99,2%, tỷ lệ số hóa cấp tỉnh 85,1%, cấp xã 80,4%.",
        "Quý I đạt 80%, quý II đạt 84%; cả năm ước đạt 90%.",
        "Khối sở đạt 92%, khối xã đạt 78%; mục tiêu chung của tỉnh là 95%.",
    ],
)
def test_rates_within_of_other_things_and_of_fewer_parts_are_silent(text: str) -> None:
    assert wrong(text) == []
