"""Days left are counted on local dates: the due day belongs to the time one has."""

from datetime import UTC, date, datetime

import pytest

from reports.domain.deadlines import OPEN_DAYS, days_left, is_open, local_day, urgency, word_days_left

DUE = date(2022, 3, 16)


@pytest.mark.parametrize(
    ("today", "days", "words", "how_urgent"),
    [
        (date(2022, 3, 12), 4, "còn 4 ngày", "later"),
        (date(2022, 3, 13), 3, "còn 3 ngày", "soon"),
        (date(2022, 3, 15), 1, "còn 1 ngày", "soon"),
        (date(2022, 3, 16), 0, "hạn hôm nay", "soon"),
        (date(2022, 3, 17), -1, "quá hạn 1 ngày", "overdue"),
        (date(2022, 3, 18), -2, "quá hạn 2 ngày", "overdue"),
        (date(2022, 5, 15), -60, "quá hạn 60 ngày", "overdue"),
        (date(2022, 5, 16), -61, "đã quá hạn", "overdue"),
    ],
)
def test_days_are_counted_and_worded(today: date, days: int, words: str, how_urgent: str) -> None:
    left = days_left(DUE, today)
    assert (left, word_days_left(left), urgency(left)) == (days, words, how_urgent)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2022, 3, 16, 16, 59, 59, tzinfo=UTC), date(2022, 3, 16)),
        (datetime(2022, 3, 16, 17, 0, tzinfo=UTC), date(2022, 3, 17)),
    ],
)
def test_the_day_changes_at_midnight_in_vietnam(moment: datetime, day: date) -> None:
    assert local_day(moment) == day


@pytest.mark.parametrize(
    ("days", "is_newest", "expected"),
    [(30, False, True), (-OPEN_DAYS, False, True), (-OPEN_DAYS - 1, False, False), (-OPEN_DAYS - 1, True, True)],
)
def test_a_period_stays_open_sixty_days_and_the_newest_always(days: int, is_newest: bool, expected: bool) -> None:
    assert is_open(days, is_newest) is expected
