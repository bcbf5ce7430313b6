"""Reporting periods of family cchc: opening them, changing their dates, closing them; the list of all families."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import blake2s

from django.db import IntegrityError, transaction
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import Unit
from core.errors import InputError
from reports.domain.deadlines import days_left, is_open, local_day
from reports.domain.periods import ProposedPeriod, propose_period
from reports.models import Outline, PeriodOutline, Report, ReportingPeriod

REPORTING_KINDS = (Unit.Kind.DEPARTMENT, Unit.Kind.DISTRICT, Unit.Kind.COMMUNE)
COMING_PERIODS = 4

_END_OF_WORKING_DAY = time(17, 0)
_KINDS_OF_A_YEAR = ("Q1", "6T", "Q3", "N")

Outlines = Mapping[str, Outline]
"""The outline of each kind of unit; a kind that is not there does not report."""


@dataclass(frozen=True, slots=True)
class PeriodDates:
    """The days of a period, both of which belong to it, and when its reports are due."""

    starts_on: date
    ends_on: date
    department_due_at: datetime
    province_due_at: datetime


def open_period(province: Unit, key: str, outline: Outline) -> tuple[ReportingPeriod, bool]:
    """Open the period `key` of a province with the dates of Công văn 581/BNV-CCHC, due at 17:00 local time.

    Returns (period, created). A period that is open already keeps its dates and outlines. Raises InputError.
    """
    proposed = _proposed(key)
    if outline.province_id != province.pk:
        raise InputError(f"đề cương “{outline.key}” không thuộc {province.name}")
    period = _of_reform(province).filter(key=key).first()
    if period is not None:
        return period, False
    return open_period_with(province, key, proposed_dates(proposed), dict.fromkeys(REPORTING_KINDS, outline)), True


@transaction.atomic
def open_period_with(province: Unit, key: str, dates: PeriodDates, outlines: Outlines) -> ReportingPeriod:
    """Open the period `key` with these dates and outlines; raises InputError where it is open already."""
    proposed = _proposed(key)
    period = ReportingPeriod(
        province=province,
        family=ReportingPeriod.Family.REFORM,
        key=key,
        kind=proposed.kind,
        year=proposed.year,
        name=proposed.name,
    )
    give_dates(period, dates)
    try:
        with transaction.atomic():
            period.save(force_insert=True)
    except IntegrityError as error:
        raise InputError(f"kỳ {proposed.name} đã được mở") from error
    PeriodOutline.objects.bulk_create(
        PeriodOutline(period=period, unit_kind=kind, outline=outline) for kind, outline in outlines.items()
    )
    return period


class StalePeriod(Exception):
    """Somebody changed the period since its dates and outlines were shown."""


def period_digest(period: ReportingPeriod) -> str:
    """Return a digest of the period's name, dates and outlines: whether somebody changed them (one query)."""
    bound = sorted((one.unit_kind, one.outline_id) for one in period.outlines.all())
    dates = [getattr(period, name) for name in PeriodDates.__slots__]
    told = [period.name, *(one.astimezone(UTC) if isinstance(one, datetime) else one for one in dates), *bound]
    return blake2s(repr(told).encode(), digest_size=16).hexdigest()


@transaction.atomic
def change_period(period_id: int, seen: str, dates: PeriodDates, outlines: Outlines) -> None:
    """Give a period other dates and outlines; a kind of unit that reports already keeps its outline.

    Raises StalePeriod, with nothing changed, where the period's digest is not `seen` any more.
    """
    period = ReportingPeriod.objects.select_for_update(no_key=True).get(pk=period_id)
    # Waits for whoever publishes an outline of the period, or makes a report by it.
    list(PeriodOutline.objects.select_for_update().filter(period=period))
    if period_digest(period) != seen:
        raise StalePeriod
    give_dates(period, dates)
    period.save()
    fixed = kinds_with_reports(period)
    PeriodOutline.objects.filter(period=period).exclude(unit_kind__in={*fixed, *outlines}).delete()
    PeriodOutline.objects.bulk_create(
        (
            PeriodOutline(period=period, unit_kind=kind, outline=one)
            for kind, one in outlines.items()
            if kind not in fixed
        ),
        update_conflicts=True,
        unique_fields=["period", "unit_kind"],
        update_fields=["outline"],
    )


