"""What of a unit's register is still to be done; removed records and other units' are never among it."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.models import Unit
from directives.models import AssignedTask, Commitment, Document, Finding, Inspection
from directives.selectors import (
    open_findings,
    records_of,
    removed_records_of,
    tasks_falling_due,
    unfinished_commitments,
)

TODAY = date(2022, 3, 13)


@pytest.fixture
def unit(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="SYT")


@pytest.fixture
def other(brvt: Unit) -> Unit:
    return Unit.objects.get(province=brvt, code="STP")


def test_tasks_that_are_not_done_and_due_by_the_last_day_the_most_urgent_first(unit: Unit, other: Unit) -> None:
    for keeper, content, due_on, fields in (
        (unit, "ngày cuối", date(2022, 3, 27), {}),
        (unit, "quá hạn", date(2021, 1, 1), {}),
        (unit, "hôm sau ngày cuối", date(2022, 3, 28), {}),
        (unit, "không có hạn", None, {}),
        (unit, "đã xong", TODAY, {"done_on": TODAY}),
        (unit, "đã gỡ", TODAY, {"removed_at": timezone.now()}),
        (other, "của đơn vị khác", TODAY, {}),
    ):
        AssignedTask.objects.create(unit=keeper, content=content, due_on=due_on, **fields)
    assert [task.content for task in tasks_falling_due(unit, TODAY, 14)] == ["quá hạn", "ngày cuối"]


def test_findings_that_are_not_remedied_oldest_visit_first(unit: Unit, other: Unit) -> None:
    for keeper, day, removed_at in (
        (unit, 27, None),
        (unit, 26, None),
        (unit, 25, timezone.now()),
        (other, 24, None),
    ):
        visit = Inspection.objects.create(
            unit=keeper, team="Đoàn 611", visited_on=date(2022, 2, day), removed_at=removed_at
        )
        Finding.objects.create(inspection=visit, position=1, content=f"ngày {day}")
        Finding.objects.create(inspection=visit, position=2, content="đã khắc phục", remedied_on=TODAY)
    assert [finding.content for finding in open_findings(unit)] == ["ngày 26", "ngày 27"]


def test_commitments_of_this_and_last_year_that_are_not_finished(unit: Unit, other: Unit) -> None:
    for keeper, year, done in ((unit, 2020, 1), (unit, 2021, 14), (unit, 2022, 15), (other, 2022, 1)):
        Commitment.objects.create(unit=keeper, year=year, tasks_total=15, tasks_done=done)
    assert [(one.year, one.tasks_done) for one in unfinished_commitments(unit, 2022)] == [(2021, 14)]


def test_records_are_those_of_the_unit_removed_or_not(unit: Unit, other: Unit) -> None:
    kept = Document.objects.create(unit=unit, number="1")
    removed = Document.objects.create(unit=unit, number="2", removed_at=timezone.now())
    Document.objects.create(unit=other, number="3")
    assert list(records_of(Document, unit)) == [kept]
    assert list(removed_records_of(Document, unit)) == [removed]
