"""Parts greater than their whole, where not all parts are told."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.exceeding import wrong_wholes


def wrong(text: str) -> list[tuple[int, int]]:
    statement = read_statement(text)
    counts = [claim for claim in statement.claims if claim.mention.kind == "count"]
    return [(int(one.total.mention.value), int(one.reached)) for one in wrong_wholes(statement, counts)]


@pytest.mark.parametrize(
    ("text", "whole", "reached"),
    [
        ("Toàn tỉnh tiếp nhận 412.300 hồ sơ, trong đó 99 xã, phường tiếp nhận 431.200 hồ sơ.", 412300, 431200),
        ("Toàn tỉnh có 132 hồ sơ quá hạn; riêng lĩnh vực đất đai 118 hồ sơ, xây dựng 21 hồ sơ.", 132, 139),
        ("Toàn huyện còn 56 hồ sơ trễ hạn, nhiều nhất là xã Phú Lộc với 61 hồ sơ.", 56, 61),
        ("Có 214 phản ánh; chủ yếu về đất đai (156 phản ánh), điện (41 phản ánh), nước (28 phản ánh).", 214, 225),
        ("Cả tỉnh nhận hơn 2,1 triệu hồ sơ, trong đó hồ sơ trực tuyến là 18,4 triệu hồ sơ.", 2100000, 18400000),
        ("Trung tâm tiếp nhận 640 hồ sơ, kể cả 655 hồ sơ của người dân xã khác.", 640, 655),
        ("305 công chức làm nhiệm vụ một cửa trong toàn tỉnh, riêng ở cấp xã là 318 công chức.", 305, 318),
    ],
)
def test_a_part_greater_than_its_whole_is_told(text: str, whole: int, reached: int) -> None:
    assert (whole, reached) in wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh có 124 xã, trong đó 99 xã tiếp nhận 331.200 hồ sơ qua mạng.",
        "Toàn huyện còn 56 hồ sơ trễ hạn; riêng xã Phú Lộc tiếp nhận 412 hồ sơ.",
        "Cấp xã nhận 58.912 hồ sơ, chiếm phần lớn trong tổng số 80.252 hồ sơ của tỉnh.",
        "Bình quân mỗi xã có 12 hồ sơ trễ hạn, nhiều nhất là xã Phú Lộc 61 hồ sơ.",
        "Toàn huyện còn 56 hồ sơ trễ hạn, cao nhất là năm 2023 với 80 hồ sơ.",
        "Cả tỉnh nhận hơn 2,1 triệu hồ sơ, trong đó hồ sơ trực tuyến là 1,84 triệu hồ sơ.",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert wrong(text) == []
