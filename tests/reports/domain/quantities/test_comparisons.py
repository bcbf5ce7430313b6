"""Values that are said to pass a target, or to be the highest."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.comparisons import wrong_comparisons


def wrong(text: str) -> list[str]:
    return [text[one.start : one.end] for one in wrong_comparisons(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thanh toán trực tuyến đạt 81,7%, vượt chỉ tiêu được giao (85%).", "vượt chỉ tiêu được giao (85%)"),
        ("Thanh toán trực tuyến đạt 81,7%, chưa đạt chỉ tiêu 80% được giao.", "chưa đạt chỉ tiêu 80%"),
        ("Đạt 81,7%, cao hơn bình quân chung của tỉnh (87,2%).", "cao hơn bình quân chung của tỉnh (87,2%)"),
        ("Tỷ lệ hồ sơ quá hạn là 0,5%, giảm so với mức 0,3% của năm 2022.", "giảm so với mức 0,3%"),
        ("Tiếp nhận 12.400 hồ sơ, tăng so với cùng kỳ (13.000 hồ sơ).", "tăng so với cùng kỳ (13.000 hồ sơ)"),
        ("Chỉ tiêu giao 70% hồ sơ trực tuyến; kết quả đạt 64,5%, vượt chỉ tiêu.", "vượt chỉ tiêu"),
        ("Cao nhất là Sở A với 95,9%, tiếp theo là Sở B (99,1%), thấp nhất là Sở C (95%).", "95,9%"),
        ("Quý I đạt 80%, quý II đạt 84%; tính chung 6 tháng đạt 86,1%.", "86,1%"),
    ],
)
def test_a_comparison_that_its_values_contradict(text: str, words: str) -> None:
    assert wrong(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Thanh toán trực tuyến đạt 81,7%, vượt chỉ tiêu được giao (80%).",
        "Tỷ lệ quá hạn là 1,2%, vượt chỉ tiêu không quá 1%.",
        "Đạt 92,5%, vượt mục tiêu 80% và cao hơn năm 2022 (90,1%).",
        "Chỉ tiêu giao 70% hồ sơ trực tuyến; kết quả đạt 64,5%, chưa đạt chỉ tiêu.",
        "Cao nhất là Sở A với 99,5%, tiếp theo là Sở B (99,1%), thấp nhất là Sở C (95%).",
        "Quý I đạt 80%, quý II đạt 84%; tính chung 6 tháng đạt 82,1%.",
        "Quý I đạt 80%, quý II đạt 84%; cả năm ước đạt 90%.",
        "Trong 15 chỉ tiêu có 12 chỉ tiêu đạt, vượt kế hoạch, 3 chỉ tiêu chưa đạt.",
    ],
)
def test_what_the_values_bear_out_is_silent(text: str) -> None:
    assert wrong(text) == []


def test_a_fraction_beside_a_target() -> None:
    (issue,) = wrong_comparisons(read_statement("Hoàn thành 44/50 nhiệm vụ, vượt chỉ tiêu 90%."))
    assert issue.kind == "reached"
    assert wrong_comparisons(read_statement("Hoàn thành 46/50 nhiệm vụ, vượt chỉ tiêu 90%.")) == []
