"""Levels that are told in clauses of their own."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.told_levels import wrong_levels, wrong_sums_of_levels


def wrong(text: str) -> list[tuple[int, int]]:
    statement = read_statement(text)
    counts = [claim for claim in statement.claims if claim.mention.kind == "count"]
    return [(int(one.total.mention.value), int(one.reached)) for one in wrong_levels(statement, counts)]


@pytest.mark.parametrize(
    ("text", "total", "reached"),
    [
        ("Huyện Đông Phú trả 8.420 hồ sơ. Ở cấp huyện trả 2.310 hồ sơ, 12 xã trả 6.210 hồ sơ.", 8420, 8520),
        (
            "Thị xã Hòa An nhận 31.407 hồ sơ; tại Bộ phận Một cửa thị xã 9.120 hồ sơ, tại 10 xã, phường 22.387 hồ sơ.",
            31407,
            31507,
        ),
        ("Cả tỉnh có 1.572 thủ tục. Cấp tỉnh có 1.204 thủ tục, cấp xã có 358 thủ tục.", 1572, 1562),
    ],
)
def test_levels_that_miss_their_total_narrowly_are_told(text: str, total: int, reached: int) -> None:
    assert wrong(text) == [(total, reached)]


@pytest.mark.parametrize(
    "text",
    [
        "Huyện Đông Phú trả 8.520 hồ sơ. Ở cấp huyện trả 2.310 hồ sơ, 12 xã trả 6.210 hồ sơ.",
        "Huyện Đông Phú tiếp nhận 8.420 hồ sơ. Ở cấp huyện đã trả 2.310 hồ sơ, 12 xã đã trả 6.010 hồ sơ.",
        "Tỉnh tiếp nhận 90.420 hồ sơ. Cấp huyện tiếp nhận 22.310 hồ sơ, cấp xã tiếp nhận 66.010 hồ sơ.",
        "Huyện Tân Sơn nhận 12.408 hồ sơ trong năm. Quý IV, cấp huyện nhận 820 hồ sơ, cấp xã nhận 2.110 hồ sơ.",
    ],
)
def test_right_sums_and_levels_of_other_totals_are_left_alone(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("last", "told"), [("119.514", [(119514, 118514)]), ("118.514", []), ("118.514 hồ sơ, trả trước hạn 90.000", [])]
)
def test_a_total_after_its_levels(last: str, told: list[tuple[int, int]]) -> None:
    text = f"Cấp tỉnh trả 31.204 hồ sơ, cấp xã trả 87.310 hồ sơ, toàn tỉnh trả {last} hồ sơ."
    counts = [claim for claim in read_statement(text).claims if claim.mention.kind == "count"]
    assert [(int(one.total.mention.value), int(one.reached)) for one in wrong_sums_of_levels(counts)] == told
