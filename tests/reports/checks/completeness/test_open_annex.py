"""A promised attachment."""

from reports.checks.completeness.open_annex import check_open_annex
from reports.domain.document import Line
from tests.reports.checks.trees import report, section


def test_a_promise_without_a_file_is_a_warning_about_its_words() -> None:
    lines = (Line("", "Đã giải quyết 464 hồ sơ."), Line("", "(đính kèm bảng số liệu)"))
    (issue,) = check_open_annex(report(section(*lines, open_annex=True)))
    assert (issue.severity, issue.excerpt, issue.needs_reason) == ("warning", "đính kèm bảng số liệu", False)


def test_a_promise_that_is_kept_is_right() -> None:
    assert list(check_open_annex(report(section(Line("", "(đính kèm bảng số liệu)"), attachments=1)))) == []


def test_only_the_clause_that_promises_is_shown() -> None:
    line = Line("", "Đã giải quyết 464 hồ sơ, không có hồ sơ quá hạn; *đính kèm bảng số liệu*.")
    (issue,) = check_open_annex(report(section(line, open_annex=True)))
    assert issue.excerpt == "đính kèm bảng số liệu"
