"""Whether a report came in time, and how far off its due moment is: the one predicate of pages, exports and reminders.

The first submission decides: a report that came in time and was returned is not late. What has a due day without an
hour (a task, a section inside the unit) is counted by reports.domain.deadlines, whose words are used here too.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from math import ceil
from typing import Final, Literal

from core.numbers import format_number
from reports.domain.deadlines import LOCAL_ZONE, days_left, days_left_sentence, local_day, urgency

State = Literal["on_time", "late", "not_due", "due_soon", "overdue"]

STATES: Final[dict[State, str]] = {
    "on_time": "Gửi đúng hạn",
    "late": "Gửi trễ",
    "not_due": "Chưa đến hạn",
    "due_soon": "Sắp đến hạn",
    "overdue": "Quá hạn",
}


@dataclass(frozen=True, slots=True)
class Timeliness:
    """`words` stand alone on a page ("Còn 3 ngày"); `days` are whole local days: left, or negative past the due day."""

    state: State
    words: str
    days: int

    @property
    def is_sent(self) -> bool:
        """Whether the report came, in time or not."""
        return self.state in ("on_time", "late")

    @property
    def urgency(self) -> str:
        """The colour that pages give it: the names of reports.domain.deadlines.urgency."""
        return {"on_time": "later", "not_due": "later", "due_soon": "soon"}.get(self.state, "overdue")


def timeliness(due_at: datetime, submitted_at: datetime | None, now: datetime) -> Timeliness:
    """Return how the first submission, or its lack at `now`, stands to the due moment; all three are aware.

    The due moment itself is in time.
    """
    if submitted_at is not None:
        return _of_sent(due_at, submitted_at)
    days = days_left(local_day(due_at), local_day(now))
    hour = f"{due_at.astimezone(LOCAL_ZONE):%H:%M}"
    if now > due_at:
        return Timeliness("overdue", days_left_sentence(days) if days else f"Quá hạn từ {hour} hôm nay", days)
    state: State = "due_soon" if urgency(days) == "soon" else "not_due"
    return Timeliness(state, days_left_sentence(days) if days else f"Hạn {hour} hôm nay", days)


def _of_sent(due_at: datetime, submitted_at: datetime) -> Timeliness:
    days = days_left(local_day(due_at), local_day(submitted_at))
    if submitted_at <= due_at:
        local = submitted_at.astimezone(LOCAL_ZONE)
        words = f"Gửi đúng hạn {local:%H:%M} ngày {local.day}/{local.month}/{local.year}"
        return Timeliness("on_time", words, days)
    return Timeliness("late", f"Gửi trễ {_how_late(submitted_at - due_at, -days)}", days)


def _how_late(late: timedelta, days: int) -> str:
    if days:
        return f"{format_number(Decimal(days))} ngày"
    minutes = ceil(late / timedelta(minutes=1))
    return f"{minutes} phút" if minutes < 60 else f"{minutes // 60} giờ"
