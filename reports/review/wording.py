"""How notices and messages of the review word a moment."""

from datetime import datetime

from django.utils import timezone

from directives.domain.citation import format_date


def word_moment(moment: datetime) -> str:
    """Return "17:00 ngày 16/3/2022" in local time."""
    local = timezone.localtime(moment)
    return f"{local:%H:%M} ngày {format_date(local.date())}"
