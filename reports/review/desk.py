"""The reviewers' inbox: every unit that has to report for a period, and how far its report has come."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, FilteredRelation, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Membership, Unit, User
from core.text import search_key
from reports.domain.deadlines import OPEN_DAYS, days_left, local_day
from reports.domain.states import STATES, TO_REVIEW
from reports.domain.timeliness import Timeliness, timeliness
from reports.models import Comment, PeriodOutline, Report, ReportingPeriod, SectionRequest, Transition
from reports.review.due import with_due_of_units

NOT_STARTED: Final = "Chưa lập"


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A unit in a period, with its report where it has started one: `state` is then "" and `report_id` None.

    `submitted_at`: when it was sent the first time. `answered`: how many of its comments wait for the reviewer.
    `waiting_requests`: for how many sections more the unit asks.
    """

    unit_id: int
    unit_name: str
    sort_key: str
    search_key: str
    due_at: datetime
    told: Timeliness
    report_id: int | None
    state: str
    submitted_at: datetime | None
    last_submitted_at: datetime | None
    returns: int
    open_comments: int
    answered: int
    waiting_requests: int
    reviewer_id: int | None
    reviewer_name: str

    @property
    def state_label(self) -> str:
        """The state as a reviewer reads it."""
        if self.state == Report.State.SUBMITTED:
            return TO_REVIEW
        return STATES[self.state] if self.state else NOT_STARTED

    @property
    def is_waiting(self) -> bool:
        """Whether the report waits for a reviewer's decision."""
        return self.state == Report.State.SUBMITTED

    @property
    def came_again(self) -> bool:
        """Whether it was sent more than once."""
        return self.submitted_at != self.last_submitted_at

    @property
    def order(self) -> tuple[datetime, int, str, int]:
        """Where it stands in the inbox: by deadline, then by what there is to do, then in dictionary order."""
        return self.due_at, self._rank, self.sort_key, self.unit_id

    @property
    def _rank(self) -> int:
        """What waits for a reviewer first, then what is back with its unit, what was not sent yet, what is accepted."""
        if self.is_waiting:
            return 0
        if self.state == Report.State.APPROVED:
            return 3
        return 1 if self.submitted_at else 2


CHOICES: Final[dict[str, tuple[str, Callable[[DeskRow], bool]]]] = {
    "moi-nop": ("Mới nộp", lambda row: row.is_waiting and not row.came_again),
    "nop-lai": ("Nộp lại", lambda row: row.is_waiting and row.came_again),
    "cho-sua": (
        "Chờ đơn vị sửa",
        lambda row: row.submitted_at is not None and row.state not in (Report.State.SUBMITTED, Report.State.APPROVED),
    ),
    "chua-nop": ("Chưa nộp", lambda row: row.submitted_at is None),
    "qua-han": ("Quá hạn", lambda row: row.told.state == "overdue"),
    "da-tiep-nhan": ("Đã tiếp nhận", lambda row: row.state == Report.State.APPROVED),
}
"""The filters of the inbox by their word in the address. One that is overdue has not been sent either."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the inbox is asked for; `choice` is one of CHOICES, "" for all; `mine`: assigned to the reviewer alone."""

    choice: str = ""
    words: str = ""
    mine: bool = False


def reviewed_provinces(user: User | AnonymousUser) -> QuerySet[Membership]:
    """Return the ids of the provinces whose reports the user reviews, to narrow other rows by."""
    active = Membership.objects.filter(user_id=user.pk, user__is_active=True, role=Membership.Role.REVIEWER)
    return active.values(root=Coalesce("unit__province", "unit"))


def reviewed_periods(user: User) -> QuerySet[ReportingPeriod]:
    """Return the periods of the user's provinces for which units report, newest first, with the number `waiting`."""
    waiting = Report.objects.filter(period=OuterRef("pk"), state=Report.State.SUBMITTED)
    return (
        ReportingPeriod.objects.filter(
            province__in=reviewed_provinces(user), pk__in=PeriodOutline.objects.values("period")
        )
        .annotate(waiting=_number(waiting, "period"))
        .select_related("province")
        .order_by("-ends_on", "province__sort_key", "pk")
    )


def period_to_review(periods: Sequence[ReportingPeriod], now: datetime) -> ReportingPeriod:
    """Return the newest of some periods that is open or has something to review, else the newest."""
    for period in periods:
        days = days_left(local_day(period.department_due_at), local_day(now))
        if period.waiting or days >= -OPEN_DAYS:
            return period
    return periods[0]


