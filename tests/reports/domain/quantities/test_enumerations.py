"""Parts told without an introduction."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.enumerations import wrong_enumerations


def wrong(text: str) -> list[tuple[int, list[int]]]:
    statement = read_statement(text)
    counts = [claim for claim in statement.claims if claim.mention.kind == "count"]
    found = wrong_enumerations(statement, counts)
    return [(int(one.total.mention.value), [int(part.mention.value) for part in one.parts]) for one in found]


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("Rà soát 88 quy chế, giữ nguyên 51 quy chế, sửa đổi 24 quy chế và bãi bỏ 12 quy chế.", 88, [51, 24, 12]),
        ("Có 46 ý kiến gửi về; 31 ý kiến nhất trí, 9 ý kiến đề nghị chỉnh sửa và 5 ý kiến khác.", 46, [31, 9, 5]),
        ("UBND tỉnh giao 214 nhiệm vụ. Các sở đã hoàn thành 167, đang thực hiện 41, quá hạn 16.", 214, [167, 41, 16]),
        ("Phường có 42 khu phố, 38 khu phố đã lập nhóm Zalo, 5 khu phố chưa lập.", 42, [38, 5]),
        (
            "Rà soát 1.248 văn bản quy phạm pháp luật, 902 văn bản còn hiệu lực, 251 văn bản hết hiệu lực và 85 văn "
            "bản khác.",
            1248,
            [902, 251, 85],
        ),
        (
            "Đánh giá 24 cơ quan, đơn vị, có 09 đơn vị xếp loại tốt, 12 đơn vị xếp loại khá, 06 đơn vị xếp loại trung "
            "bình, không có đơn vị xếp loại yếu.",
            24,
            [9, 12, 6],
        ),
        (
            "Rà soát 1.248 văn bản quy phạm pháp luật, 902 văn bản còn hiệu lực, 251 văn bản hết hiệu lực và 85 "
            "văn bản khác.",
            1248,
            [902, 251, 85],
        ),
        (
            "Đánh giá 24 cơ quan, đơn vị, có 09 đơn vị xếp loại tốt, 12 đơn vị xếp loại khá, 06 đơn vị xếp loại trung "
            "bình, không có đơn vị xếp loại yếu.",
            24,
            [9, 12, 6],
        ),
        (
            "Kinh phí là 1.875 triệu đồng; chi thường xuyên 1.240 triệu đồng, chi đầu tư 535 triệu đồng.",
            1875,
            [1240, 535],
        ),
        (
            "Tổng số 65 kiến nghị. Thuộc thẩm quyền tỉnh 38 kiến nghị, thuộc thẩm quyền bộ 12 kiến nghị, thuộc thẩm "
            "quyền huyện 25 kiến nghị.",
            65,
            [38, 12, 25],
        ),
        ("Giao 30 chỉ tiêu; đạt và vượt 26 chỉ tiêu, không đạt 5 chỉ tiêu.", 30, [26, 5]),
        (
            "Có 152 lượt gửi; 110 lượt đã xử lý, 31 lượt chuyển nơi khác, 12 lượt bị từ chối; ngoài ra không có.",
            152,
            [110, 31, 12],
        ),
        ("Tuần qua có 412 bộ hồ sơ. Đã trả 371 bộ, yêu cầu bổ sung 22 bộ, 9 bộ còn lại đang chờ.", 412, [371, 22, 9]),
    ],
)
def test_a_closed_list_that_misses_its_total_narrowly_is_told(text: str, total: int, parts: list[int]) -> None:
    assert wrong(text) == [(total, parts)]


@pytest.mark.parametrize(
    "text",
    [
        "Rà soát 87 quy chế, giữ nguyên 51 quy chế, sửa đổi 24 quy chế và bãi bỏ 12 quy chế.",
        "Phường có 42 khu phố, 38 khu phố đã lập nhóm Zalo, 4 khu phố chưa lập.",
        "Kiểm tra 12 đơn vị, 9 đơn vị chưa niêm yết đủ, 7 đơn vị chậm cập nhật sổ và 4 đơn vị chưa phân công.",
        "Đánh giá 30 cơ quan, đơn vị, có 09 đơn vị xếp loại tốt, 12 đơn vị xếp loại khá, còn lại là trung bình.",
        "Rà soát 210 văn bản, có 140 văn bản cấp tỉnh, 60 văn bản còn hiệu lực và 20 văn bản hết hiệu lực.",
        "Đánh giá 30 cơ quan, đơn vị, có 09 đơn vị xếp loại tốt, 12 đơn vị xếp loại khá, còn lại là trung bình.",
        "Rà soát 210 văn bản, có 140 văn bản cấp tỉnh, 60 văn bản còn hiệu lực và 20 văn bản hết hiệu lực.",
        "Phúc tra 20 xã, 17 xã đạt loại tốt; 3 xã đạt loại khá, 12 xã được đề nghị khen thưởng và 2 xã bị nhắc.",
        "Giảm 156 đơn vị sự nghiệp, riêng năm 2023 giảm 41 đơn vị và năm 2024 giảm 37 đơn vị.",
        "Kế hoạch năm kiểm tra 30 đơn vị; 9 tháng kiểm tra 21 đơn vị, so với cùng kỳ thêm 5 đơn vị và 2 đơn vị.",
        "Có 60 hồ sơ, 30 hồ sơ đất đai, 20 hồ sơ hộ tịch và 9 hồ sơ xây dựng.",
    ],
)
def test_right_sums_and_numbers_of_other_things_are_left_alone(text: str) -> None:
    assert wrong(text) == []
