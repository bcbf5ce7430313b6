"""The on-time rate: two decimals, half up, with the columns that it is made of."""

from decimal import Decimal

import pytest

from tthc.domain.on_time import OnTimeRate, on_time_rates
from tthc.domain.statistics import Counts


def test_the_official_rate_is_of_all_received_and_the_other_of_all_resolved() -> None:
    official, of_resolved = on_time_rates(Counts(c4=6, c5=3, c6=1, c8=4, c9=2, c10=2, c12=2))
    assert (official.numerator, official.denominator, official.formula) == (6, 10, "(cột 8 + cột 9) / cột 3")
    assert "Điều 30 Nghị định số 61/2018/NĐ-CP" in official.name
    assert (of_resolved.numerator, of_resolved.denominator, of_resolved.formula) == (6, 8, "(cột 8 + cột 9) / cột 7")
    assert (official.percent, of_resolved.percent) == (Decimal("60.00"), Decimal("75.00"))


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent"),
    [(98946, 100000, "98.95"), (13, 15, "86.67"), (1, 3, "33.33"), (2005, 20000, "10.03"), (0, 7, "0.00")],
)
def test_rates_are_rounded_half_up(numerator: int, denominator: int, percent: str) -> None:
    assert OnTimeRate("", "", numerator, denominator).percent == Decimal(percent)


def test_without_dossiers_there_is_no_rate() -> None:
    assert [rate.percent for rate in on_time_rates(Counts())] == [None, None]
