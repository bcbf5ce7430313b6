"""Counts announced before the things themselves."""

import pytest

from reports.domain.lines import split_marker
from reports.domain.quantities.announced import wrong_counts
from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.lists import make_item


def listed(text: str) -> list[int]:
    items = [make_item(marker, read_statement(line)) for marker, line in map(split_marker, text.split("\n"))]
    return [wrong.listed for wrong in wrong_counts(items)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            (
                "Ban hành 03 văn bản: Kế hoạch số 12/KH-SNV, Công văn số 245/SNV-CCHC, Công văn số 310/SNV-CCHC và "
                "Thông báo số 08/TB-SNV."
            ),
            4,
        ),
        ("Ban hành 04 kế hoạch năm 2023, gồm: Kế hoạch số 05/KH-STC; Kế hoạch số 07/KH-STC; Kế hoạch số 11/KH-STC.", 3),
        ("Kiểm tra tại 05 đơn vị: Sở Công Thương, Sở Nội vụ, UBND xã An Bình và UBND xã Tân Lập.", 4),
        ("Đoàn chỉ ra ba hạn chế chính: thứ nhất, niêm yết chưa kịp thời; thứ hai, cập nhật trễ.", 2),
        ("Thực hiện 5 không: không phiền hà, không gây khó khăn, không chậm trễ, không tiêu cực.", 4),
        ("Có 2 đơn vị được biểu dương là Sở Công Thương, Sở Tư pháp và Sở Du lịch.", 3),
        ("Nhân rộng hai cách làm: “Chờ nhanh, về sớm”, “Thứ Bảy vì dân” và “Hộp thư công chức”.", 3),
        ("Có 04 phần mềm được nâng cấp, đó là quản lý văn bản (quý I), một cửa (quý II) và thống kê (quý III).", 3),
        ("Có 2 lĩnh vực đông người đến gồm: đất đai (730 lượt), hộ tịch (415 lượt), bảo trợ (98 lượt).", 3),
        ("Nêu hai bài học. Một là, giao việc rõ người. Hai là, kiểm tra hằng tuần. Ba là, khen đúng lúc.", 3),
        ("Khen thưởng 02 công chức, gồm: bà Nguyễn Thị Hoa, ông Trần Văn Nam, ông Lê Quốc Bảo.", 3),
        ("Nộp hồ sơ qua 4 kênh: trực tiếp, trực tuyến, bưu chính.", 3),
        ("Các đơn vị chậm báo cáo (04 đơn vị): Sở Xây dựng, Sở Công Thương, Ban Quản lý khu kinh tế.", 3),
        ("Ban hành 04 văn bản: (1) Kế hoạch tuyên truyền; (2) Công văn đôn đốc; (3) Công văn chấn chỉnh.", 3),
        ("Làm việc với 06 cơ quan, địa phương, gồm Sở Nội vụ, Sở Y tế và UBND các xã Ea Bung, Ia Lốp, Ya Tờ Mốt.", 5),
        ("Có 05 sở đạt 100% hồ sơ đúng hạn, gồm Sở Tư pháp, Sở Khoa học và Công nghệ và Sở Dân tộc và Tôn giáo.", 3),
        ("Sở Nội vụ, Sở Tư pháp và Thanh tra tỉnh là 04 cơ quan nộp sớm nhất.", 3),
        ("Kiểm tra tại 04 xã Ea Bung, Ia Lốp và Cư Kbang.", 3),
        ("Ba phường đứng đầu tháng 9/2025 là: phường Tân An, phường Tân Lợi, phường Ea Kao và phường Thành Nhất.", 4),
        ("Duy trì “6 có” (có lịch, có bàn, có nước, có sổ góp ý) tại quầy.", 4),
        ("Tổ chức 04 cuộc giao ban, vào các ngày 09/4, 07/5, 04/6.", 3),
        ("Đang dùng 05 phần mềm là kế toán, lưu trữ, nhân sự, hộ tịch; mỗi phần mềm có một người lo.", 4),
        ("Mở 02 khóa: lớp thử.\nMở 02 lớp: lớp ký số ngày 05/3, lớp văn thư ngày 12/3 và lớp lưu trữ ngày 19/3.", 3),
        ("Trung tâm bố trí thêm 5 quầy, gồm quầy thuế, quầy điện lực, quầy công an và quầy nông nghiệp.", 4),
        ("Công bố 03 chỉ số, lần lượt là PCI, PAPI, SIPAS và DTI.", 4),
        ("Ba nhóm dịch vụ ít người nộp là thú y, thủy sản, xuất bản phẩm, dân số.", 4),
        ("Nêu hai bất cập: phần mềm nhiều lỗi, đường truyền quá yếu, công chức còn thiếu.", 3),
        ("Tuyên truyền qua 02 hình thức: qua loa thôn, qua trang tin và qua tổ dân phố.", 3),
        ("Khảo sát 2 tiêu chí là thái độ phục vụ, thời gian chờ đợi và chất lượng hướng dẫn.", 3),
        ("Họp 03 buổi, vào các ngày 04/3, 11/3, 18/3 và 25/3 tại trụ sở.", 4),
        ("Rút khỏi danh mục 04 thủ tục: (1) cấp mới; (2) cấp đổi; (3) gia hạn.", 3),
        ("Sở được giao 02 nhiệm vụ gồm:\n- Xây dựng kế hoạch;\n- Báo cáo tình hình;\n- Tham mưu danh mục.", 3),
        ("Phát hiện 04 tồn tại sau:\n1. Chưa niêm yết.\n2. Chưa xin lỗi.\n3. Cập nhật chậm.", 3),
    ],
)
def test_a_list_longer_or_shorter_than_announced_is_told(text: str, number: int) -> None:
    assert listed(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Nộp hồ sơ qua 03 hình thức: trực tiếp tại Bộ phận Một cửa, qua bưu chính công ích, hoặc trực tuyến.",
        "Ban hành 04 văn bản, trong đó có Kế hoạch số 15/KH-UBND và Kế hoạch số 16/KH-UBND.",
        "Ban hành 12 văn bản, tiêu biểu như: Chỉ thị số 03/CT-UBND, Kế hoạch số 21/KH-UBND.",
        "Kiểm tra 03 đơn vị: Sở Lao động - Thương binh và Xã hội, Sở Nội vụ và UBND huyện Châu Đức.",
        "Bố trí 06 quầy: tư pháp (2 quầy), đất đai (2 quầy), lao động và kinh tế (mỗi lĩnh vực 1 quầy).",
        "Khen 03 đơn vị: Văn phòng Sở, Phòng Tổ chức - Hành chính, Trung tâm Y tế; 05 cá nhân được tặng giấy khen.",
        "Có 02 nhiệm vụ được giao gồm:\n+ Văn bản số 1893/UBND-VP;\n+ Văn bản số 2153/UBND-VP.",
        "Triển khai 02 mô hình:\n1. Ngày không hẹn, gồm:\n- Chứng thực;\n- Khai sinh.\n2. Trả kết quả tại nhà.",
        "Có 2 đơn vị dẫn đầu là Sở Tư pháp, Sở Văn hóa và Thể thao.",
        "Mở ba hội thảo: hội thảo thứ nhất ở tỉnh, hai hội thảo sau ở huyện.",
        "Xong 02 trong số 05 việc được giao, gồm: thay bảng tên; sửa ghế chờ.",
        "Kiểm tra 08 đơn vị: kiểm tra tại chỗ, kiểm tra qua báo cáo và kiểm tra bất ngờ.",
        "Có 12 sáng kiến tiêu biểu: tra cứu bằng mã QR; trả kết quả tại nhà.",
        "Đến nay có 45 xã hoàn thành, gồm: Phú An, Phú Bình và 43 xã khác.",
        "Kiểm tra 3 phòng: Phòng Tư pháp, Phòng Nội vụ, Thanh tra; qua kiểm tra, 2 phòng phải chấn chỉnh.",
        "Kiểm tra 05 cơ quan gồm Thanh tra tỉnh, Văn phòng UBND tỉnh và các sở Nội vụ, Tư pháp, Y tế.",
        "Sở Nội vụ và Sở Tư pháp là 2 trong 5 đơn vị dẫn đầu.",
        "Kiểm tra 02 xã Ea Bung, Ia Lốp và phường Tân Lợi.",
        "Hai xã dẫn đầu gồm xã Ea Bung (95,1 điểm), xã Ia Lốp (94,8 điểm); xếp cuối là xã Cư Kbang.",
        "Duy trì “3 có” (có lịch, có bàn, có nước) tại quầy.",
        "Cả 3 phần mềm là do một công ty xây dựng, vận hành ổn định và ít lỗi.",
        "Mở 03 lớp: lớp ký số ngày 05/3, lớp văn thư ngày 12/3 và lớp lưu trữ ngày 19/3.",
        "Bố trí thêm 5 quầy, gồm quầy thuế, quầy điện lực và 3 quầy hộ tịch.",
        "Mở 2 lớp: lớp ký số cho cán bộ, công chức, trưởng thôn và lớp lưu trữ cho văn thư.",
        "Ba nhóm dịch vụ nộp nhiều nhất là thú y, thủy sản, dân số; lĩnh vực báo chí đứng thứ tư.",
        "Hai lĩnh vực thí điểm là thi đua, khen thưởng và tôn giáo.",
        "Khảo sát bốn nhóm: người dân, doanh nghiệp, tổ chức, công chức.",
        "Duy trì 02 kênh: đường dây nóng, hộp thư điện tử, bảo đảm trả lời trong ngày.",
        "Tuyên truyền qua 02 hình thức: qua loa của thôn, xóm, tổ dân phố và qua mạng xã hội.",
        "Hai bài học là giao việc rõ người, rõ hạn, rõ kết quả và kiểm tra thường xuyên.",
        "Tiếp dân 2 buổi: sáng thứ Ba, sáng thứ Sáu, trừ ngày lễ.",
        "Có 640 TTHC, gồm:\n- Cấp tỉnh: 500 TTHC\n- Cấp xã: 140 TTHC",
        "Trong số 07 phường có hồ sơ trễ hẹn, đáng kể là phường An Đông (14 hồ sơ) và phường An Tây (05 hồ sơ).",
        "Năm nhóm thủ tục nhiều nhất gồm:\n- Khai sinh: 410\n- Đất đai: 305\n- Thuế: 99\n- Điện: 80\n- Nước: 71",
        "Giao 03 phòng, gồm Phòng Tư pháp, Phòng Kinh tế và Phòng Văn hóa; Văn phòng UBND là đầu mối.",
    ],
)
def test_a_list_that_may_be_as_long_as_announced_is_left_alone(text: str) -> None:
    assert listed(text) == []
