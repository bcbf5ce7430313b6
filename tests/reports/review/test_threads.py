"""Which words of reviewers the unit has been told of, and when."""

import pytest

from reports.models import AuditEntry, Comment, Report
from reports.review.actor import Actor
from reports.review.comments import answer_comment, close_comment, reopen_comment, write_comment
from reports.review.threads import comments_told, threads_told, with_messages
from reports.review.transitions import Refused, approve, reopen, return_report, submit
from reports.review.unit_comments import open_counts

KEY = "steering.direction.documents"


@pytest.fixture
def sent(report: Report, leader: Actor) -> Report:
    submit(report.pk, 1, leader)
    return report


def comment_on(report: Report, by: Actor, text: str = "Thiếu văn bản quý I.") -> Comment:
    return write_comment(report.pk, KEY, "section", "", "", text, by)


def read_by_the_unit(report: Report) -> list[tuple[str, list[str]]]:
    threads = threads_told(comments_told(Report.objects.get(pk=report.pk)))
    return [(one.state, [message.text for message in one.messages.all()]) for one in threads]


def read_by_reviewers(report: Report) -> list[tuple[str, list[str]]]:
    threads = with_messages(Comment.objects.filter(report=report))
    return [(one.state, [message.text for message in one.messages.all()]) for one in threads]


def test_what_is_written_about_a_sent_report_waits_for_the_return(sent: Report, reviewer: Actor) -> None:
    comment_on(sent, reviewer)
    assert read_by_the_unit(sent) == []
    return_report(sent.pk, 2, reviewer)
    assert read_by_the_unit(sent) == [("open", ["Thiếu văn bản quý I."])]


def test_what_is_written_about_a_returned_report_is_told_at_once_and_stays_told(
    sent: Report, leader: Actor, reviewer: Actor
) -> None:
    return_report(sent.pk, 2, reviewer, "Rà soát lại.")
    comment_on(sent, reviewer)
    told = [("open", ["Thiếu văn bản quý I."])]
    assert read_by_the_unit(sent) == told
    submit(sent.pk, 3, leader, confirms_unchanged=True)
    assert read_by_the_unit(sent) == told
    approve(sent.pk, 4, reviewer)
    assert read_by_the_unit(sent) == told


def test_a_comment_opened_again_after_the_unit_sent_waits_for_the_next_return(
    sent: Report, clerk: Actor, leader: Actor, reviewer: Actor
) -> None:
    made = comment_on(sent, reviewer)
    return_report(sent.pk, 2, reviewer)
    answer_comment(made.pk, "Đã bổ sung.", clerk)
    submit(sent.pk, 3, leader, confirms_unchanged=True)
    reopen_comment(made.pk, "Vẫn thiếu tháng 3.", reviewer)
    words = ["Thiếu văn bản quý I.", "Đã bổ sung."]
    assert read_by_the_unit(sent) == [("answered", words)]
    assert read_by_reviewers(sent) == [("open", [*words, "Vẫn thiếu tháng 3."])]
    with pytest.raises(Refused, match="Sở Nội vụ đang xem xét góp ý này"):
        answer_comment(made.pk, "Không thiếu.", clerk)
    return_report(sent.pk, 4, reviewer)
    assert read_by_the_unit(sent) == [("open", [*words, "Vẫn thiếu tháng 3."])]


def test_the_unit_reads_its_own_answer_to_a_sent_report(
    sent: Report, clerk: Actor, leader: Actor, reviewer: Actor
) -> None:
    made = comment_on(sent, reviewer)
    return_report(sent.pk, 2, reviewer)
    submit(sent.pk, 3, leader, confirms_unchanged=True)
    answer_comment(made.pk, "Đã bổ sung.", clerk)
    clerk.user.memberships.all().delete()
    assert read_by_the_unit(sent) == [("answered", ["Thiếu văn bản quý I.", "Đã bổ sung."])]


def test_an_approval_tells_nothing_and_neither_does_opening_the_report_again(
    sent: Report, clerk: Actor, leader: Actor, reviewer: Actor
) -> None:
    made = comment_on(sent, reviewer)
    approve(sent.pk, 2, reviewer)
    assert read_by_the_unit(sent) == []
    reopen(sent.pk, 3, reviewer, "Sai số liệu.")
    assert read_by_the_unit(sent) == []
    assert open_counts(Report.objects.get(pk=sent.pk)) == {}
    with pytest.raises(Refused, match="chưa được gửi cho đơn vị"):
        answer_comment(made.pk, "Đã bổ sung.", clerk)
    submit(sent.pk, 4, leader, confirms_unchanged=True)
    assert read_by_the_unit(sent) == []
    return_report(sent.pk, 5, reviewer)
    assert read_by_the_unit(sent) == [("open", ["Thiếu văn bản quý I."])]


def test_a_comment_opened_again_and_not_sent_does_not_wait_in_a_reopened_report(
    sent: Report, clerk: Actor, leader: Actor, reviewer: Actor
) -> None:
    made = comment_on(sent, reviewer)
    return_report(sent.pk, 2, reviewer)
    answer_comment(made.pk, "Đã bổ sung.", clerk)
    submit(sent.pk, 3, leader, confirms_unchanged=True)
    close_comment(made.pk, reviewer)
    reopen_comment(made.pk, "Xem lại.", reviewer)
    approve(sent.pk, 4, reviewer)
    reopen(sent.pk, 5, reviewer, "Sai số liệu.")
    assert read_by_the_unit(sent) == [("answered", ["Thiếu văn bản quý I.", "Đã bổ sung."])]
    assert open_counts(Report.objects.get(pk=sent.pk)) == {}


def test_the_trail_keeps_the_place_of_a_reviewers_words_and_not_the_words(
    sent: Report, clerk: Actor, reviewer: Actor
) -> None:
    made = comment_on(sent, reviewer)
    close_comment(made.pk, reviewer)
    reopen_comment(made.pk, "Xem lại.", reviewer)
    details = AuditEntry.objects.filter(report=sent).values_list("detail", flat=True)
    assert len(set(details)) == 1 and len(details) == 3
    assert not any("Thiếu văn bản" in detail or "Xem lại" in detail for detail in details)
