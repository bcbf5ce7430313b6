"""A mean beside the highest and the lowest."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.comparisons import wrong_comparisons


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Bình quân toàn huyện đạt 84,5%, cao nhất là xã An Khê 82,1%.", ["highest_mean"]),
        ("Tỷ lệ chung của các sở là 91,2%; thấp nhất là Sở Y tế cũng đạt 93,4%.", ["lowest_mean"]),
        ("Bình quân toàn huyện đạt 74,5%, cao nhất là xã An Khê 82,1%, thấp nhất là xã Đông Sơn 61,3%.", []),
        ("Tỷ lệ đúng hạn bình quân 97,1%; tỷ lệ trực tuyến cao nhất là xã An Khê với 92%.", []),
    ],
)
def test_the_mean_lies_between_the_extremes(text: str, found: list[str]) -> None:
    assert [one.kind for one in wrong_comparisons(read_statement(text))] == found
