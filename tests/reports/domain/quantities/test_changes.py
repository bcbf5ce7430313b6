"""By how much something rose or fell."""

import pytest

from reports.domain.quantities.changes import wrong_changes
from reports.domain.quantities.claims import read_statement


def wrong(text: str) -> list[str]:
    return [text[one.change.start : one.change.end] for one in wrong_changes(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thu phí tăng từ 2,4 tỷ đồng năm 2022 lên 3,6 tỷ đồng năm 2023, tăng 33,3%.", "tăng 33,3%"),
        ("Số đơn vị giảm từ 48 xuống còn 36 đơn vị, tức giảm 33%.", "giảm 33%"),
        ("Tỷ lệ trực tuyến tăng từ 45,2% lên 62,8% (tăng 16,6%).", "tăng 16,6%"),
        ("Tiếp nhận tăng 12%, từ 1.000 lên 1.130 hồ sơ.", "tăng 12%"),
        ("Toàn tỉnh còn 41 hồ sơ quá hạn, giảm 25% so với con số 64 của kỳ trước.", "giảm 25%"),
        ("Đạt 91,2%, cao hơn 3,1 điểm phần trăm so với năm 2022 (87,1%).", "cao hơn 3,1 điểm phần trăm"),
        ("Đạt 91,2%, vượt 6,2 điểm phần trăm so với mục tiêu 80%.", "vượt 6,2 điểm phần trăm"),
        ("Đạt 88,5/100 điểm, tăng 3,2 điểm so với năm 2021 (84,3/100 điểm).", "tăng 3,2 điểm"),
        ("Sở đạt 88,5/100 điểm. So với năm 2021 (84,3 điểm), chỉ số tăng 3,2 điểm.", "tăng 3,2 điểm"),
        ("Sở xếp thứ 5/19, tăng 4 bậc so với năm 2022 (xếp thứ 8/19).", "tăng 4 bậc"),
        ("Còn 10 ngày, giảm 4 ngày so với quy định (15 ngày).", "giảm 4 ngày"),
        ("Rút ngắn 08 ngày (từ 22 ngày còn 15 ngày).", "Rút ngắn 08 ngày"),
        ("Quý I tiếp nhận 2.000 hồ sơ, quý II tiếp nhận 2.600 hồ sơ, tăng 35% so với quý I.", "tăng 35%"),
        ("So với năm 2022 (1.500 hồ sơ), số hồ sơ năm 2023 tăng 30%, đạt 1.800 hồ sơ.", "tăng 30%"),
        ("Hồ sơ trực tuyến đạt 60%, gấp 3 lần so với năm 2022 (30%).", "gấp 3 lần"),
        ("Số lượt truy cập đạt 15.000 lượt, tăng 5.000 lượt (tăng 60%) so với năm 2022.", "tăng 60%"),
        ("Số đơn vị là 60, giảm 12 đơn vị (26,7%) so với năm 2021.", "26,7%"),
        ("Có 3.600 lượt tra cứu, tăng 150% so với năm trước (2.400 lượt).", "tăng 150%"),
        ("Chi phí giảm từ 200 triệu đồng xuống còn 150 triệu đồng, giảm 75%.", "giảm 75%"),
        ("Năm 2023 có 1.200 lượt, năm 2024 có 1.500 lượt, tăng 20%.", "tăng 20%"),
        ("Số cuộc họp trực tuyến là 96 cuộc, gấp đôi năm trước (60 cuộc).", "gấp đôi"),
        ("Số văn bản giảm một nửa, từ 240 văn bản còn 160 văn bản.", "giảm một nửa"),
        ("Đạt 92,1%, cao hơn cùng kỳ 3,5 điểm phần trăm (cùng kỳ đạt 89,6%).", "cao hơn cùng kỳ 3,5 điểm phần trăm"),
        (
            "Chỉ tiêu giao là 70%. Kết quả đạt 76,4%, vượt chỉ tiêu 7,4 điểm phần trăm.",
            "vượt chỉ tiêu 7,4 điểm phần trăm",
        ),
        ("Ký số tăng từ 55,2% lên 71,9%. Mức tăng 17,7 điểm phần trăm là đáng kể.", "tăng 17,7 điểm phần trăm"),
        ("Biên chế là 90 người, giảm 10 người, tương ứng 11,5% so với năm 2015 (100).", "tương ứng 11,5%"),
        ("Hồ sơ tăng từ 8.120 trong tháng 3 lên 9.040 trong tháng 4, nghĩa là thêm 820 hồ sơ.", "thêm 820 hồ sơ"),
        ("So với quý trước (640 hồ sơ), quý này xã nhận 800 hồ sơ, nhiều hơn 180 hồ sơ.", "nhiều hơn 180 hồ sơ"),
        ("Lượng đơn tháng 6 tăng 90 đơn so với tháng 5 (410 đơn so với 330 đơn).", "tăng 90 đơn"),
        ("Nếu quý I/2023 chỉ có 400 lượt thì quý I/2024 là 1.200 lượt, gấp 2 lần.", "gấp 2 lần"),
        ("Xã nhận 3.000 lượt, gấp 4 lần tháng 7 – lúc mới mở quầy, khi cả xã chỉ có 1.000 lượt.", "gấp 4 lần"),
        ("Số lượt lên tới 9.000, trong khi năm trước chỉ là 6.000. Như vậy, con số này đã tăng 40%.", "tăng 40%"),
        ("Sở nhận 1.250 đơn. So với con số 1.000 đơn của cùng kỳ năm trước thì số đơn tăng 30%.", "tăng 30%"),
        (
            "So với 400 biên chế năm 2019, nay còn 360 biên chế, giảm 40 biên chế, tương ứng tỷ lệ tinh giản 12%.",
            "tương ứng tỷ lệ tinh giản 12%",
        ),
        ("Năm ngoái có 2.000 hồ sơ. Năm nay có 2.600 hồ sơ, tăng 500 hồ sơ so với năm ngoái.", "tăng 500 hồ sơ"),
        ("Chỉ tiêu tỉnh giao là 80%. Đến nay đạt 91,5%, vượt 10,5 điểm phần trăm.", "vượt 10,5 điểm phần trăm"),
        (
            "So với mức 2,1% của quý trước, tỷ lệ trễ quý này ở mức 3,4%, giảm 1,3 điểm phần trăm.",
            "giảm 1,3 điểm phần trăm",
        ),
        ("Từ 1.050 lượt trong tháng 3, số lượt tháng 4 tăng lên 1.260, tức tăng 310 lượt.", "tăng 310 lượt"),
    ],
)
def test_a_change_that_the_two_values_do_not_give(text: str, words: str) -> None:
    assert wrong(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Đạt 84,15%, tăng 1,07% so với năm 2021 (83,08%).",
        "Năm 2022 có 30 cuộc kiểm tra, năm 2023 có 36 cuộc, tăng 6 cuộc.",
        "Đã cắt giảm 20 ngày so với tổng thời gian theo quy định là 80 ngày, tỷ lệ cắt giảm 25%.",
        "Trễ hạn 12 hồ sơ, giảm 8 hồ sơ so với cùng kỳ (20 hồ sơ); trực tuyến 1.100 hồ sơ, tăng 10% (1.000 hồ sơ).",
        "Số phòng giảm từ 12 xuống còn 9 phòng, giảm 3 phòng; số biên chế giảm 5% so với năm 2021.",
        "Thu 120 tỷ đồng, tăng 20% so với cùng kỳ và đạt 85% dự toán (141 tỷ đồng).",
        "Tăng 5 hạng so với năm 2022, từ vị trí 12 lên vị trí 7.",
        "Thời gian giải quyết giảm từ 20 ngày xuống 15 ngày; chi phí giảm 30%.",
        "Số lượt truy cập đạt 15.000 lượt, tăng 5.000 lượt (tăng 50%) so với năm 2022.",
        "Phấn đấu giảm 20% so với năm 2022 (50 hồ sơ); kết quả có 45 hồ sơ.",
        "Có 3.600 lượt tra cứu, bằng 150% so với năm trước (2.400 lượt).",
        "Hồ sơ trực tuyến tăng gần gấp đôi, từ 1.250 hồ sơ lên 2.400 hồ sơ.",
        "Ký số tăng từ 55,2% lên 71,9%. Số hóa tăng 5,1 điểm phần trăm.",
        "Đạt 72%, tăng 8,5% so với quý trước và cao hơn mức bình quân chung (65,4%).",
        "Kinh phí 2,4 tỷ đồng, tăng 0,4 tỷ đồng so với năm 2022 (2 tỷ đồng).",
        "Sau sắp xếp còn 08 phòng, 03 chi cục và 10 trung tâm, giảm 09 đầu mối so với 30 đầu mối trước đây.",
        "Năm nay nhận 920 kiến nghị (giảm 31,5%), trong khi tỷ lệ đúng hạn tăng từ 91,4% lên 95,2%.",
        "Từ 2.000 lượt của cùng kỳ, đến nay số lượt đã lên 4.210, tăng 110,5%.",
        "So với quý trước (640 hồ sơ), quý này xã nhận 800 hồ sơ, nhiều hơn 160 hồ sơ.",
        "Từ 400 lượt của cùng kỳ, đến nay số lượt đã lên 842, tăng 110,5%, trong khi số cuộc gọi tới 1022 giảm 8%.",
        "Số lượt lên tới 9.000, trong khi năm trước chỉ là 6.000. Như vậy, con số này đã tăng 50%.",
        "Năm ngoái có 2.000 hồ sơ. Năm nay có 2.600 hồ sơ, tăng 600 hồ sơ so với năm ngoái.",
        "Chỉ tiêu tỉnh giao là 80%. Đến nay đạt 91,5%, vượt 11,5 điểm phần trăm.",
    ],
)
def test_right_changes_and_those_without_two_values_are_silent(text: str) -> None:
    assert wrong(text) == []


