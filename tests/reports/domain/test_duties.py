"""What falls due close together. 16/3/2022 is a Wednesday."""

from datetime import date

import pytest

from reports.domain.duties import Duty, collisions, working_days


def duty(day: int, title: str = "Báo cáo", is_task: bool = False, is_open: bool = True) -> Duty:
    return Duty(title, date(2022, 3, day), "", "later", is_open, is_task=is_task)


def told(*duties: Duty) -> list[tuple[list[str], int, int, int]]:
    return [
        ([one.title for one in close.reports], close.task_count, close.first.day, close.last.day)
        for close in collisions(duties)
    ]


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [(16, 16, 0), (16, 17, 1), (17, 18, 1), (18, 20, 0), (18, 21, 1), (17, 22, 3), (16, 22, 4)],
)
def test_working_days_leave_the_weekend_out(first: int, last: int, days: int) -> None:
    assert working_days(date(2022, 3, first), date(2022, 3, last)) == days


def test_two_reports_collide_within_three_working_days() -> None:
    assert told(duty(17, "A"), duty(22, "B")) == [(["A", "B"], 0, 17, 22)]
    assert told(duty(16, "A"), duty(22, "B")) == []


def test_what_is_done_collides_with_nothing() -> None:
    assert told(duty(16, "A"), duty(16, "B", is_open=False)) == []


def test_tasks_are_counted_beside_a_report_and_alone_are_no_collision() -> None:
    assert told(duty(16, is_task=True), duty(16, is_task=True)) == []
    assert told(duty(15, is_task=True), duty(16, "A"), duty(17, is_task=True)) == [(["A"], 2, 15, 17)]


def test_any_two_that_are_close_are_told_and_nothing_is_told_twice() -> None:
    chain = [duty(14, "A"), duty(16, "B"), duty(18, "C"), duty(18, "D")]
    assert told(*chain) == [(["A", "B"], 0, 14, 16), (["B", "C", "D"], 0, 16, 18)]


def test_nothing_is_due() -> None:
    assert told() == []
