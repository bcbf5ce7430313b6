"""Rates of the tables in a section and in its annexes; tests/reports/domain/test_table_rates.py has the readings."""

from reports.checks.figures.table_rates import check_table_rates
from reports.checks.loose_text import document_of_text, split_lines
from reports.checks.reading import Reading
from reports.domain.document import TABLE_ROW, AttachedTable, Line
from tests.reports.checks.trees import report, section

WRONG = (
    ("Đơn vị", "Đã giải quyết", "Đúng hạn", "Tỷ lệ"),
    ("Sở Y tế", "443", "440", "99,3%"),
    ("Sở Xây dựng", "205", "199", "97,1%"),
    ("Sở Tư pháp", "148", "139", "93,9%"),
    ("Sở Nội vụ", "75", "70", "98,3%"),
)
TOLD = "dòng “Sở Nội vụ” (dòng 5), cột “Tỷ lệ”: ghi 98,3%, cột “Đúng hạn” trên cột “Đã giải quyết” là 93,33%."


def test_a_wrong_rate_in_lines_is_a_warning_of_its_section() -> None:
    (issue,) = check_table_rates(report(section(*(Line(TABLE_ROW, "\t".join(row)) for row in WRONG))))
    assert (issue.severity, issue.code, issue.node, issue.excerpt) == (
        "warning",
        "table_rates",
        "a",
        "Sở Nội vụ: 98,3%",
    )
    assert (issue.message, issue.needs_reason) == (f"Bảng trong mục, {TOLD}", True)
    assert issue.suggestion == "Hãy sửa tỷ lệ, hoặc sửa các số nó được tính từ đó."


def test_a_wrong_rate_in_an_annex_names_the_annex_and_the_file_to_mend() -> None:
    table = AttachedTable("a", "Kết quả giải quyết", 1, WRONG)
    (issue,) = check_table_rates(report(section(), attached_tables=(table,)))
    assert issue.message == f"Phụ lục “Kết quả giải quyết”, {TOLD}"
    assert issue.suggestion == "Hãy sửa trong tệp Excel, lưu rồi đính kèm lại."


def test_a_wrong_rate_in_a_loose_text_is_told_at_its_own_row() -> None:
    text = "\n".join(["Kết quả như sau:", *("\t".join(row) for row in WRONG)])
    (issue,) = check_table_rates(Reading(document_of_text(split_lines(text))))
    assert (issue.node, issue.excerpt) == ("line.6", "98,3%")


def test_right_tables_are_right() -> None:
    table = AttachedTable("a", "Kết quả giải quyết", 1, (*WRONG[:-1], ("Sở Nội vụ", "75", "70", "93,3%")))
    assert list(check_table_rates(report(section(), attached_tables=(table,)))) == []
