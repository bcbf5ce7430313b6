"""A figure as a rate of that of another period."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.percents import wrong_percents


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tổng số 2.000 lượt, bằng 152% cùng kỳ năm ngoái (1.600 lượt).", ["152"]),
        ("Tổng số 2.000 lượt, bằng 125% cùng kỳ năm ngoái (1.600 lượt).", []),
        ("Số hồ sơ trực tuyến (7.560 hồ sơ) bằng 162% số hồ sơ trực tuyến quý trước (6.000 hồ sơ).", ["162"]),
        ("Số hồ sơ trực tuyến (7.560 hồ sơ) bằng 126% số hồ sơ trực tuyến quý trước (6.000 hồ sơ).", []),
        ("Doanh thu bưu chính bằng 131% của cùng kỳ, số hồ sơ trực tuyến bằng 127% năm trước.", []),
        ("Quý III có 2.100 lượt, quý II có 1.900 lượt, bằng 105% so với quý I (2.000 lượt).", []),
    ],
)
def test_a_period_as_a_rate_of_another(text: str, found: list[str]) -> None:
    assert [str(one.claim.mention.value) for one in wrong_percents(read_statement(text))] == found
