"""What announcing decisions do to the times in which a procedure of a unit is in force.

Lists and people say from when to when (a `Span`); standing decisions are put on top, in the order of the days from
which they count. So the outcome never depends on the order in which somebody entered, changed or removed them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

_DAY = timedelta(days=1)


@dataclass(slots=True)
class Span:
    """A time in which a procedure is in force in one way, both days included; None is unknown, or open.

    `begun_by` is the decision whose announcement it follows from, `ended_by` the one that set its last day (filled
    here). `row` is the caller's own, None for a span that is made here.
    """

    begins: date | None
    ends: date | None
    begun_by: int | None = None
    ended_by: int | None = None
    row: Any = None

    def covers(self, day: date) -> bool:
        """Whether the procedure is in force in this way on the day."""
        return (self.begins is None or self.begins <= day) and (self.ends is None or self.ends >= day)


@dataclass(frozen=True, slots=True)
class Event:
    """A decision announces the procedure from the day on, or abolishes it from the day on."""

    day: date
    is_announced: bool
    decision: int


@dataclass(slots=True)
class Outcome:
    """`standing` are the spans that hold; `dropped` those that do not while the named decision stands.

    `lost` are spans that follow from an announcement which is no more.
    """

    standing: list[Span]
    dropped: list[tuple[Span, int]]
    lost: list[Span]


def apply_decisions(said: Iterable[Span], events: Iterable[Event]) -> Outcome:
    """Return what follows from the spans that were said and the decisions that stand; changes the spans in place.

    An announcement begins a span on its day where none is in force; its own span moves with its day and keeps what
    people said of it. An abolition ends what is in force the day before its day; what would go on after that never
    comes into force. On one day abolitions come first.
    """
    own: dict[int, list[Span]] = {}
    outcome = Outcome([], [], [])
    for span in sorted(said, key=lambda one: one.begins or date.min):
        if span.begun_by is None:
            outcome.standing.append(span)
        else:
            own.setdefault(span.begun_by, []).append(span)
    for event in sorted(events, key=lambda one: (one.day, one.is_announced, one.decision)):
        if event.is_announced:
            _announce(event, own.pop(event.decision, []), outcome)
        else:
            _abolish(event, outcome)
    outcome.lost = [span for spans in own.values() for span in spans]
    return outcome


def _announce(event: Event, own: list[Span], outcome: Outcome) -> None:
    if any(span.covers(event.day) for span in outcome.standing):
        outcome.dropped += [(span, event.decision) for span in own]
        return
    later = min((one.begins for one in outcome.standing if one.begins and one.begins > event.day), default=None)
    kept = [one for one in own if one.ends is None or one.ends >= event.day]
    kept = [one for one in kept if later is None or one is kept[0] or (one.begins or event.day) < later]
    outcome.dropped += [(one, event.decision) for one in own if not any(one is span for span in kept)]
    kept = kept or [Span(event.day, None, event.decision)]
    kept[0].begins = event.day
    last = kept[-1]
    if later and (last.ends is None or last.ends >= later):
        last.ends, last.ended_by = later - _DAY, event.decision
    outcome.standing += kept


def _abolish(event: Event, outcome: Outcome) -> None:
    for span in [one for one in outcome.standing if one.covers(event.day)]:
        _drop_what_goes_on(span, event, outcome)
        if span.begins == event.day:
            _drop(span, event, outcome)
        else:
            span.ends, span.ended_by = event.day - _DAY, event.decision


def _drop_what_goes_on(span: Span, event: Event, outcome: Outcome) -> None:
    while span.ends is not None and span.ends < date.max:
        after = next((one for one in outcome.standing if one.begins == span.ends + _DAY), None)
        if after is None:
            return
        _drop(after, event, outcome)
        span = after


def _drop(span: Span, event: Event, outcome: Outcome) -> None:
    outcome.standing = [one for one in outcome.standing if one is not span]
    outcome.dropped.append((span, event.decision))
