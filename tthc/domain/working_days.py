"""Working days (ngày làm việc): Monday to Friday without the days off, and the weekend days that are worked instead.

Bộ luật Lao động 2019 names the public holidays (Điều 112) and the day off for one on a weekend (Điều 111); which days
that is in a year is data. `until` says how far off a deadline is.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
WEEKDAYS: Final = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

FIXED_HOLIDAYS: Final = {
    (1, 1): "Tết Dương lịch",
    (4, 30): "Ngày Chiến thắng",
    (5, 1): "Ngày Quốc tế lao động",
    (9, 2): "Quốc khánh",
}
"""Month and day of the holidays that fall on the same day every year (Bộ luật Lao động 2019, Điều 112)."""


def is_weekend(day: date) -> bool:
    """Whether the day is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


def fixed_holidays(year: int) -> dict[date, str]:
    """Return the holidays of the year that fall on the same day every year, with their names."""
    return {date(year, month, day): name for (month, day), name in FIXED_HOLIDAYS.items()}


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The calendar: `off` are weekdays without work, `worked` weekend days with it."""

    off: Collection[date] = frozenset()
    worked: Collection[date] = frozenset()

    def is_worked(self, day: date) -> bool:
        """Whether the day is a working day."""
        return day in self.worked or not (is_weekend(day) or day in self.off)

    def after(self, day: date, count: int = 1) -> date:
        """Return the working day that is `count` (at least 1) working days after the day."""
        while count:
            day += _DAY
            count -= self.is_worked(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Return how many working days come after `first`, up to and with `last`; 0 where `last` is not later."""
        days = (last - first).days
        # Whole weeks first: lists may be years old.
        weeks, rest = divmod(max(days, 0), 7)
        tail = first + timedelta(days=7 * weeks)
        count = 5 * weeks + sum(not is_weekend(tail + timedelta(days=number)) for number in range(1, rest + 1))
        count -= sum(first < day <= last and not is_weekend(day) for day in self.off)
        return count + sum(first < day <= last and is_weekend(day) for day in self.worked)

    def last_day_within(self, today: date, count: int) -> date:
        """Return the last due day that is at most `count` working days away: days off after the last one belong."""
        return self.after(today, count + 1) - _DAY


def word_due(due_on: date, today: date, calendar: WorkingDays) -> str:
    """Return "còn 2 ngày làm việc", "hạn hôm nay", "quá hạn 3 ngày làm việc"; other words for days off alone."""
    if due_on == today:
        return "hạn hôm nay"
    if due_on > today:
        days = calendar.between(today, due_on)
        return f"còn {days} ngày làm việc" if days else "hạn vào ngày nghỉ tới"
    days = calendar.between(due_on, today)
    return f"quá hạn {days} ngày làm việc" if days else "quá hạn trong ngày nghỉ"


def word_age(listed_on: date, today: date, calendar: WorkingDays) -> str:
    """Return how old a list is: "hôm nay", "1 ngày làm việc trước"; days off alone make it no older."""
    if listed_on >= today:
        return "hôm nay"
    days = calendar.between(listed_on, today)
    return f"{days} ngày làm việc trước" if days else "ngày làm việc gần nhất"
