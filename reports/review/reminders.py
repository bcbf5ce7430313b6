"""Reminding the units that have not sent their report: each stage once, however often it is asked for.

Only reports of family cchc are sent in the portal, so only they are reminded of; the calendar shows the other duties.
What was sent once is not reminded of any more: a returned report has come, and its unit is told of the return.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from accounts.models import Membership, Unit, User
from accounts.selectors import OWN_UNIT_ROLES
from notices.services import News, Told, not_told, notify_each
from reports.domain.deadlines import days_left, local_day
from reports.domain.stages import SILENT_AFTER, STAGES, stage_of
from reports.domain.timeliness import timeliness
from reports.models import Extension, Report, ReportingPeriod
from reports.review.due import waited_for, with_due_of_units
from reports.review.wording import word_moment

KIND: Final = "due"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A unit that is at a stage, and who was not told of it yet; `has_people` is false where it has nobody to tell."""

    unit: Unit
    period: ReportingPeriod
    due_at: datetime
    people: tuple[User, ...]
    has_people: bool


def send_reminders(now: datetime) -> list[Reminder]:
    """Remind every unit whose newest stage at `now` was not told yet, and return who was told of what.

    Notices and mails are stored; the worker sends the mails. The same number of queries a period, however many units.
    """
    sent = []
    for period in _periods_at(now):
        with transaction.atomic():
            # Two runs at once: the second waits, and finds everything told.
            ReportingPeriod.objects.select_for_update(no_key=True).get(pk=period.pk)
            reminders, told = _of_period(period, now)
            notify_each(told)
        sent += reminders
    return sent


def reminders_due(now: datetime) -> list[Reminder]:
    """Return what send_reminders would do, and do nothing."""
    return [reminder for period in _periods_at(now) for reminder in _of_period(period, now)[0]]


def word_reminder(data: dict[str, Any], now: datetime) -> tuple[str, str] | None:
    """Return title and text of a reminder's mail as they are true at `now`.

    None where it has become needless: the report was sent, or is due on another day, which has its own reminders.
    """
    period = ReportingPeriod.objects.filter(pk=data["period"]).first()
    if period is None:
        return None
    unit = with_due_of_units(waited_for(period), period).filter(pk=data["unit"]).first()
    if unit is None or local_day(unit.due_at).isoformat() != data["due_on"]:
        return None
    words = timeliness(unit.due_at, None, now).words
    return f"{words}: báo cáo {period.name} của {unit.name}", _text(unit.due_at)


def _periods_at(now: datetime) -> QuerySet[ReportingPeriod]:
    """Return the periods of family cchc in which some unit may be at a stage, by their due moment."""
    # A day more at both ends: stages go by local days.
    between = (now + timedelta(days=SILENT_AFTER - 1), now + timedelta(days=STAGES[0] + 1))
    extended = Extension.objects.filter(period=OuterRef("pk"), due_at__range=between)
    periods = ReportingPeriod.objects.filter(family=ReportingPeriod.Family.REFORM)
    near = periods.filter(Q(department_due_at__range=between) | Exists(extended))
    return near.select_related("province").order_by("department_due_at", "pk")


def _of_period(period: ReportingPeriod, now: datetime) -> tuple[list[Reminder], list[Told]]:
    at_stage = [(unit, stage) for unit in _waiting_units(period) if (stage := _stage(unit, now)) is not None]
    people = _people_of([unit for unit, _ in at_stage])
    told = [
        (person, news)
        for unit, stage in at_stage
        for news in [_news(unit, period, stage)]
        for person in people.get(unit.pk, ())
    ]
    told = not_told(told) if told else []
    untold = defaultdict(list)
    for person, news in told:
        untold[news.data["unit"]].append(person)
    reminders = [
        Reminder(unit, period, unit.due_at, tuple(untold[unit.pk]), has_people=unit.pk in people)
        for unit, _ in at_stage
        if unit.pk in untold or unit.pk not in people
    ]
    return reminders, told


def _waiting_units(period: ReportingPeriod) -> QuerySet[Unit]:
    """Return the units that have not sent their report, with `due_at` and `report_id`."""
    own = Report.objects.filter(unit=OuterRef("pk"), period=period)
    return with_due_of_units(waited_for(period), period).annotate(report_id=Subquery(own.values("pk")[:1]))


def _stage(unit: Unit, now: datetime) -> int | None:
    return stage_of(days_left(local_day(unit.due_at), local_day(now)))


def _people_of(units: list[Unit]) -> dict[int, list[User]]:
    """Return who writes the reports of each unit, by its id (one query)."""
    members = Membership.objects.filter(unit__in=units, role__in=OWN_UNIT_ROLES, user__is_active=True)
    people: dict[int, dict[int, User]] = defaultdict(dict)
    for member in members.select_related("user").order_by("user__username"):
        people[member.unit_id][member.user_id] = member.user
    return {unit_id: list(found.values()) for unit_id, found in people.items()}


def _news(unit: Unit, period: ReportingPeriod, stage: int) -> News:
    """Return what the portal shows, which stays true: the due moment, not the days that are left."""
    due_on = local_day(unit.due_at).isoformat()
    title = f"Báo cáo {period.name} của {unit.name} chưa được gửi, hạn {word_moment(unit.due_at)}"
    link = reverse("reports:edit", args=[unit.report_id]) if unit.report_id else reverse("reports:home")
    data = {"unit": unit.pk, "period": period.pk, "due_on": due_on}
    return News(KIND, f"due:{period.pk}:{unit.pk}:{due_on}:{stage}", title, _TEXT, link, data)


_TEXT: Final = "Nếu cần thêm thời gian, hãy liên hệ Sở Nội vụ để được xem xét gia hạn."


def _text(due_at: datetime) -> str:
    return f"Hạn gửi báo cáo là {word_moment(due_at)}. Báo cáo chưa được gửi. {_TEXT}"


def each_line(reminders: list[Reminder]) -> Iterator[str]:
    """Yield for each reminder a line for the operator: the unit, its due moment, who is told."""
    for one in reminders:
        names = ", ".join(person.username for person in one.people)
        whom = names if one.has_people else "chưa có người lập báo cáo hoặc thủ trưởng nào có tài khoản"
        yield f"{one.period.name}, {one.unit.name} ({one.period.province.name}), hạn {word_moment(one.due_at)}: {whom}"
