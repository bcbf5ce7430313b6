"""When a unit that has not sent its report is reminded: so many days before, on and after the due day."""

from typing import Final

STAGES: Final = (7, 3, 1, 0, -1, -3, -7)
"""Days left on the due day's calendar: 7 before, …, 0 on the day, …, -7 a week late. Then the portal keeps silent."""

SILENT_AFTER: Final = -14
"""A missed run is made up for until so many days after the due day: nobody is reminded of what is long past."""


def stage_of(days: int) -> int | None:
    """Return the newest stage that is reached with `days` left, None before the first and when it is long past.

    A run that was missed is made up for by the next one, and of several missed stages only the newest is told.
    """
    if days < SILENT_AFTER:
        return None
    return min((stage for stage in STAGES if stage >= days), default=None)
