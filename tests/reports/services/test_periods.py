"""Opening reporting periods."""

from datetime import UTC, date, datetime

import pytest

from core.errors import InputError
from reports.models import PeriodOutline, ReportingPeriod
from reports.services.periods import open_period


def test_a_period_opens_with_the_dates_of_the_ministry(brvt, outline):
    period, created = open_period(brvt, "2022-Q1", outline)
    assert created is True
    assert (period.name, period.starts_on, period.ends_on) == ("Quý I/2022", date(2021, 12, 15), date(2022, 3, 14))
    assert period.department_due_at == datetime(2022, 3, 16, 10, 0, tzinfo=UTC)  # 17:00 at home
    assert period.province_due_at == datetime(2022, 3, 20, 10, 0, tzinfo=UTC)


def test_every_kind_of_reporting_unit_gets_the_outline(brvt, outline):
    period, _ = open_period(brvt, "2022-Q1", outline)
    assert set(PeriodOutline.objects.filter(period=period, outline=outline).values_list("unit_kind", flat=True)) == {
        "department",
        "district",
        "commune",
    }


def test_a_period_that_is_open_keeps_the_dates_that_an_administrator_set(brvt, outline):
    period, _ = open_period(brvt, "2022-Q1", outline)
    ReportingPeriod.objects.filter(pk=period.pk).update(ends_on=date(2022, 3, 10))
    again, created = open_period(brvt, "2022-Q1", outline)
    assert (created, again.ends_on) == (False, date(2022, 3, 10))
    assert ReportingPeriod.objects.count() == 1


def test_there_is_no_second_quarter_report(brvt, outline):
    with pytest.raises(InputError, match="2022-Q2"):
        open_period(brvt, "2022-Q2", outline)
    assert ReportingPeriod.objects.count() == 0


def test_an_outline_of_another_province_is_refused(dlk, outline):
    with pytest.raises(InputError, match="không thuộc Tỉnh Đắk Lắk"):
        open_period(dlk, "2022-Q1", outline)
