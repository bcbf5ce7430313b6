"""The calendar of public holidays, as plain days."""

from datetime import date

from tthc.models import Holiday


def days_off() -> frozenset[date]:
    """Return the weekdays that nobody works (one query)."""
    return frozenset(Holiday.objects.filter(is_worked=False).order_by().values_list("day", flat=True))
