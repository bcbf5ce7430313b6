"""Findings of inspections without a remedy."""

from dataclasses import replace
from datetime import date

from core.issue import Issue
from reports.checks.context import KnownFinding
from reports.checks.follow_up.open_findings import check_open_findings
from tests.reports.checks.earlier_reports import found, of_period
from tests.reports.checks.trees import section

FINDING = KnownFinding(1, "Đoàn kiểm tra 611", date(2023, 6, 1), "Chưa có sáng kiến", None, False)
REPORT = of_period("2023-Q3", section(key="i", kind="inspections"))


def issues(finding: KnownFinding) -> list[Issue]:
    return found(check_open_findings, REPORT, findings=(finding,))


def test_a_finding_of_an_earlier_visit_without_a_remedy_is_a_warning() -> None:
    (issue,) = issues(FINDING)
    assert (issue.severity, issue.node, issue.excerpt) == ("warning", "i", "Chưa có sáng kiến")
    assert issue.message == (
        "Tồn tại “Chưa có sáng kiến” (Đoàn kiểm tra 611, kiểm tra ngày 01/6/2023) chưa có kết quả khắc phục đến ngày "
        "14/9/2023."
    )
    assert "Sổ kiểm tra" in issue.suggestion
    assert len(issues(replace(FINDING, remedied_on=date(2023, 9, 20)))) == 1


def test_a_finding_of_this_period_is_a_note() -> None:
    assert [one.severity for one in issues(replace(FINDING, visited_on=date(2023, 6, 27)))] == ["info"]
    assert issues(replace(FINDING, visited_on=date(2023, 9, 20))) == []


def test_a_remedy_without_its_report_is_a_note() -> None:
    remedied = replace(FINDING, remedied_on=date(2023, 7, 1))
    (issue,) = issues(remedied)
    assert issue.severity == "info"
    assert issue.message.endswith("đã khắc phục ngày 01/7/2023 nhưng chưa ghi báo cáo khắc phục.")
    assert issues(replace(remedied, has_remedy_report=True)) == []
    assert issues(replace(remedied, remedied_on=date(2023, 6, 10))) == []


def test_without_a_section_of_inspections_the_whole_report_is_meant() -> None:
    (issue,) = found(check_open_findings, of_period("2023-Q3"), findings=(FINDING,))
    assert issue.node == ""


def test_without_a_register_nothing_is_said() -> None:
    assert found(check_open_findings, REPORT) == []
