"""Divisions told by structure alone: plain lists behind a colon, numbered kinds, sums and lists in brackets."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.parts import wrong_parts


def wrong(text: str) -> list[tuple[int, int]]:
    return [(int(one.total.mention.value), int(one.reached)) for one in wrong_parts(read_statement(text))]


@pytest.mark.parametrize(
    ("text", "total", "reached"),
    [
        ("Đội có 16 người: 01 tổ trưởng, 03 tổ phó, 09 công chức tiếp nhận, 02 nhân viên bưu điện.", 16, 15),
        ("Huyện có 62 đầu mối: 1 trung tâm cấp huyện, 12 phòng, 51 bộ phận một cửa cấp xã.", 62, 64),
        ("Còn 31 hồ sơ chậm, nguyên nhân: 14 hồ sơ do thiếu người, 9 hồ sơ chờ thuế, 10 hồ sơ phải đo lại.", 31, 33),
        ("Danh mục có 960 TTHC, chia thành ba nhóm: 512 TTHC toàn trình, 301 TTHC một phần, 137 TTHC khác.", 960, 950),
        ("Có 14 cuộc họp, trong đó: 6 cuộc trực tiếp và 7 cuộc trực tuyến.", 14, 13),
        ("Tổng số 14 cuộc họp, trong đó: 6 cuộc họp trực tiếp, 7 cuộc họp trực tuyến.", 14, 13),
        ("Phải giải quyết 940 hồ sơ (gồm 890 hồ sơ mới cộng 60 hồ sơ tồn).", 940, 950),
        ("Có 18 xã, trong đó 12 xã đạt yêu cầu, 8 xã chưa đạt.", 18, 20),
        ("Nhận 52 kiến nghị, trong đó 31 về quy định và 20 về hành vi; không có nội dung khác.", 52, 51),
        ("Mạng lưới đã phủ 94 điểm: 1 trung tâm cấp tỉnh, 10 huyện và 82 xã.", 94, 93),
        ("Giao 90 nhiệm vụ; hoàn thành đúng hạn 61, hoàn thành quá hạn 9, đang thực hiện 26.", 90, 96),
        ("Rà soát 88 hồ sơ chậm cho thấy 51 hồ sơ đất đai, 25 hồ sơ xây dựng, 13 hồ sơ còn lại về hộ tịch.", 88, 89),
        ("Hộ tịch (204), đất đai (187) và chứng thực (143), tổng cộng 543 hồ sơ.", 543, 534),
    ],
)
def test_a_division_is_found_by_its_structure(text: str, total: int, reached: int) -> None:
    assert (total, reached) in wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hỏi 640 người: 402 người biết dịch vụ, 351 người từng nộp, 289 người sẽ nộp tiếp.",
        "Phiếu có 38 câu hỏi chia thành 5 nhóm (lần lượt 6, 9, 8, 10 và 5 câu).",
        "Giao 268 nhiệm vụ, trong đó có 41 nhiệm vụ theo chương trình; 233 nhiệm vụ đã xong, số còn lại chưa đến hạn.",
        "Tỉnh có 102 xã, phường, trong đó 14 phường; 96 đơn vị đã kiện toàn, 6 đơn vị đang sửa trụ sở.",
        "Có 960 thủ tục; cấp tỉnh 812, cấp xã 170, trong đó 22 thủ tục dùng chung được tính ở cả hai cấp.",
        "Trong 96 hồ sơ trễ, đất đai có 71 hồ sơ; xét theo địa bàn thì phường An Lạc nhiều nhất với 28 hồ sơ.",
        "HĐND ban hành 34 nghị quyết, trong đó 11 nghị quyết quy phạm; UBND ban hành 62 quyết định, trong đó 40 "
        "quyết định quy phạm, tổng cộng 51 văn bản quy phạm.",
        "Trung tâm tỉnh nhận 1.826 hồ sơ, trong đó 341 hồ sơ của người ngoài tỉnh; tính cả các xã thì toàn tỉnh nhận "
        "21.450 hồ sơ.",
        "Trong tổng số 7.215 hồ sơ, riêng cấp xã chiếm tới 5.296 hồ sơ; cấp tỉnh tiếp nhận 1.103 hồ sơ.",
        "Quỹ được cấp 3,36 tỷ đồng (tỉnh 2,41 tỷ, xã 0,95 tỷ).",
    ],
)
def test_other_divisions_and_overlaps_are_left_alone(text: str) -> None:
    assert wrong(text) == []
