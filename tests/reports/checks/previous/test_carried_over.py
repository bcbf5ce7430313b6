"""Column 6 against column 11 of the period before."""

from dataclasses import replace

from reports.checks.context import PendingBefore
from reports.checks.previous.carried_over import check_carried_over
from reports.checks.previous.dossier_table import dossier_tables
from reports.domain.document import AttachedTable, ReportDocument
from tests.reports.checks.earlier_reports import found, of_period, told, with_figures

HEAD = (
    ("STT", "Lĩnh vực giải quyết", "Số lượng hồ sơ tiếp nhận", "", "Số lượng hồ sơ đang giải quyết", ""),
    ("", "", "Tổng số", "Từ kỳ trước", "Tổng số", "Quá hạn"),
    ("(1)", "(2)", "(3)", "(6)", "(11)", "(13)"),
)
BEFORE = PendingBefore(21, "số đã chốt ở phiên bản 1 của báo cáo")


def with_table(key: str, *rows: tuple[str, ...], head: tuple[tuple[str, ...], ...] = HEAD) -> ReportDocument:
    return of_period(key, attached_tables=(AttachedTable("table", "Hồ sơ", len(head), (*head, *rows)),))


NOW = with_table(
    "2022-Q1",
    ("1", "Dược phẩm", "100", "12", "9", "0"),
    ("2", "Khám bệnh", "50", "8", "1.004", "2"),
    ("", "Tổng cộng", "150", "20", "1.013", "2"),
)
LAST = with_table(
    "2021-N",
    ("1", "Dược phẩm", "90", "1", "13", "0"),
    ("2", "Khám bệnh", "40", "2", "8", "2"),
    ("", "Tổng cộng", "130", "3", "21", "2"),
)


def test_a_dossier_table_is_read_by_the_words_of_its_head() -> None:
    (table,) = dossier_tables(NOW)
    assert (table.total.carried_over, table.total.pending) == (20, 1013)
    assert [(row.name, row.carried_over, row.pending) for row in table.rows.values()] == [
        ("Dược phẩm", 12, 9),
        ("Khám bệnh", 8, 1004),
    ]
    assert dossier_tables(with_table("2022-Q1", ("1", "Cộng", "2"), head=(("STT", "Tên", "Số"),))) == []


def test_the_table_carries_over_what_was_pending() -> None:
    (issue,) = found(check_carried_over, NOW, pending_before=BEFORE)
    assert (issue.severity, issue.node, issue.excerpt, issue.needs_reason) == ("warning", "table", "20", True)
    assert issue.message == (
        "Cột 6 “Từ kỳ trước” của bảng ghi 20 hồ sơ, nhưng cột 11 của kỳ trước còn 21 hồ sơ đang giải quyết "
        "(số đã chốt ở phiên bản 1 của báo cáo)."
    )
    assert issue.suggestion.startswith("Sửa thành 21, ")
    assert found(check_carried_over, NOW, pending_before=replace(BEFORE, number=20)) == []


def test_the_last_reports_table_names_the_fields() -> None:
    (issue,) = found(check_carried_over, NOW, previous=LAST)
    assert issue.message.endswith("(báo cáo kỳ Năm 2021); khác nhau ở Dược phẩm: 12 so với 13.")


def test_a_report_that_overlaps_the_last_one_is_not_held_against_it() -> None:
    """6 tháng begin on the day that Quý I begins."""
    six_months = replace(NOW, period=of_period("2022-6T").period)
    assert found(check_carried_over, six_months, previous=replace(LAST, period=NOW.period)) == []


def test_without_a_table_the_figure_is_compared() -> None:
    document = with_figures("2022-Q1", told("dossiers.carried_over", 5))
    (issue,) = found(check_carried_over, document, pending_before=BEFORE)
    assert (issue.node, issue.excerpt) == ("a", "Chỉ tiêu dossiers.carried_over")
    last = with_figures("2021-N", told("dossiers.pending", 5))
    assert found(check_carried_over, document, previous=last) == []


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert found(check_carried_over, NOW) == []
    empty = with_figures("2022-Q1", told("dossiers.carried_over", None))
    assert found(check_carried_over, empty, pending_before=BEFORE) == []
