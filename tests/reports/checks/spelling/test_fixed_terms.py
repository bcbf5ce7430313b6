"""Terms of the field with a slip."""

import pytest

from core.issue import Mend
from reports.checks.spelling.fixed_terms import check_fixed_terms
from tests.reports.checks.loose import issues_of, words_of


@pytest.mark.parametrize(("text", "wrong", "right"), [
    ("Thực hiện các kiên nghị sau thanh tra.", "kiên nghị", "kiến nghị"),
    ("Trang có nề tảng công nghệ đã cũ.", "nề tảng", "nền tảng"),
    ("Hệ thống một cửa và Trang tâm giám sát.", "Trang tâm", "Trung tâm"),
    ("Xây dựng kê hoạch năm.", "kê hoạch", "kế hoạch"),
    ("Số thủ tuc hành chính.", "thủ tuc", "thủ tục"),
    ("Cải cáh hành chính.", "Cải cáh", "Cải cách"),
    ("Tình hình thưc hiện nhiệm vụ.", "thưc hiện", "thực hiện"),
    ("BÁO CÁO CÔNG TÁC CẢI CÁHC HÀNH CHÍNH", "CẢI CÁHC", "CẢI CÁCH"),
])  # fmt: skip
def test_a_slip_in_a_term_is_told_with_the_term(text: str, wrong: str, right: str) -> None:
    (issue,) = issues_of(check_fixed_terms, text)
    assert (issue.severity, issue.excerpt, issue.mend) == ("warning", wrong, Mend(wrong, right))
    assert issue.suggestion == f"Sửa thành “{right}”."


def test_terms_without_accents_that_follow_one_another_are_one_issue() -> None:
    (issue,) = issues_of(check_fixed_terms, "Sở đã công khai đầy đủ thu tuc hanh chinh theo đúng quy định.")
    assert (issue.excerpt, issue.suggestion) == ("thu tuc hanh chinh", "Sửa thành “thủ tục hành chính”.")


@pytest.mark.parametrize("text", [
    "Văn bản hành chính; thời gian ban hành; vận tải hành khách; cơ chế thị trường; dân chủ cộng hòa.",
    "Công cụ, công vụ; kiểm sát, kiểm soát; lưu trú, lưu trữ; dự đoán, dự toán; cá thể, cụ thể; y tá, y tế.",
    "Đại biểu biểu quyết tán thành; trong tâm trí; mở trang tâm sự; khấu trừ thuế thu nhập; trách nhiệm kê khai.",
    "Xã Hải Châu, xã Y Tý, ông Phan Anh; cơ quan chủ quản (TC CHỦ QUẢN).",
    "Tỷ lệ, tỉ lệ; kỷ luật, kỉ luật; xử lý, xử lí; số hóa, số hoá; ủy ban, uỷ ban.",
    "Người dẫn đầu; một của quý; thế giới; quân sự; đô thị, đồ thị.",
])  # fmt: skip
def test_right_neighbours_and_other_words_are_not_accused(text: str) -> None:
    assert words_of(check_fixed_terms, text) == []
