"""Keeping the calendar of days off: weekdays that are off, weekend days that are worked instead."""

from datetime import date

import pytest

from core.errors import InputError
from tests.meanwhile import meanwhile
from tthc.models import Holiday
from tthc.services.holidays import (
    StaleHoliday,
    add_fixed_holidays,
    add_holidays,
    change_holiday,
    holiday_digest,
    missing_fixed_holidays,
    remove_holiday,
)

pytestmark = pytest.mark.django_db
TET = (date(2022, 1, 29), date(2022, 2, 6))
"""From a Saturday to a Sunday."""


def days() -> list[tuple[str, str, bool]]:
    return [(f"{one.day:%d/%m/%Y}", one.name, one.is_worked) for one in Holiday.objects.all()]


def make(day: date = date(2022, 4, 11)) -> Holiday:
    return Holiday.objects.create(day=day, name="Giỗ Tổ Hùng Vương")


def refusal(act) -> str:
    with pytest.raises(InputError) as refused:
        act()
    return refused.value.sentence


def test_of_days_in_a_row_the_weekdays_are_days_off() -> None:
    add_holidays(*TET, "Tết Nguyên đán", is_worked=False)
    assert [(day[:2], off) for day, _, off in days()] == [(f"{n:02}", False) for n in (31, 1, 2, 3, 4)]


def test_of_days_in_a_row_the_weekend_days_are_worked_instead() -> None:
    add_holidays(*TET, "Làm bù", is_worked=True)
    assert [day for day, _, _ in days()] == ["29/01/2022", "30/01/2022", "05/02/2022", "06/02/2022"]


def test_a_day_that_the_calendar_has_is_named_and_nothing_is_added() -> None:
    make(date(2022, 2, 2))
    assert refusal(lambda: add_holidays(*TET, "Tết", is_worked=False)) == (
        "Lịch đã có 02/02/2022 (Giỗ Tổ Hùng Vương); hãy sửa ở danh sách hoặc chọn ngày khác."
    )
    assert len(days()) == 1


@pytest.mark.parametrize(
    ("day", "is_worked", "message"),
    [
        (
            date(2022, 4, 10),
            False,
            "10/04/2022 là Chủ nhật, vốn là ngày nghỉ hằng tuần; hãy ghi ngày nghỉ bù từ thứ Hai đến thứ Sáu.",
        ),
        (date(2022, 4, 11), True, "11/04/2022 là thứ Hai; chỉ thứ Bảy, Chủ nhật mới là ngày làm bù."),
    ],
)
def test_a_day_that_does_not_fit_its_kind_is_refused(day: date, is_worked: bool, message: str) -> None:
    assert refusal(lambda: add_holidays(day, day, "Nghỉ", is_worked)) == message
    assert days() == []


@pytest.mark.parametrize("last", [date(2022, 3, 31), date(2022, 5, 2)])
def test_at_most_31_days_are_added_at_once(last: date) -> None:
    first = date(2022, 4, 1)
    assert refusal(lambda: add_holidays(first, last, "Nghỉ", False)) == "Mỗi lần thêm từ 1 đến 31 ngày liền nhau."


def test_the_fixed_holidays_of_a_year_are_added_once_where_they_are_weekdays() -> None:
    """In 2022, 1/1 and 30/4 are Saturdays, 1/5 is a Sunday."""
    missing, on_weekends = missing_fixed_holidays(2022)
    assert list(missing) == [date(2022, 9, 2)]
    assert list(on_weekends) == [date(2022, 1, 1), date(2022, 4, 30), date(2022, 5, 1)]
    assert [one.day for one in add_fixed_holidays(2022)] == [date(2022, 9, 2)]
    assert add_fixed_holidays(2022) == []
    assert days() == [("02/09/2022", "Quốc khánh", False)]


def test_two_who_add_the_fixed_holidays_at_the_same_moment_add_them_once() -> None:
    with meanwhile(lambda: make(date(2022, 9, 2))):
        assert add_fixed_holidays(2022) == []
    assert len(days()) == 1


def test_a_day_is_changed() -> None:
    holiday = make()
    change_holiday(holiday, holiday_digest(holiday), date(2022, 4, 16), "Làm bù", is_worked=True)
    assert days() == [("16/04/2022", "Làm bù", True)]


def test_a_day_that_somebody_changed_meanwhile_stays() -> None:
    holiday = make()
    seen = holiday_digest(holiday)
    Holiday.objects.update(name="Giỗ Tổ")
    for stale in (holiday, Holiday.objects.get()):
        with pytest.raises(StaleHoliday):
            change_holiday(stale, seen, date(2022, 4, 12), "Nghỉ bù", is_worked=False)
    assert days() == [("11/04/2022", "Giỗ Tổ", False)]


def test_a_day_is_not_changed_into_one_that_the_calendar_has_or_that_does_not_fit() -> None:
    holiday = make()
    make(date(2022, 4, 12))
    seen = holiday_digest(holiday)
    messages = [
        refusal(lambda day=day: change_holiday(holiday, seen, date(2022, 4, day), "A", False)) for day in (12, 16)
    ]
    assert messages == [
        "Lịch đã có 12/04/2022 (Giỗ Tổ Hùng Vương); hãy sửa ở danh sách hoặc chọn ngày khác.",
        "16/04/2022 là thứ Bảy, vốn là ngày nghỉ hằng tuần; hãy ghi ngày nghỉ bù từ thứ Hai đến thứ Sáu.",
    ]
    assert len(days()) == 2


def test_a_day_is_removed() -> None:
    remove_holiday(make())
    assert days() == []
