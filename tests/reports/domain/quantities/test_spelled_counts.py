"""Counts in words of things that no vocabulary has."""

import pytest

from reports.domain.quantities.claims import read_statement
from reports.domain.quantities.spelled_counts import wrong_spelled_counts


def listed(text: str) -> list[tuple[str, int]]:
    found = wrong_spelled_counts(read_statement(text))
    return [(text[one.claim.mention.start : one.claim.mention.until], one.listed) for one in found]


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("Bảng xếp hạng có ba tên mới, đó là Phú An (91), Hòa Lợi (90), Tân Kỳ (89) và Mỹ Đức (88).", "ba tên", 4),
        ("“Bốn xin” treo ở quầy: xin chào, xin lỗi, xin cảm ơn.", "Bốn xin", 3),
        ("Sảnh có bốn bảng tra cứu: bảng phí, bảng mẫu đơn, bảng quy trình.", "bốn bảng", 3),
        ("Chọn một trong bốn cách nộp tiền: quét mã tại quầy, chuyển khoản hoặc nộp ở bưu cục.", "bốn cách", 3),
        ("Phần mềm gồm bốn phân hệ: một cửa, lưu trữ, báo cáo.", "bốn phân hệ", 3),
    ],
)
def test_a_list_that_tells_its_own_number_is_compared(text: str, words: str, number: int) -> None:
    assert listed(text) == [(words, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Bảng xếp hạng có ba tên mới, đó là Phú An (91), Hòa Lợi (90) và Mỹ Đức (88).",
        "“Ba xin” treo ở quầy: xin chào, xin lỗi, xin cảm ơn.",
        "Phần mềm gồm ba phân hệ: tiếp nhận, xử lý, trả kết quả.",
        "Chọn một trong ba cách nộp tiền: quét mã, chuyển khoản hoặc nộp ở bưu cục.",
        "Trong năm học: học kỳ I, học kỳ II đều có lớp kỹ năng số.",
        "Hai bên thống nhất: Sở chủ trì, Văn phòng phối hợp, huyện theo dõi.",
        "Tháng ba gồm: rà soát, công bố, niêm yết và kiểm tra.",
    ],
)
def test_a_list_that_may_hold_anything_is_left_alone(text: str) -> None:
    assert listed(text) == []
