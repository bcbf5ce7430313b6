"""Cumulative figures and those of the period that they hold."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.cumulative import wrong_cumulatives


def wrong(text: str) -> list[tuple[int, int]]:
    statement = read_statement(text)
    counts = [claim for claim in statement.claims if claim.mention.kind == "count"]
    return [(int(one.total.mention.value), int(one.reached)) for one in wrong_cumulatives(statement, counts)]


@pytest.mark.parametrize(
    ("text", "cumulative", "period"),
    [
        ("Tháng 5, xã nhận thêm 418 hồ sơ, nâng tổng số hồ sơ tiếp nhận từ đầu năm lên 397 hồ sơ.", 397, 418),
        ("Trong tuần phường trả 265 hồ sơ, đưa tổng số hồ sơ đã trả từ đầu tháng lên 246 hồ sơ.", 246, 265),
        ("Quý II/2026, Sở giải quyết 1.204 hồ sơ; lũy kế từ đầu năm đến nay đã giải quyết 1.024 hồ sơ.", 1024, 1204),
        ("Lũy kế 9 tháng, huyện tiếp nhận 8.415 hồ sơ; riêng quý III tiếp nhận 8.910 hồ sơ.", 8415, 8910),
        ("Lũy kế từ đầu năm, toàn xã tiếp nhận 8.415 hồ sơ. Chỉ riêng quý III đã có 8.910 hồ sơ.", 8415, 8910),
        ("Trong tháng, Sở ban hành 14 văn bản, nâng tổng số văn bản ban hành từ đầu năm lên 12 văn bản.", 12, 14),
    ],
)
def test_a_cumulative_figure_is_no_smaller_than_its_period(text: str, cumulative: int, period: int) -> None:
    assert wrong(text) == [(cumulative, period)]


@pytest.mark.parametrize(
    "text",
    [
        "Tháng 5, xã nhận thêm 418 hồ sơ, nâng tổng số hồ sơ tiếp nhận từ đầu năm lên 1.397 hồ sơ.",
        "Tháng 5, xã nhận thêm 418 hồ sơ, nâng tổng số hồ sơ trực tuyến từ đầu năm lên 397 hồ sơ.",
        "Trong tháng tiếp nhận 418 hồ sơ; lũy kế từ đầu năm đã số hóa 397 hồ sơ.",
        "Trong tháng, tỉnh tiếp nhận 12.000 hồ sơ; lũy kế từ đầu năm phường An Hải tiếp nhận 9.870 hồ sơ.",
        "Tháng 12/2025 tiếp nhận 418 hồ sơ; lũy kế từ đầu năm 2026 tiếp nhận 390 hồ sơ.",
    ],
)
def test_figures_of_other_things_are_left_alone(text: str) -> None:
    assert wrong(text) == []
