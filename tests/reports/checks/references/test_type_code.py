"""Codes that no kind of document has."""

import pytest

from reports.checks.references.type_code import check_type_code
from tests.reports.checks.references.loose import excerpts, issues


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("Quyết định số 12/QDD-UBND", "12/QDD-UBND", "12/QĐ-UBND (Quyết định)"),
        ("Kế hoạch số 43/KK-SYT ngày 10/3/2022", "43/KK-SYT", "43/KH-SYT (Kế hoạch)"),
        ("Kế hoạch số 43/KHH-SYT", "43/KHH-SYT", "43/KH-SYT (Kế hoạch)"),
        ("Thông báo số 47/TV-SYT", "47/TV-SYT", "47/TB-SYT (Thông báo)"),
        ("Quyết định số 12/QD-UBND", "12/QD-UBND", "12/QĐ-UBND (Quyết định)"),
        ("số 12/KHH-UBND", "12/KHH-UBND", "12/KH-UBND (Kế hoạch)"),
    ],
)
def test_a_code_one_slip_away_is_accused(text: str, words: str, right: str) -> None:
    (issue,) = issues(check_type_code, text)
    assert (issue.severity, issue.excerpt, issue.suggestion) == ("warning", words, f"Sửa thành {right}.")


@pytest.mark.parametrize(
    "text",
    [
        "Văn bản số 385/SYT-VP; Công văn số 1234/QLD-ĐK; Công văn số 33/BCĐ-SYT; Kế hoạch số 15/KH-BCĐ",
        "Kế hoạch số 12/KHLT-SYT-SGDĐT; Chương trình số 05/CTPH-SYT-HPN; Báo cáo thẩm định số 18/BCTĐ-STP",
        "Quyết định số 45/QĐ-TTg; Tờ trình số 12/TTr-SYT; Quy định số 3/QyĐ-SYT; Phiếu chuyển số 177/PC-SYT",
        "Kết luận số 12/KL-TTr; Thông báo số 12/TB-HĐTD; Giấy phép số 12/GP-SYT",
        "3713/QD-BTP",
    ],
)
def test_codes_in_use_and_bodies_are_silent(text: str) -> None:
    assert excerpts(check_type_code, text) == []
