"""What remains of a fraction."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.remainders import wrong_remainders, wrong_rests


def wrong(text: str) -> list[tuple[int, int]]:
    return [(int(one.claim.mention.value), int(one.left)) for one in wrong_remainders(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "told", "left"),
    [
        ("Có 38/45 trường học đã thanh toán không tiền mặt, còn 8 trường học chưa triển khai.", 8, 7),
        ("Đã lắp màn hình tại 12/16 phường; năm phường còn lại lắp trong quý IV.", 5, 4),
        ("Đã xử lý 96 phản ánh trong tổng số 104 phản ánh, còn 9 phản ánh chưa xử lý.", 9, 8),
        ("Hoàn thành 30/36 nhiệm vụ, đạt 83,3%; còn 8 nhiệm vụ đang thực hiện.", 8, 6),
    ],
)
def test_a_remainder_that_the_fraction_denies_is_told(text: str, told: int, left: int) -> None:
    assert wrong(text) == [(told, left)]


@pytest.mark.parametrize(
    "text",
    [
        "Có 38/45 trường học đã triển khai, còn 7 trường học chưa triển khai.",
        "Có 38/45 trường học đã triển khai; 20 trường học có phòng máy.",
        "Có 12/16 phường và 9/10 sở hoàn thành; 03 phòng còn lại làm trong tháng 12.",
        "Có 12/16 phường đạt, trong đó 5 phường đạt cả bốn tiêu chí; 4 phường còn lại chưa đạt.",
        "Gần 38/45 trường học đã triển khai, còn 8 trường học chưa triển khai.",
    ],
)
def test_right_remainders_and_other_numbers_are_left_alone(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Huyện có 24 xã, thị trấn; đã kiểm tra 15 xã, còn 11 xã chưa kiểm tra.", [(24, 26)]),
        ("Huyện có 24 xã, thị trấn; đã kiểm tra 15 xã, còn 9 xã chưa kiểm tra.", []),
        ("Xã được giao 42 công chức, hiện có mặt 37 người, còn thiếu 07 người.", [(42, 44)]),
        ("Xã được giao 42 công chức, hiện có mặt 37 người, còn thiếu 05 người.", []),
        ("Có 45 hồ sơ trễ; 38 hồ sơ đã có văn bản xin lỗi, 9 hồ sơ chưa thực hiện xin lỗi.", [(45, 47)]),
        ("Giao 36 nhiệm vụ, đã hoàn thành 28 nhiệm vụ, còn 3 nhiệm vụ quá hạn.", []),
    ],
)
def test_what_is_left_of_a_whole(text: str, told: list[tuple[int, int]]) -> None:
    assert [(int(one.total.mention.value), int(one.reached)) for one in wrong_rests(read_statement(text))] == told