def close_period(period: ReportingPeriod, now: datetime) -> None:
    """Let the units' due moment be now where it is still to come; another due moment opens the period again."""
    ReportingPeriod.objects.filter(pk=period.pk, department_due_at__gt=now).update(department_due_at=now)


def give_dates(period: ReportingPeriod, dates: PeriodDates) -> None:
    """Set the dates of a period that is not saved yet."""
    period.starts_on, period.ends_on = dates.starts_on, dates.ends_on
    period.department_due_at, period.province_due_at = dates.department_due_at, dates.province_due_at


def proposed_dates(proposed: ProposedPeriod) -> PeriodDates:
    """Return the dates of Công văn 581/BNV-CCHC, due at the end of the working day."""
    return PeriodDates(
        proposed.starts_on,
        proposed.ends_on,
        _due_at(proposed.department_due_on),
        _due_at(proposed.province_due_on),
    )


def coming_periods(province: Unit, today: date) -> list[ProposedPeriod]:
    """Return the next periods that the province has not opened, by cut-off; those that end today or later."""
    opened = set(_of_reform(province).values_list("key", flat=True))
    years = (today.year, today.year + 1, today.year + 2)
    proposed = [propose_period(f"{year}-{kind}") for year in years for kind in _KINDS_OF_A_YEAR]
    return [one for one in proposed if one.ends_on >= today and one.key not in opened][:COMING_PERIODS]


def periods_with_counts(province: Unit) -> QuerySet[ReportingPeriod]:
    """Return the periods of all families of a province, newest first.

    Each has `unit_count` (who reports in the portal) and `report_count`.
    """
    reporting = (
        Unit.objects.filter(province=province, kind__in=_bound_kinds())
        .in_force_within(OuterRef("starts_on"), OuterRef("ends_on"))
        .order_by()
        .values("province")
        .annotate(number=Count("pk"))
        .values("number")
    )
    reports = Report.objects.filter(period=OuterRef("pk")).order_by().values("period").annotate(number=Count("pk"))
    return (
        ReportingPeriod.objects.filter(province=province)
        .annotate(unit_count=_number(reporting), report_count=_number(reports.values("number")))
        .order_by("-ends_on", "-pk")
    )


def periods_at_work(province: Unit, today: date) -> list[ReportingPeriod]:
    """Return the periods whose reports are still written, newest first, with their outlines (two queries)."""
    periods = list(_of_reform(province).prefetch_related("outlines__outline").order_by("-ends_on", "-pk"))
    return [
        period
        for period in periods
        if is_open(days_left(local_day(period.department_due_at), today), period is periods[0])
    ]


def kinds_with_reports(period: ReportingPeriod) -> set[str]:
    """Return the kinds of units that have reports for the period."""
    return set(period.reports.order_by().values_list("unit__kind", flat=True).distinct())


def _bound_kinds() -> QuerySet:
    return PeriodOutline.objects.filter(period=OuterRef(OuterRef("pk"))).values("unit_kind")


def _number(rows: QuerySet) -> Coalesce:
    return Coalesce(Subquery(rows), 0, output_field=IntegerField())


def _of_reform(province: Unit) -> QuerySet[ReportingPeriod]:
    return ReportingPeriod.objects.filter(province=province, family=ReportingPeriod.Family.REFORM)


def _proposed(key: str) -> ProposedPeriod:
    try:
        return propose_period(key)
    except ValueError as error:
        raise InputError(str(error)) from error


def _due_at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, _END_OF_WORKING_DAY))
