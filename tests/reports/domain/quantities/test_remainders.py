"""What remains of a fraction."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.remainders import wrong_remainders


def wrong(text: str) -> list[tuple[int, int]]:
    return [(int(one.claim.mention.value), int(one.left)) for one in wrong_remainders(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "told", "left"),
    [
        ("Có 38/45 trường học đã thanh toán không tiền mặt, còn 8 trường học chưa triển khai.", 8, 7),
        ("Đã lắp màn hình tại 12/16 phường; năm phường còn lại lắp trong quý IV.", 5, 4),
        ("Đã xử lý 96 phản ánh trong tổng số 104 phản ánh, còn 9 phản ánh chưa xử lý.", 9, 8),
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