def test_a_change_the_wrong_way_is_told_as_such() -> None:
    (fall,) = wrong_changes(read_statement("Quá hạn là 3,8%, giảm 1,5 điểm phần trăm so với mức 2,3% của quý III."))
    (rank,) = wrong_changes(read_statement("Xếp hạng 30/63, tăng 5 bậc so với năm 2021 (xếp hạng 25/63)."))
    assert fall.is_turned
    assert rank.is_turned


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sắp xếp từ 12 phòng xuống còn 9 phòng, bớt 4 phòng.", 1),
        ("Sắp xếp từ 12 phòng xuống còn 9 phòng, bớt 3 phòng.", 0),
        ("Quý III có 2.214 hồ sơ, bớt 306 hồ sơ, tức giảm 13,8% so với 2.520 hồ sơ của quý II.", 1),
        ("Tháng 6 có 3.150 lượt, gấp 2,5 lần tháng 5 (2.100 lượt).", 1),
        ("Tháng 6 có 3.150 lượt, gấp 1,5 lần tháng 5 (2.100 lượt).", 0),
        ("Trực tuyến nhiều gấp 4 lần trực tiếp (1.500 hồ sơ so với 500 hồ sơ).", 1),
        ("Có 4.830 hồ sơ, nhiều hơn quý trước 360 hồ sơ (4.200 hồ sơ).", 1),
        ("Có 4.830 hồ sơ, nhiều hơn quý trước 630 hồ sơ (4.200 hồ sơ), tương ứng mức tăng 51%.", 1),
        ("Có 4.830 hồ sơ, nhiều hơn quý trước 630 hồ sơ (4.200 hồ sơ), tương ứng mức tăng 15%.", 0),
        ("Kết quả đạt 76,05%, vượt 6,5 điểm phần trăm so với chỉ tiêu 70%.", 1),
        ("Kết quả đạt 76,05%, vượt 6,05 điểm phần trăm so với chỉ tiêu 70%.", 0),
        ("Mục tiêu tối thiểu 85%; kết quả đạt 82,6%, vượt 2,4 điểm phần trăm so với mục tiêu.", 1),
        ("Với 86,3 điểm, chỉ số của tỉnh tăng 3,1 điểm so với năm 2023 (84,2 điểm).", 1),
        ("Với 86,3 điểm, chỉ số của tỉnh tăng 2,1 điểm so với năm 2023 (84,2 điểm).", 0),
        ("Kế hoạch 24 lớp, thực hiện 30 lớp, vượt 8 lớp.", 1),
        ("Từ 184 xã, phường sắp xếp còn 74 xã, phường, giảm 57,8%.", 1),
        ("Từ 184 xã, phường sắp xếp còn 74 xã, phường, giảm 59,8%.", 0),
        ("Xã xếp thứ 12/30, tụt 3 bậc so với năm 2024 (thứ 10).", 1),
        ("Xã xếp thứ 12/30, tụt 2 bậc so với năm 2024 (thứ 10).", 0),
        ("Hai thủ tục giảm một nửa, riêng thủ tục cấp đổi từ 20 ngày còn 12 ngày.", 0),
        ("Số hồ sơ tồn từ 40 xuống 12, sau khi xử lý thêm còn 5.", 0),
    ],
)
def test_what_a_change_is_told_of(text: str, count: int) -> None:
    assert len(wrong_changes(read_statement(text))) == count
