"""Reminders through a whole period: its reports are due at 17:00 on Thursday 16/3/2090.

The year is far ahead, so that the jobs of the worker, which are stamped with the moment when they are made, are due.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Membership, Unit, User
from core.jobs import run_due
from notices.models import Mail, Notice
from reports.models import Outline, Report, ReportingPeriod
from reports.review.actor import Actor
from reports.review.due import due_of_unit
from reports.review.extensions import grant_extension
from reports.review.reminders import each_line, reminders_due, send_reminders
from reports.services.periods import open_period
from reports.services.starting import start_report

DUE = datetime(2090, 3, 16, 10, 0, tzinfo=UTC)
CLERK, LEADER, JUSTICE = "canbo.syt@brvt.vn", "lanhdao.syt@brvt.vn", "canbo.stp@brvt.vn"


@pytest.fixture
def period(period: ReportingPeriod) -> ReportingPeriod:
    period.department_due_at = DUE
    period.province_due_at = DUE + timedelta(days=4)
    period.save()
    return period


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings) -> Callable[[datetime], None]:
    """Set what time it is for the portal and its worker."""
    settings.PORTAL_URL = "https://cchc.example.vn"

    def move(moment: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: moment)

    return move


@pytest.fixture
def addresses(people: dict[str, User]) -> dict[str, User]:
    """The people of Sở Y tế and Sở Tư pháp have addresses."""
    for name, address in (("clerk", CLERK), ("leader", LEADER), ("clerk_of_another_unit", JUSTICE)):
        people[name].email = address
        people[name].save()
    return people


def morning(day: int, month: int = 3) -> datetime:
    """08:00 in Vietnam."""
    return datetime(2090, month, day, 1, 0, tzinfo=UTC)


def sent_since(count: int) -> list[tuple[str, str]]:
    return sorted((one.to[0], one.subject) for one in mail.outbox[count:])


def health_and_justice(words: str) -> list[tuple[str, str]]:
    subject = f"[CCHC] {words}: báo cáo Quý I/2022 của"
    return [(JUSTICE, f"{subject} Sở Tư pháp"), (CLERK, f"{subject} Sở Y tế"), (LEADER, f"{subject} Sở Y tế")]


def justice(words: str) -> list[tuple[str, str]]:
    return [(JUSTICE, f"[CCHC] {words}: báo cáo Quý I/2022 của Sở Tư pháp")]


def test_a_whole_period_day_by_day_with_three_runs_a_day(
    period: ReportingPeriod, units: dict[str, Unit], addresses: dict[str, User], clock: Callable[[datetime], None]
) -> None:
    """Sở Y tế sends on 14/3; Sở Tư pháp is given time until 22/3 on 15/3; Sở Nội vụ has nobody to tell."""
    report = start_report(units["BRVT/SYT"], period)
    days: dict[str, list[tuple[str, str]]] = {}
    moment = morning(6)
    while moment <= morning(5, month=4):
        clock(moment)
        before = len(mail.outbox)
        for _ in range(3):
            send_reminders(moment)
            run_due(moment)
        if moment == morning(14):
            Report.objects.filter(pk=report.pk).update(state="submitted", submitted_at=moment)
        if moment == morning(15):
            extend(units["BRVT/STP"], period, datetime(2090, 3, 22, 10, 0, tzinfo=UTC), addresses, moment)
            run_due(moment)
        if mail.outbox[before:]:
            days[f"{moment.day}/{moment.month}"] = sent_since(before)
        moment += timedelta(days=1)
    extended = "[CCHC] Gia hạn báo cáo Quý I/2022 của Sở Tư pháp đến 17:00 ngày 22/3/2090"
    assert days == {
        "9/3": health_and_justice("Còn 7 ngày"),
        "13/3": health_and_justice("Còn 3 ngày"),
        "15/3": sorted([*justice("Còn 1 ngày"), (JUSTICE, extended)]),
        "16/3": justice("Còn 6 ngày"),
        "19/3": justice("Còn 3 ngày"),
        "21/3": justice("Còn 1 ngày"),
        "22/3": justice("Hạn 17:00 hôm nay"),
        "23/3": justice("Quá hạn 1 ngày"),
        "25/3": justice("Quá hạn 3 ngày"),
        "29/3": justice("Quá hạn 7 ngày"),
    }


def extend(unit: Unit, period: ReportingPeriod, due_at: datetime, people: dict[str, User], now: datetime) -> None:
    by = Actor(people["reviewer"])
    grant_extension(unit, period, due_at, "Chờ số liệu", by, seen=due_of_unit(unit, period), now=now)


def test_the_mail_says_when_the_report_is_due_and_where_it_is_written(
    period: ReportingPeriod, units: dict[str, Unit], addresses: dict[str, User], clock: Callable[[datetime], None]
) -> None:
    report = start_report(units["BRVT/SYT"], period)
    clock(morning(13))
    send_reminders(morning(13))
    run_due(morning(13))
    bodies = {one.to[0]: one.body for one in mail.outbox}
    assert "Hạn gửi báo cáo là 17:00 ngày 16/3/2090. Báo cáo chưa được gửi." in bodies[CLERK]
    assert f"https://cchc.example.vn/bao-cao/{report.pk}/soan-thao/" in bodies[CLERK]
    assert "https://cchc.example.vn/\n" in bodies[JUSTICE]


def test_the_portal_shows_the_due_moment_which_stays_true(
    period: ReportingPeriod, addresses: dict[str, User], clock: Callable[[datetime], None]
) -> None:
    clock(morning(13))
    send_reminders(morning(13))
    titles = set(Notice.objects.filter(user=addresses["clerk"]).values_list("title", flat=True))
    assert titles == {"Báo cáo Quý I/2022 của Sở Y tế chưa được gửi, hạn 17:00 ngày 16/3/2090"}


def test_days_are_counted_when_the_mail_goes_out(
    period: ReportingPeriod, addresses: dict[str, User], clock: Callable[[datetime], None]
) -> None:
    """The mail server was down from 13/3 to 15/3."""
    clock(morning(13))
    send_reminders(morning(13))
    clock(morning(15))
    run_due(morning(15))
    assert sent_since(0) == health_and_justice("Còn 1 ngày")


@pytest.mark.parametrize("day", [13, 17])
def test_a_mail_that_became_needless_is_not_sent(
    period: ReportingPeriod,
    units: dict[str, Unit],
    addresses: dict[str, User],
    clock: Callable[[datetime], None],
    day: int,
) -> None:
    """Before the worker came, one unit sent its report and the other was given more time."""
    report = start_report(units["BRVT/SYT"], period)
    clock(morning(day))
    send_reminders(morning(day))
    Report.objects.filter(pk=report.pk).update(state="submitted", submitted_at=morning(day))
    extend(units["BRVT/STP"], period, datetime(2090, 3, 22, 10, 0, tzinfo=UTC), addresses, morning(day))
    run_due(morning(day))
    assert [subject for _, subject in sent_since(0)] == [
        "[CCHC] Gia hạn báo cáo Quý I/2022 của Sở Tư pháp đến 17:00 ngày 22/3/2090"
    ]
    assert Mail.objects.filter(notice__kind="due", last_error="").count() == 0


def test_missed_runs_are_made_up_for_with_the_newest_stage_only(
    period: ReportingPeriod, addresses: dict[str, User], clock: Callable[[datetime], None]
) -> None:
    counts = []
    for day in (18, 18, 20, 30, 31):
        clock(morning(day))
        before = len(mail.outbox)
        send_reminders(morning(day))
        run_due(morning(day))
        counts.append([subject.partition(":")[0] for to, subject in sent_since(before) if to == CLERK])
    assert counts == [["[CCHC] Quá hạn 2 ngày"], [], ["[CCHC] Quá hạn 4 ngày"], ["[CCHC] Quá hạn 14 ngày"], []]


def test_what_is_long_past_is_not_reminded_of(period: ReportingPeriod, addresses: dict[str, User]) -> None:
    assert send_reminders(morning(31)) == []


def test_only_units_that_have_to_report_and_did_not_are_reminded(
    period: ReportingPeriod, units: dict[str, Unit], addresses: dict[str, User], brvt: Unit
) -> None:
    """One that was dissolved, one whose kind has no outline, the province itself, one that sent and was returned."""
    Unit.objects.filter(pk=units["BRVT/STP"].pk).update(valid_to=date(2021, 12, 14))
    ward = Unit.objects.create(code="P1", kind="commune", name="Phường 1", province=brvt, parent=brvt)
    period.outlines.filter(unit_kind="commune").delete()
    for unit in (ward, brvt):
        Membership.objects.create(user=addresses["clerk"], unit=unit, role=Membership.Role.CLERK)
    reminded = {one.unit.code for one in send_reminders(morning(16))}
    assert reminded == {"SYT", "SNV"}
    Notice.objects.all().delete()
    report = start_report(units["BRVT/SYT"], period)
    Report.objects.filter(pk=report.pk).update(state="returned", submitted_at=morning(14))
    assert {one.unit.code for one in send_reminders(morning(16))} == {"SNV"}


def test_only_clerks_and_leaders_who_may_sign_in_are_told(
    period: ReportingPeriod, addresses: dict[str, User], units: dict[str, Unit]
) -> None:
    Membership.objects.create(user=addresses["reviewer"], unit=units["BRVT/SYT"], role=Membership.Role.REVIEWER)
    User.objects.filter(pk=addresses["leader"].pk).update(is_active=False)
    told = {one.unit.code: [person.username for person in one.people] for one in send_reminders(morning(16))}
    assert told == {"SYT": ["clerk"], "STP": ["clerk_of_another_unit"], "SNV": []}


def test_somebody_who_joins_later_is_told_once_and_the_others_are_not_told_again(
    period: ReportingPeriod, addresses: dict[str, User], units: dict[str, Unit]
) -> None:
    send_reminders(morning(16))
    joined = User.objects.create(username="moi", email="moi@brvt.vn")
    Membership.objects.create(user=joined, unit=units["BRVT/SYT"], role=Membership.Role.CLERK)
    told = [one for one in send_reminders(morning(16)) if one.people]
    assert [(one.unit.code, [person.username for person in one.people]) for one in told] == [("SYT", ["moi"])]
    assert [one for one in send_reminders(morning(16)) if one.people] == []


def test_duties_that_are_not_sent_in_the_portal_are_not_reminded_of(
    period: ReportingPeriod, addresses: dict[str, User]
) -> None:
    period.family = ReportingPeriod.Family.PROCEDURE_CONTROL
    period.save()
    assert send_reminders(morning(16)) == []


def test_a_unit_with_an_extension_is_reminded_when_its_period_is_long_past(
    period: ReportingPeriod, addresses: dict[str, User], units: dict[str, Unit]
) -> None:
    late = datetime(2090, 5, 20, 10, 0, tzinfo=UTC)
    extend(units["BRVT/STP"], period, late, addresses, morning(16))
    reminders = send_reminders(morning(17, month=5))
    assert [(one.unit.code, one.due_at) for one in reminders] == [("STP", late)]


def test_what_would_be_done_is_told_and_not_done(period: ReportingPeriod, addresses: dict[str, User]) -> None:
    planned = reminders_due(morning(16))
    assert list(each_line(planned)) == [
        "Quý I/2022, Sở Nội vụ (Tỉnh Bà Rịa - Vũng Tàu), hạn 17:00 ngày 16/3/2090: "
        "chưa có người lập báo cáo hoặc thủ trưởng nào có tài khoản",
        "Quý I/2022, Sở Tư pháp (Tỉnh Bà Rịa - Vũng Tàu), hạn 17:00 ngày 16/3/2090: clerk_of_another_unit",
        "Quý I/2022, Sở Y tế (Tỉnh Bà Rịa - Vũng Tàu), hạn 17:00 ngày 16/3/2090: clerk, leader",
    ]
    assert Notice.objects.count() == 0
    assert send_reminders(morning(16)) == planned


def test_many_units_cost_the_same_queries_as_few(period: ReportingPeriod, brvt: Unit, outline: Outline) -> None:
    def queries(moment: datetime) -> int:
        with CaptureQueriesContext(connection) as captured:
            send_reminders(moment)
        # A database that takes few values in one statement stores many rows in several.
        return len({query["sql"][:60] for query in captured if query["sql"].startswith("INSERT")}) + len(
            [query for query in captured if not query["sql"].startswith("INSERT")]
        )

    def add_units(first: int, last: int) -> None:
        for number in range(first, last):
            unit = Unit.objects.create(
                code=f"D{number}", kind="department", name=f"Sở {number}", province=brvt, parent=brvt
            )
            user = User.objects.create(username=f"canbo.{number}", email=f"canbo.{number}@brvt.vn")
            Membership.objects.create(user=user, unit=unit, role=Membership.Role.CLERK)

    add_units(0, 2)
    few = queries(morning(13))
    add_units(2, 190)
    many = queries(morning(15))
    assert (few, many) == (many, few)
    assert few <= 16
    assert Notice.objects.count() == 2 + 190


def test_periods_are_looked_at_one_by_one(period: ReportingPeriod, brvt: Unit, outline: Outline, people) -> None:
    other = open_period(brvt, "2022-6T", outline)[0]
    ReportingPeriod.objects.filter(pk=other.pk).update(department_due_at=DUE + timedelta(days=1))
    told = [(one.period.key, one.unit.code) for one in send_reminders(morning(16)) if one.people]
    assert told == [("2022-Q1", "STP"), ("2022-Q1", "SYT"), ("2022-6T", "STP"), ("2022-6T", "SYT")]
