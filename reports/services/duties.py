"""Duties of the other families (kiểm soát TTHC, Chỉ số CCHC): dates for the units' calendars, without an outline.

Nothing is reported for them in the portal, so they have no reports, no extensions and no reminders.
"""

import re
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from accounts.models import Unit
from core.errors import InputError
from reports.models import ReportingPeriod
from reports.services.periods import PeriodDates, StalePeriod, give_dates, period_digest

DUTY_FAMILIES: Final = (ReportingPeriod.Family.PROCEDURE_CONTROL, ReportingPeriod.Family.INDEX)

_KEY: Final = re.compile(r"(20[0-9]{2}|2100)-([0-9A-Z]{1,5})")


def duties_in(province: Unit) -> QuerySet[ReportingPeriod]:
    """Return the duties of a province, newest first."""
    return ReportingPeriod.objects.filter(province=province, family__in=DUTY_FAMILIES).order_by("-ends_on", "-pk")


def add_duty(province: Unit, family: str, key: str, name: str, dates: PeriodDates) -> ReportingPeriod:
    """Add a duty to the calendars of the province's units.

    Raises InputError where `key` is none ("2022-Q2", "2022-N"), or the family has a duty of this key.
    """
    match = _KEY.fullmatch(key)
    if not match:
        raise InputError(
            "mã kỳ gồm năm, dấu gạch nối và tối đa 5 chữ in hoa không dấu hoặc chữ số, ví dụ 2022-Q2, 2022-9T, 2022-N"
        )
    duty = ReportingPeriod(province=province, family=family, key=key, year=int(match[1]), kind=match[2], name=name)
    give_dates(duty, dates)
    try:
        with transaction.atomic():
            duty.save(force_insert=True)
    except IntegrityError as error:
        label = duty.get_family_display()
        raise InputError(f"{label} đã có kỳ mã {key}, hãy dùng mã khác hoặc sửa kỳ đã có") from error
    return duty


@transaction.atomic
def change_duty(duty_id: int, seen: str, name: str, dates: PeriodDates) -> None:
    """Give a duty another name and other dates; raises StalePeriod where its digest is not `seen` any more."""
    duty = ReportingPeriod.objects.select_for_update(no_key=True).get(pk=duty_id, family__in=DUTY_FAMILIES)
    if period_digest(duty) != seen:
        raise StalePeriod
    duty.name = name
    give_dates(duty, dates)
    duty.save()


def remove_duty(duty: ReportingPeriod) -> None:
    """Take a duty out of the calendars; nothing else hangs on it."""
    duties_in(duty.province).filter(pk=duty.pk).delete()
