"""A time that ends before it begins."""

import pytest

from reports.checks.references.reversed_period import check_reversed_period
from tests.reports.checks.loose import words_of


@pytest.mark.parametrize(("text", "words"), [
    ("Số liệu từ ngày 15/6/2025 đến ngày 14/9/2024.", "từ ngày 15/6/2025 đến ngày 14/9/2024"),
    ("Tính từ 01/7/2025 đến hết 30/6/2025.", "từ 01/7/2025 đến hết 30/6/2025"),
    ("Từ tháng 11/2025 đến tháng 3/2025 có 40 hồ sơ.", "Từ tháng 11/2025 đến tháng 3/2025"),
    ("Đề án giai đoạn 2030 - 2026.", "giai đoạn 2030 - 2026"),
])  # fmt: skip
def test_a_time_that_ends_before_it_begins_is_told(text: str, words: str) -> None:
    assert words_of(check_reversed_period, text) == [words]


@pytest.mark.parametrize("text", [
    "Số liệu từ ngày 15/12/2024 đến ngày 14/3/2025; giai đoạn 2021-2025; từ 15/12 đến 14/3/2025.",
    "Rút ngắn thời hạn từ ngày 30/6/2025 đến ngày 15/6/2025.",
    "Giảm từ 2025 xuống; phạm vi từ 12/10/2025.",
])  # fmt: skip
def test_right_times_and_moved_terms_are_left_alone(text: str) -> None:
    assert words_of(check_reversed_period, text) == []
