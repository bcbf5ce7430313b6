"""Opening reporting periods."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from accounts.models import Unit
from core.errors import InputError
from reports.domain.periods import propose_period
from reports.models import Outline, PeriodOutline, ReportingPeriod

_END_OF_WORKING_DAY = time(17, 0)
_REPORTING_KINDS = (Unit.Kind.DEPARTMENT, Unit.Kind.DISTRICT, Unit.Kind.COMMUNE)


def open_period(province: Unit, key: str, outline: Outline) -> tuple[ReportingPeriod, bool]:
    """Open the period `key` of a province with the dates of Công văn 581/BNV-CCHC, due at 17:00 local time.

    Returns (period, created). A period that is open already keeps its dates and outlines. Raises InputError.
    """
    try:
        proposed = propose_period(key)
    except ValueError as error:
        raise InputError(str(error)) from error
    if outline.province_id != province.pk:
        raise InputError(f"đề cương “{outline.key}” không thuộc {province.name}")
    with transaction.atomic():
        period, created = ReportingPeriod.objects.get_or_create(
            province=province,
            family=ReportingPeriod.Family.REFORM,
            key=key,
            defaults={
                "kind": proposed.kind,
                "year": proposed.year,
                "name": proposed.name,
                "starts_on": proposed.starts_on,
                "ends_on": proposed.ends_on,
                "department_due_at": _due_at(proposed.department_due_on),
                "province_due_at": _due_at(proposed.province_due_on),
            },
        )
        if created:
            PeriodOutline.objects.bulk_create(
                PeriodOutline(period=period, unit_kind=kind, outline=outline) for kind in _REPORTING_KINDS
            )
    return period, created


def _due_at(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, _END_OF_WORKING_DAY))
