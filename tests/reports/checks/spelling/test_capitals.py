"""Capitals in names of bodies."""

import pytest

from reports.checks.spelling.capitals import check_capitals
from tests.reports.checks.loose import issues_of, words_of


@pytest.mark.parametrize(("text", "wrong", "right"), [
    ("Nghị quyết của Chính Phủ.", "Chính Phủ", "Chính phủ"),
    ("Công văn của Bộ nội vụ.", "Bộ nội vụ", "Bộ Nội vụ"),
    ("Đề nghị sở Y tế phối hợp.", "sở Y tế", "Sở Y tế"),
    ("Uỷ ban Nhân dân tỉnh giao.", "Uỷ ban Nhân dân", "Uỷ ban nhân dân"),
    ("Báo cáo ủy ban nhân dân tỉnh Đắk Lắk.", "ủy ban nhân dân", "Ủy ban nhân dân"),
])  # fmt: skip
def test_a_name_against_the_decree_is_told(text: str, wrong: str, right: str) -> None:
    (issue,) = issues_of(check_capitals, text)
    assert (issue.severity, issue.excerpt, issue.suggestion) == ("info", wrong, f"Sửa thành “{right}”.")


@pytest.mark.parametrize("text", [
    "Chính phủ, Quốc hội, Bộ Nội vụ, Sở Y tế, Ủy ban nhân dân tỉnh; ủy ban nhân dân các cấp; các sở y tế.",
    "CHÍNH PHỦ – ỦY BAN NHÂN DÂN TỈNH – SỞ Y TẾ",
    "Xây dựng chính phủ số, chính phủ điện tử; cơ sở y tế; bộ tài chính công; quốc hội các nước.",
])  # fmt: skip
def test_right_general_and_upper_case_names_are_silent(text: str) -> None:
    assert words_of(check_capitals, text) == []
