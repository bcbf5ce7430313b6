"""Sections that the outline requires."""

import pytest

from reports.checks.completeness.required import check_required
from tests.reports.checks.trees import report, section


def test_a_required_section_without_an_answer_is_an_error() -> None:
    (issue,) = check_required(report(section(state="unanswered", required=True)))
    assert (issue.severity, issue.code, issue.node) == ("error", "required", "a")
    assert issue.message == "Mục bắt buộc chưa trả lời."


@pytest.mark.parametrize("state", ["answered", "none", "not_yet_available"])
def test_every_answer_counts(state: str) -> None:
    assert list(check_required(report(section(state=state, required=True)))) == []


def test_what_is_not_required_may_stay_empty() -> None:
    assert list(check_required(report(section(state="unanswered")))) == []
