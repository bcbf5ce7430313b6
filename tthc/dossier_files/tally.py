"""What the right rows of a list are, counted, and what is worth a second look."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import lt
from typing import Final, NamedTuple

from tthc.domain.dossiers import CHANNELS, STATUSES
from tthc.dossier_files.days import NO_DAY


class RightRows(NamedTuple):
    """Columns of right rows, each as long as the others, in the order of the lines that are written.

    Days are as Days gives them; a blank channel is "".
    """

    numbers: Sequence[int] = ()
    codes: Sequence[str] = ()
    procedures: Sequence[int] = ()
    channels: Sequence[str] = ()
    statuses: Sequence[str] = ()
    received: Sequence[str] = ()
    due: Sequence[str] = ()
    extended: Sequence[str] = ()
    finished: Sequence[str] = ()
    closed: Sequence[str] = ()
    apologies: Sequence[str] = ()


_FINISHED: Final = "có ngày trả kết quả trước ngày tiếp nhận"
_DUE: Final = "có ngày hẹn trả trước ngày tiếp nhận"
_EXTENDED: Final = "có ngày hẹn trả mới trước ngày tiếp nhận"
_APOLOGY: Final = "có ngày gửi thư xin lỗi sau hôm nay"
_NO_CHANNEL: Final = "để trống hình thức nộp, được tính là trực tiếp"


@dataclass(slots=True)
class Tally:
    """Counts right rows; `days` are all days of reception."""

    today: str
    has_channels: bool
    row_count: int = 0
    days: set[str] = field(default_factory=set)
    _channels: Counter[str] = field(default_factory=Counter)
    _statuses: Counter[str] = field(default_factory=Counter)
    _others: Counter[str] = field(default_factory=Counter)
    _curious: Counter[str] = field(default_factory=Counter)
    _first_rows: dict[str, int] = field(default_factory=dict)

    def add(self, rows: RightRows) -> None:
        """Count some rows."""
        count = len(rows.numbers)
        self.row_count += count
        self.days.update(rows.received)
        self._channels.update(rows.channels)
        self._statuses.update(rows.statuses)
        self._others["open"] += rows.closed.count(NO_DAY)
        self._others["without_due_day"] += rows.due.count(NO_DAY)
        self._others["extended"] += count - rows.extended.count(NO_DAY)
        self._others["apologies"] += count - rows.apologies.count(NO_DAY)
        # NO_DAY sorts after every day.
        for words, days in ((_FINISHED, rows.finished), (_DUE, rows.due), (_EXTENDED, rows.extended)):
            if any(map(lt, days, rows.received)):
                self._note(words, rows, list(map(lt, days, rows.received)))
        if not self.has_channels or "" in rows.channels:
            self._note(_NO_CHANNEL, rows, [not channel for channel in rows.channels])
        if any(self.today < day != NO_DAY for day in set(rows.apologies)):
            self._note(_APOLOGY, rows, [self.today < day != NO_DAY for day in rows.apologies])

    def _note(self, words: str, rows: RightRows, are_so: Sequence[bool]) -> None:
        self._curious[words] += sum(are_so)
        if words not in self._first_rows and True in are_so:
            self._first_rows[words] = rows.numbers[are_so.index(True)]

    def totals(self) -> dict[str, int]:
        """Return how many dossiers there are: by channel, by status ("normal" is ""), and by what else is known."""
        channels = {channel: self._channels[channel] for channel in CHANNELS}
        channels["direct"] += self._channels[""]
        statuses = {status or "normal": self._statuses[status] for status in STATUSES}
        others = {name: self._others[name] for name in ("open", "without_due_day", "extended", "apologies")}
        return channels | statuses | others | {"without_channel": self._channels[""]}

    def warnings(self) -> list[str]:
        """Return a sentence for whatever is not wrong but curious, with the first row where it stands."""
        told = []
        if not self.has_channels and self.row_count:
            told.append(
                f"Danh sách không có cột hình thức nộp: cả {_written(self.row_count)} hồ sơ được tính là trực tiếp"
            )
        for words in (*([_NO_CHANNEL] if self.has_channels else []), _FINISHED, _DUE, _EXTENDED, _APOLOGY):
            if self._curious[words]:
                row = self._first_rows[words]
                told.append(f"{_written(self._curious[words])} hồ sơ {words} (đầu tiên: dòng {row})")
        return told


def _written(count: int) -> str:
    return f"{count:,}".replace(",", ".")
