"""Parallel shares that miss a whole by one digit."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.percents import wrong_percents


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hồ sơ của tổ chức chiếm 35,6%, hồ sơ của cá nhân chiếm 65,4% tổng số tiếp nhận.", ["65.4"]),
        ("Hồ sơ của tổ chức chiếm 35,6%, hồ sơ của cá nhân chiếm 64,4% tổng số tiếp nhận.", []),
        ("Dưới 30 tuổi chiếm 18,4%, từ 30 đến 50 tuổi chiếm 63,5%, trên 50 tuổi chiếm 20,1%.", ["20.1"]),
        ("Dưới 30 tuổi chiếm 18,4%, từ 30 đến 50 tuổi chiếm 61,5%, trên 50 tuổi chiếm 20,1%.", []),
        ("Chỉ có hai loại ý kiến: đồng ý chiếm 83,6%, góp ý thêm chiếm 15,4%.", ["15.4"]),
        ("Đồng ý chiếm 83,6%, góp ý thêm chiếm 15,4%.", []),
        ("Nữ chiếm 38%, đảng viên chiếm 64% tổng số công chức.", []),
        ("Hồ sơ doanh nghiệp chiếm 39%, hồ sơ người dân chiếm 61%; trong đó đất đai chiếm 41%.", []),
    ],
)
def test_shares_beside_one_another(text: str, found: list[str]) -> None:
    assert [str(one.claim.mention.value) for one in wrong_percents(read_statement(text))] == found