def desk_rows(period: ReportingPeriod, now: datetime) -> list[DeskRow]:
    """Return every unit that has to report for the period, in the order of the inbox (one query).

    They are in force within it and have an outline for it; a unit that has a report is there in any case.
    """
    kinds = PeriodOutline.objects.filter(period=period).values("unit_kind")
    required = Unit.objects.filter(kind__in=kinds).in_force_within(period.starts_on, period.ends_on).values("pk")
    returns = Transition.objects.filter(report=OuterRef("of_period__pk"), action="return")
    comments = Comment.objects.filter(report=OuterRef("of_period__pk"))
    requests = SectionRequest.objects.filter(report=OuterRef("of_period__pk"), state=SectionRequest.State.WAITING)
    units = (
        with_due_of_units(Unit.objects.filter(province=period.province_id), period)
        .annotate(
            of_period=FilteredRelation("reports", condition=Q(reports__period=period.pk)),
            report_id=F("of_period__pk"),
            state=F("of_period__state"),
            submitted_at=F("of_period__submitted_at"),
            last_submitted_at=F("of_period__last_submitted_at"),
            returns=_number(returns, "report"),
            open_comments=_number(comments.filter(state=Comment.State.OPEN), "report"),
            answered=_number(comments.filter(state=Comment.State.ANSWERED), "report"),
            waiting_requests=_number(requests, "report"),
            reviewer_id=F("reviewer_assignment__reviewer"),
            reviewer_name=F("reviewer_assignment__reviewer__display_name"),
            reviewer_username=F("reviewer_assignment__reviewer__username"),
        )
        .filter(Q(pk__in=required) | Q(of_period__isnull=False))
    )
    rows = [
        DeskRow(
            unit_id=unit.pk,
            unit_name=unit.name,
            sort_key=unit.sort_key,
            search_key=unit.search_key,
            due_at=unit.due_at,
            told=timeliness(unit.due_at, unit.submitted_at, now),
            report_id=unit.report_id,
            state=unit.state or "",
            submitted_at=unit.submitted_at,
            last_submitted_at=unit.last_submitted_at,
            returns=unit.returns,
            open_comments=unit.open_comments,
            answered=unit.answered,
            waiting_requests=unit.waiting_requests,
            reviewer_id=unit.reviewer_id,
            reviewer_name=unit.reviewer_name or unit.reviewer_username or "",
        )
        for unit in units
    ]
    return sorted(rows, key=lambda row: row.order)


def narrow(rows: Sequence[DeskRow], wanted: Wanted, user: User) -> list[DeskRow]:
    """Return the rows that are asked for, in their order."""
    found = _found(rows, wanted, user)
    return [row for row in found if CHOICES[wanted.choice][1](row)] if wanted.choice else found


def count_choices(rows: Sequence[DeskRow], wanted: Wanted, user: User) -> dict[str, int]:
    """Return how many of the rows each filter shows, "" being all, under the other conditions that are asked for."""
    found = _found(rows, wanted, user)
    return {"": len(found)} | {name: sum(map(holds, found)) for name, (_, holds) in CHOICES.items()}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The reports before and after one in the inbox; `place` of `number` is where it stands, 0 where it does not."""

    previous: DeskRow | None
    next: DeskRow | None
    place: int
    number: int


def neighbours_of(report_id: int, rows: Sequence[DeskRow], wanted: Wanted, user: User) -> Neighbours:
    """Return what stands beside a report among the rows that are asked for and have a report.

    A report that the filter does not show any more (it was just decided) keeps its place between the others.
    """
    shown = [row for row in narrow(rows, wanted, user) if row.report_id]
    here = next(row.order for row in rows if row.report_id == report_id)
    before = [row for row in shown if row.order < here]
    after = [row for row in shown if row.order > here]
    is_shown = len(before) + len(after) < len(shown)
    return Neighbours(
        previous=before[-1] if before else None,
        next=after[0] if after else None,
        place=len(before) + 1 if is_shown else 0,
        number=len(shown),
    )


def next_waiting(report_id: int, rows: Sequence[DeskRow], wanted: Wanted, user: User) -> DeskRow | None:
    """Return the report to review after this one: the next that waits, from the top again after the last."""
    decided = next(row for row in rows if row.report_id == report_id)
    # Where it stood among those that wait, until it was decided.
    here = replace(decided, state=Report.State.SUBMITTED).order
    waiting = [row for row in narrow(rows, wanted, user) if row.is_waiting and row.report_id != report_id]
    return next((row for row in waiting if row.order > here), waiting[0] if waiting else None)


def _found(rows: Sequence[DeskRow], wanted: Wanted, user: User) -> list[DeskRow]:
    words = search_key(wanted.words).split()
    return [
        row
        for row in rows
        if all(word in row.search_key for word in words) and (not wanted.mine or row.reviewer_id == user.pk)
    ]


def _number(rows: QuerySet, owner: str) -> Coalesce:
    """Return how many `rows` there are as a subquery; all of them have the same `owner`."""
    counted = rows.order_by().values(owner).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())
