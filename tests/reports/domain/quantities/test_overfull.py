"""Fractions greater than their whole."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.overfull import find_overfull


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Chi nhánh đã trả 2.418/2.148 hồ sơ phải giải quyết trong quý.", 2418, 2148),
        ("Xã đã gửi thư xin lỗi cho 27/24 trường hợp trả chậm.", 27, 24),
        ("Phòng giải quyết 915 trong số 891 hồ sơ đã nhận.", 915, 891),
        ("Đã công khai 1.950/1.905 thủ tục hành chính.", 1950, 1905),
        ("Đến nay có 13/12 xã đã kiện toàn bộ phận một cửa.", 13, 12),
    ],
)
def test_a_part_greater_than_its_whole_is_found(text: str, part: int, whole: int) -> None:
    (found,) = find_overfull(read_statement(text))
    assert (int(found.part), int(found.whole)) == (part, whole)


@pytest.mark.parametrize(
    "text",
    [
        "Chi nhánh đã trả 2.148/2.418 hồ sơ phải giải quyết trong quý.",
        "Đã số hóa 2.418/2.148 hồ sơ, vượt kế hoạch.",
        "Đã số hóa 2.418/2.148 hồ sơ, đạt 112,6%.",
        "Đến ngày 15/8 hồ sơ của xã đã được trả đủ.",
        "Xã nhận 5.000 hồ sơ trong 12 tháng.",
        "Công văn 2145/1200 hồ sơ lưu.",
    ],
)
def test_plans_dates_and_right_fractions_are_left_alone(text: str) -> None:
    assert list(find_overfull(read_statement(text))) == []
