"""The on-time rate (tỷ lệ đúng hạn), always with its numerator, its denominator and what the formula is called.

Published bodies use several denominators under one label, so a bare percentage says nothing.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tthc.domain.statistics import Counts

_HUNDREDTH: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class OnTimeRate:
    """How many of `denominator` dossiers were resolved early or on time; `formula` names both columns."""

    name: str
    formula: str
    numerator: int
    denominator: int

    @property
    def percent(self) -> Decimal | None:
        """The rate in percent with two decimals, half up; None where there is nothing to divide by."""
        if self.denominator == 0:
            return None
        return (Decimal(self.numerator) * 100 / self.denominator).quantize(_HUNDREDTH, ROUND_HALF_UP)


def on_time_rates(counts: Counts) -> tuple[OnTimeRate, OnTimeRate]:
    """Return the official rate (Nghị định 61/2018/NĐ-CP, Điều 30.2.c: of all received), and that of all resolved."""
    on_time = counts.c8 + counts.c9
    return (
        OnTimeRate(
            "Trên tổng số hồ sơ tiếp nhận (điểm c khoản 2 Điều 30 Nghị định số 61/2018/NĐ-CP)",
            "(cột 8 + cột 9) / cột 3",
            on_time,
            counts.c3,
        ),
        OnTimeRate("Trên số hồ sơ đã giải quyết", "(cột 8 + cột 9) / cột 7", on_time, counts.c7),
    )
