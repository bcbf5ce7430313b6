"""The control sum of a row that is entered by hand, and the sums of rows."""

from tthc.domain.statistics import Counts
from tthc.domain.typed_rows import imbalance


def test_a_row_that_balances_is_right() -> None:
    assert imbalance(Counts(c4=5, c6=1, c8=4, c13=2)) == ""


def test_a_row_that_does_not_balance_names_both_sides() -> None:
    assert imbalance(Counts(c4=1200, c5=30, c8=1000, c12=5)) == (
        "cột 3 (tiếp nhận) là 1.230, nhưng cột 7 (đã giải quyết) cộng cột 11 (đang giải quyết) là 1.000 + 5 = 1.005"
    )


def test_rows_are_added_column_by_column() -> None:
    total = Counts(c4=1, c8=1, stopped=2) + Counts(c4=2, c5=3, c12=5, stopped=1)
    assert total == Counts(c4=3, c5=3, c8=1, c12=5, stopped=3)
    assert (total.c3, total.c7, total.c11) == (6, 1, 5)
