"""Cells of a list: their names, their words, and the caches that keep reading a million of them cheap."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from core.text import clean, squeeze

MAX_CACHED: Final = 50_000
"""So many different contents of one column are remembered at once."""


_MOST_LETTERS: Final = 3
"""Excel's last column is XFD."""


def column_name(place: int) -> str:
    """Return Excel's letters of a column counted from 0: 2 is "C"."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_place(letters: str) -> int:
    """Return the place of a column, counted from 0: "C" is 2. Raises ValueError for what are no letters of a column."""
    if not letters.isalpha() or not letters.isascii() or len(letters) > _MOST_LETTERS:
        raise ValueError(letters)
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def text_of(value: Any) -> str:
    """Return a cell as one line of clean text: whole numbers without decimals, days as dd/mm/yyyy, "" for a blank."""
    if value is None:
        return ""
    if isinstance(value, str):
        return squeeze(clean(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value)


class Remembered(dict[Any, Any]):
    """What `read` makes of a content, computed once; forgets all when it holds too much."""

    def __init__(self, read: Callable[[Any], Any]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, value: Any) -> Any:
        found = self._read(value)
        if len(self) >= MAX_CACHED:
            self.clear()
        self[value] = found
        return found
