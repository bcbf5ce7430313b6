"""A counted and a typed dossier table side by side."""

from core.issue import Issue
from reports.checks.figures.dossier_table_unchosen import check_dossier_table_unchosen
from reports.domain.document import Node
from tests.reports.checks.trees import report


def table_node(**more: bool) -> Node:
    return Node("results.dossiers", "table", 5, "", "+", "Kết quả giải quyết hồ sơ", "answered", **more)


def test_a_table_that_nobody_chose_is_an_error_that_names_the_page():
    [issue] = check_dossier_table_unchosen(report(table_node(table_unchosen=True)))
    assert issue == Issue(
        "error",
        "dossier_table_unchosen",
        "results.dossiers",
        "Kỳ này có cả danh sách hồ sơ đã nạp và bảng tổng hợp nhập tay, chưa chọn dùng số liệu nào.",
        "Bảng tổng hợp hồ sơ",
        "Hãy mở trang “Hồ sơ TTHC”, thẻ “Bảng tổng hợp”, kỳ của báo cáo này, và chọn dùng danh sách hoặc bảng nhập "
        "tay.",
    )


def test_a_chosen_table_is_no_issue():
    assert list(check_dossier_table_unchosen(report(table_node()))) == []
