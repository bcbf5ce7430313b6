"""Biểu II.06 counted once more, in plain Python, dossier by dossier, from the published rules alone.

It shares nothing with the product: no code, no names of columns but those of the paper form (3 to 13).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Row:
    """What a list says of one dossier."""

    field: str
    procedure: str
    level: str
    channel: str
    status: str
    received: date
    due: date | None
    new_due: date | None
    finished: date | None
    apology: date | None


def ended(row: Row) -> date | None:
    """The day from which nobody works on the dossier; a result dated before the reception counts on that day."""
    if row.finished is None:
        return row.received if row.status in {"returned", "withdrawn", "refused"} else None
    return row.finished if row.finished > row.received else row.received


def promised(row: Row, counts_extensions: bool) -> date | None:
    """The day against which lateness is told."""
    if counts_extensions and row.new_due is not None:
        return row.new_due
    return row.due


def numbers_of(row: Row, first: date, last: date, counts_extensions: bool) -> set[int]:
    """The columns of the form in which the dossier is counted; none where it is not of these days."""
    end = ended(row)
    if row.received > last or (end is not None and end < first):
        return set()
    columns = {3}
    if row.received < first:
        columns.add(6)
    elif row.channel == "online":
        columns.add(4)
    else:
        columns.add(5)
    due = promised(row, counts_extensions)
    if end is not None and end <= last:
        columns.add(7)
        if due is None or row.status in {"returned", "withdrawn", "refused"} or row.finished is None:
            columns.add(9)
        elif row.finished < due:
            columns.add(8)
        elif row.finished == due:
            columns.add(9)
        else:
            columns.add(10)
    else:
        columns.add(11)
        columns.add(13 if due is not None and due < last else 12)
    return columns


def more_of(row: Row, first: date, last: date, counts_extensions: bool) -> set[str]:
    """What newer forms ask for beside the columns, and lateness by the other day."""
    columns = numbers_of(row, first, last, counts_extensions)
    by_the_other = numbers_of(row, first, last, not counts_extensions)
    told = set()
    if columns & {10, 13}:
        told.add("late without an apology" if row.apology is None else "late with an apology")
    if 10 in by_the_other:
        told.add("resolved late by the other day")
    if 13 in by_the_other:
        told.add("pending late by the other day")
    if 7 in columns and row.channel == "online":
        told.add("resolved online")
    if row.status == "stopped" and columns:
        told.add("stopped")
    if row.status in {"withdrawn", "refused"} and 7 in columns:
        told.add(row.status)
    return told


def table(
    rows: Iterable[Row], first: date, last: date, counts_extensions: bool, row_name: Callable[[Row], str]
) -> dict[str, dict[int | str, int]]:
    """The whole table: for each row's name, how many dossiers each column counts; rows without dossiers are left out.

    The row "" is the sum of all.
    """
    counted: dict[str, dict[int | str, int]] = {}
    for row in rows:
        columns = numbers_of(row, first, last, counts_extensions)
        if not columns:
            continue
        for name in (row_name(row), ""):
            cells = counted.setdefault(name, {})
            for column in columns | more_of(row, first, last, counts_extensions):
                cells[column] = cells.get(column, 0) + 1
    return counted
