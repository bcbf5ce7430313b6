"""Figures that are those of the last report throughout."""

from decimal import Decimal

from core.issue import Issue
from reports.checks.previous.unchanged import check_unchanged
from tests.reports.checks.earlier_reports import found, told, with_figures

CODES = frozenset(f"f{number}" for number in range(9))


def issues(*values: tuple[int, int], added_up: frozenset[str] = CODES, **more: object) -> list[Issue]:
    figures = [told(f"f{place}", now, previous=Decimal(last), **more) for place, (now, last) in enumerate(values)]
    return found(check_unchanged, with_figures("2022-Q1", *figures), added_up=added_up)


def test_five_figures_that_are_all_the_same_are_told_once() -> None:
    (issue,) = issues((1, 1), (2, 2), (3, 3), (40, 40), (5, 5), (0, 0))
    assert (issue.severity, issue.node, issue.excerpt, issue.needs_reason) == ("warning", "", "Chỉ tiêu f0", True)
    assert issue.message == (
        "Tất cả 5 chỉ tiêu có phát sinh đều đúng bằng số của kỳ Năm 2021 "
        "(Chỉ tiêu f0: 1; Chỉ tiêu f1: 2; Chỉ tiêu f2: 3; …)."
    )


def test_one_that_differs_is_enough_to_say_nothing() -> None:
    assert issues((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 7)) == []


def test_fewer_than_five_may_be_the_same_by_chance() -> None:
    assert issues((1, 1), (2, 2), (3, 3), (4, 4), (0, 0), (0, 0)) == []


def test_stocks_and_computed_figures_stay_the_same_rightly() -> None:
    same = [(number, number) for number in range(1, 7)]
    assert issues(*same, added_up=frozenset()) == []
    assert issues(*same, formula="f1 + f2") == []
