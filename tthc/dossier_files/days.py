"""Days as lists write them → 2022-01-31."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any, Final

from core.text import clean, squeeze
from tthc.dossier_files.cells import MAX_CACHED

NO_DAY: Final = r"\N"
"""How PostgreSQL's COPY writes NULL; as text it sorts after every day."""

FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)

_EPOCH: Final = date(1899, 12, 30)
_EPOCH_1904: Final = date(1904, 1, 1)
_TOO_LARGE: Final = 100_000
"""Excel's number of a day in 2173."""
_MAX_TIMES: Final = 100_000
"""More than a day has seconds."""
_LOCAL: Final = timezone(timedelta(hours=7))
_WRITTEN: Final = 10
"""So many characters has 31/01/2022."""
_TIME: Final = r"\d{1,2}(?::|h|g)\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:AM|PM|SA|CH))?"
_DAY_FIRST: Final = r"(?P<d>\d{1,2})(?P<a>[/.-])(?P<m>\d{1,2})(?P=a)(?P<y>\d{4})"
_YEAR_FIRST: Final = r"(?P<yy>\d{4})(?P<b>[/.-])(?P<mm>\d{1,2})(?P=b)(?P<dd>\d{1,2})"
_DAY: Final = re.compile(
    rf"(?:{_TIME}[ ,-]+)?(?:{_DAY_FIRST}|{_YEAR_FIRST})(?:[T ,-]+{_TIME})?", re.IGNORECASE | re.ASCII
)
_TIME_AFTER: Final = re.compile(rf"[T ]{_TIME}", re.ASCII)
_TIME_ALONE: Final = re.compile(_TIME, re.ASCII)
_DAY_ALONE: Final = re.compile(rf"{_DAY_FIRST}|{_YEAR_FIRST}", re.ASCII)
_WITH_ZONE: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})", re.ASCII)
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?", re.ASCII)
# Nothing else of a wrong cell is quoted: it may hold a name or a phone number.
_LIKE_A_DAY: Final = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}", re.ASCII)
_NOT_A_DAY: Final = "không phải là ngày, hãy ghi như 21/02/2022"


class Days:
    """Gives the day in a cell as 2022-01-31, NO_DAY for a blank one, and remembers what it has read.

    It takes dates, Excel's numbers, and texts: 15/01/2022, 15-01-2022, 15.01.2022 or 2022-01-15, with or without a time
    before or after it. The first number is the day: 01/15/2022 is none. It raises ValueError with a Vietnamese reason
    for anything else and for days outside FIRST_DAY … LAST_DAY.
    """

    def __init__(self, is_1904: bool = False) -> None:
        """`is_1904`: the file's numbers count from 1904, as on old Macs."""
        self._epoch = _EPOCH_1904 if is_1904 else _EPOCH
        self._texts: dict[Any, str] = {"": NO_DAY}
        self._numbers: dict[int, str] = {}
        # Each cell has another time: days and times are known by themselves.
        self._times: set[str] = set()

    def read(self, value: Any) -> str:
        """Return the day in one cell; raises ValueError."""
        if isinstance(value, str):
            return self._learn(value)
        if isinstance(value, date):
            return _within(value)
        if value is None or value == 0:
            return NO_DAY
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < _TOO_LARGE:
            return _within(self._epoch + timedelta(days=int(value)))
        raise ValueError(_NOT_A_DAY)

    def read_all(self, values: Sequence[Any]) -> list[str]:
        """Return the days in the cells of a column; raises ValueError where one is none."""
        texts, numbers, times = self._texts, self._numbers, self._times
        kinds = set(map(type, values))
        if kinds == {str}:
            return [
                texts.get(value) or (value[_WRITTEN:] in times and texts.get(value[:_WRITTEN])) or self._learn(value)
                for value in values
            ]
        if kinds <= {datetime, date, str}:
            return [
                texts.get(value) or self.read(value)
                if type(value) is str
                else numbers.get(value.toordinal()) or self._learn_number(value)
                for value in values
            ]
        return [self.read(value) for value in values]

    def _learn_number(self, value: date) -> str:
        day = self._numbers[value.toordinal()] = _within(value)
        return day

    def _learn(self, text: str) -> str:
        time = text[_WRITTEN:]
        if time and (day := self._texts.get(text[:_WRITTEN])) and _TIME_AFTER.fullmatch(time):
            if len(self._times) >= _MAX_TIMES:
                self._times.clear()
            self._times.add(time)
            return day
        first, _, second = text.partition(" ")
        for part, time in ((first, second), (second, first)):
            if time and (day := self._texts.get(part)) and _TIME_ALONE.fullmatch(time):
                return day
        day = _day_in_text(text)
        if len(self._texts) >= MAX_CACHED:
            self._texts.clear()
            self._texts[""] = NO_DAY
        if not _WITH_ZONE.fullmatch(text):
            days = (part for part in (text[:_WRITTEN], first, second) if _DAY_ALONE.fullmatch(part))
            self._texts |= dict.fromkeys(days, day)
        return day


def _day_in_text(text: str) -> str:
    text = squeeze(clean(text))
    if not text:
        return NO_DAY
    if _SERIAL.fullmatch(text):
        return _within(_EPOCH + timedelta(days=int(float(text))))
    try:
        if _WITH_ZONE.fullmatch(text):
            return _within(datetime.fromisoformat(text).astimezone(_LOCAL).date())
        if match := _DAY.fullmatch(text):
            year, month, day = (int(match[a] or match[b]) for a, b in (("y", "yy"), ("m", "mm"), ("d", "dd")))
            return _within(date(year, month, day))
    except (ValueError, OverflowError) as error:
        if isinstance(error, _Outside):
            raise
    quoted = f"“{text}” " if _LIKE_A_DAY.fullmatch(text) else ""
    raise ValueError(f"{quoted}{_NOT_A_DAY}")


class _Outside(ValueError):
    """A day that no dossier has."""


def _within(day: date) -> str:
    if isinstance(day, datetime):
        day = day.date()
    if not FIRST_DAY <= day <= LAST_DAY:
        raise _Outside(
            f"ngày {day:%d/%m}/{day.year} ngoài khoảng {FIRST_DAY:%d/%m/%Y} – {LAST_DAY:%d/%m/%Y}, "
            "hãy sửa lại ngày trong ô"
        )
    return day.isoformat()
