"""Keeping the calendar of days off and of weekend days worked instead; it is one for the whole country."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Final

from django.db import IntegrityError, transaction

from core.errors import InputError
from tthc.domain.working_days import WEEKDAYS, fixed_holidays, is_weekend
from tthc.models import Holiday

MAX_DAYS: Final = 31
"""So many days at most are entered at once."""


class StaleHoliday(Exception):
    """Somebody changed or removed the day since it was shown."""


def holiday_digest(holiday: Holiday) -> str:
    """Return what the day says in one line: whether somebody changed it."""
    return f"{holiday.day:%Y-%m-%d} {holiday.is_worked:d} {holiday.name}"


def add_holidays(first: date, last: date, name: str, is_worked: bool) -> list[Holiday]:
    """Add each day from `first` to `last`: the weekdays as days off, or the weekend days as worked instead.

    All or none; returns those that were added. Raises InputError where there is no such day among them, or one is in
    the calendar already.
    """
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if not days or len(days) > MAX_DAYS:
        raise InputError(f"mỗi lần thêm từ 1 đến {MAX_DAYS} ngày liền nhau")
    fitting = [day for day in days if is_weekend(day) == is_worked]
    if not fitting:
        raise InputError(_word_unfit(first, is_worked))
    try:
        return _add(dict.fromkeys(fitting, name), is_worked)
    except IntegrityError as error:
        raise InputError(_word_known(fitting)) from error


def missing_fixed_holidays(year: int) -> tuple[dict[date, str], dict[date, str]]:
    """Return the fixed holidays of the year that the calendar lacks, and those that fall on a weekend (one query).

    Those on a weekend are days off anyway: the day off in their place is announced, and entered by hand.
    """
    fixed = fixed_holidays(year)
    known = set(Holiday.objects.filter(day__in=fixed).values_list("day", flat=True))
    missing = {day: name for day, name in fixed.items() if not is_weekend(day) and day not in known}
    return missing, {day: name for day, name in fixed.items() if is_weekend(day)}


def add_fixed_holidays(year: int) -> list[Holiday]:
    """Add the fixed holidays of the year that fall on a weekday and are not in the calendar; returns them."""
    missing, _ = missing_fixed_holidays(year)
    try:
        return _add(missing, is_worked=False)
    except IntegrityError:
        # Somebody adds the same days at this moment: what is there is what was wanted.
        return []


def change_holiday(holiday: Holiday, seen: str, day: date, name: str, is_worked: bool) -> None:
    """Change a day whose digest is still `seen`.

    Raises InputError where the day does not fit or is in the calendar already; StaleHoliday where somebody changed it.
    """
    if is_weekend(day) != is_worked:
        raise InputError(_word_unfit(day, is_worked))
    if holiday_digest(holiday) != seen:
        raise StaleHoliday
    stored = Holiday.objects.filter(pk=holiday.pk, day=holiday.day, name=holiday.name, is_worked=holiday.is_worked)
    try:
        with transaction.atomic():
            is_changed = stored.update(day=day, name=name, is_worked=is_worked)
    except IntegrityError as error:
        raise InputError(_word_known([day])) from error
    if not is_changed:
        raise StaleHoliday


def remove_holiday(holiday: Holiday) -> None:
    """Take a day out of the calendar."""
    Holiday.objects.filter(pk=holiday.pk).delete()


@transaction.atomic
def _add(days: Mapping[date, str], is_worked: bool) -> list[Holiday]:
    return Holiday.objects.bulk_create([Holiday(day=day, name=name, is_worked=is_worked) for day, name in days.items()])


def _word_unfit(day: date, is_worked: bool) -> str:
    weekday = f"{day:%d/%m/%Y} là {WEEKDAYS[day.weekday()]}"
    if is_worked:
        return f"{weekday}; chỉ thứ Bảy, Chủ nhật mới là ngày làm bù"
    return f"{weekday}, vốn là ngày nghỉ hằng tuần; hãy ghi ngày nghỉ bù từ thứ Hai đến thứ Sáu"


def _word_known(days: Collection[date]) -> str:
    known = Holiday.objects.filter(day__in=days).order_by("day")
    listed = ", ".join(f"{one.day:%d/%m/%Y} ({one.name})" for one in known)
    return f"lịch đã có {listed or 'ngày này'}; hãy sửa ở danh sách hoặc chọn ngày khác"
