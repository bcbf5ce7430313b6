"""Percentages, computed anew."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.percents import wrong_percents


def wrong(text: str) -> list[str]:
    return [str(one.claim.mention.value) for one in wrong_percents(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("Đã trả 846/862 hồ sơ đúng hạn, đạt 89,1%.", "89.1"),
        ("Tỷ lệ trực tuyến đạt 71,4% (3.215 trên tổng số 5.102 hồ sơ).", "71.4"),
        ("Giải quyết 2.305 hồ sơ; trong đó đúng hạn 2.287 hồ sơ, đạt tỷ lệ 96,2%.", "96.2"),
        ("Giải ngân 230,5 tỷ đồng/410 tỷ đồng, đạt 65,2%.", "65.2"),
        ("Tỷ lệ trực tuyến đạt 82,4%, tương ứng 1.920/2.480 hồ sơ.", "82.4"),
        ("Đúng hạn 512/520 hồ sơ, đạt tỷ lệ 100%.", "100"),
        ("Có 18 sáng kiến trong tổng số 48 sáng kiến, chiếm 57,3%.", "57.3"),
        ("Tỷ lệ đúng hạn đạt 96,3%, tỷ lệ trễ hạn chiếm 4,7% tổng số hồ sơ đã giải quyết.", "4.7"),
        ("Tỷ lệ trước hạn, đúng hạn, quá hạn lần lượt là 81,2%, 17,3% và 2,5%.", "2.5"),
        ("Tỷ lệ hồ sơ được giải quyết đúng hạn đạt 102,4%.", "102.4"),
        ("Trước hạn 1.120 hồ sơ (56%), đúng hạn 840 hồ sơ (42%), trễ hạn 40 hồ sơ (4%).", "4"),
        ("Tiếp nhận 3.250 hồ sơ, giải quyết 3.100 hồ sơ, tỷ lệ giải quyết đạt 91,4%.", "91.4"),
        ("Tiếp nhận 3.960 hồ sơ, đã giải quyết 3.780 hồ sơ; đúng hạn 3.742 hồ sơ, đạt 94,5% số đã giải quyết.", "94.5"),
        ("Đã kiểm tra 15 đơn vị, đạt 150% so với kế hoạch (12 đơn vị).", "150"),
        ("Thu về 2.000 phiếu, có 1.600 phiếu hài lòng, chiếm trên 90%.", "90"),
        ("Có 12 sở loại tốt, chiếm 60%; 6 sở loại khá, chiếm 30%; 2 sở loại yếu, chiếm 20%.", "20"),
        ("Tổng số hồ sơ: 1.250; trực tuyến: 1.000; tỷ lệ: 90%.", "90"),
        ("Có 130 trong 5.200 hồ sơ phải bổ sung, chiếm 0,2%.", "0.2"),
        ("Được giao 500 triệu đồng, đã giải ngân 425 triệu đồng, đạt 95% kế hoạch.", "95"),
        ("Đến nay 100% sở, ban, ngành (18/20 cơ quan) đã ban hành kế hoạch.", "100"),
        ("Có 24/96 thủ tục được cắt giảm thời gian giải quyết (đạt 35%).", "35"),
        ("Đã có 45 trên 60 xã được tăng cường trang thiết bị, chiếm 85%.", "85"),
        ("Kiểm tra 40 đơn vị, phát hiện 10 đơn vị chậm công khai, chiếm 35% số đơn vị được kiểm tra.", "35"),
        ("Đã trả qua bưu chính 1.250 trường hợp, bằng 40,5% so với tổng số 5.000 hồ sơ đã giải quyết.", "40.5"),
        ("Tiếp nhận 240 phản ánh, kiến nghị; đã xử lý 204 trường hợp, đạt 91,2%.", "91.2"),
        ("Khảo sát 400 người dân, có 372 phiếu đánh giá hài lòng, chiếm 87,5%.", "87.5"),
        ("Trong kỳ giải quyết 415 hồ sơ, trong đó 415 hồ sơ đúng hạn, đạt 97%.", "97"),
        ("Đất đai: 2.310/2.405 hồ sơ (96,05%); hộ tịch: 1.870/1.902 hồ sơ (96,05%).", "96.05"),
        ("Quý I có 340 đơn, xử lý 323 đơn, đạt 95%; quý II có 410 đơn, xử lý 369 đơn, đạt 95%.", "95"),
        ("Phường có 25 công chức; 24 người hoàn thành bồi dưỡng, đạt 100%.", "100"),
        ("Trong 25,4 nghìn hồ sơ có 21,6 nghìn hồ sơ nộp trực tuyến, chiếm 75%.", "75"),
        ("Tiếp nhận 860 hồ sơ, trả trước hạn 817 hồ sơ, đạt 90 phần trăm.", "90"),
        ("Có 96 xã, phường; 90 xã đạt 100% hồ sơ số hóa, chiếm 83,75%.", "83.75"),
        ("Trên 12,6 tỷ đồng/18 tỷ đồng vốn được giao, đã giải ngân đạt 70%; kỳ này 9/12 lớp được giao, đạt 57%.", "57"),
        ("Nguồn vốn bố trí cho kho lưu trữ là 2,4 tỷ đồng; đã chi 1,8 tỷ đồng, bằng 57% dự toán.", "57"),
        ("Giải ngân 41,6/118,2 tỷ đồng, tương đương 53,2% kế hoạch.", "53.2"),
        ("Cấp 214 tài khoản cho 231 giáo viên, mỗi người một tài khoản, đạt 100%.", "100"),
        ("Đã số hóa 2.760 hồ sơ trong tổng số 2.670 hồ sơ đã giải quyết, đạt 96,7%.", "96.7"),
        ("Trong 590 phiếu thu về có 472 người trả lời hài lòng, ứng với 86,25%.", "86.25"),
        ("85% cán bộ, công chức (102/136 người) đã qua bồi dưỡng.", "85"),
        ("Còn 25 văn bản trả chậm trên tổng số 5.000 văn bản đã ban hành, tỷ lệ trễ hẹn 5%.", "5"),
        ("Trễ hạn 40 văn bản trên tổng số 2.500 văn bản đã trả; tỷ lệ đúng hạn đạt 96,4%.", "96.4"),
        ("Xã có 80 kiến nghị; 60 kiến nghị được trả lời – đạt 57%.", "57"),
        ("Hồ sơ nộp qua mạng chiếm 103,5% số hồ sơ phải thu phí theo chỉ tiêu.", "103.5"),
        ("Hơn 90% hồ sơ gửi về trong 5 tháng đầu năm là trực tuyến (3.410 trong tổng số 4.190 hồ sơ).", "90"),
        ("Đã trả đúng hạn 950/960 hồ sơ, đạt 98,96%; 10 hồ sơ quá hạn, chiếm 0,1%.", "0.1"),
        (
            "Thu về 800 phiếu hợp lệ; có 744 phiếu chọn mức hài lòng trở lên, tức là mức độ hài lòng chung đạt 97%.",
            "97",
        ),
    ],
)
def test_a_percentage_that_no_figures_give_is_told(text: str, percent: str) -> None:
    assert wrong(text) == [percent]


@pytest.mark.parametrize(
    "text",
    [
        "Đã giải quyết 142.765 hồ sơ, trong đó 141.260 hồ sơ đúng hạn, đạt tỷ lệ 98,94%.",
        "Chỉ đạt 86% (chỉ đạt 13/15 nhiệm vụ).",
        "Đến nay 90% sở, ban, ngành (18/20 cơ quan) đã ban hành kế hoạch.",
        "Có 24/96 thủ tục được rút ngắn thời gian (tỷ lệ cắt giảm bình quân đạt 35%).",
        "Kiểm tra 40 đơn vị, phát hiện 10 đơn vị chậm công khai, chiếm 8% số đơn vị của tỉnh.",
        "Khảo sát 400 người dân, thu về 380 phiếu, có 361 phiếu hài lòng, chiếm 95%.",
        "Cập nhật là 5.292/5.292 đạt tỷ lệ 100%…",
        (
            "Tiếp nhận 3.960 hồ sơ, giải quyết 3.780 hồ sơ, đạt 95,5%; trong số đã giải quyết có 3.742 hồ sơ "
            "đúng hạn, đạt 99,0%."
        ),
        "Phường tiếp nhận 4.512 hồ sơ, tăng 12% so với quý trước.",
        "Tiếp nhận trên 18.400 hồ sơ, trong đó gần 15.900 hồ sơ trực tuyến, đạt khoảng 96,5%.",
        "Tỷ lệ trực tuyến đạt 84,2%, vượt 4,2 điểm phần trăm so với chỉ tiêu 80%.",
        "Lĩnh vực đất đai 500 hồ sơ (chiếm 50%), lĩnh vực hộ tịch 300 hồ sơ (chiếm 30%).",
        "Cấp tỉnh tiếp nhận 10.250 hồ sơ, đúng hạn 99,1%; cấp xã tiếp nhận 8.420 hồ sơ, đúng hạn 98,4%.",
        "Giải ngân 1.250 tỷ đồng, đạt 45,2% kế hoạch; thu ngân sách 12.300 tỷ đồng, đạt 102% dự toán.",
        "Hài lòng 93,5%, không hài lòng 2,5%, số còn lại không có ý kiến.",
        "Sở tiếp nhận 3.200 hồ sơ. Có 1.130 hồ sơ thanh toán trực tuyến, đạt 71,5% trên tổng số hồ sơ phải nộp phí.",
        "Đã giải quyết 3.005 hồ sơ; trả sớm từ hai ngày trở lên 640 hồ sơ, chiếm 22,1% số hồ sơ trả sớm.",
        "Cấp 480 tài khoản cho 600 học viên, mỗi học viên nữ một tài khoản, đạt 100% kế hoạch.",
        "Hoàn thành 18/24 nhiệm vụ (75%), 6 nhiệm vụ còn lại (25%) đang thực hiện.",
        "Có 18 hồ sơ trễ hẹn trong tổng số 940 hồ sơ đã trả; tỷ lệ trả đúng hạn và trước hạn đạt 98,1%.",
        "Thu về 2.000 phiếu, có 1.600 phiếu hài lòng, chiếm trên 75%.",
        "Trong 25,4 nghìn hồ sơ có 21,6 nghìn hồ sơ nộp trực tuyến, chiếm 85%.",
        "Có 3 nghìn hồ sơ, số hóa 2 nghìn hồ sơ, đạt 70%.",
        "Trên 82% số yêu cầu (1.040/1.260) được trả trong buổi; tính cả trả trong ngày, tỷ lệ này là 97%.",
        "Phường có 25 công chức; 24 người hoàn thành bồi dưỡng, đạt 100% kế hoạch.",
        "Có 12 sở loại tốt, chiếm 60%; 6 sở loại khá, chiếm 30%; 2 sở loại yếu, chiếm 10%.",
        "Tổng số hồ sơ: 1.250; trực tuyến: 1.000; tỷ lệ: 80%.",
        "Có 10 chỉ tiêu, trong đó 8 chỉ tiêu đạt 100%, 2 chỉ tiêu đạt 90%.",
        "Toàn tỉnh có 102 xã, trong đó 60 xã đạt trên 90%.",
        "Đã xử lý 5 nhiệm vụ trong 12 tháng, đạt 100% kế hoạch.",
        "100% công chức được cấp tài khoản; trên 95% văn bản được phát hành trên phần mềm.",
        "Sở Y tế giải quyết 940 hồ sơ, đạt 96,1%; Sở Nội vụ 310 hồ sơ, đạt 98,4%; Kho bạc 120 hồ sơ, đạt 99%.",
        "Phường nhận 1.410 hồ sơ trực tuyến, chiếm 82,3%, sau phường An Hải (2.960 hồ sơ, 90,5%).",
        "Số hóa 860 hồ sơ, đạt 94,2% so với số hồ sơ tiếp nhận; 790 hồ sơ có bản điện tử.",
        "Chi 3,2 tỷ đồng cho phần mềm, chiếm 1,4% chi ngân sách; năm 2027 bố trí 5,1 tỷ đồng.",
        "Đã nhận 14/18 chỉ tiêu; tiêu chí 2, 5 và 9 đạt 100%, tiêu chí 11 đạt 90%.",
        "Trực tiếp 150 hồ sơ, trực tuyến 1.350 hồ sơ (90%); trả qua bưu chính 210 hồ sơ.",
    ],
)
def test_rounding_other_wholes_growth_targets_and_rough_figures_are_right(text: str) -> None:
    assert wrong(text) == []


def test_a_little_more_than_rounding_is_told_as_such() -> None:
    (one,) = wrong_percents(read_statement("Đúng hạn 3.742/3.780 hồ sơ, đạt 99,1%."))
    assert one.is_rounding


def test_the_whole_may_stand_in_another_line_of_the_list() -> None:
    lines = ["Đúng hạn: 8.462 hồ sơ (99,1%)", "Quá hạn: 77 hồ sơ (0,9%)", "Tổng số đã giải quyết: 8.539 hồ sơ"]
    statements = [read_statement(line) for line in lines]
    assert [wrong_percents(one, statements) for one in statements] == [[], [], []]


def test_a_rate_of_the_lines_that_divide_the_total_by_themselves() -> None:
    lines = ["Hồ sơ trực tuyến: 820", "Hồ sơ trực tiếp: 180", "Tỷ lệ hồ sơ trực tuyến trên tổng số: 88%"]
    wrong_lines = [read_statement(line) for line in lines]
    right_lines = [*wrong_lines[:2], read_statement("Tỷ lệ hồ sơ trực tuyến trên tổng số: 82%")]
    assert [str(one.claim.mention.value) for one in wrong_percents(wrong_lines[2], wrong_lines)] == ["88"]
    assert wrong_percents(right_lines[2], right_lines) == []
