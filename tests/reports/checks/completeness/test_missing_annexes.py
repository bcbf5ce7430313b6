"""Annexes named by their number."""

from reports.checks.completeness.missing_annexes import check_missing_annexes
from reports.domain.document import AttachedTable, Line
from tests.reports.checks.loose import words_of
from tests.reports.checks.trees import report, section

ANNEXES = "\nPhụ lục I\nBảng một\nPhụ lục II\nBảng hai"


def test_a_number_beyond_the_annexes_is_told() -> None:
    assert words_of(check_missing_annexes, "Số liệu chi tiết tại Phụ lục III." + ANNEXES) == ["tại Phụ lục III"]
    assert words_of(check_missing_annexes, "Số liệu (Phụ lục II kèm theo)." + ANNEXES) == []


def test_another_documents_annex_and_files_of_their_own_are_right() -> None:
    assert (
        words_of(check_missing_annexes, "Theo Phụ lục V ban hành kèm theo Nghị định số 30/2020/NĐ-CP." + ANNEXES) == []
    )
    assert words_of(check_missing_annexes, "Số liệu chi tiết tại Phụ lục III.") == []


def test_a_report_counts_its_tables_and_files() -> None:
    line = Line("", "Số liệu theo Phụ lục 2 kèm theo.")
    table = AttachedTable("a", "Bảng", 1, (("A",),))
    assert [issue.excerpt for issue in check_missing_annexes(report(section(line), attached_tables=(table,)))] == [
        "theo Phụ lục 2 kèm theo"
    ]
    assert list(check_missing_annexes(report(section(line, attachments=2)))) == []
