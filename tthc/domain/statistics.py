"""The dossier table, biểu II.06 (VPCP/KSTT): which dossier is counted in which column of a period.

Rules for the days [from, to], both included, as Thanh Hóa's system builds the form; all days are local days:

- in the period (4 online, 5 in person or by post): received within [from, to];
- carried over (6): received before `from` and not closed before it;
- resolved: closed within [from, to]; early (8): finished before the due day, on time (9): on it, late (10): after it.
  On time is also what has no due day, and what was returned, withdrawn or refused;
- pending: not closed, or closed after `to`; in time (12): due on `to` or later, or without a due day; late (13): due
  before `to`.

`closed` is tthc.domain.dossiers.closed_day. So the sums 3 = 4 + 5 + 6, 7 = 8 + 9 + 10, 11 = 12 + 13 and 3 = 7 + 11
always hold. What is due is the original or the current (extended) day: the version of the form says which.
"""

from dataclasses import dataclass, fields
from operator import add, attrgetter
from typing import Final, Literal

Basis = Literal["original", "current"]

COLUMNS: Final = ("c3", "c4", "c5", "c6", "c7", "c8", "c9", "c10", "c11", "c12", "c13")
"""The columns of numbers of the form, in its order."""

TYPED_COLUMNS: Final = ("c4", "c5", "c6", "c8", "c9", "c10", "c12", "c13")
"""The columns that are counted; the others are their sums."""

SUMS: Final = {"c3": ("c4", "c5", "c6"), "c7": ("c8", "c9", "c10"), "c11": ("c12", "c13")}

EXTRA_COLUMNS: Final = {
    "online_full": "Tiếp nhận trực tuyến toàn trình",
    "online_partial": "Tiếp nhận trực tuyến một phần",
    "overdue_apologised": "Quá hạn có văn bản xin lỗi",
    "overdue_not_apologised": "Quá hạn chưa có văn bản xin lỗi",
    "stopped": "Dừng xử lý",
    "withdrawn": "Rút hồ sơ",
    "refused": "Từ chối tiếp nhận",
}
"""Columns that newer versions of the form add (StatisticForm.extra_columns)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """One row of the table. `late_resolved_other` and `late_pending_other` are 10 and 13 by the other due day."""

    c4: int = 0
    c5: int = 0
    c6: int = 0
    c8: int = 0
    c9: int = 0
    c10: int = 0
    c12: int = 0
    c13: int = 0
    late_resolved_other: int = 0
    late_pending_other: int = 0
    online_resolved: int = 0
    online_full: int = 0
    online_partial: int = 0
    overdue_apologised: int = 0
    overdue_not_apologised: int = 0
    stopped: int = 0
    withdrawn: int = 0
    refused: int = 0

    @property
    def c3(self) -> int:
        """Received: in the period and carried over."""
        return self.c4 + self.c5 + self.c6

    @property
    def c7(self) -> int:
        """Resolved."""
        return self.c8 + self.c9 + self.c10

    @property
    def c11(self) -> int:
        """Pending at the end of the period."""
        return self.c12 + self.c13

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*map(add, _numbers(self), _numbers(other)))


_numbers: Final = attrgetter(*(one.name for one in fields(Counts)))
