"""What a unit has to do by a day: reports of every family and assigned tasks; and what falls due close together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

CLOSE_DAYS: Final = 3
"""Duties collide that are due within so many working days of each other."""


@dataclass(frozen=True, slots=True)
class Duty:
    """`words` say how it stands ("Còn 3 ngày"), `urgency` is their colour (reports.domain.deadlines.urgency).

    `hour` is blank where the whole day counts. `is_task`: an assigned task, not a report. `is_open`: still to do.
    `is_outside`: it is not sent in the portal, which knows neither whether it was done nor reminds of it.
    """

    title: str
    due_on: date
    words: str
    urgency: str
    is_open: bool
    hour: str = ""
    is_task: bool = False
    is_outside: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Collision:
    """Duties that are due close together, in the order of their days: the reports, and how many tasks beside them."""

    reports: tuple[Duty, ...]
    task_count: int
    first: date
    last: date


def collisions(duties: Sequence[Duty]) -> list[Collision]:
    """Return what falls due close together, the earliest first; any two that are close stand in one of the answers.

    Only what is still to do counts, and only with a report among it: tasks alone collide every week.
    """
    waiting = sorted((duty for duty in duties if duty.is_open), key=lambda duty: duty.due_on)
    found: list[Collision] = []
    reached = 0
    for start, first in enumerate(waiting):
        end = start
        while end < len(waiting) and working_days(first.due_on, waiting[end].due_on) <= CLOSE_DAYS:
            end += 1
        # What the window before reached already is told there.
        if end > reached:
            reached = end
            found += _collision(waiting[start:end])
    return found


def working_days(first: date, last: date) -> int:
    """Return how many working days come after `first` until `last`; public holidays are not known here."""
    days = (last - first).days
    return sum((first + timedelta(days=day)).weekday() < 5 for day in range(1, days + 1))


def _collision(close: Sequence[Duty]) -> list[Collision]:
    reports = tuple(duty for duty in close if not duty.is_task)
    if len(close) < 2 or not reports:
        return []
    return [Collision(reports, len(close) - len(reports), close[0].due_on, close[-1].due_on)]
