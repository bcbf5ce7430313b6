"""The columns of biểu II.06 as its pages head them, in groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tthc.domain.statistics import EXTRA_COLUMNS, Basis
from tthc.models import StatisticForm
from tthc.selectors.table_rules import OTHER_BASIS


@dataclass(frozen=True, slots=True)
class Column:
    """A column of numbers: its key, its head, and its number on the form ("" where the form has none)."""

    key: str
    head: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Columns under one head."""

    head: str
    columns: tuple[Column, ...]


FORM_GROUPS: Final = (
    Group(
        "Số hồ sơ tiếp nhận",
        (
            Column("c3", "Tổng số", "3"),
            Column("c4", "Trong kỳ, trực tuyến", "4"),
            Column("c5", "Trong kỳ, trực tiếp và bưu chính công ích", "5"),
            Column("c6", "Từ kỳ trước", "6"),
        ),
    ),
    Group(
        "Số hồ sơ đã giải quyết",
        (
            Column("c7", "Tổng số", "7"),
            Column("c8", "Trước hạn", "8"),
            Column("c9", "Đúng hạn", "9"),
            Column("c10", "Quá hạn", "10"),
        ),
    ),
    Group(
        "Số hồ sơ đang giải quyết",
        (Column("c11", "Tổng số", "11"), Column("c12", "Trong hạn", "12"), Column("c13", "Quá hạn", "13")),
    ),
)
"""The columns of the form itself."""

BASIS_WORDS: Final[dict[Basis, str]] = {
    "current": "hạn hiện tại (đã tính gia hạn)",
    "original": "hạn hẹn trả ban đầu",
}
_BASIS_HEADS: Final[dict[Basis, str]] = {"current": "Quá hạn theo hạn hiện tại", "original": "Quá hạn theo hạn ban đầu"}


def groups_of(form: StatisticForm) -> tuple[Group, ...]:
    """Return the columns of a list's table: those of the form, lateness by the other day, those that it adds."""
    other = Group(
        _BASIS_HEADS[OTHER_BASIS[form.basis]],
        (Column("late_resolved_other", "Đã giải quyết"), Column("late_pending_other", "Đang giải quyết")),
    )
    added = tuple(Column(key, EXTRA_COLUMNS[key]) for key in form.extra_columns if key in EXTRA_COLUMNS)
    return (*FORM_GROUPS, other, *([Group("Cột thêm của biểu", added)] if added else []))


def column_name(key: str, groups: Sequence[Group]) -> str:
    """Return what a column is called with its group: "Số hồ sơ đã giải quyết, quá hạn (cột 10)"."""
    for group in groups:
        for column in group.columns:
            if column.key == key:
                words = f"{group.head}: {column.head[:1].lower()}{column.head[1:]}"
                return f"{words} (cột {column.number})" if column.number else words
    raise KeyError(key)
