"""Totals and their parts inside a paragraph."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.parts import wrong_parts


def wrong(text: str) -> list[tuple[int, int]]:
    return [(int(one.total.mention.value), int(one.reached)) for one in wrong_parts(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "total", "reached"),
    [
        ("Toàn tỉnh có 1.872 TTHC, gồm 1.406 TTHC cấp tỉnh, 301 TTHC cấp huyện và 155 TTHC cấp xã.", 1872, 1862),
        ("Trong quý đã cử 37 công chức, viên chức đi bồi dưỡng (21 công chức và 18 viên chức).", 37, 39),
        ("Nhận 73 đơn; phân loại: 41 đơn kiến nghị và 35 đơn phản ánh.", 73, 76),
        (
            "Phát 90 phiếu, thu 85 phiếu với kết quả 60 phiếu rất hài lòng, 20 phiếu hài lòng, 9 phiếu bình thường;"
            " không phiếu nào chê.",
            85,
            89,
        ),
        (
            "Trong 96 nhiệm vụ có 20 nhiệm vụ xong trước hạn, 51 nhiệm vụ xong đúng hạn, 04 nhiệm vụ trễ hạn,"
            " 31 nhiệm vụ chưa đến hạn.",
            96,
            106,
        ),
        ("Xử lý kỷ luật 07 viên chức: khiển trách 04 người, cảnh cáo 03 người, cách chức 01 người.", 7, 8),
        (
            "Có 120 thí sinh đăng ký. Vắng 05, dự thi 115; trong số dự thi, 99 người đạt và 26 người không đạt.",
            115,
            125,
        ),
        (
            "Biên chế được giao là 940 chỉ tiêu: 210 biên chế công chức, 720 số lượng người làm việc, 20 hợp đồng.",
            940,
            950,
        ),
        ("Nhân lực trễ (21 hồ sơ): do phối hợp 12, do phần mềm 6, do công chức 5.", 21, 23),
        ("24 hồ sơ trễ do hai nguyên nhân: chờ xác minh 15 hồ sơ, công chức làm chậm 11 hồ sơ.", 24, 26),
        ("Tiếp 52 lượt công dân: định kỳ 30 lượt, đột xuất 32 lượt.", 52, 62),
        ("Chi 5,9 tỷ đồng: máy móc 3,2 tỷ, phần mềm 1,6 tỷ, tập huấn 0,5 tỷ.", 5, 5),
        (
            "Còn 77 hồ sơ trễ. Trong đó, của các sở là 21, của các huyện, thị xã là 40 và của các xã là 26 hồ sơ.",
            77,
            87,
        ),
        ("Sở đăng 61 tin, bài, bao gồm 40 tin trên cổng và 31 bài trên trang của Đoàn Thanh niên.", 61, 71),
        ("Lệ phí thu được 4,6 tỷ đồng; tách theo hình thức thì chuyển khoản 3,9 tỷ đồng, tiền mặt 0,9 tỷ đồng.", 4, 4),
        ("Trả 640 hồ sơ: xong sớm 402, vừa đúng hẹn 230, để trễ 18.", 640, 650),
        ("Giao 48 nhiệm vụ. Nay 31 nhiệm vụ đã hoàn thành, 14 nhiệm vụ đang làm, 5 nhiệm vụ chưa tới hạn.", 48, 50),
        ("Cả nước nhận 4,3 triệu hồ sơ: 3,1 triệu hồ sơ trực tuyến và 1,5 triệu hồ sơ trực tiếp.", 4300000, 4600000),
        ("Cấp tỉnh nhận 12.450 hồ sơ, cấp xã nhận 48.160 hồ sơ; tổng hai cấp là 61.610 hồ sơ.", 61610, 60610),
        ("Hết tháng 9 nhận 4.123 hồ sơ; tháng 10 nhận thêm 411 hồ sơ, đưa tổng số hồ sơ lên 4.543.", 4543, 4534),
        (
            "Xếp loại 64 viên chức: hoàn thành xuất sắc 12 người, hoàn thành tốt 46 người, hoàn thành 04 người.",
            64,
            62,
        ),
        ("Tổng nhận: 2.418 hồ sơ (trực tuyến: 1.655; trực tiếp: 602; kỳ trước chuyển sang: 151).", 2418, 2408),
        ("Tiếp nhận 64 phản ánh, kiến nghị. Trong đó, 41 phản ánh của tổ chức, 33 phản ánh của cá nhân.", 64, 74),
        ("Xử lý 11 trường hợp (khiển trách: 06; cảnh cáo: 04; cách chức: 01; buộc thôi việc: 01).", 11, 12),
        ("Trong tổng số 200 hồ sơ, có 150 hồ sơ nộp trực tuyến, 40 hồ sơ nộp trực tiếp.", 200, 190),
        ("Thu về 2.450 phiếu; trong đó hợp lệ 2.400 phiếu, không hợp lệ 40 phiếu.", 2450, 2440),
        ("Có 15 nhiệm vụ, trong đó 10 nhiệm vụ đã hoàn thành, 07 nhiệm vụ chưa đến hạn.", 15, 17),
        ("Cấp tỉnh có 400 TTHC, cấp huyện 60 TTHC, cấp xã 40 TTHC; tổng cộng 510 TTHC.", 510, 500),
        ("Tiếp nhận 87 hồ sơ, trong đó nhận trực tuyến 92 hồ sơ.", 87, 92),
        ("Giao 143 nhiệm vụ; các sở hoàn thành 120 nhiệm vụ, 33 nhiệm vụ đang thực hiện.", 143, 153),
        ("Đã làm việc với 14 cơ quan, đơn vị, trong đó có 6 sở, 5 UBND cấp huyện và 4 đơn vị ngành dọc.", 14, 15),
        ("Có mặt 88 người, trong đó công chức 61 người, viên chức 20 người, hợp đồng lao động 9 người.", 88, 90),
        ("Tổ gồm 11 thành viên, trong đó có 1 tổ trưởng, 2 tổ phó và 9 tổ viên.", 11, 12),
        ("Thu 12.640 phiếu, trong đó phiếu giấy 7.120, phiếu điện tử 5.250.", 12640, 12370),
        ("Toàn ngành có 146 kho lưu trữ. Trong số này, cấp tỉnh 52 kho, cấp xã 84 kho.", 146, 136),
        ("Có 36 người chuyển ngạch, trong đó 22 nam, 14 nữ. Theo đơn vị: khối sở 15 người, khối xã 22 người.", 36, 37),
        ("Phổ biến được 75 lượt (33 tin ngắn, 29 buổi nói chuyện, 15 cuộc họp tổ).", 75, 77),
        ("Cắt giảm 64 biểu mẫu: đợt đầu cắt 27 biểu mẫu, đợt sau cắt 39 biểu mẫu.", 64, 66),
        (
            "Nhận 318 kiến nghị, gồm 200 kiến nghị đất đai, 118 kiến nghị xây dựng; đã xử lý 290, đang xử lý 38.",
            318,
            328,
        ),
        ("Có 203 đơn vị, gồm 19 sở, ngành; 10 huyện, thị xã, thành phố và 184 xã, phường, thị trấn.", 203, 213),
        ("Kế hoạch năm kiểm tra 30 đơn vị, đã kiểm tra 22 đơn vị gồm 10 sở và 13 xã.", 22, 23),
        ("Cả năm có 128 văn bản. Sáu tháng đầu năm có 71 văn bản, sáu tháng cuối năm có 67 văn bản.", 128, 138),
        ("Số lớp theo ngành: Giáo dục 24; Y tế 17; Nội vụ 32. Cộng: 83.", 83, 73),
        ("Tổ có 9 thành viên: một tổ trưởng, hai tổ phó và năm tổ viên.", 9, 8),
        ("Có 4 cá nhân và 3 tập thể được khen thưởng, tổng cộng 8 tập thể, cá nhân.", 8, 7),
        ("Biên chế được giao của Ban là 41 người, trong đó 24 công chức, 27 viên chức.", 41, 51),
        ("Có 76 đơn, gồm 33 đơn khiếu nại, 12 đơn tố cáo và 41 đơn khác.", 76, 86),
        ("Cử 05 người học lý luận chính trị (cao cấp: 02 người; trung cấp: 04 người).", 5, 6),
        ("Cả tỉnh có 148 bộ phận, gồm 01 trung tâm cấp tỉnh, 9 bộ phận cấp huyện và 128 bộ phận cấp xã.", 148, 138),
        ("Cấp tỉnh nhận 118 ý kiến, cấp xã nhận 264 ý kiến, nâng tổng số phản ánh, kiến nghị lên 392.", 392, 382),
        (
            "Các sở nhận 41.300 hồ sơ, cấp xã nhận 118.204 hồ sơ. Tổng cộng toàn tỉnh nhận 169.504 hồ sơ.",
            169504,
            159504,
        ),
        (
            "Rà soát 240 thủ tục, gồm: 96 thủ tục cấp tỉnh, trong đó 12 mới; 88 thủ tục cấp huyện, trong đó 9 mới; "
            "46 thủ tục cấp xã.",
            240,
            230,
        ),
        (
            "Các sở nhận 41.300 hồ sơ, cấp xã nhận 118.204 hồ sơ. Tổng cộng cả tỉnh nhận 169.504.",
            169504,
            159504,
        ),
    ],
)
def test_parts_that_do_not_make_their_total_are_told(text: str, total: int, reached: int) -> None:
    assert wrong(text) == [(total, reached)]


@pytest.mark.parametrize(
    "text",
    [
        "Có 126 thủ tục, trong đó có 50 thủ tục mức độ 3 và 76 thủ tục mức độ 4.",
        "Có 126 thủ tục, trong đó có 50 thủ tục toàn trình.",
        "Chi cục nhận 120 hồ sơ và trả kết quả cho 132 hồ sơ do còn tồn của kỳ trước.",
        "Trong số 39 nhiệm vụ, 27 nhiệm vụ xong trước hạn, 08 nhiệm vụ đúng hạn; 04 nhiệm vụ còn lại chưa tới hạn.",
        "Giao 33 nhiệm vụ; đã xong 21, đang làm 10, chưa bàn giao 02.",
        "Cấp tỉnh trả 38.114 hồ sơ, cấp xã 97.330 hồ sơ; cộng 02 cấp 135.444 hồ sơ.",
        "Khảo sát 500 hộ: 387 hộ có máy tính, 302 hộ có mạng, 113 hộ không có máy tính.",
        "Trực tuyến 1.108, trong đó 874 hồ sơ toàn trình; trực tiếp 65; cộng chung 1.173 hồ sơ.",
        "Trong 340 hồ sơ đã trả có 331 hồ sơ trước và đúng hạn, riêng trước hạn 281 hồ sơ.",
        "Đã mở 12 lớp cho 640 lượt người, trong đó 390 lượt nữ, 300 lượt người dân tộc thiểu số.",
        "Biên chế được giao là 1.985, có mặt 1.902; trong đó khối sở 1.120, khối huyện 782.",
        "Có 46 công chức (trong đó 31 nam, 15 nữ; 22 người có trình độ thạc sĩ).",
        "Giải quyết 4.118 hồ sơ, trong đó đúng và trước hạn 4.102 hồ sơ (trước hạn 3.540 hồ sơ), quá hạn 16 hồ sơ.",
        "Có 112 TTHC, trong đó 64 TTHC liên thông, 71 TTHC nội bộ; một số thủ tục được tính ở cả hai nhóm.",
        "Quá hạn 1.267 hồ sơ, tập trung ở đất đai (842 hồ sơ) và xây dựng (96 hồ sơ).",
        "Có gần 500 hồ sơ, gồm 300 hồ sơ trực tuyến và 150 hồ sơ trực tiếp.",
        "Danh mục có 94 thủ tục, trong đó sửa đổi 31 thủ tục, bãi bỏ 12 thủ tục.",
        "Tổ chức 24 buổi, trong đó có 9 buổi tại trường học và 8 buổi tại khu công nghiệp.",
        "Có 1.492 công chức, viên chức và người lao động: 318 công chức, 1.052 viên chức, 122 hợp đồng lao động.",
        "Thu 12.640 phiếu, trong đó 7.120 phiếu của người dân, 2.050 phiếu của doanh nghiệp, 11.870 phiếu hài lòng.",
        "Chi bộ có 32 đảng viên, trong đó 14 nữ, 20 người có trình độ đại học và 5 người dân tộc thiểu số.",
        "Có 52 đề tài đăng ký: 4 của Hội Nông dân, 18 cấp sở, 30 cấp xã; hội đồng chọn 9.",
        "Cổng có 940 dịch vụ. Tra cứu thông tin 120, một phần 515, toàn trình 305.",
        "Có 830 thủ tục, gồm 702 thủ tục cấp tỉnh và 128 thủ tục cấp xã; trong đó mức độ 3 là 305, mức độ 4 là 216.",
        "Đầu tư 56 ki-ốt: Trung tâm 6 ki-ốt, các bệnh viện 14 ki-ốt.",
        "Có 7 viên chức được biểu dương: bốn giáo viên, một kế toán, hai y sĩ.",
        "Được giao: cấp tỉnh 204, cấp xã 310; có mặt: cấp tỉnh 150, cấp xã 302.",
        "Lĩnh vực hộ tịch nhận 812 hồ sơ, trong đó đã trả 790 hồ sơ; chứng thực nhận 264 hồ sơ, trong đó đã trả 260.",
        "Tiếp nhận 640 hồ sơ, trong đó đã giải quyết 410 hồ sơ, đúng hạn 402 hồ sơ.",
        "Đã tiếp nhận 3.300 hồ sơ, trong đó 2.900 hồ sơ phát sinh phí, lệ phí, 2.100 hồ sơ thanh toán trực tuyến.",
        "Tiếp nhận 900 hồ sơ, trong đó 720 hồ sơ nộp trực tuyến, 410 hồ sơ trả qua bưu chính công ích.",
        "Sở nhận 512 hồ sơ, trong đó 301 hồ sơ giá, 120 hồ sơ ngân sách và các hồ sơ khác.",
        "Có 76 đơn, gồm 33 đơn khiếu nại, 12 đơn tố cáo, số còn lại là kiến nghị, phản ánh.",
        "Có 24 mô hình, trong đó 12 mô hình cấp xã, 8 mô hình về chuyển đổi số, 7 mô hình được nhân rộng.",
        "Kiểm tra 14 đơn vị, trong đó có 9 đơn vị được khen, 8 đơn vị được đề nghị chấn chỉnh.",
        "Trong 1.500 phiếu, có 1.200 phiếu của người dân, 900 phiếu thu trực tuyến, 600 phiếu thu trực tiếp.",
        "Cấp tỉnh nhận 118 ý kiến, cấp xã nhận 264 ý kiến, nâng tổng số kiến nghị từ đầu năm lên 1.392.",
        "Tổng số văn bản đi: 45 văn bản, trong đó ký số 44 văn bản; tổng số văn bản đến: 67 văn bản.",
        "Sở công bố 31 quy chế, trong đó 20 quy chế mới và 11 quy chế sửa đổi; 9 quy chế về tài chính.",
        "Trong 640 thanh niên, 510 người có tài khoản định danh, 420 người dùng ví điện tử.",
        "Chấm 30 trường: 8 trường đạt từ 95 điểm trở lên; 21 trường đạt từ 80 điểm trở lên; 9 trường dưới 80 điểm.",
        "Sở Y tế: nhận 812, trả 640; Sở Công Thương: nhận 340, trả 352.",
        "Kết luận nêu 4 hạn chế: chậm, thiếu, sai, sót; 6 nhóm giải pháp và 11 đầu việc.",
        "Tiêu biểu như: mô hình trả kết quả (07 xã), mô hình không chờ (04 xã), mô hình lưu động (02 xã).",
        "Toàn tỉnh nhận 30.412 hồ sơ, trong đó cấp tỉnh 12.300, cấp xã 9.450; các huyện cũ đang bàn giao.",
        "Danh mục có 960 thủ tục. Cấp tỉnh làm 700, cấp huyện 210, cấp xã 120; có 70 thủ tục được tính hai lần.",
        "Có 48 kiến nghị, gồm 20 kiến nghị về đất đai, 11 kiến nghị về thuế và nhiều kiến nghị về điện.",
        "Giao 40 chỉ tiêu, đến nay 31 chỉ tiêu đạt và vượt, trong đó 12 chỉ tiêu vượt; 5 chỉ tiêu sẽ đạt cuối năm.",
        "Ban gồm 11 thành viên: Bí thư Đảng ủy làm Trưởng ban, 02 Phó Trưởng ban và 08 thành viên.",
        "Đợt 1: 40 thủ tục; đợt 2: 51 thủ tục; đến hết đợt 2 lũy kế 91 thủ tục.",
        "Tỉnh có 900 thủ tục, xã có 310; do 20 thủ tục làm ở cả hai cấp nên chỉ gồm 1.190 thủ tục.",
        "Phát 90 phiếu, thu 89 phiếu với kết quả 60 phiếu rất hài lòng, 20 phiếu hài lòng, 9 phiếu bình thường.",
        "Trong 106 nhiệm vụ có 20 nhiệm vụ xong trước hạn, 51 xong đúng hạn, 04 trễ hạn, 31 nhiệm vụ chưa đến hạn.",
        "Có 120 thí sinh đăng ký. Vắng 05, dự thi 115; trong số dự thi, 99 người đạt và 16 người không đạt.",
        "Chi 5,3 tỷ đồng: máy móc 3,2 tỷ, phần mềm 1,6 tỷ, tập huấn 0,5 tỷ.",
        "Sở có 600 hồ sơ, 140 hồ sơ trong số đó là của kỳ trước, 460 hồ sơ mới phát sinh.",
        "Tiếp 52 lượt công dân: định kỳ 30 lượt, đột xuất 22 lượt.",
        "Trả 640 hồ sơ: 300 hồ sơ vừa là đất đai vừa là xây dựng, đất đai 200, xây dựng 240.",
    ],
)
def test_what_has_a_right_reading_is_right(text: str) -> None:
    assert wrong(text) == []
