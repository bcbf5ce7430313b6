"""Working days around Tết Nguyên đán 2022: off from 31/1 to 4/2 (Monday to Friday); Saturday 12/2 is worked instead."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc.domain.working_days import WorkingDays, fixed_holidays, word_age, word_due

TET = WorkingDays(off=frozenset(date(2022, 1, 31) + timedelta(days=n) for n in range(5)), worked={date(2022, 2, 12)})
ALONE = WorkingDays()


def test_working_days_are_weekdays_without_holidays_and_worked_weekend_days() -> None:
    days = [date(2022, 1, 28) + timedelta(days=number) for number in range(17)]
    assert [day.day for day in days if TET.is_worked(day)] == [28, 7, 8, 9, 10, 11, 12]


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2022, 1, 27), 1, date(2022, 1, 28)),
        (date(2022, 1, 28), 1, date(2022, 2, 7)),
        (date(2022, 2, 2), 1, date(2022, 2, 7)),
        (date(2022, 2, 10), 2, date(2022, 2, 12)),
        (date(2022, 2, 10), 3, date(2022, 2, 14)),
    ],
)
def test_the_working_day_after_a_day_passes_over_days_off(day: date, count: int, expected: date) -> None:
    assert TET.after(day, count) == expected


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2022, 1, 28), date(2022, 1, 28), 0),
        (date(2022, 1, 28), date(2022, 2, 6), 0),
        (date(2022, 1, 28), date(2022, 2, 7), 1),
        (date(2022, 2, 11), date(2022, 2, 13), 1),
        (date(2022, 2, 14), date(2022, 2, 11), 0),
    ],
)
def test_the_first_day_is_not_counted_and_the_last_is(first: date, last: date, days: int) -> None:
    assert TET.between(first, last) == days


@given(
    first=st.dates(date(2021, 11, 1), date(2022, 4, 1)),
    length=st.integers(-10, 500),
    changed=st.frozensets(st.dates(date(2021, 11, 1), date(2022, 6, 1)), max_size=30),
)
def test_the_number_is_that_of_counting_day_by_day(first: date, length: int, changed: frozenset[date]) -> None:
    calendar = WorkingDays(
        off=frozenset(day for day in changed if day.weekday() < 5),
        worked=frozenset(day for day in changed if day.weekday() >= 5),
    )
    last = first + timedelta(days=length)
    days = [first + timedelta(days=number) for number in range(1, length + 1)]
    assert calendar.between(first, last) == sum((day.weekday() < 5) != (day in changed) for day in days)


def test_what_falls_due_on_the_days_off_after_the_last_working_day_is_within_it() -> None:
    thursday = date(2022, 3, 10)
    assert ALONE.last_day_within(thursday, 1) == date(2022, 3, 13)
    assert ALONE.last_day_within(thursday, 3) == date(2022, 3, 15)
    assert TET.last_day_within(date(2022, 1, 27), 1) == date(2022, 2, 6)


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2022, 3, 11), "hạn hôm nay"),
        (date(2022, 3, 13), "hạn vào ngày nghỉ tới"),
        (date(2022, 3, 14), "còn 1 ngày làm việc"),
        (date(2022, 3, 18), "còn 5 ngày làm việc"),
        (date(2022, 3, 10), "quá hạn 1 ngày làm việc"),
        (date(2022, 3, 4), "quá hạn 5 ngày làm việc"),
    ],
)
def test_on_friday_a_due_day_is_worded_in_working_days(due_on: date, words: str) -> None:
    assert word_due(due_on, date(2022, 3, 11), ALONE) == words


def test_a_due_day_of_friday_is_overdue_on_sunday_by_days_off_alone() -> None:
    assert word_due(date(2022, 3, 11), date(2022, 3, 13), ALONE) == "quá hạn trong ngày nghỉ"


@pytest.mark.parametrize(
    ("listed_on", "words"),
    [
        (date(2022, 3, 15), "hôm nay"),
        (date(2022, 3, 14), "hôm nay"),
        (date(2022, 3, 11), "1 ngày làm việc trước"),
        (date(2022, 3, 10), "2 ngày làm việc trước"),
    ],
)
def test_on_monday_the_age_of_a_list_leaves_the_weekend_out(listed_on: date, words: str) -> None:
    assert word_age(listed_on, date(2022, 3, 14), ALONE) == words


def test_on_sunday_fridays_list_is_that_of_the_last_working_day() -> None:
    assert word_age(date(2022, 3, 11), date(2022, 3, 13), ALONE) == "ngày làm việc gần nhất"


def test_four_holidays_fall_on_the_same_day_every_year() -> None:
    assert [(day.year, day.month, day.day) for day in fixed_holidays(2022)] == [
        (2022, 1, 1),
        (2022, 4, 30),
        (2022, 5, 1),
        (2022, 9, 2),
    ]
