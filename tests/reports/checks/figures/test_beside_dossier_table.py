"""Sentences against the dossier table in the annex."""

from reports.checks.figures.beside_dossier_table import check_beside_dossier_table
from reports.domain.document import AttachedTable, ColumnSum, Line
from tests.reports.checks.trees import report, section

# Columns (3) to (13): received 100 = 60 + 30 + 10, resolved 90 = 50 + 38 + 2, pending 10 = 9 + 1.
TOTAL = ("", "Tổng cộng", "100", "60", "30", "10", "90", "50", "38", "2", "10", "9", "1")
TABLE = AttachedTable(
    "a",
    "Kết quả giải quyết thủ tục hành chính",
    1,
    (("STT", "Lĩnh vực", *(f"({number})" for number in range(3, 14))), TOTAL),
    sums=(ColumnSum(2, (3, 4, 5)), ColumnSum(6, (7, 8, 9)), ColumnSum(10, (11, 12))),
    has_total=True,
)


def told(text: str) -> list[tuple[str, str]]:
    issues = check_beside_dossier_table(report(section(Line("", text)), attached_tables=(TABLE,)))
    return [(issue.excerpt, issue.suggestion) for issue in issues]


def test_one_figure_that_differs_where_the_others_agree() -> None:
    text = "Tiếp nhận 100 hồ sơ, đã giải quyết 90 hồ sơ, quá hạn 3 hồ sơ."
    assert told(text) == [("3 hồ sơ", "Sửa thành 2, hoặc sửa bảng.")]


def test_the_figures_of_the_table_and_those_of_another_subject_are_left_alone() -> None:
    assert told("Tiếp nhận 100 hồ sơ, đã giải quyết 90 hồ sơ, quá hạn 2 hồ sơ.") == []
    assert told("Tiếp nhận 40 hồ sơ, đã giải quyết 35 hồ sơ, quá hạn 2 hồ sơ.") == []
