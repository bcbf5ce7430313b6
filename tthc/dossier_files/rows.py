"""The dossiers of a list, row by row: lines that PostgreSQL copies, and every cell that is wrong.

A list has up to two million rows, so a right row takes the short way and remembers what it read before; a wrong one is
read again with care, cell by cell. Names, phones and addresses of citizens stand in columns that nobody looks at.
"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import IO, Any, Final

from tthc.domain.dossiers import ENDED
from tthc.dossier_files.cells import Remembered, column_name, text_of
from tthc.dossier_files.codes import read_code, read_plain_codes
from tthc.dossier_files.columns import LABELS
from tthc.dossier_files.days import NO_DAY, Days
from tthc.dossier_files.packages import Flaw
from tthc.dossier_files.procedures import Procedures, WrongProcedure
from tthc.dossier_files.tally import RightRows, Tally
from tthc.dossier_files.words import channel_of, status_of

MAX_TOLD: Final = 200
"""So many wrong cells are shown on the page."""

MAX_LISTED: Final = 100_000
"""So many wrong cells are listed in the file."""

_BATCH: Final = 4000
_DAYS: Final = ("received_on", "due_on", "extended_due_on", "finished_on", "apology_on")

Cells = tuple[Any, ...]
"""The cells of a row in the order of LABELS."""


class WrongCells:
    """The cells that are wrong: all are counted, the first ones kept, most of them listed in a file."""

    def __init__(self, file: IO[str]) -> None:
        self.count = 0
        self.first: list[tuple[str, str]] = []
        self._writer = csv.writer(file)
        self._writer.writerow(("Ô", "Lý do"))

    def add(self, cell: str, reason: str) -> None:
        """Note one cell and why it is wrong."""
        self.count += 1
        if self.count <= MAX_TOLD:
            self.first.append((cell, reason))
        if self.count <= MAX_LISTED:
            self._writer.writerow((cell, reason))

    def close(self) -> None:
        """Say in the file how many cells it does not list."""
        if self.count > MAX_LISTED:
            self._writer.writerow(("…", f"còn {self.count - MAX_LISTED} ô sai nữa, không liệt kê hết"))


class RowReader:
    """Reads the rows of one list; `places` is where each known column stands among the cells of a row."""

    def __init__(
        self, places: Mapping[str, int], left: int, days: Days, today: date, lines: IO[str], wrong: WrongCells
    ) -> None:
        """`left` is the place of the first cell of each row; `lines` is read again where codes repeat."""
        self.procedures = Procedures()
        self.tally = Tally(today.isoformat(), has_channels="channel" in places)
        self._places = places
        self._left = left
        self._today = today.isoformat()
        self._lines = lines
        self._wrong = wrong
        self._wrong_rows = 0
        self._days = days
        self._channels = Remembered(channel_of)
        self._statuses = Remembered(status_of)
        # Numbers in place of texts: a million codes would take twice the memory.
        self._seen: set[int] = set()
        self._repeated: list[tuple[int, str, tuple[Any, ...] | None]] = []
        self._wrong_codes: dict[str, int] = {}

    @property
    def row_count(self) -> int:
        """How many dossiers the list has, wrong ones too."""
        return self.tally.row_count + self._wrong_rows

    def read(self, rows: Iterable[list[Any]], first: int, on_progress: Callable[[int], None]) -> None:
        """Read all rows; `first` is the number of the first one in the file.

        Writes a line for each right row and tells `on_progress` now and then how many rows were read. Raises InputError
        where a column cannot be what it was taken for.
        """
        # A column that the list does not have is read from the blank that is put behind each row.
        pick = itemgetter(*(self._places.get(key, -1) for key in LABELS))
        width = max(self._places.values()) + 1
        rows, number = iter(rows), first
        while batch := list(islice(rows, _BATCH)):
            # Excel keeps a million blank rows below a list: they cost nothing.
            if any(map(any, batch)):
                self._read_batch(range(number, number + len(batch)), batch, pick, width)
            number += len(batch)
            on_progress(number - 1)
        self._tell_repeated()

    def _read_batch(
        self, numbers: Sequence[int], batch: list[list[Any]], pick: Callable[[list[Any]], Cells], width: int
    ) -> None:
        for row in batch:
            if len(row) < width:
                row += [""] * (width - len(row))
            row.append("")
        picked = list(map(pick, batch))
        self._keep(self._read_together(numbers, picked) or self._read_one_by_one(numbers, picked))

    def _read_together(self, numbers: Sequence[int], picked: Sequence[Cells]) -> RightRows | None:
        """Read rows column by column, which is quick; None where anything is wrong, blank or out of the common."""
        code, *procedure, received, due, extended, finished, channel, status, apology = zip(*picked, strict=True)
        codes = read_plain_codes(code)
        if codes is None:
            return None
        marks = set(map(hash, codes))
        if len(marks) < len(codes) or not marks.isdisjoint(self._seen):
            return None
        read_all = self._days.read_all
        try:
            found = RightRows(
                numbers,
                codes,
                [self.procedures.places[one] for one in zip(*procedure, strict=True)],
                [self._channels[one] for one in channel],
                [self._statuses[one] for one in status],
                read_all(received),
                read_all(due),
                read_all(extended),
                read_all(finished),
                (),
                read_all(apology),
            )
        except ValueError:
            return None
        # NO_DAY sorts after every day.
        if max(found.received) > self._today or any(self._today < day != NO_DAY for day in set(found.finished)):
            return None
        self._seen |= marks
        return found

    def _read_one_by_one(self, numbers: Sequence[int], picked: Sequence[Cells]) -> RightRows:
        """Read rows of which some are wrong or blank, with care: notes every wrong cell and returns the right rows."""
        right = []
        for number, values in zip(numbers, picked, strict=True):
            if not any(values):
                continue
            cells = dict(zip(LABELS, values, strict=True))
            row = self._read_row(number, cells)
            if row:
                right.append(row)
        return RightRows(*zip(*right, strict=True)) if right else RightRows()

    def _read_row(self, number: int, cells: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Return a right row as RightRows holds it, None for one that is wrong or whose known columns are all blank."""
        reasons: list[tuple[str, str]] = []

        def read(key: str, reader: Callable[[Any], Any]) -> Any:
            try:
                return reader(cells[key])
            except ValueError as error:
                reasons.append((key, str(error)))

        code = read("code", read_code)
        if code is None and not any(map(text_of, cells.values())):
            return None
        procedure = None
        try:
            procedure = self.procedures.places[cells["procedure_code"], cells["procedure_name"], cells["field"]]
        except WrongProcedure as error:
            key = error.key if error.key in self._places else "procedure_name"
            reasons.append((key, str(error)))
        received, due, extended, finished, apology = (read(key, self._days.read) for key in _DAYS)
        if received == NO_DAY:
            reasons.append(("received_on", "thiếu ngày tiếp nhận"))
        for key, day in (("received_on", received), ("finished_on", finished)):
            if day and self._today < day != NO_DAY:
                reasons.append((key, f"ngày {day[8:]}/{day[5:7]}/{day[:4]} sau hôm nay, hãy xem lại ngày trong ô"))
        channel, status = read("channel", self._channels.__getitem__), self._statuses[cells["status"]]
        row = None
        if reasons:
            self._wrong_rows += 1
            for key, reason in reasons:
                self._wrong.add(self._cell(key, number), reason)
        else:
            row = (number, code, procedure, channel, status, received, due, extended, finished, "", apology)
        return row if code is None or self._is_first(number, code, row) else None

    def _is_first(self, number: int, code: str, row: tuple[Any, ...] | None) -> bool:
        """Tell whether no row above has the code; if one has, the row (None for a wrong one) is told of at the end."""
        mark = hash(code)
        if mark not in self._seen:
            self._seen.add(mark)
            if row is None and len(self._wrong_codes) < MAX_LISTED:
                self._wrong_codes[code] = number
            return True
        self._wrong_rows += row is not None
        if len(self._repeated) < MAX_LISTED:
            self._repeated.append((number, code, row))
        else:
            self._wrong.add(self._cell("code", number), "số hồ sơ đã có ở một dòng trên")
        return False

    def _keep(self, rows: RightRows) -> None:
        """Write and count right rows."""
        rows = rows._replace(closed=list(map(closed_as_written, rows.statuses, rows.received, rows.finished)))
        self.tally.add(rows)
        numbers, codes, procedures, channels, *others = rows
        columns = (
            map(str, numbers),
            codes,
            map(str, procedures),
            (channel or "direct" for channel in channels),
            *others,
        )
        self._lines.writelines(f"{line}\n" for line in map("\t".join, zip(*columns, strict=True)))

    def _tell_repeated(self) -> None:
        """Name both rows of each code that stands twice: the first one is looked up in the lines written."""
        self._seen.clear()
        if not self._repeated:
            return
        repeated = {code for _, code, _ in self._repeated}
        firsts = dict(self._wrong_codes)
        self._lines.seek(0)
        for line in self._lines:
            written, code, _ = line.split("\t", 2)
            if code in repeated:
                firsts[code] = int(written)
        for number, code, row in self._repeated:
            if code in firsts:
                self._wrong.add(self._cell("code", number), f"số hồ sơ “{code}” đã có ở dòng {firsts[code]}")
            elif row:
                # Two different codes with one mark: a right row nevertheless.
                firsts[code] = number
                self._wrong_rows -= 1
                self._keep(RightRows(*zip(row, strict=True)))

    def _cell(self, key: str, number: int) -> str:
        return f"{column_name(self._left + self._places[key])}{number}"


def tell_flaws(
    flaws: Mapping[int, Sequence[Flaw]], places: Mapping[str, int], left: int, below: int, wrong: WrongCells
) -> None:
    """Note the formulas and error values of the known columns, below row `below`."""
    for place in places.values():
        for flaw in flaws.get(left + place, ()):
            if flaw.row and flaw.row <= below:
                continue
            if flaw.is_formula:
                wrong.add(flaw.cell, "là công thức, hãy chép cả cột rồi dán giá trị (Paste Values)")
                break
            wrong.add(flaw.cell, "là giá trị lỗi (như #N/A, #REF!), hãy sửa lại ô")


def closed_as_written(status: str, received: str, finished: str) -> str:
    """Return what tthc.domain.dossiers.closed_day does, of days as they are written."""
    if finished != NO_DAY:
        return finished if finished > received else received
    return received if status in ENDED else NO_DAY
