"""How far off a due day is, in whole local days, and how a page says so.

For what is due on a day without an hour. Whether a report came in time is said by reports.domain.timeliness.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Final, Literal
from zoneinfo import ZoneInfo

from core.numbers import format_number

LOCAL_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
OPEN_DAYS: Final = 60
"""For so many days after its due day a period stays among the work to do."""

_SOON_DAYS: Final = 3


def local_day(moment: datetime) -> date:
    """Return the day that an aware moment falls on in Vietnam."""
    return moment.astimezone(LOCAL_ZONE).date()


def days_left(due_on: date, today: date) -> int:
    """Return the days from `today` to the due day: 0 on that day whatever the hour, negative after it."""
    return (due_on - today).days


def word_days_left(days: int) -> str:
    """Return "còn 3 ngày", "hạn hôm nay", "quá hạn 2 ngày", or "đã quá hạn" where nobody counts the days any more."""
    if days == 0:
        return "hạn hôm nay"
    if days < -OPEN_DAYS:
        return "đã quá hạn"
    return f"{'còn' if days > 0 else 'quá hạn'} {format_number(Decimal(abs(days)))} ngày"


def days_left_sentence(days: int) -> str:
    """Return the same as it stands alone: "Còn 3 ngày"."""
    words = word_days_left(days)
    return f"{words[:1].upper()}{words[1:]}"


def urgency(days: int) -> Literal["overdue", "soon", "later"]:
    """Return how urgent a deadline is that is `days` off; the due day itself is not overdue yet."""
    if days < 0:
        return "overdue"
    return "soon" if days <= _SOON_DAYS else "later"


def is_open(days: int, is_newest: bool) -> bool:
    """Return whether a period due in `days` is work to do: not long past, or the newest one."""
    return is_newest or days >= -OPEN_DAYS
