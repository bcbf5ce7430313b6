"""A report's way through leader and reviewer, and back."""

import pytest

from accounts.models import User
from notices.models import Notice
from reports.models import Comment, Report, Revision, Section, Transition
from reports.review.actor import Actor
from reports.review.section_requests import ask_section
from reports.review.transitions import (
    HasErrors,
    Refused,
    TooLate,
    Unchanged,
    approve,
    reopen,
    return_report,
    send_back,
    send_to_leader,
    submit,
)


def stored(report: Report) -> Report:
    return Report.objects.get(pk=report.pk)


def test_from_the_clerk_to_approval(report: Report, clerk: Actor, leader: Actor, reviewer: Actor) -> None:
    send_to_leader(report.pk, 1, clerk)
    submit(report.pk, 2, leader)
    approve(report.pk, 3, reviewer)
    rows = Transition.objects.values_list("action", "from_state", "to_state", "actor", "address")
    assert list(rows) == [
        ("to_leader", "draft", "awaiting_leader", clerk.user.pk, "192.0.2.1"),
        ("submit", "awaiting_leader", "submitted", leader.user.pk, "192.0.2.2"),
        ("approve", "submitted", "approved", reviewer.user.pk, "192.0.2.3"),
    ]
    sent, approved = Revision.objects.order_by("number")
    assert (sent.transition.action, approved.transition.action) == ("submit", "approve")
    assert sent.figures.count() == approved.figures.count() > 20
    assert stored(report).submitted_at == Transition.objects.get(action="submit").at


def test_each_step_tells_whoever_acts_next(
    report: Report, people: dict[str, User], clerk: Actor, leader: Actor, reviewer: Actor
) -> None:
    send_to_leader(report.pk, 1, clerk)
    send_back(report.pk, 2, leader, "Xem lại mục II.3")
    submit(report.pk, 3, leader)
    return_report(report.pk, 4, reviewer, "Thiếu số liệu")
    told = Notice.objects.order_by("pk").values_list("user__username", "kind", "title")
    assert list(told) == [
        ("leader", "awaiting_leader", "Báo cáo Quý I/2022 của Sở Y tế chờ thủ trưởng duyệt"),
        ("clerk", "sent_back", "Báo cáo Quý I/2022 của Sở Y tế được trả lại người lập để chỉnh sửa"),
        ("reviewer", "submitted", "Sở Y tế gửi báo cáo Quý I/2022"),
        ("clerk", "submitted", "Báo cáo Quý I/2022 của Sở Y tế đã được gửi đến Sở Nội vụ"),
        ("clerk", "returned", "Báo cáo Quý I/2022 của Sở Y tế cần bổ sung, chỉnh sửa"),
        ("leader", "returned", "Báo cáo Quý I/2022 của Sở Y tế cần bổ sung, chỉnh sửa"),
    ]


def test_a_report_goes_back_to_the_state_in_which_it_went_to_the_leader(
    report: Report, clerk: Actor, leader: Actor, reviewer: Actor
) -> None:
    submit(report.pk, 1, leader)
    return_report(report.pk, 2, reviewer, "Thiếu số liệu")
    send_to_leader(report.pk, 3, clerk)
    send_back(report.pk, 4, leader)
    assert stored(report).state == "returned"
    assert list(report.openings.values_list("key", "cause")) == [("", "return")]


def test_who_comes_second_is_told_who_was_faster(report: Report, leader: Actor, reviewer: Actor) -> None:
    submit(report.pk, 1, leader)
    approve(report.pk, 2, reviewer)
    with pytest.raises(TooLate, match=r"Người reviewer đã tiếp nhận báo cáo này lúc \d\d:\d\d ngày"):
        return_report(report.pk, 2, reviewer, "Thiếu số liệu")
    assert stored(report).state == "approved"
    assert Transition.objects.count() == 2


def test_a_clerk_sends_only_where_the_unit_lets_clerks_send(report: Report, clerk: Actor) -> None:
    with pytest.raises(Refused, match="Chỉ thủ trưởng đơn vị được gửi báo cáo"):
        submit(report.pk, 1, clerk)
    report.unit.clerk_submits = True
    report.unit.save()
    submit(report.pk, 1, clerk)
    assert stored(report).state == "submitted"


def test_errors_keep_a_report_from_being_sent_and_nothing_is_half_done(report: Report, leader: Actor) -> None:
    Section.objects.filter(report=report, key="results.finance").delete()
    key = "steering.plan.issued"
    Section.objects.filter(report=report, key=key).update(state="unanswered")
    with pytest.raises(HasErrors) as caught:
        submit(report.pk, 1, leader)
    assert [issue.node for issue in caught.value.issues] == [key]
    assert (stored(report).state, stored(report).version) == ("draft", 1)
    assert not Transition.objects.exists() and not Notice.objects.exists()


def test_a_return_opens_what_was_commented(report: Report, leader: Actor, reviewer: Actor) -> None:
    submit(report.pk, 1, leader)
    with pytest.raises(Refused, match="góp ý ít nhất một mục"):
        return_report(report.pk, 2, reviewer)
    Comment.objects.create(report=report, key="steering.plan.issued", author=reviewer.user)
    moved = return_report(report.pk, 2, reviewer)
    assert moved.open_comments == 1
    assert list(report.openings.values_list("key", "cause")) == [("steering.plan.issued", "comment")]


def test_sending_again_without_a_change_needs_a_confirmation(report: Report, leader: Actor, reviewer: Actor) -> None:
    submit(report.pk, 1, leader)
    return_report(report.pk, 2, reviewer, "Thiếu số liệu")
    with pytest.raises(Unchanged):
        submit(report.pk, 3, leader)
    submit(report.pk, 3, leader, confirms_unchanged=True)
    assert Revision.objects.count() == 2


def test_a_correction_after_approval_is_a_new_document(report: Report, leader: Actor, reviewer: Actor) -> None:
    Report.objects.filter(pk=report.pk).update(number="05", issued_on="2022-03-15")
    submit(report.pk, 1, leader)
    approve(report.pk, 2, reviewer)
    with pytest.raises(Refused, match="nêu lý do"):
        reopen(report.pk, 3, reviewer, "")
    reopen(report.pk, 3, reviewer, "Sai số liệu hồ sơ")
    again = stored(report)
    assert (again.state, again.number, again.replaces) == ("reopened", "", "Báo cáo số 05/BC-SYT ngày 15/3/2022")


def test_a_number_that_was_issued_meanwhile_is_no_change_of_the_report(
    report: Report, leader: Actor, reviewer: Actor
) -> None:
    submit(report.pk, 1, leader)
    Report.objects.filter(pk=report.pk).update(number="05", issued_on="2022-03-15")
    approve(report.pk, 2, reviewer)
    reopen(report.pk, 3, reviewer, "Sai số liệu hồ sơ")
    with pytest.raises(Unchanged):
        submit(report.pk, 4, leader)


def test_nobody_decides_on_a_request_once_the_report_is_sent_again(
    report: Report, clerk: Actor, leader: Actor, reviewer: Actor
) -> None:
    submit(report.pk, 1, leader)
    Comment.objects.create(report=report, key="steering.plan.issued", author=reviewer.user)
    return_report(report.pk, 2, reviewer)
    asked = ask_section(report.pk, "steering.plan.progress", "Số liệu vừa đổi", clerk)
    submit(report.pk, 3, leader, confirms_unchanged=True)
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == ("refused", "Đơn vị đã gửi lại báo cáo trước khi có trả lời.")
