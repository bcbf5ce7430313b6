"""Where the name of the issuer ends."""

import pytest

from directives.domain.references import parse_references


@pytest.mark.parametrize(
    ("words", "issuer", "subject"),
    [
        ("UBND tỉnh về việc A", "UBND tỉnh", "về việc A"),
        ("UBND tỉnh hoàn thiện bộ máy", "UBND tỉnh", "hoàn thiện bộ máy"),
        ("UBND tỉnh Bà Rịa - Vũng Tàu quy định A", "UBND tỉnh Bà Rịa - Vũng Tàu", "quy định A"),
        ("Chính phủ ban hành Chương trình A", "Chính phủ", "ban hành Chương trình A"),
        ("Thủ tướng Chính phủ phê duyệt A", "Thủ tướng Chính phủ", "phê duyệt A"),
        ("Sở Thông tin và Truyền thông về A", "Sở Thông tin và Truyền thông", "về A"),
        ("Bộ Văn hóa, Thể thao và Du lịch về A", "Bộ Văn hóa, Thể thao và Du lịch", "về A"),
        ("Bộ Tài chính - Bộ Nội vụ hướng dẫn A", "Bộ Tài chính - Bộ Nội vụ", "hướng dẫn A"),
        ("Ban chỉ đạo CCHC tỉnh kết luận A", "Ban chỉ đạo CCHC tỉnh", "kết luận A"),
        ("Sở Y tế và công tác phòng, chống dịch", "Sở Y tế", ""),
        ("Sở Nội vụ và Sở Tài chính", "Sở Nội vụ", ""),
        ("Sở Nội vụ, về A", "Sở Nội vụ", "về A"),
        ("Sở Nội vụ). Sau đó", "Sở Nội vụ", ""),
        ("về A", "", ""),
    ],
)
def test_ends_the_issuer_where_its_name_ends(words: str, issuer: str, subject: str) -> None:
    [reference] = parse_references(f"Công văn số 315/SNV-VP ngày 10/3/2022 của {words}")
    assert (reference.issuer, reference.subject) == (issuer, subject)
