"""Locked sections with errors in a returned report."""

import pytest

from core.issue import Issue
from reports.models import AuditEntry, Comment, Report
from reports.review.actor import Actor
from reports.review.error_openings import open_sections_with_errors
from reports.review.transitions import return_report, submit

COMMENTED, WRONG = "steering.plan.issued", "steering.direction.meetings"
ISSUES = [
    Issue("error", "required", WRONG, "Mục bắt buộc chưa trả lời."),
    Issue("error", "table_sums", COMMENTED, "Tổng sai."),
    Issue("warning", "open_annex", "steering.communication.plan", "Chưa có tệp."),
]


@pytest.fixture
def returned(report: Report, leader: Actor, reviewer: Actor) -> Report:
    submit(report.pk, 1, leader)
    Comment.objects.create(report=report, key=COMMENTED, author=reviewer.user)
    return_report(report.pk, 2, reviewer)
    return report


def test_the_locked_section_opens_and_says_why(returned: Report, clerk: Actor) -> None:
    places = open_sections_with_errors(returned.pk, ISSUES, clerk)
    assert [place.partition(" ")[0] for place in places] == ["I.2."]
    assert set(returned.openings.values_list("key", "cause")) == {(COMMENTED, "comment"), (WRONG, "error")}
    assert AuditEntry.objects.get().detail == f"Có lỗi phải sửa: {places[0]}"


def test_a_second_time_opens_nothing(returned: Report, clerk: Actor) -> None:
    open_sections_with_errors(returned.pk, ISSUES, clerk)
    assert open_sections_with_errors(returned.pk, ISSUES, clerk) == []
    assert (returned.openings.count(), AuditEntry.objects.count()) == (2, 1)


def test_a_report_that_is_open_as_a_whole_needs_no_opening(report: Report, leader: Actor, reviewer: Actor) -> None:
    assert open_sections_with_errors(report.pk, ISSUES, leader) == []
    submit(report.pk, 1, leader)
    assert open_sections_with_errors(report.pk, ISSUES, leader) == []
    return_report(report.pk, 2, reviewer, "Thiếu số liệu")
    assert open_sections_with_errors(report.pk, ISSUES, leader) == []
    assert list(report.openings.values_list("key", flat=True)) == [""]


def test_what_the_outline_does_not_have_is_not_opened(returned: Report, clerk: Actor) -> None:
    assert open_sections_with_errors(returned.pk, [Issue("error", "x", "", "Sai.")], clerk) == []
