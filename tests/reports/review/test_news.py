"""Who is told what when a report changes its state, and where the notice leads."""

import pytest
from django.urls import reverse

from accounts.models import Membership, User
from notices.models import Notice
from reports.models import Report, ReviewerAssignment
from reports.review.actor import Actor
from reports.review.transitions import approve, reopen, return_report, send_back, send_to_leader, submit


def told(kind: str) -> dict[str, Notice]:
    """The newest notices of a kind by who got them."""
    return {one.user.username: one for one in Notice.objects.filter(kind=kind).select_related("user").order_by("pk")}


def test_the_unit_and_its_reviewers_learn_of_a_submit_each_in_their_words(
    report: Report, people: dict[str, User], leader: Actor
) -> None:
    submit(report.pk, 1, leader)
    notices = told("submitted")
    assert {name: one.title for name, one in notices.items()} == {
        "clerk": "Báo cáo Quý I/2022 của Sở Y tế đã được gửi đến Sở Nội vụ",
        "reviewer": "Sở Y tế gửi báo cáo Quý I/2022",
    }
    assert {name: one.link for name, one in notices.items()} == {
        "clerk": reverse("reports:preview", args=[report.pk]),
        "reviewer": reverse("review:report", args=[report.pk]),
    }
    assert {one.text for one in notices.values()} == {"Người thực hiện: Người leader."}


def test_who_writes_and_reviews_a_report_is_told_once_as_its_reviewer(
    report: Report, people: dict[str, User], leader: Actor
) -> None:
    Membership.objects.create(user=people["reviewer"], unit=report.unit, role=Membership.Role.CLERK)
    submit(report.pk, 1, leader)
    assert Notice.objects.filter(user=people["reviewer"]).count() == 1
    assert told("submitted")["reviewer"].title == "Sở Y tế gửi báo cáo Quý I/2022"


def test_the_reviewer_of_the_unit_is_told_alone(report: Report, people: dict[str, User], leader: Actor) -> None:
    second = User.objects.create(username="second")
    Membership.objects.create(user=second, unit=report.unit.province, role=Membership.Role.REVIEWER)
    ReviewerAssignment.objects.create(unit=report.unit, reviewer=second, assigned_by=people["administrator"])
    submit(report.pk, 1, leader)
    assert set(told("submitted")) == {"clerk", "second"}


def test_sending_again_says_so(report: Report, leader: Actor, reviewer: Actor) -> None:
    submit(report.pk, 1, leader)
    return_report(report.pk, 2, reviewer, "Thiếu số liệu")
    submit(report.pk, 3, leader, confirms_unchanged=True)
    assert {one.title for one in told("submitted").values()} == {
        "Sở Y tế gửi lại báo cáo Quý I/2022",
        "Báo cáo Quý I/2022 của Sở Y tế đã được gửi lại đến Sở Nội vụ",
    }


def test_a_return_names_its_reason_and_leads_to_the_comments(report: Report, leader: Actor, reviewer: Actor) -> None:
    submit(report.pk, 1, leader)
    return_report(report.pk, 2, reviewer, "Thiếu số liệu")
    notices = told("returned")
    assert set(notices) == {"clerk", "leader"}
    assert notices["clerk"].text == "Người thực hiện: Người reviewer.\nLý do: Thiếu số liệu"
    assert notices["clerk"].link == reverse("responses:list", args=[report.pk])


@pytest.mark.parametrize(("by", "others"), [("leader", {"clerk"}), ("clerk", {"leader"})])
def test_the_other_side_learns_that_a_report_left_the_leaders_desk(
    report: Report, clerk: Actor, leader: Actor, by: str, others: set[str]
) -> None:
    send_to_leader(report.pk, 1, clerk)
    send_back(report.pk, 2, {"clerk": clerk, "leader": leader}[by], "Bổ sung mục II.3")
    assert set(told("sent_back")) == others


def test_acceptance_and_reopening_reach_the_whole_unit(report: Report, leader: Actor, reviewer: Actor) -> None:
    submit(report.pk, 1, leader)
    approve(report.pk, 2, reviewer)
    reopen(report.pk, 3, reviewer, "Sai số liệu hồ sơ")
    assert {name: one.title for name, one in told("approved").items()} == dict.fromkeys(
        ("clerk", "leader"), "Báo cáo Quý I/2022 của Sở Y tế đã được tiếp nhận"
    )
    assert {(one.title, one.link) for one in told("reopened").values()} == {
        ("Báo cáo Quý I/2022 của Sở Y tế được mở lại để đính chính", reverse("reports:edit", args=[report.pk]))
    }


def test_the_leader_is_led_to_the_page_where_the_report_is_checked_and_sent(
    report: Report, clerk: Actor, leader: Actor
) -> None:
    send_to_leader(report.pk, 1, clerk)
    (notice,) = told("awaiting_leader").values()
    assert (notice.user, notice.link) == (leader.user, reverse("submission:check", args=[report.pk]))


def unread(kind: str) -> set[str]:
    return set(Notice.objects.filter(kind=kind, read_at=None).values_list("user__username", flat=True))


def test_sending_settles_what_the_leader_was_asked(report: Report, clerk: Actor, leader: Actor) -> None:
    send_to_leader(report.pk, 1, clerk)
    assert unread("awaiting_leader") == {"leader"}
    submit(report.pk, 2, leader)
    assert unread("awaiting_leader") == set()
    assert unread("submitted") == {"clerk", "reviewer"}


def test_a_decision_settles_what_the_reviewers_were_asked_and_not_what_the_unit_was_told(
    report: Report, leader: Actor, reviewer: Actor, people: dict[str, User]
) -> None:
    second = User.objects.create(username="second")
    Membership.objects.create(user=second, unit=report.unit.province, role=Membership.Role.REVIEWER)
    submit(report.pk, 1, leader)
    assert unread("submitted") == {"clerk", "reviewer", "second"}
    return_report(report.pk, 2, reviewer, "Thiếu số liệu")
    assert (unread("submitted"), unread("returned")) == ({"clerk"}, {"clerk", "leader"})
    submit(report.pk, 3, leader, confirms_unchanged=True)
    assert unread("returned") == set()
    assert unread("submitted") == {"clerk", "reviewer", "second"}
    approve(report.pk, 4, reviewer)
    assert unread("submitted") == {"clerk"}


def test_news_of_another_report_stay_unread(report: Report, leader: Actor, reviewer: Actor) -> None:
    submit(report.pk, 1, leader)
    other = Notice.objects.create(
        user=reviewer.user, kind="submitted", key="transition:0", title="Sở khác gửi báo cáo", link="/kiem-tra/0/"
    )
    approve(report.pk, 2, reviewer)
    other.refresh_from_db()
    assert other.read_at is None
