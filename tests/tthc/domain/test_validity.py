"""What decisions do to the times in which a procedure is in force."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tthc.domain.validity import Event, Span, apply_decisions


def day(month: int, number: int = 1) -> date:
    return date(2022, month, number)


def announced(on: date, decision: int = 1) -> Event:
    return Event(on, True, decision)


def abolished(on: date, decision: int = 2) -> Event:
    return Event(on, False, decision)


def days(spans: list[Span]) -> list[tuple[date | None, date | None]]:
    return sorted(((one.begins, one.ends) for one in spans), key=lambda pair: pair[0] or date.min)


def after(said: list[Span], *events: Event) -> list[tuple[date | None, date | None]]:
    return days(apply_decisions(said, events).standing)


def test_an_announcement_begins_a_time_where_none_is_open() -> None:
    assert after([], announced(day(3))) == [(day(3), None)]
    assert after([Span(None, None)], announced(day(3))) == [(None, None)]
    assert after([Span(None, day(2, 28))], announced(day(3))) == [(None, day(2, 28)), (day(3), None)]


def test_an_announcement_stops_before_what_was_said_to_begin_later() -> None:
    assert after([Span(day(6), None)], announced(day(3))) == [(day(3), day(5, 31)), (day(6), None)]


def test_an_abolition_ends_the_day_before() -> None:
    assert after([Span(None, None)], abolished(day(6))) == [(None, day(5, 31))]
    assert after([Span(day(1), day(12))], abolished(day(6))) == [(day(1), day(5, 31))]


def test_an_abolition_touches_nothing_that_ended_before_or_begins_after_a_break() -> None:
    said = [Span(None, day(3)), Span(day(9), None)]
    assert after(said, abolished(day(6))) == [(None, day(3)), (day(9), None)]


def test_what_would_go_on_after_an_abolition_never_comes_into_force() -> None:
    said = [Span(None, day(5, 31)), Span(day(6), day(8, 31)), Span(day(9), None)]
    outcome = apply_decisions(said, [abolished(day(5))])
    assert days(outcome.standing) == [(None, day(4, 30))]
    assert [(span.begins, decision) for span, decision in outcome.dropped] == [(day(6), 2), (day(9), 2)]


def test_what_begins_on_the_day_of_its_abolition_never_comes_into_force() -> None:
    assert after([Span(day(6), None)], abolished(day(6))) == []


def test_on_one_day_the_abolition_comes_before_the_announcement() -> None:
    assert after([Span(None, None)], announced(day(6)), abolished(day(6))) == [(None, day(5, 31)), (day(6), None)]


def test_its_own_time_moves_with_the_day_of_an_announcement() -> None:
    assert after([Span(day(3), None, begun_by=1)], announced(day(5))) == [(day(5), None)]
    split = [Span(day(3), day(5, 31), begun_by=1), Span(day(6), None, begun_by=1)]
    assert after(split, announced(day(1))) == [(day(1), day(5, 31)), (day(6), None)]
    split = [Span(day(3), day(5, 31), begun_by=1), Span(day(6), None, begun_by=1)]
    assert after(split, announced(day(7))) == [(day(7), None)]


def test_the_time_of_an_announcement_that_is_no_more_is_lost() -> None:
    outcome = apply_decisions([Span(day(3), None, begun_by=1), Span(day(1), day(2))], [])
    assert days(outcome.standing) == [(day(1), day(2))]
    assert days(outcome.lost) == [(day(3), None)]


def test_who_ended_and_who_began_a_time_is_told() -> None:
    (span,) = apply_decisions([], [announced(day(3)), abolished(day(6))]).standing
    assert (span.begun_by, span.ended_by) == (1, 2)


some_days = st.dates(date(2022, 1, 1), date(2022, 2, 10))
some_events = st.lists(
    st.builds(Event, some_days, st.booleans(), st.integers(1, 9)), max_size=6, unique_by=lambda event: event.decision
)


@given(st.lists(some_days, max_size=4, unique=True), some_events, st.randoms())
def test_times_never_overlap_and_the_order_of_entering_does_not_count(cuts, events, chance) -> None:
    cuts = sorted(cuts)

    def said() -> list[Span]:
        return [Span(one, two) for one, two in zip(cuts[::2], cuts[1::2], strict=False)]

    found = after(said(), *events)
    assert all(one[1] is not None and one[1] < two[0] for one, two in pairwise(found))
    assert all(ends is None or begins is None or begins <= ends for begins, ends in found)
    shuffled = list(events)
    chance.shuffle(shuffled)
    assert after(said(), *shuffled) == found


@given(st.lists(some_days, max_size=4, unique=True), some_events)
def test_the_outcome_put_through_again_stays(cuts, events) -> None:
    cuts = sorted(cuts)
    first = apply_decisions([Span(one, two) for one, two in zip(cuts[::2], cuts[1::2], strict=False)], events).standing
    again = [Span(one.begins, one.ends, one.begun_by) for one in first]
    assert after(again, *events) == days(first)
