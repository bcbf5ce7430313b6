"""More time for one unit. Quý I/2022 is due at 17:00 on 16/3/2022, at the ministry on 20/3/2022."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Unit, User
from notices.models import Notice
from reports.models import AuditEntry, Extension, Report, ReportingPeriod
from reports.review.actor import Actor
from reports.review.due import due_of_unit, waited_for
from reports.review.extensions import Refused, StaleDue, extensions_in, grant_extension
from reports.services.starting import start_report

OWN = datetime(2022, 3, 16, 10, 0, tzinfo=UTC)
NOW = datetime(2022, 3, 15, 3, 0, tzinfo=UTC)
"""10:00 on 15/3/2022 in Vietnam."""


def grant(unit: Unit, period: ReportingPeriod, by: Actor, due_at: datetime, now: datetime = NOW) -> Extension:
    return grant_extension(unit, period, due_at, "Chờ số liệu", by, seen=due_of_unit(unit, period), now=now)


def test_the_unit_has_the_new_due_moment_its_people_are_told_and_there_is_a_trace(
    health: Unit, period: ReportingPeriod, reviewer: Actor, people: dict[str, User]
) -> None:
    extension = grant(health, period, reviewer, OWN + timedelta(days=2))
    assert due_of_unit(health, period) == OWN + timedelta(days=2)
    assert (extension.reason, extension.granted_by) == ("Chờ số liệu", reviewer.user)
    notices = {one.user.username: (one.kind, one.title, one.text) for one in Notice.objects.all()}
    told = (
        "extended",
        "Gia hạn báo cáo Quý I/2022 của Sở Y tế đến 17:00 ngày 18/3/2022",
        "Lý do: Chờ số liệu\nNgười gia hạn: Người reviewer.",
    )
    assert notices == {"clerk": told, "leader": told}
    trace = AuditEntry.objects.get()
    assert (trace.action, trace.unit, trace.report, trace.actor, trace.address) == (
        "extension",
        health,
        None,
        reviewer.user,
        "192.0.2.3",
    )
    assert trace.detail == "Quý I/2022: hạn mới 17:00 ngày 18/3/2022. Lý do: Chờ số liệu"


def test_the_trace_stands_with_the_report_where_there_is_one(
    health: Unit, period: ReportingPeriod, reviewer: Actor
) -> None:
    report = start_report(health, period)
    grant(health, period, reviewer, OWN + timedelta(days=2))
    assert AuditEntry.objects.get().report == report


@pytest.mark.parametrize(
    ("due_at", "now", "message"),
    [
        (NOW, NOW, "Hạn mới phải sau lúc này (10:00 ngày 15/3/2022)."),
        (OWN + timedelta(days=1), OWN + timedelta(days=2), "Hạn mới phải sau lúc này (17:00 ngày 18/3/2022)."),
        (OWN, NOW, "Hạn mới phải sau hạn của kỳ báo cáo (17:00 ngày 16/3/2022)."),
        (OWN - timedelta(hours=1), NOW, "Hạn mới phải sau hạn của kỳ báo cáo (17:00 ngày 16/3/2022)."),
    ],
)
def test_a_moment_that_helps_nobody_is_refused(
    health: Unit, period: ReportingPeriod, reviewer: Actor, due_at: datetime, now: datetime, message: str
) -> None:
    with pytest.raises(Refused) as caught:
        grant(health, period, reviewer, due_at, now)
    assert str(caught.value) == message
    assert (Extension.objects.count(), Notice.objects.count(), AuditEntry.objects.count()) == (0, 0, 0)


def test_a_mistyped_extension_is_corrected_by_an_earlier_one(
    health: Unit, period: ReportingPeriod, reviewer: Actor
) -> None:
    grant(health, period, reviewer, OWN + timedelta(days=365))
    grant(health, period, reviewer, OWN + timedelta(days=3))
    assert due_of_unit(health, period) == OWN + timedelta(days=3)
    with pytest.raises(Refused, match="Hạn của đơn vị đang là 17:00 ngày 19/3/2022, hãy nhập hạn khác"):
        grant(health, period, reviewer, OWN + timedelta(days=3))


def test_a_unit_that_sent_its_report_is_not_extended(health: Unit, period: ReportingPeriod, reviewer: Actor) -> None:
    """It would turn a late report into one in time; a returned one was sent too."""
    report = start_report(health, period)
    Report.objects.filter(pk=report.pk).update(state="returned", submitted_at=OWN + timedelta(days=1))
    with pytest.raises(Refused, match="Sở Y tế đã gửi báo cáo Quý I/2022 lúc 17:00 ngày 17/3/2022; lần gửi đầu tiên"):
        grant(health, period, reviewer, OWN + timedelta(days=3))
    assert health not in waited_for(period)


def test_of_two_who_extend_at_once_the_second_is_told(health: Unit, period: ReportingPeriod, reviewer: Actor) -> None:
    seen = due_of_unit(health, period)
    grant(health, period, reviewer, OWN + timedelta(days=2))
    with pytest.raises(StaleDue, match="vừa được đổi thành 17:00 ngày 18/3/2022") as caught:
        grant_extension(health, period, OWN + timedelta(days=5), "Khác", reviewer, seen=seen, now=NOW)
    assert caught.value.due_at == OWN + timedelta(days=2)
    assert Extension.objects.count() == 1


def test_the_list_says_which_one_counts_and_when_the_report_came(
    health: Unit, units: dict[str, Unit], period: ReportingPeriod, reviewer: Actor
) -> None:
    first = grant(health, period, reviewer, OWN + timedelta(days=2))
    second = grant(health, period, reviewer, OWN + timedelta(days=3))
    other = grant(units["BRVT/STP"], period, reviewer, OWN + timedelta(days=1))
    sent_at = OWN + timedelta(hours=5)
    Report.objects.filter(pk=start_report(health, period).pk).update(submitted_at=sent_at)
    with CaptureQueriesContext(connection) as captured:
        rows = [(one, one.is_newest, one.in_force, one.submitted_at) for one in extensions_in(period)]
    in_force = OWN + timedelta(days=3)
    assert rows == [
        (other, True, OWN + timedelta(days=1), None),
        (second, True, in_force, sent_at),
        (first, False, in_force, sent_at),
    ]
    assert len(captured) == 1
