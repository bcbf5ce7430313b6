"""Where the subject of a reference begins and ends."""

import pytest

from directives.domain.reference_subjects import MAX_SUBJECT
from directives.domain.references import parse_references


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("về tuyên truyền; đã xong", "về tuyên truyền"),
        ("về tuyên truyền. Sở Y tế đã gửi", "về tuyên truyền"),
        ("về tuyên truyền năm 2022./.", "về tuyên truyền năm 2022"),
        ("về tuyên truyền tại TP. Vũng Tàu.", "về tuyên truyền tại TP. Vũng Tàu"),
        ("về tuyên truyền: đã triển khai", "về tuyên truyền"),
        ("về tuyên truyền và đang triển khai thực hiện", "về tuyên truyền"),
        ("về tuyên truyền tuy nhiên còn chậm", "về tuyên truyền"),
        ("về tuyên truyền, đã hoàn thành", "về tuyên truyền"),
        ("về tuyên truyền, Sở Y tế đã ban hành văn bản", "về tuyên truyền"),
        ("về rà soát, hiện đại hóa và số hóa hồ sơ", "về rà soát, hiện đại hóa và số hóa hồ sơ"),
        ("về kế hoạch (giai đoạn 1; năm 2022) tại tỉnh", "về kế hoạch (giai đoạn 1; năm 2022) tại tỉnh"),
        ("về “Tuyên truyền; phổ biến” tại tỉnh", "về “Tuyên truyền; phổ biến” tại tỉnh"),
        ("về tuyên truyền) và các nội dung khác", "về tuyên truyền"),
        (", về tuyên truyền", "về tuyên truyền"),
        ("Ban hành Quy chế", "Ban hành Quy chế"),
        ("theo dõi thi hành pháp luật", "theo dõi thi hành pháp luật"),
        ("số hóa hồ sơ", "số hóa hồ sơ"),
        ("số đơn vị đăng ký giảm trừ", ""),
        ("tuy nhiên cập nhật trễ", ""),
        ("và đang triển khai", ""),
        ("đã hoàn thành", ""),
        ("được phê duyệt", ""),
        ("Sở Y tế đã ban hành văn bản", ""),
        (", đã hoàn thành", ""),
        (".", ""),
        ("", ""),
    ],
)
def test_ends_the_subject_where_the_sentence_goes_on(words: str, subject: str) -> None:
    [reference] = parse_references(f"Kế hoạch số 22/KH-SYT ngày 21/02/2022 {words}")
    assert reference.subject == subject


@pytest.mark.parametrize(
    ("words", "subject"),
    [("giải quyết hồ sơ", ""), ("về nâng cao hiệu quả", "về nâng cao hiệu quả")],
)
def test_a_bare_symbol_needs_an_unmistakable_opening_word(words: str, subject: str) -> None:
    [reference] = parse_references(f"theo Chỉ thị 10/CT-UBND {words}")
    assert reference.subject == subject


def test_nested_references_share_no_more_text_than_the_limit() -> None:
    unit = "số 1/KH-SYT về "
    count = 10_000
    found = parse_references(unit * count)
    assert len(found) == count
    assert max(len(reference.subject) for reference in found) <= MAX_SUBJECT
