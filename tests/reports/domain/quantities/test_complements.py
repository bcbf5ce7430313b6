"""Shares that divide one whole."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.percents import wrong_percents


def wrong(text: str) -> list[str]:
    return [str(one.claim.mention.value) for one in wrong_percents(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Cơ cấu hồ sơ: đất đai 42,5%, hộ tịch 31%, chứng thực 19%, lĩnh vực khác 17,5%.", "17.5"),
        ("Có 55,5% đánh giá tốt, 32,5% đánh giá khá và 16,0% đánh giá trung bình.", "16.0"),
        ("Trực tuyến chiếm 78,4%, số còn lại chiếm 22,6% nộp trực tiếp.", "22.6"),
        ("Đến nay 85% công chức đã được cấp chữ ký số. Còn 25% chưa được cấp.", "25"),
        ("Hài lòng 93,5%, trong đó rất hài lòng 45,2%, hài lòng 58,3%.", "58.3"),
        ("Hài lòng 94,6%, không hài lòng 3,4%, còn lại 3% không có ý kiến.", "3"),
        ("Tỷ lệ trực tuyến toàn trình đạt 65,4%, một phần 24,6%, trực tiếp 20%.", "20"),
        ("Phân theo hình thức: trực tuyến 72,5%, trực tiếp 20,3%, lĩnh vực khác 5,2%.", "5.2"),
        ("Tỷ lệ nộp qua mạng lên tới 81,3% song vẫn còn 19,7% hồ sơ nộp trực tiếp.", "19.7"),
        ("Có 98,45% trả sớm hơn giấy hẹn, phần còn lại 2,55% quá hẹn.", "2.55"),
    ],
)
def test_shares_that_do_not_make_the_whole(text: str, percent: str) -> None:
    assert wrong(text) == [percent]


@pytest.mark.parametrize(
    "text",
    [
        "Cơ cấu hồ sơ: đất đai 42%, hộ tịch 31%, chứng thực 19%, lĩnh vực khác 8%.",
        "Cơ cấu hồ sơ: đất đai 33,3%, hộ tịch 33,3%, chứng thực 33,3%.",
        "Được chọn nhiều phương án: 71% chọn nhanh, 58% chọn gần và 26% chọn rẻ.",
        "Tỷ lệ đúng hạn của ba xã là 98,5%, 99,1% và 97,2%.",
        "Trực tuyến đạt 72,5%, trong đó toàn trình 60%, một phần 12,5%.",
        "Số hồ sơ đúng hạn đạt 95%; 5% còn lại trễ hạn.",
        "Đến nay 85% công chức đã được cấp chữ ký số. Còn 15% chưa được cấp.",
        "Trực tuyến đạt 90%, số hóa đạt 85%, thanh toán đạt 45%.",
    ],
)
def test_whole_divisions_several_answers_and_rates_of_many_are_silent(text: str) -> None:
    assert wrong(text) == []
