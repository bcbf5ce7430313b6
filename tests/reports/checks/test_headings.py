"""Headings of a text that nobody cut into sections."""

import pytest

from reports.checks.headings import heading_rank, part_number


@pytest.mark.parametrize(
    ("text", "rank", "number"),
    [
        ("I. CÔNG TÁC CHỈ ĐẠO", 1, 1),
        ("IV. PHƯƠNG HƯỚNG", 1, 4),
        ("III.ĐÁNH GIÁ CHUNG", 0, 3),
        ("2. Cải cách thủ tục hành chính", 2, 0),
        ("2.1. Kiểm soát thủ tục", 3, 0),
        ("2.1.3 Công khai", 3, 0),
        ("126 thủ tục, trong đó 50 mức độ 3.", 0, 0),
        ("IIII. Không có phần này", 1, 0),
        ("Trong quý I.", 0, 0),
        ("", 0, 0),
    ],
)
def test_parts_sections_and_items_are_told_apart(text: str, rank: int, number: int) -> None:
    assert (heading_rank(text), part_number(text)) == (rank, number)
