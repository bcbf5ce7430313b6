"""Sums of the tables in a section and in its annexes; tests/reports/domain/test_table_sums.py has the readings."""

from reports.checks.figures.table_sums import check_table_sums
from reports.checks.loose_text import document_of_text, split_lines
from reports.checks.reading import Reading
from reports.domain.document import AttachedTable, Line
from tests.reports.checks.trees import report, section
from tests.reports.renderers.sample_tree import DOSSIER_TABLE

ROWS = tuple(tuple(row.split("\t")) for row in DOSSIER_TABLE)
WRONG = (*ROWS[:-1], ("", "Tổng cộng", "464", "444", "21", "3"))


def test_a_wrong_total_in_lines_names_its_section() -> None:
    lines = [Line("|", "\t".join(row)) for row in WRONG]
    (issue,) = check_table_sums(report(section(Line("", "Số liệu:"), *lines)))
    assert (issue.severity, issue.code, issue.node, issue.excerpt) == ("error", "table_sums", "a", "Tổng cộng: 444")
    assert issue.message == (
        "Bảng trong mục, dòng “Tổng cộng” (dòng 5), cột “Đã giải quyết”: ghi 444, các dòng trên cộng lại là 443."
    )


def test_a_wrong_total_in_an_annex_names_the_annex_and_the_file_to_mend() -> None:
    table = AttachedTable("a", "Kết quả giải quyết hồ sơ", 1, WRONG)
    (issue,) = check_table_sums(report(section(), attached_tables=(table,)))
    assert issue.message.startswith("Phụ lục “Kết quả giải quyết hồ sơ”, dòng “Tổng cộng”")
    assert issue.suggestion == "Hãy sửa trong tệp Excel, lưu rồi đính kèm lại."


def test_right_tables_are_right() -> None:
    table = AttachedTable("a", "Kết quả giải quyết hồ sơ", 1, ROWS)
    assert list(check_table_sums(report(section(), attached_tables=(table,)))) == []


def test_a_wrong_total_in_a_loose_text_is_told_at_its_own_row() -> None:
    text = "Số liệu\nLĩnh vực\tTiếp nhận\tGiải quyết\nDược\t12\t10\nKhám bệnh\t30\t20\nTổng số\t43\t30"
    (issue,) = check_table_sums(Reading(document_of_text(split_lines(text))))
    assert (issue.node, issue.excerpt) == ("line.5", "43")
    assert "các dòng trên cộng lại là 42" in issue.message
