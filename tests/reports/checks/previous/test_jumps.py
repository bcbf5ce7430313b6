"""Figures beyond the unit's history."""

import pytest

from core.issue import Issue
from reports.checks.previous.jumps import check_jumps
from tests.reports.checks.earlier_reports import earlier, found, told, with_figures

KEYS = ("2021-N", "2021-Q3", "2021-6T", "2021-Q1")


def issues(value: int, *before: int, adds_up: bool = False, key: str = "2022-Q1") -> list[Issue]:
    history = tuple(earlier(name, total=number) for name, number in zip(KEYS, before, strict=False))
    added_up = frozenset({"total"}) if adds_up else frozenset()
    return found(check_jumps, with_figures(key, told("total", value)), earlier=history, added_up=added_up)


def test_a_slip_of_the_keyboard_is_noted_with_the_history() -> None:
    (issue,) = issues(1260, 126, 125, 126, 124)
    assert (issue.severity, issue.node, issue.excerpt) == ("info", "a", "Chỉ tiêu total")
    assert issue.message == (
        "Chỉ tiêu “Chỉ tiêu total” là 1.260, khác hẳn các kỳ trước (Năm 2021: 126, Quý III/2021: 125, "
        "6 tháng đầu năm 2021: 126, Quý I/2021: 124)."
    )
    assert len(issues(12, 126, 125, 126, 124)) == 1


@pytest.mark.parametrize(
    ("value", "before"), [(300, (126, 125, 126)), (1260, (126, 125)), (9, (1, 2, 1)), (900, (100, 10, 400, 900))]
)
def test_less_than_threefold_few_values_small_numbers_and_wild_histories_say_nothing(
    value: int, before: tuple[int, ...]
) -> None:
    assert issues(value, *before) == []


def test_a_year_is_not_held_against_quarters() -> None:
    assert issues(400, 400, 100, 200, 100, adds_up=True, key="2022-N") == []
    assert issues(100, 400, 100, 200, 100, adds_up=True) == []
    assert len(issues(1000, 400, 100, 200, 100, adds_up=True)) == 1
