"""Totals told behind their parts."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.parts import wrong_parts


def wrong(text: str) -> list[tuple[int, int]]:
    return [(int(one.total.mention.value), int(one.reached)) for one in wrong_parts(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "total", "reached"),
    [
        ("Đoàn đã đến 7 sở và 12 xã, kiểm tra xong cả 18 đơn vị trong kế hoạch.", 18, 19),
        ("Quý I có 80 buổi, quý II 95 buổi, quý III 70 buổi, quý IV 90 buổi; cả năm 353 buổi.", 353, 335),
        ("Với 14 cuộc họp cấp xã và 5 cuộc họp cấp tỉnh, cả năm có 21 cuộc họp.", 21, 19),
        ("Đài phát 18 tin, 6 bài, 3 phóng sự, tổng 29 tin, bài.", 29, 27),
        ("6 nghị quyết của HĐND và 17 quyết định của UBND là toàn bộ 25 văn bản được ban hành trong kỳ.", 25, 23),
        ("Đã lắp mã tại 9 sở, 4 huyện và 61 xã, tổng cộng 84 điểm.", 84, 74),
    ],
)
def test_a_total_behind_its_parts(text: str, total: int, reached: int) -> None:
    assert wrong(text) == [(total, reached)]


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn đã đến 7 sở và 12 xã, kiểm tra xong cả 19 đơn vị trong kế hoạch.",
        "Quý I có 80 buổi, quý II 95 buổi; cả năm 353 buổi.",
        "Quá hạn 16 hồ sơ, gồm 12 hồ sơ đã trả và 4 hồ sơ đang làm; so với tổng 9.870 hồ sơ là thấp.",
        "Với 14 cuộc họp cấp xã và 5 cuộc họp cấp tỉnh, cả năm 2024 tỉnh tiết kiệm được nhiều.",
        "Đăng 36 tin và 14 bài, nâng tổng số từ đầu năm lên 260 tin, bài.",
    ],
)
def test_what_is_no_sum_of_those_before(text: str) -> None:
    assert wrong(text) == []
