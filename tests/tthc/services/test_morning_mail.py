"""Mornings of March 2090: the 13th is a Monday, Wednesday the 15th is off, Saturday the 25th is worked instead.

The year is far ahead, so that the jobs of the worker, which are stamped with the moment when they are made, are due.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, Unit, User
from core.jobs import run_due
from notices.models import MutedKind, Notice
from tests.reports.commands.test_commands import run
from tests.reports.views.conftest import people, units
from tests.tthc.dossiers import make_dossier, make_list
from tthc.models import Dossier, Holiday
from tthc.services.morning_mail import each_line, morning_mails_due, send_morning_mails

__all__ = ["people", "units"]

CLERK, LEADER, JUSTICE = "canbo.syt@brvt.vn", "lanhdao.syt@brvt.vn", "canbo.stp@brvt.vn"
MONDAY = date(2090, 3, 13)


@pytest.fixture
def health(units: dict[str, Unit]) -> Unit:
    return units["BRVT/SYT"]


@pytest.fixture
def addresses(people: dict[str, User]) -> dict[str, User]:
    """The people of Sở Y tế and Sở Tư pháp have addresses."""
    for name, address in (("clerk", CLERK), ("leader", LEADER), ("clerk_of_another_unit", JUSTICE)):
        people[name].email = address
        people[name].save()
    return people


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings) -> Callable[[date], datetime]:
    """Make it 07:00 in Vietnam on the day, for the portal and its worker."""
    settings.PORTAL_URL = "https://cchc.example.vn"

    def move(day: date) -> datetime:
        moment = datetime(day.year, day.month, day.day, 0, 0, tzinfo=UTC)
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return moment

    return move


def make(unit: Unit, code: str, due_on: date, **more: object) -> Dossier:
    return make_dossier(unit, code, date(2090, 1, 10), due_on=due_on, **more)


def told(mails) -> dict[str, list[str]]:
    return {one.unit.code: [person.username for person in one.people] for one in mails}


def test_two_weeks_day_by_day_with_three_runs_a_day(
    health: Unit, units: dict[str, Unit], addresses: dict[str, User], clock: Callable[[date], datetime]
) -> None:
    """Sở Y tế loads its list from Monday to Friday until the 20th, and on the 24th; that of Sở Tư pháp is too old.

    A is due on Thursday the 16th, and settled on Tuesday the 21st; B is due on Sunday the 26th.
    """
    Holiday.objects.create(day=date(2090, 3, 15), name="Nghỉ")
    Holiday.objects.create(day=date(2090, 3, 25), name="Làm bù", is_worked=True)
    settled = make(health, "A", date(2090, 3, 16))
    make(health, "B", date(2090, 3, 26))
    make(units["BRVT/STP"], "C", date(2090, 3, 1), by=make_list(units["BRVT/STP"], date(2090, 3, 8)))
    days: dict[str, list[tuple[str, str]]] = {}
    for number in range(14):
        day = MONDAY + timedelta(days=number)
        moment = clock(day)
        if day.weekday() < 5 and (day <= date(2090, 3, 20) or day == date(2090, 3, 24)):
            make_list(health, day)
        if day == date(2090, 3, 21):
            Dossier.objects.filter(pk=settled.pk).update(finished_on=day, closed_on=day)
        before = len(mail.outbox)
        for _ in range(3):
            run("send_reminders")
            run_due(moment)
        if mail.outbox[before:]:
            days[f"{day.day}/{day.month}"] = sorted((one.to[0], one.subject) for one in mail.outbox[before:])

    def both(day: int, words: str) -> list[tuple[str, str]]:
        subject = f"[CCHC] Sở Y tế, ngày {day}/03/2090: {words}"
        return [(CLERK, subject), (LEADER, subject)]

    soon, late = "1 hồ sơ đến hạn trong 3 ngày làm việc", "1 hồ sơ quá hạn"
    assert days == {
        "13/3": both(13, soon),
        "14/3": both(14, soon),
        "16/3": both(16, soon),
        "17/3": both(17, late),
        "20/3": both(20, late),
        "24/3": both(24, soon),
        "25/3": both(25, soon),
    }


def test_the_mail_names_the_ten_most_urgent_and_the_age_of_the_list(
    health: Unit, addresses: dict[str, User], clock: Callable[[date], datetime]
) -> None:
    make_list(health, MONDAY - timedelta(days=3))
    for number in range(12):
        make(health, f"H06-{number:02}", MONDAY + timedelta(days=number - 9))
    moment = clock(MONDAY)
    send_morning_mails(MONDAY)
    run_due(moment)
    body = next(one.body for one in mail.outbox if one.to == [CLERK])
    assert "Sở Y tế, ngày 13/03/2090: 9 hồ sơ quá hạn, 3 hồ sơ đến hạn trong 3 ngày làm việc." in body
    assert "Theo danh sách có số liệu đến ngày 10/03/2090 (1 ngày làm việc trước). Gấp nhất:" in body
    assert "- H06-00: quá hạn 6 ngày làm việc, hẹn trả 04/03/2090\n" in body
    assert "- H06-09: hạn hôm nay, hẹn trả 13/03/2090\nvà 2 hồ sơ khác.\n" in body
    assert body.count("- H06-") == 10
    assert f"https://cchc.example.vn{reverse('dossier_deadlines:due', args=[health.pk])}" in body
    assert "Thư này thuộc loại “Hồ sơ sắp đến hạn, quá hạn”." in body


def test_who_does_not_want_the_kind_gets_no_mail(
    health: Unit, addresses: dict[str, User], clock: Callable[[date], datetime]
) -> None:
    make_list(health, MONDAY)
    make(health, "1", MONDAY)
    MutedKind.objects.create(user=addresses["clerk"], kind="dossiers_due", channel=MutedKind.Channel.MAIL)
    moment = clock(MONDAY)
    send_morning_mails(MONDAY)
    run_due(moment)
    assert [one.to for one in mail.outbox] == [[LEADER]]


@pytest.mark.parametrize(
    ("listed_on", "codes"),
    [(MONDAY, ["SYT"]), (date(2090, 3, 10), ["SYT"]), (date(2090, 3, 9), []), (date(2090, 3, 11), ["SYT"])],
)
def test_only_a_list_of_at_most_one_working_day_speaks_of_today(
    health: Unit, people: dict[str, User], listed_on: date, codes: list[str]
) -> None:
    make_list(health, listed_on)
    make(health, "1", MONDAY)
    assert list(told(send_morning_mails(MONDAY))) == codes


def test_a_unit_with_nothing_to_settle_is_told_nothing(health: Unit, people: dict[str, User]) -> None:
    make_list(health, MONDAY)
    make(health, "far", MONDAY + timedelta(days=4))
    make(health, "settled", MONDAY, finished_on=MONDAY)
    assert send_morning_mails(MONDAY) == []


@pytest.mark.parametrize("day", [date(2090, 3, 11), date(2090, 3, 12), date(2090, 3, 14)])
def test_on_a_day_off_nobody_is_told(health: Unit, people: dict[str, User], day: date) -> None:
    Holiday.objects.create(day=date(2090, 3, 14), name="Nghỉ")
    make_list(health, day)
    make(health, "1", day)
    assert send_morning_mails(day) == []
    assert Notice.objects.count() == 0


def test_only_clerks_and_leaders_who_may_sign_in_are_told_once(
    health: Unit, units: dict[str, Unit], people: dict[str, User]
) -> None:
    Membership.objects.create(user=people["clerk"], unit=health, role=Membership.Role.LEADER)
    User.objects.filter(pk=people["leader"].pk).update(is_active=False)
    for unit in (health, units["BRVT/STP"], units["BRVT/SNV"]):
        make_list(unit, MONDAY)
        make(unit, unit.code, MONDAY)
    assert told(morning_mails_due(MONDAY)) == {"SYT": ["clerk"], "STP": ["clerk_of_another_unit"]}
    assert told(send_morning_mails(MONDAY)) == {"SYT": ["clerk"], "STP": ["clerk_of_another_unit"]}
    assert (morning_mails_due(MONDAY), send_morning_mails(MONDAY)) == ([], [])
    assert Notice.objects.count() == 2


def test_the_operator_reads_which_unit_is_told(health: Unit, people: dict[str, User]) -> None:
    make_list(health, MONDAY)
    make(health, "1", MONDAY)
    make(health, "2", MONDAY - timedelta(days=1))
    assert list(each_line(morning_mails_due(MONDAY), MONDAY)) == [
        "Hồ sơ ngày 13/03/2090, Sở Y tế (Tỉnh Bà Rịa - Vũng Tàu), 1 hồ sơ quá hạn, 1 hồ sơ đến hạn trong 3 ngày làm "
        "việc: clerk, leader"
    ]


def test_two_units_and_thirty_cost_the_same(brvt: Unit, people: dict[str, User]) -> None:
    def add(numbers: range) -> None:
        for number in numbers:
            unit = Unit.objects.create(
                code=f"X{number}", kind="commune", name=f"Xã {number}", province=brvt, parent=brvt
            )
            user = User.objects.create(username=f"canbo.{number}", email=f"canbo.{number}@brvt.vn")
            Membership.objects.create(user=user, unit=unit, role=Membership.Role.CLERK)
            make_list(unit, MONDAY)
            for dossier in range(number):
                make(unit, f"{number}-{dossier}", MONDAY)

    def queries() -> int:
        Notice.objects.all().delete()
        with CaptureQueriesContext(connection) as captured:
            sent = send_morning_mails(MONDAY)
        assert len(sent) == Membership.objects.filter(unit__kind="commune").count()
        return len(captured)

    add(range(1, 3))
    two = queries()
    add(range(3, 31))
    assert queries() == two
