"""When a report is due: the period's due moment, or the newest extension of its unit."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit, User
from reports.models import Extension, Outline, Report, ReportingPeriod
from reports.review.due import due_of, due_of_unit, with_due, with_due_of_periods, with_due_of_units
from reports.services.periods import open_period
from reports.services.starting import start_report
from reports.services.teamwork import assigned_sections, latest_due_on

OWN = datetime(2022, 3, 16, 10, 0, tzinfo=UTC)
"""17:00 on 16/3/2022 in Vietnam."""


@pytest.fixture
def report(health: Unit, period: ReportingPeriod) -> Report:
    return start_report(health, period)


def extend(unit: Unit, period: ReportingPeriod, by: User, days: int) -> Extension:
    return Extension.objects.create(
        unit=unit, period=period, due_at=OWN + timedelta(days=days), reason="Chờ số liệu", granted_by=by
    )


def told(report: Report) -> set[datetime]:
    """Every way to ask when the report is due."""
    unit, period = report.unit, report.period
    return {
        with_due(Report.objects.all()).get(pk=report.pk).due_at,
        with_due_of_units(Unit.objects.all(), period).get(pk=unit.pk).due_at,
        with_due_of_periods(ReportingPeriod.objects.all(), unit).get(pk=period.pk).due_at,
        due_of(report),
        due_of_unit(unit, period),
    }


def test_without_an_extension_the_period_decides(report: Report) -> None:
    assert told(report) == {OWN}


def test_the_newest_extension_counts_not_the_latest(report: Report, people: dict[str, User]) -> None:
    extend(report.unit, report.period, people["reviewer"], 30)
    extend(report.unit, report.period, people["reviewer"], 3)
    assert told(report) == {OWN + timedelta(days=3)}


def test_an_extension_is_of_one_unit_in_one_period(
    report: Report, outline: Outline, people: dict[str, User], units: dict[str, Unit]
) -> None:
    later = open_period(report.unit.province, "2022-6T", outline)[0]
    extend(units["BRVT/STP"], report.period, people["reviewer"], 3)
    extend(report.unit, later, people["reviewer"], 100)
    assert told(report) == {OWN}


def test_an_extension_takes_no_time_away_when_the_period_is_put_off(report: Report, people: dict[str, User]) -> None:
    extend(report.unit, report.period, people["reviewer"], 3)
    report.period.department_due_at = OWN + timedelta(days=10)
    report.period.save()
    assert told(report) == {OWN + timedelta(days=10)}


def test_the_due_moment_keeps_its_fraction_of_a_second(report: Report, people: dict[str, User]) -> None:
    report.period.department_due_at = OWN + timedelta(microseconds=5)
    report.period.save()
    assert told(report) == {OWN + timedelta(microseconds=5)}


def test_the_day_of_an_extension_bounds_and_dates_the_work_inside_the_unit(
    report: Report, people: dict[str, User]
) -> None:
    extend(report.unit, report.period, people["reviewer"], 4)
    section = report.sections.order_by("pk").first()
    report.sections.filter(pk=section.pk).update(assignee=people["clerk"], state="unanswered")
    assert latest_due_on(report) == date(2022, 3, 20)
    assert [one.due_day for one in assigned_sections(people["clerk"])] == [date(2022, 3, 20)]


def test_many_reports_take_one_query(report: Report, people: dict[str, User], units: dict[str, Unit]) -> None:
    for code in ("SNV", "STP"):
        start_report(units[f"BRVT/{code}"], report.period)
    extend(report.unit, report.period, people["reviewer"], 1)
    with CaptureQueriesContext(connection) as captured:
        moments = sorted(one.due_at for one in with_due(Report.objects.all()))
    assert (len(captured), moments) == (1, [OWN, OWN, OWN + timedelta(days=1)])
