"""Telling those who write a unit's reports, on the morning of a working day, which dossiers are overdue or fall due.

Only where the unit's newest list is new enough to speak of today, and each person once a day, however often it is
asked for.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.urls import reverse

from accounts.models import Membership, Unit, User
from accounts.selectors import OWN_UNIT_ROLES
from core.numbers import format_number
from notices.services import News, Told, not_told, notify_each
from tthc.domain.working_days import WorkingDays, word_due
from tthc.selectors.deadlines import (
    DUE_DAYS,
    ListAge,
    UrgentDossiers,
    list_ages,
    urgent_dossiers,
    working_days,
)

KIND: Final = "dossiers_due"
_SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class MorningMail:
    """A unit with dossiers that are overdue or fall due, and who is told of them."""

    unit: Unit
    urgent: UrgentDossiers
    people: tuple[User, ...]


def send_morning_mails(today: date) -> list[MorningMail]:
    """Tell everybody who was not told on the day yet, and return who was told; nobody on a day off.

    Notices and mails are stored; the worker sends the mails. The same number of queries, however many units.
    """
    urgent, told = _to_tell(today)
    made = {(notice.user_id, notice.key) for notice in notify_each(told)}
    return _mails(urgent, [(user, news) for user, news in told if (user.pk, news.key) in made])


def morning_mails_due(today: date) -> list[MorningMail]:
    """Return what send_morning_mails would do, and do nothing."""
    urgent, told = _to_tell(today)
    return _mails(urgent, not_told(told) if told else [])


def each_line(mails: list[MorningMail], today: date) -> Iterator[str]:
    """Yield for each unit a line for the operator: its dossiers, and who is told."""
    for one in mails:
        names = ", ".join(person.username for person in one.people)
        counts = _word_counts(one.urgent)
        yield f"Hồ sơ ngày {today:%d/%m/%Y}, {one.unit.name} ({one.unit.province.name}), {counts}: {names}"


def _to_tell(today: date) -> tuple[dict[int, tuple[Unit, UrgentDossiers]], list[Told]]:
    """Return the units that have something to settle, and the news for each of their people."""
    calendar = working_days()
    if not calendar.is_worked(today):
        return {}, []
    ages = list_ages(Unit.objects.all(), today, calendar)
    fresh = {unit_id: age for unit_id, age in ages.items() if not age.is_old}
    if not fresh:
        return {}, []
    urgent = urgent_dossiers(fresh, today, calendar.last_day_within(today, DUE_DAYS), _SHOWN)
    units = Unit.objects.select_related("province").in_bulk(urgent)
    people = _people_of(units)
    told = [
        (person, news)
        for unit_id, found in urgent.items()
        for news in [_news(units[unit_id], found, fresh[unit_id], today, calendar)]
        for person in people[unit_id]
    ]
    return {unit_id: (units[unit_id], found) for unit_id, found in urgent.items()}, told


def _mails(urgent: dict[int, tuple[Unit, UrgentDossiers]], told: list[Told]) -> list[MorningMail]:
    people = defaultdict(list)
    for person, news in told:
        people[news.data["unit"]].append(person)
    mails = [MorningMail(*urgent[unit_id], tuple(told_people)) for unit_id, told_people in people.items()]
    return sorted(mails, key=lambda one: (one.unit.province.name, one.unit.name))


def _people_of(units: dict[int, Unit]) -> dict[int, list[User]]:
    """Return who writes the reports of each unit, by its id (one query)."""
    members = Membership.objects.filter(unit__in=units, role__in=OWN_UNIT_ROLES, user__is_active=True)
    people: dict[int, dict[int, User]] = defaultdict(dict)
    for member in members.select_related("user").order_by("user__username"):
        people[member.unit_id][member.user_id] = member.user
    return defaultdict(list, {unit_id: list(found.values()) for unit_id, found in people.items()})


def _news(unit: Unit, urgent: UrgentDossiers, age: ListAge, today: date, calendar: WorkingDays) -> News:
    title = f"{unit.name}, ngày {today:%d/%m/%Y}: {_word_counts(urgent)}"
    link = reverse("dossier_deadlines:due", args=[unit.pk])
    return News(KIND, f"{KIND}:{unit.pk}:{today}", title, _text(urgent, age, today, calendar), link, {"unit": unit.pk})


def _text(urgent: UrgentDossiers, age: ListAge, today: date, calendar: WorkingDays) -> str:
    lines = [f"Theo danh sách có số liệu đến ngày {age.listed_on:%d/%m/%Y} ({age.words}). Gấp nhất:"]
    lines += [
        f"- {one.code}: {word_due(one.current_due_on, today, calendar)}, hẹn trả {one.current_due_on:%d/%m/%Y}"
        for one in urgent.first
    ]
    left = urgent.overdue + urgent.soon - len(urgent.first)
    lines += [f"và {format_number(Decimal(left))} hồ sơ khác."] if left else []
    return "\n".join(lines)


def _word_counts(urgent: UrgentDossiers) -> str:
    counts = {"quá hạn": urgent.overdue, f"đến hạn trong {DUE_DAYS} ngày làm việc": urgent.soon}
    return ", ".join(f"{format_number(Decimal(count))} hồ sơ {words}" for words, count in counts.items() if count)
