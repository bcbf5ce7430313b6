"""What a period leaves, told once more where the next takes it over."""

import pytest

from reports.domain.quantities.carried_on import carried_twice
from reports.domain.quantities.claims import read_statement


@pytest.mark.parametrize(
    ("text", "left", "again"),
    [
        ("Hết tháng 5, xã còn tồn 42 hồ sơ. Tháng 6 nhận mới 350 hồ sơ; chuyển từ tháng 5 là 24 hồ sơ.", 42, 24),
        ("Cuối quý I, Sở còn 118 hồ sơ đang giải quyết. Quý II phải xử lý 181 hồ sơ quý I chuyển sang.", 118, 181),
        (
            "Kết thúc quý III/2025 còn 96 hồ sơ chưa giải quyết xong. Quý IV phải giải quyết 1.069 hồ sơ: 69 hồ sơ "
            "quý III chuyển sang và 1.000 hồ sơ mới.",
            96,
            69,
        ),
        ("Hết tháng 7 còn 95 hồ sơ. Sang tháng 8, tổng hồ sơ là 700, mới 641, số tháng 7 chuyển sang 59.", 95, 59),
    ],
)
def test_a_number_carried_over_is_the_one_that_was_left(text: str, left: int, again: int) -> None:
    (wrong,) = carried_twice(read_statement(text))
    assert (int(wrong.left.mention.value), int(wrong.again.mention.value)) == (left, again)


@pytest.mark.parametrize(
    "text",
    [
        "Hết tháng 5, xã còn tồn 42 hồ sơ. Tháng 6 nhận mới 350 hồ sơ; chuyển từ tháng 5 là 42 hồ sơ.",
        "Cuối quý I còn 118 hồ sơ. Trong quý II đã giải quyết xong 101 hồ sơ quý I chuyển sang.",
        "Cuối quý II còn 318 hồ sơ đang giải quyết, trong đó 30 hồ sơ quý I chuyển sang.",
        "Cuối quý I, Sở còn 118 hồ sơ. Xã Hòa Lạc phải xử lý 18 hồ sơ quý I chuyển sang.",
    ],
)
def test_some_of_them_and_those_of_others_are_left_alone(text: str) -> None:
    assert list(carried_twice(read_statement(text))) == []
