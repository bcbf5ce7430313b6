"""Points as a share of the most."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.percents import wrong_percents


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trục này được 34,5 trên tối đa 40 điểm, bằng 68,25% điểm chuẩn.", ["68.25"]),
        ("Trục này được 34,5 trên tối đa 40 điểm, bằng 86,25% điểm chuẩn.", []),
        ("Tiêu chí đạt 8,5/10 điểm, tương ứng 58%.", ["58"]),
        ("Tiêu chí đạt 8,5/10 điểm, tương ứng 85%.", []),
        ("Tiêu chí đạt 8,5/10 điểm, tăng 12% so với năm trước.", []),
    ],
)
def test_points_and_their_share(text: str, found: list[str]) -> None:
    assert [str(one.claim.mention.value) for one in wrong_percents(read_statement(text))] == found
