"""Overdue dossiers without an apology letter."""

from reports.checks.follow_up.missing_letters import check_missing_letters
from reports.domain.document import Source
from tests.reports.checks.earlier_reports import found, told, with_figures


def test_overdue_dossiers_without_a_letter_are_noted() -> None:
    source = Source("apologies", 3, measure="not_apologised")
    (issue,) = found(check_missing_letters, with_figures("2022-Q1", told("apologies.missing", 3, source=source)))
    assert (issue.severity, issue.node, issue.message) == (
        "info",
        "a",
        "Có 03 hồ sơ quá hạn chưa có văn bản xin lỗi.",
    )


def test_none_and_other_figures_are_not() -> None:
    source = Source("apologies", 0, measure="not_apologised")
    assert found(check_missing_letters, with_figures("2022-Q1", told("apologies.missing", 0, source=source))) == []
    assert found(check_missing_letters, with_figures("2022-Q1", told("apologies.missing", 3))) == []
