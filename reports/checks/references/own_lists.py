"""Lists in which the reporting unit counts up what it issued in the period, and what in them is of no such day.

The paragraphs of such a list open with a document of the unit; that nearly all are of the period shows what it lists.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from reports.checks.per_reading import per_reading
from reports.checks.reading import Reading
from reports.checks.references.citations import Citation, citations, is_own, reported_period
from reports.domain.document import Period

_LEAST_OTHERS: Final = 2
_BEFORE: Final = timedelta(days=31)
_AFTER: Final = timedelta(days=30)
"""Lists reach a little beyond the days of the period."""


@per_reading
def strangers_in_lists(reading: Reading) -> dict[int, int]:
    """Return by its place each citation of a list that is dated long before the period, with the number of the others.

    All others of the list are of the period; there are at least two.
    """
    period = reported_period(reading)
    if period is None:
        return {}
    found = {}
    for items in _lists(reading):
        dated = [(one, one.date) for one in items if one.date and not one.spans_years]
        strange = [one for one, day in dated if day < period.starts_on - _BEFORE]
        inside = [one for one, day in dated if is_of_period(day, period)]
        if len(strange) == 1 and len(inside) >= _LEAST_OTHERS and len(inside) == len(dated) - 1:
            found[strange[0].place] = len(inside)
    return found


def is_of_period(day: date, period: Period) -> bool:
    """Tell whether a document of the period may bear this day."""
    return period.starts_on - _BEFORE <= day <= period.ends_on + _AFTER


def _lists(reading: Reading) -> Iterator[list[Citation]]:
    items: list[Citation] = []
    for one in citations(reading):
        if not one.opens_passage or not is_own(one, reading):
            continue
        if items and not _follows(items[-1], one):
            yield items
            items = []
        items.append(one)
    if items:
        yield items


def _follows(item: Citation, one: Citation) -> bool:
    before, after = item.cited.passage, one.cited.passage
    return after.place == before.place + 1 and after.marker == before.marker
