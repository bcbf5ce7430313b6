"""Figures named once more."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.referred import wrong_references


def wrong(text: str) -> list[tuple[int, int]]:
    return [(int(one.mention.value), int(its.mention.value)) for one, its in wrong_references(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "again", "first"),
    [
        ("Đợt này có 45 hồ sơ bị trả lại. Cả 54 hồ sơ này đều đã được hướng dẫn hoàn thiện.", 54, 45),
        ("Sở còn 318 kiến nghị chưa trả lời. 381 kiến nghị nêu trên được giao cho hai phòng.", 381, 318),
        ("Có 24 xã chậm báo cáo. Toàn bộ 21 xã này đã bị phê bình.", 21, 24),
    ],
)
def test_another_value_is_told(text: str, again: int, first: int) -> None:
    assert wrong(text) == [(again, first)]


@pytest.mark.parametrize(
    "text",
    [
        "Có 45 hồ sơ bị trả lại, 9 hồ sơ bị từ chối. Cả 54 hồ sơ này đều đã được hướng dẫn.",
        "Có 45 hồ sơ bị trả lại. 12 hồ sơ này của hai doanh nghiệp.",
        "Có 45 hồ sơ bị trả lại. Cả 45 hồ sơ này đều đã được hướng dẫn.",
    ],
)
def test_sums_and_some_of_them_are_left_alone(text: str) -> None:
    assert wrong(text) == []
