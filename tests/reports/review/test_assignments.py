"""Who reviews which unit."""

from datetime import timedelta

import pytest

from accounts.models import Membership, Unit, User
from reports.models import AuditEntry, Report, ReportingPeriod, ReviewerAssignment
from reports.review.actor import Actor
from reports.review.assignments import (
    Change,
    Outdated,
    assign_units,
    assigning_provinces,
    reviewers_in,
    units_to_assign,
)
from reports.review.recipients import reviewers_of


@pytest.fixture
def colleague(brvt: Unit) -> User:
    """A second reviewer, whose name comes first."""
    user = User.objects.create(username="an", display_name="An Bình")
    unit = Unit.objects.get(province=brvt, code="SNV")
    Membership.objects.create(user=user, unit=unit, role=Membership.Role.REVIEWER)
    return user


def assigned() -> dict[str, str]:
    return dict(ReviewerAssignment.objects.values_list("unit__name", "reviewer__username"))


def test_units_are_given_to_reviewers_and_taken_back(
    health: Unit, brvt: Unit, reviewer: Actor, colleague: User, period: ReportingPeriod
) -> None:
    justice = Unit.objects.get(province=brvt, code="STP")
    to_an = Change(None, colleague.pk)
    assert assign_units(brvt, {health.pk: to_an, justice.pk: to_an}, reviewer) == 2
    assert assigned() == {"Sở Y tế": "an", "Sở Tư pháp": "an"}
    assert list(reviewers_of(health)) == [colleague]
    changes = {health.pk: Change(colleague.pk, None), justice.pk: Change(colleague.pk, reviewer.user.pk)}
    assert assign_units(brvt, changes, reviewer) == 2
    assert assigned() == {"Sở Tư pháp": "reviewer"}
    traces = AuditEntry.objects.values_list("action", "unit__name", "detail", "report")
    assert list(traces) == [
        ("reviewer_assigned", "Sở Tư pháp", "An Bình", None),
        ("reviewer_assigned", "Sở Y tế", "An Bình", None),
        ("reviewer_assigned", "Sở Tư pháp", "Người reviewer", None),
        ("reviewer_assigned", "Sở Y tế", "Không giao riêng cho ai", None),
    ]


def test_what_stays_leaves_no_trace(health: Unit, brvt: Unit, reviewer: Actor, colleague: User) -> None:
    assert assign_units(brvt, {health.pk: Change(None, None)}, reviewer) == 0
    assign_units(brvt, {health.pk: Change(None, colleague.pk)}, reviewer)
    assert assign_units(brvt, {health.pk: Change(None, colleague.pk)}, reviewer) == 0
    assert AuditEntry.objects.count() == 1


def test_what_somebody_else_assigned_meanwhile_is_not_overwritten(
    health: Unit, brvt: Unit, reviewer: Actor, colleague: User
) -> None:
    justice = Unit.objects.get(province=brvt, code="STP")
    assign_units(brvt, {health.pk: Change(None, colleague.pk)}, reviewer)
    to_reviewer = Change(None, reviewer.user.pk)
    with pytest.raises(Outdated) as caught:
        assign_units(brvt, {health.pk: to_reviewer, justice.pk: to_reviewer}, reviewer)
    assert caught.value.units == {health.pk}
    assert assigned() == {"Sở Y tế": "an"}


def test_reviewers_stand_in_dictionary_order(brvt: Unit, dlk: Unit, reviewer: Actor, colleague: User) -> None:
    User.objects.filter(username="reviewer").update(display_name="Đỗ Văn Ba")
    assert [person.username for person in reviewers_in(brvt)] == ["an", "reviewer"]
    assert [person.username for person in reviewers_in(dlk)] == ["reviewer_of_another_province"]


def test_units_that_report_are_assigned(seed_report: Report, brvt: Unit, dlk: Unit) -> None:
    assert [unit.name for unit in units_to_assign(brvt)] == ["Sở Nội vụ", "Sở Tư pháp", "Sở Y tế"]
    assert list(units_to_assign(dlk)) == []
    Unit.objects.filter(code="STP").update(valid_to=seed_report.period.starts_on - timedelta(days=1))
    assert [unit.name for unit in units_to_assign(brvt)] == ["Sở Nội vụ", "Sở Y tế"]


def test_reviewers_and_administrators_assign(people: dict[str, User], brvt: Unit, dlk: Unit) -> None:
    assert {name: [unit.code for unit in assigning_provinces(user)] for name, user in people.items()} == {
        "clerk": [],
        "leader": [],
        "reviewer": ["BRVT"],
        "administrator": ["BRVT"],
        "clerk_of_another_unit": [],
        "clerk_of_another_province": [],
        "reviewer_of_another_province": ["DLK"],
    }
