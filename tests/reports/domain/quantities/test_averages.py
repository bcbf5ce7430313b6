"""Averages beside their total and their number."""

import pytest

from reports.domain.quantities.averages import wrong_means
from reports.domain.quantities.claims import read_statement


def wrong(text: str) -> list[str]:
    return [text[one.start : one.end].strip() for one in wrong_means(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Trong 22 ngày làm việc tiếp nhận 2.640 hồ sơ, bình quân mỗi ngày 150 hồ sơ.", "150 hồ sơ"),
        ("Cả tỉnh có 125 xã, phường với 3.750 cán bộ, bình quân 35 cán bộ/xã.", "35 cán bộ/xã"),
        ("6 tháng đầu năm có 36 cuộc họp, trung bình mỗi tháng 8 cuộc.", "8 cuộc"),
        ("12 công chức giải quyết 4.800 hồ sơ, bình quân mỗi người 450 hồ sơ.", "450 hồ sơ"),
        ("Bình quân mỗi lớp có 55 học viên (8 lớp, 360 học viên).", "55 học viên"),
        ("Trong 22 ngày tiếp nhận 2.645 hồ sơ, bình quân khoảng 180 hồ sơ/ngày.", "180 hồ sơ/ngày"),
        (
            "Với 20 ngày làm việc và 2.400 hồ sơ, bình quân mỗi ngày bốn quầy xử lý 102 hồ sơ, tức 30 hồ sơ một quầy.",
            "102 hồ sơ",
        ),
        ("Ba lớp tập huấn có 150 học viên, bình quân mỗi lớp 60 học viên.", "60 học viên"),
    ],
)
def test_an_average_that_its_total_does_not_give(text: str, words: str) -> None:
    assert wrong(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Trong 22 ngày làm việc tiếp nhận 2.640 hồ sơ, bình quân mỗi ngày 120 hồ sơ.",
        "Trong 22 ngày tiếp nhận 2.645 hồ sơ, bình quân khoảng 120 hồ sơ/ngày.",
        "Quý I và quý II tiếp nhận 12.000 hồ sơ, bình quân mỗi tháng 2.000 hồ sơ.",
        "Trong 20 ngày tiếp nhận 800 hồ sơ, bình quân mỗi công chức mỗi ngày 5 hồ sơ.",
        "Xã có 24 công chức và 36 thôn, bình quân 1 công chức phụ trách 12 thôn.",
        "Tiếp nhận 880 hồ sơ, bình quân mỗi ngày 40 hồ sơ.",
        "Trong 4 năm, hồ sơ trễ hạn giảm từ 2.900 xuống 500 hồ sơ, bình quân mỗi năm giảm 600 hồ sơ.",
    ],
)
def test_right_averages_and_those_over_another_number_are_silent(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mở 5 lớp, mỗi lớp 40 học viên, tổng cộng 240 học viên.", 1),
        ("Mở 5 lớp, mỗi lớp 40 học viên, tổng cộng 200 học viên.", 0),
        ("Phát 1.200 phiếu tại 4 bệnh viện, mỗi nơi 250 phiếu.", 1),
        ("Phát 1.200 phiếu tại 4 bệnh viện, mỗi nơi 300 phiếu.", 0),
        ("Kinh phí 960 triệu đồng cho 16 xã, bình quân 80 triệu đồng mỗi xã.", 1),
        ("Cả năm ban hành 240 văn bản, trung bình 25 văn bản/tháng.", 1),
        ("Tháng 9 trả 400 hồ sơ, cả năm ước 4.000 hồ sơ, bình quân mỗi tháng 333 hồ sơ.", 0),
        ("Kiểm tra tại 12 xã, mỗi xã chọn 3 hồ sơ, phát hiện 5 hồ sơ sai thành phần.", 0),
        ("Mỗi xã được cấp 2 máy tính, 18 xã miền núi được cấp thêm 20 máy tính, tổng cộng 112 máy tính.", 0),
    ],
)
def test_what_each_has_and_what_all_have(text: str, count: int) -> None:
    assert len(wrong_means(read_statement(text))) == count
