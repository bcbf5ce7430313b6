"""Which versions of a report are compared with which."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit
from reports.models import Outline, Report, Revision
from reports.review.actor import Actor
from reports.review.comparing import base_of, previous_document, previous_revision, revisions_of, trees_of
from reports.review.transitions import approve, reopen, return_report, submit
from reports.services.periods import open_period


def report_of(unit: Unit, key: str, outline: Outline) -> Report:
    period = open_period(outline.province, key, outline)[0]
    return Report.objects.create(unit=unit, period=period, outline=outline)


def frozen(report: Report, by: Actor, number: int = 1) -> Revision:
    """A revision of a report as it was sent."""
    moved = report.transitions.create(
        action="submit", from_state="draft", to_state="submitted", actor=by.user, at=report.created_at
    )
    tree = Revision.objects.values_list("tree", flat=True).order_by("pk").first()
    return report.revisions.create(number=number, transition=moved, tree=tree, sha256="0" * 64)


def bases(report: Report) -> dict[int, int | None]:
    revisions = revisions_of(report)
    found = {one.number: base_of(one, revisions) for one in revisions}
    return {number: base and base.number for number, base in found.items()}


def test_an_approved_revision_is_compared_with_what_was_frozen_before_it_was_sent(
    report: Report, leader: Actor, reviewer: Actor
) -> None:
    submit(report.pk, 1, leader)
    return_report(report.pk, 2, reviewer, "Thiếu số liệu")
    submit(report.pk, 3, leader, confirms_unchanged=True)
    approve(report.pk, 4, reviewer)
    reopen(report.pk, 5, reviewer, "Sai số liệu")
    submit(report.pk, 6, leader, confirms_unchanged=True)
    assert bases(report) == {1: None, 2: 1, 3: 1, 4: 3}


def test_the_previous_report_is_the_newest_revision_of_the_period_before(
    report: Report, outline: Outline, leader: Actor
) -> None:
    submit(report.pk, 1, leader)
    assert (previous_revision(report), previous_document(report)) == (None, None)
    before, long_before = report_of(report.unit, "2021-N", outline), report_of(report.unit, "2021-Q3", outline)
    frozen(long_before, leader)
    assert previous_revision(report) is None
    first, newest = frozen(before, leader), frozen(before, leader, 2)
    assert previous_revision(report) == newest
    assert previous_document(report) == trees_of([first])[first.pk]


@pytest.mark.parametrize("whose", ["BRVT/STP", "DLK/SYT"])
def test_the_report_of_another_unit_is_not_the_previous_one(
    report: Report, outline: Outline, leader: Actor, units: dict[str, Unit], whose: str
) -> None:
    submit(report.pk, 1, leader)
    frozen(report_of(units[whose], "2021-N", outline), leader)
    assert previous_document(report) is None


def test_the_queries_do_not_grow_with_the_revisions(report: Report, outline: Outline, leader: Actor) -> None:
    submit(report.pk, 1, leader)
    before = report_of(report.unit, "2021-N", outline)
    stored = Report.objects.select_related("period").get(pk=report.pk)
    counts = []
    for number in range(1, 5):
        frozen(before, leader, number)
        frozen(report, leader, number + 1)
        with CaptureQueriesContext(connection) as captured:
            assert previous_document(stored).unit_name == "Sở Y tế"
            assert len([one.transition.action for one in revisions_of(stored)]) == number + 1
        counts.append(len(captured))
    assert counts == [3, 3, 3, 3]
