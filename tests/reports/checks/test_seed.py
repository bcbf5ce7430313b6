"""What the rules find in the real report this project comes from: every defect by its line, and nothing else.

Line numbers are those of the file fixtures/demo/bao_cao_so_y_te_quy_1_2022.txt.
"""

from functools import cache

import pytest

from core.issue import Issue
from reports.checks.loose_text import document_of_text, line_key, split_lines
from reports.checks.runner import check
from reports.models import Report
from reports.services.check_context import context_of
from reports.services.current import document_of
from tests.reports.conftest import SEED

DEFECTS = [
    # Numbers, dates and subjects of documents.
    (16, "plan_year", "năm 2021", "kế hoạch ban hành cuối năm 2021 là của năm 2022"),
    (34, "register_order", "395/SYT-VP ngày 18/02/2022", "giữa số 385 ngày 17/01 và số 692 ngày 28/01"),
    (38, "dated_after_citing", "5065/QĐ-UBND ngày 31/12/2022", "sau ngày 25/2/2022 của văn bản triển khai"),
    (42, "wrong_year", "1295/SYT-VP ngày 03/3/2020", "số 1297 và 1299 cùng ngày 03/3/2022"),
    (44, "symbol", "107/2021/NĐ", "nghị định của Chính phủ là NĐ-CP"),
    (70, "register_order", "28/KH-SYT ngày 23/3/2022", "giữa số 27 ngày 23/02 và số 29 ngày 24/02; sau kỳ báo cáo"),
    (76, "one_number_two_subjects", "22/KH-SYT", "một số cho kế hoạch kiểm tra và kế hoạch tuyên truyền"),
    (82, "one_number_two_subjects", "22/KH-SYT", "một số cho kế hoạch kiểm tra và kế hoạch tuyên truyền"),
    (96, "register_order", "05/KH-SYT ngày 13/02/2022", "số 11 ngày 24/01"),
    (192, "reference_year", "60/2022/NĐ-CP ngày 21/6/2021", "năm trong số khác năm ban hành"),
    (204, "one_number_two_subjects", "22/KH-SYT", "một số cho kế hoạch kiểm tra và kế hoạch tuyên truyền"),
    (206, "one_document_two_numbers", "23/KH-SYT", "kế hoạch tuyên truyền ở dòng 82 mang số 22"),
    # What is missing.
    (102, "open_annex", "đính kèm danh sách", "không có danh sách"),
    (126, "open_annex", "đính kèm bảng số liệu", "không có bảng số liệu"),
    (164, "blank", "Số lớp đã tổ chức:.....lớp", "chỗ trống"),
    (170, "blank", ".....người", "chỗ trống"),
    (172, "blank", "Lý luận chính trị: người", "không có số trước “người”"),
    (172, "blank", "trình độ cao cấp:.....người", "chỗ trống"),
    (172, "blank", "trình độ trung cấp:.....người", "chỗ trống"),
    (174, "blank", "theo ngạch:.....người", "chỗ trống"),
    (174, "blank", "chuyên viên chính:.....người", "chỗ trống"),
    (174, "blank", "chuyên viên:.....người", "chỗ trống"),
    (176, "blank", "nghiệp vụ:.....người", "chỗ trống"),
    (178, "prompt", "cơ chế, chính sách thu hút", "gợi ý chưa trả lời"),
    (256, "note_left", "nhờ Ngân thêm vào giúp nha", "lời nhắn đồng nghiệp"),
    # Slips of the keyboard.
    (36, "syllable", "xcas", "xác"),
    (40, "fixed_term", "Trang tâm", "Trung tâm"),
    (118, "syllable", "đnag", "đang"),
    (188, "fixed_term", "kiên nghị", "kiến nghị"),
    (240, "fixed_term", "nề tảng", "nền tảng"),
    (244, "abbreviation", "CBCCVN", "CBCCVC"),
    (250, "abbreviation", "CCH", "CCHC"),
]
"""Line, rule, words, and what is wrong with them."""

WORTH_A_LOOK = [
    (32, "undated_reference", "870/UBND-VP"),
    (36, "day_off", "813/SYT-VP ngày 12/02/2022"),
    (116, "undated_reference", "184/QĐ-UBND"),
    (244, "spacing", "vụ :"),
    (250, "spacing", "CCH :"),
    (256, "spacing", "quý:nhờ"),
    (268, "spacing", "sơ....)"),
]
"""What may be meant as it stands: told, but not warned of."""

CORRECT = {
    20: "25 nhiệm vụ = 10 + 15",
    21: "25 nhiệm vụ = 10 + 15",
    22: "25 nhiệm vụ = 10 + 15",
    68: "02 nhiệm vụ, và có hai",
    92: "nghị quyết của HĐND tỉnh, đúng như ở dòng 108",
    108: "01 văn bản, và có một",
    150: "08 trường hợp = 01 + 7",
    184: "100%, ước khoảng 564 triệu đồng",
    234: "trên 95%",
    254: "126 thủ tục = 50 + 76",
}
"""Sums and references that are right."""


@cache
def found() -> tuple[Issue, ...]:
    return tuple(check(document_of_text(split_lines(SEED.read_text("utf-8")))))


@pytest.mark.parametrize(("line", "rule", "words", "why"), DEFECTS)
def test_a_defect_is_found_at_its_line(line: int, rule: str, words: str, why: str) -> None:
    told = [issue.excerpt for issue in found() if (issue.node, issue.code) == (line_key(line), rule)]
    assert any(words in excerpt for excerpt in told), (why, told)


def test_nothing_else_is_warned_of() -> None:
    told = {(issue.node, issue.code) for issue in found() if issue.severity != "info"}
    assert told == {(line_key(line), rule) for line, rule, *_ in DEFECTS}


def test_what_is_worth_a_look_is_told_and_nothing_else() -> None:
    told = [(issue.node, issue.code, issue.excerpt) for issue in found() if issue.severity == "info"]
    assert told == [(line_key(line), rule, words) for line, rule, words in WORTH_A_LOOK]


def test_correct_sums_and_references_are_not_accused() -> None:
    told = {issue.node: issue.message for issue in found()}
    assert {line: told[line_key(line)] for line in CORRECT if line_key(line) in told} == {}


def test_the_imported_report_has_the_same_defects(seed_report: Report) -> None:
    issues = check(document_of(seed_report), context_of(seed_report))
    told = {(issue.code, issue.excerpt) for issue in issues}
    missed = {
        (rule, words)
        for _, rule, words, _ in DEFECTS
        if not any(rule == code and words in excerpt for code, excerpt in told)
    }
    assert missed == set()
