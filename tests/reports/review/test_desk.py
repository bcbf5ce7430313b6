"""The reviewers' inbox: which units it shows, in which order, under which filters."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from accounts.models import Unit, User
from reports.models import Comment, Extension, Report, ReportingPeriod, ReviewerAssignment
from reports.review.actor import Actor
from reports.review.desk import (
    CHOICES,
    DeskRow,
    Wanted,
    count_choices,
    desk_rows,
    narrow,
    neighbours_of,
    next_waiting,
    period_to_review,
    reviewed_periods,
)
from reports.review.transitions import approve, return_report, submit
from reports.services.periods import open_period
from tests.conftest import make_department

NAMES = ["Sở Nội vụ", "Sở Tư pháp", "Sở Y tế"]


@pytest.fixture
def sent(report: Report, leader: Actor) -> Report:
    submit(report.pk, 1, leader)
    return Report.objects.get(pk=report.pk)


def rows_of(period: ReportingPeriod) -> list[DeskRow]:
    return desk_rows(period, timezone.now())


def row_of(report: Report) -> DeskRow:
    return next(row for row in rows_of(report.period) if row.report_id == report.pk)


def chosen(report: Report, user: User, choice: str) -> list[str]:
    return [row.unit_name for row in narrow(rows_of(report.period), Wanted(choice), user)]


def report_of(name: str, period: ReportingPeriod, **values: object) -> Report:
    """A report that is only a row: enough for the inbox."""
    unit = Unit.objects.get(province=period.province, name=name)
    outline = period.outlines.get(unit_kind=unit.kind).outline
    return Report.objects.create(unit=unit, period=period, outline=outline, **values)


def test_every_unit_that_has_to_report_is_there(report: Report, dlk: Unit) -> None:
    assert [row.unit_name for row in rows_of(report.period)] == NAMES
    assert [row.state_label for row in rows_of(report.period)] == ["Chưa lập", "Chưa lập", "Đang soạn"]


def test_units_out_of_force_or_without_an_outline_are_not(report: Report, brvt: Unit) -> None:
    report.period.outlines.exclude(unit_kind=Unit.Kind.DEPARTMENT).delete()
    Unit.objects.filter(name="Sở Tư pháp").update(valid_to=report.period.starts_on - timedelta(days=1))
    Unit.objects.create(code="P1", kind=Unit.Kind.COMMUNE, name="Phường 1", province=brvt, parent=brvt, short_name="P1")
    assert [row.unit_name for row in rows_of(report.period)] == ["Sở Nội vụ", "Sở Y tế"]


def test_a_unit_that_has_a_report_is_there_in_any_case(report: Report) -> None:
    Unit.objects.filter(pk=report.unit_id).update(valid_to=report.period.starts_on - timedelta(days=1))
    assert "Sở Y tế" in [row.unit_name for row in rows_of(report.period)]


def test_units_stand_by_deadline_then_in_dictionary_order(report: Report, reviewer: Actor) -> None:
    later = report.period.department_due_at + timedelta(days=3)
    unit = Unit.objects.get(name="Sở Nội vụ", province=report.unit.province)
    Extension.objects.create(
        unit=unit, period=report.period, due_at=later, reason="Sáp nhập phòng", granted_by=reviewer.user
    )
    rows = rows_of(report.period)
    assert [row.unit_name for row in rows] == ["Sở Tư pháp", "Sở Y tế", "Sở Nội vụ"]
    assert rows[-1].due_at == later


def test_a_row_counts_returns_and_comments(sent: Report, leader: Actor, reviewer: Actor) -> None:
    for state in ("open", "open", "answered"):
        Comment.objects.create(report=sent, key="steering.plan.issued", author=reviewer.user, state=state)
    return_report(sent.pk, 2, reviewer)
    row = row_of(sent)
    assert (row.returns, row.open_comments, row.answered, row.state_label) == (
        1,
        2,
        1,
        "Yêu cầu bổ sung, chỉnh sửa",
    )
    submit(sent.pk, 3, leader, confirms_unchanged=True)
    row = row_of(sent)
    assert (row.state_label, row.came_again, row.is_waiting) == ("Chờ kiểm tra", True, True)


def test_each_filter_shows_its_reports(sent: Report, leader: Actor, reviewer: Actor) -> None:
    user = reviewer.user
    seen = {"chua-nop": ["Sở Nội vụ", "Sở Tư pháp"], "qua-han": ["Sở Nội vụ", "Sở Tư pháp"]}

    def shown() -> dict[str, list[str]]:
        return {name: found for name in CHOICES if (found := chosen(sent, user, name))}

    assert shown() == {"moi-nop": ["Sở Y tế"]} | seen
    return_report(sent.pk, 2, reviewer, "Thiếu số liệu")
    assert shown() == {"cho-sua": ["Sở Y tế"]} | seen
    submit(sent.pk, 3, leader, confirms_unchanged=True)
    assert shown() == {"nop-lai": ["Sở Y tế"]} | seen
    approve(sent.pk, 4, reviewer)
    assert shown() == {"da-tiep-nhan": ["Sở Y tế"]} | seen


def test_a_unit_is_overdue_from_its_own_due_moment_on(report: Report) -> None:
    before = report.period.department_due_at - timedelta(minutes=1)
    for now, number in ((before, 0), (before + timedelta(minutes=2), 3)):
        rows = desk_rows(report.period, now)
        assert sum(CHOICES["qua-han"][1](row) for row in rows) == number


def test_units_are_found_without_accents_and_by_their_reviewer(sent: Report, reviewer: Actor) -> None:
    ReviewerAssignment.objects.create(unit=sent.unit, reviewer=reviewer.user, assigned_by=reviewer.user)
    rows, user = rows_of(sent.period), reviewer.user
    assert [row.unit_name for row in narrow(rows, Wanted(words="so tu"), user)] == ["Sở Tư pháp"]
    assert [row.reviewer_name for row in narrow(rows, Wanted(mine=True), user)] == ["Người reviewer"]
    assert count_choices(rows, Wanted("moi-nop", mine=True), user) == {
        "": 1,
        "moi-nop": 1,
        "nop-lai": 0,
        "cho-sua": 0,
        "chua-nop": 0,
        "qua-han": 0,
        "da-tiep-nhan": 0,
    }


def test_the_next_report_stands_in_the_order_of_the_inbox(sent: Report, reviewer: Actor) -> None:
    now, period, user = timezone.now(), sent.period, reviewer.user
    first = report_of("Sở Nội vụ", period, state="submitted", submitted_at=now, last_submitted_at=now)
    report_of("Sở Tư pháp", period)
    rows = rows_of(period)
    beside = neighbours_of(sent.pk, rows, Wanted(), user)
    assert (beside.previous.unit_name, beside.next.unit_name) == ("Sở Nội vụ", "Sở Tư pháp")
    assert (beside.place, beside.number) == (2, 3)
    beside = neighbours_of(sent.pk, rows, Wanted("moi-nop"), user)
    assert (beside.previous.report_id, beside.place, beside.number) == (first.pk, 2, 2)
    beside = neighbours_of(sent.pk, rows, Wanted("chua-nop"), user)
    assert (beside.next.unit_name, beside.place, beside.number) == ("Sở Tư pháp", 0, 1)


def test_after_the_last_one_that_waits_comes_the_first(sent: Report, reviewer: Actor) -> None:
    now, period, user = timezone.now(), sent.period, reviewer.user
    first = report_of("Sở Nội vụ", period, state="submitted", submitted_at=now, last_submitted_at=now)
    rows = rows_of(period)
    assert next_waiting(sent.pk, rows, Wanted(), user).report_id == first.pk
    assert next_waiting(first.pk, rows, Wanted(), user).report_id == sent.pk
    assert next_waiting(first.pk, rows, Wanted("nop-lai"), user) is None


def test_within_a_deadline_what_waits_for_review_stands_first_and_what_is_accepted_last(
    sent: Report, brvt: Unit
) -> None:
    now, period = timezone.now(), sent.period
    for place, state in enumerate(("approved", "returned", "submitted")):
        make_department(brvt, f"A{place}", f"Ban {place}")
        report_of(f"Ban {place}", period, state=state, submitted_at=now, last_submitted_at=now)
    assert [row.unit_name for row in rows_of(period)] == [
        "Ban 2",
        "Sở Y tế",
        "Ban 1",
        "Sở Nội vụ",
        "Sở Tư pháp",
        "Ban 0",
    ]


def test_after_a_decision_the_next_one_that_waits_follows_not_the_first(sent: Report, brvt: Unit) -> None:
    now, period = timezone.now(), sent.period
    made = {}
    for name in ("Ban 1", "Ban 2", "Ban 3"):
        make_department(brvt, name, name)
        made[name] = report_of(name, period, state="submitted", submitted_at=now, last_submitted_at=now)
    Report.objects.filter(pk=made["Ban 2"].pk).update(state="approved")
    reviewer = User(pk=0)
    assert next_waiting(made["Ban 2"].pk, rows_of(period), Wanted(), reviewer).unit_name == "Ban 3"


def test_a_reviewer_starts_with_the_newest_period_that_is_open_or_has_something_to_review(
    sent: Report, reviewer: Actor, brvt: Unit
) -> None:
    half_year = open_period(brvt, "2022-6T", sent.outline)[0]
    periods = list(reviewed_periods(reviewer.user))
    assert [(period.key, period.waiting) for period in periods] == [("2022-6T", 0), ("2022-Q1", 1)]

    def default(now: datetime) -> str:
        return period_to_review(periods, now).key

    assert default(half_year.department_due_at) == "2022-6T"
    assert default(half_year.department_due_at + timedelta(days=90)) == "2022-Q1"
    periods[1].waiting = 0
    assert default(half_year.department_due_at + timedelta(days=90)) == "2022-6T"


def test_nobody_reviews_the_periods_of_another_province(sent: Report, people: dict[str, User]) -> None:
    strangers = [name for name in people if name != "reviewer"]
    assert {name: list(reviewed_periods(people[name])) for name in strangers} == {name: [] for name in strangers}


def test_the_inbox_takes_one_query_for_few_and_for_many_units(
    sent: Report, brvt: Unit, django_assert_num_queries
) -> None:
    period = sent.period
    for number in (3, 190):
        for place in range(Unit.objects.filter(province=brvt).count(), number):
            make_department(brvt, f"D{place}", f"Sở số {place}")
        with django_assert_num_queries(1):
            assert len(rows_of(period)) == number
