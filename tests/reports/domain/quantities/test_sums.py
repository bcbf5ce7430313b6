"""Whether numbers make a total."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.sums import adds_up


@pytest.mark.parametrize(
    ("text", "is_sum"),
    [
        ("Có 30 hồ sơ: đất đai 12 hồ sơ, hộ tịch 18 hồ sơ.", True),
        ("Có 30 hồ sơ: đất đai 12 hồ sơ, hộ tịch 17 hồ sơ.", False),
        ("Có 30 hồ sơ: đất đai 12 hồ sơ (thửa mới 7 hồ sơ, thửa cũ 5 hồ sơ), hộ tịch 18 hồ sơ.", True),
    ],
)
def test_a_part_may_stand_for_those_after_it(text: str, is_sum: bool) -> None:
    total, *parts = read_statement(text).claims
    assert adds_up(parts, total) is is_sum
