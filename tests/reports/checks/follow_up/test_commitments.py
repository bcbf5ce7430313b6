"""Commitments below 100 %."""

import pytest

from reports.checks.context import KnownCommitment
from reports.checks.follow_up.commitments import check_commitments
from tests.reports.checks.earlier_reports import found, of_period


def test_both_counts_are_told_with_their_rate() -> None:
    (issue,) = found(check_commitments, of_period("2023-Q3"), commitments=(KnownCommitment(2022, 13, 15),))
    assert (issue.severity, issue.node) == ("warning", "")
    assert issue.message == "Bản cam kết CCHC năm 2022 mới hoàn thành 13/15 nhiệm vụ (86,67%), còn 02 nhiệm vụ."
    assert "Sổ bản cam kết" in issue.suggestion


@pytest.mark.parametrize(("key", "told"), [("2022-Q1", 0), ("2022-Q3", 0), ("2022-N", 1), ("2023-Q1", 1)])
def test_a_commitment_is_asked_about_from_october_and_in_the_year_after(key: str, told: int) -> None:
    assert len(found(check_commitments, of_period(key), commitments=(KnownCommitment(2022, 13, 15),))) == told


def test_a_whole_commitment_is_done() -> None:
    assert found(check_commitments, of_period("2022-N"), commitments=(KnownCommitment(2022, 15, 15),)) == []
    assert found(check_commitments, of_period("2022-N"), commitments=(KnownCommitment(2022, 0, 0),)) == []
