"""Proposals that nobody has answered."""

from reports.checks.context import OpenProposal
from reports.checks.follow_up.open_proposals import check_open_proposals
from tests.reports.checks.earlier_reports import found, of_period
from tests.reports.checks.trees import section


def test_a_proposal_of_an_earlier_report_is_noted_in_the_section_of_proposals() -> None:
    document = of_period("2022-Q1", section(), section(key="p", kind="proposals"))
    (issue,) = found(check_open_proposals, document, proposals=(OpenProposal("Tích hợp phần mềm", "Năm 2021"),))
    assert (issue.severity, issue.node, issue.excerpt) == ("info", "p", "Tích hợp phần mềm")
    assert issue.message == "Kiến nghị “Tích hợp phần mềm” nêu trong báo cáo kỳ Năm 2021 chưa được trả lời."


def test_a_long_one_is_cut_at_a_space() -> None:
    (issue,) = found(check_open_proposals, of_period("2022-Q1"), proposals=(OpenProposal("xem xét " * 99, "Năm 2021"),))
    assert issue.excerpt.endswith("xem xét…")
    assert len(issue.excerpt) <= 121
