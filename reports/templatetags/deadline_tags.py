"""How pages say whether a report came in time, and what falls due together."""

from datetime import date, datetime
from typing import Final

from django import template
from django.utils import timezone

from directives.domain.citation import format_date
from reports.domain.duties import Collision
from reports.domain.timeliness import Timeliness, timeliness

register = template.Library()

_WEEKDAYS: Final = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@register.simple_tag
def timeliness_of(due_at: datetime, submitted_at: datetime | str | None) -> Timeliness:
    """Return how a report stands to its due moment now; a unit without a report has no `submitted_at` at all ("")."""
    return timeliness(due_at, submitted_at or None, timezone.now())


@register.filter
def collision_words(close: Collision) -> str:
    """Return what collides and when: "Báo cáo … và 3 nhiệm vụ được giao cùng đến hạn ngày 16/3/2022."."""
    names = [f"{duty.title[:1].lower()}{duty.title[1:]}" for duty in close.reports]
    if close.task_count:
        names.append(f"{close.task_count} nhiệm vụ được giao")
    listed = f"{', '.join(names[:-1])} và {names[-1]}"
    first, last = format_date(close.first), format_date(close.last)
    when = f"ngày {first}" if first == last else f"trong các ngày từ {first} đến {last}"
    return f"{listed[:1].upper()}{listed[1:]} cùng đến hạn {when}."


@register.filter
def weekday_name(day: date) -> str:
    """Return "Thứ Hai" … "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]
