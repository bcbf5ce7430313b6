"""The head of a list: found wherever it stands, in one row or two, and what each of its columns means."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from core.errors import InputError
from core.text import search_key
from tthc.dossier_files.cells import column_name, column_place, text_of
from tthc.dossier_files.columns import HEADS, LABELS, REQUIRED

HEAD_WITHIN: Final = 30
"""The head stands within so many rows."""

MAX_COLUMNS: Final = 200
_FEWEST: Final = 2
"""A row that names fewer columns is no head."""

_NUMBERED: Final = re.compile(r"\(?\[?\s*[0-9A-Z]{1,2}\s*\]?\)?(?:\s*[=+].*)?", re.IGNORECASE | re.ASCII)
_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_LONGEST_HEAD: Final = 200
_MOST_TOLD: Final = 500

Row = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: its place as Excel writes it ("C"), its head as written, and its key in LABELS or ""."""

    place: str
    head: str
    key: str


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a list: its last row's number from 1, its columns, and the place of each key among the cells.

    `rows` is how many rows to leave out before the first dossier.
    """

    row: int
    rows: int
    columns: tuple[Column, ...]
    places: Mapping[str, int]
    warnings: tuple[str, ...]


class UnclearHead(InputError):
    """The head was found, but not every column that is needed: somebody has to say which column means what."""

    def __init__(self, message: str, head_row: int, columns: tuple[Column, ...]) -> None:
        super().__init__(message)
        self.head_row = head_row
        self.columns = columns


def find_head(rows: Sequence[Row], left: int, choices: Mapping[str, str]) -> Head | None:
    """Return the head among the first `rows` of a sheet, None where no row names two columns.

    `left` is the place of each row's first cell. `choices` says by hand what a head means: its search key → the key of
    a column, "" for none; it goes before what is known.
    Raises UnclearHead where a column that is needed is missing, or one stands twice.
    """
    found = _best(rows, left, choices)
    if found is None:
        return None
    columns, last = found
    places, warnings = _places(columns, choices, last + 1)
    below = last + 1
    if below < len(rows) and _numbers_columns(rows[below]):
        below += 1
    _check_complete(columns, last + 1)
    return Head(last + 1, below, columns, {key: place - left for key, place in places.items()}, warnings)


def score(rows: Sequence[Row], choices: Mapping[str, str]) -> int:
    """Return how many columns the best row names: tells how a text file separates its cells."""
    found = _best(rows, 0, choices)
    return len({column.key for column in found[0]}) if found else 0


def _best(rows: Sequence[Row], left: int, choices: Mapping[str, str]) -> tuple[tuple[Column, ...], int] | None:
    """Return the columns of the one row, or two, that name most columns, and the index of the last of them."""
    known = _known() | dict(choices)
    texts = [[text_of(value)[:_LONGEST_HEAD] for value in row[:MAX_COLUMNS]] for row in rows[:HEAD_WITHIN]]
    readings = [(_columns([], lower, left, known), index) for index, lower in enumerate(texts)]
    readings += [
        (_columns(upper, lower, left, known), index) for index, (upper, lower) in enumerate(pairwise(texts), 1)
    ]
    # Of equals the first is taken: one row rather than two.
    best = max(readings, key=lambda one: _count(one[0]), default=None)
    return best if best and _count(best[0]) >= _FEWEST else None


def _count(columns: Sequence[Column]) -> int:
    return len({column.key for column in columns if column.key})


def _known() -> dict[str, str]:
    return {_closed_up(search_key(way)): key for key, ways in HEADS.items() for way in ways}


def _closed_up(key: str) -> str:
    """Return a search key without its spaces: "NgayTiepNhan" is "Ngày tiếp nhận"."""
    return key.replace(" ", "")


def _columns(upper: Sequence[str], lower: Sequence[str], left: int, known: Mapping[str, str]) -> tuple[Column, ...]:
    """Read a head of two rows, or of one where `upper` is empty; a merged cell above goes on to the right."""
    columns = []
    carried = ""
    for index in range(max(len(upper), len(lower))):
        own = upper[index] if index < len(upper) else ""
        below = lower[index] if index < len(lower) else ""
        carried = own or carried
        both = f"{carried} {below}" if carried and below else ""
        ways = [way for way in (both, below, own) if way]
        if not ways:
            continue
        written, key = next(((way, key) for way in ways if (key := _meaning(way, known)) is not None), (ways[0], ""))
        columns.append(Column(column_name(left + index), written, key))
    return tuple(columns)


def _meaning(head: str, known: Mapping[str, str]) -> str | None:
    """Return what a head means, "" where it was chosen to mean nothing, None where nobody knows."""
    key = search_key(head)
    without = search_key(_BRACKETS.sub(" ", head))
    for way in (key, _closed_up(key), _closed_up(without)):
        if way and way in known:
            return known[way]
    return None


def _places(
    columns: tuple[Column, ...], choices: Mapping[str, str], row: int
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Return the place of each key, and a warning for each column that another one of the same meaning replaces."""
    places: dict[str, int] = {}
    warnings = []
    for key, label in LABELS.items():
        same = [column for column in columns if column.key == key]
        if not same:
            continue
        chosen = [column for column in same if choices.get(search_key(column.head)) == key]
        ranked = chosen or sorted(same, key=lambda column: _rank(key, column))
        first, *others = ranked
        equals = [other for other in others if chosen or _rank(key, other) == _rank(key, first)]
        if equals:
            cells = " và ".join(f"ô {column.place}{row}" for column in (first, *equals))
            raise UnclearHead(f"cột “{label}” có hai lần ({cells}), hãy bỏ bớt một cột", row, columns)
        places[key] = column_place(first.place)
        warnings += [
            f"Cột “{other.head}” (cột {other.place}) không dùng, vì “{label}” lấy ở cột “{first.head}” "
            f"(cột {first.place})"
            for other in others
        ]
    return places, tuple(warnings)


def _rank(key: str, column: Column) -> int:
    ways = [_closed_up(search_key(way)) for way in HEADS[key]]
    written = {_closed_up(search_key(column.head)), _closed_up(search_key(_BRACKETS.sub(" ", column.head)))}
    return next((rank for rank, way in enumerate(ways) if way in written), len(ways))


def _check_complete(columns: tuple[Column, ...], row: int) -> None:
    keys = {column.key for column in columns}
    missing = [f"“{LABELS[key]}”" for key in REQUIRED if key not in keys]
    if not keys & {"procedure_code", "procedure_name"}:
        missing.append(f"“{LABELS['procedure_code']}” hoặc “{LABELS['procedure_name']}”")
    if missing:
        told = ", ".join(f"“{column.head}” ({column.place})" for column in columns)
        told = told if len(told) <= _MOST_TOLD else f"{told[:_MOST_TOLD]}…"
        raise UnclearHead(
            f"không thấy cột {', '.join(missing)}; dòng tiêu đề là dòng {row}, có các cột: {told}; "
            "hãy sửa tên cột hoặc chọn cột tương ứng",
            row,
            columns,
        )


def _numbers_columns(row: Row) -> bool:
    """Tell whether a row only numbers the columns: 1, 2, 3 … or (1), (2) …, or A, B, 1, (3)=(1)+(2)."""
    written = [text for value in row[:MAX_COLUMNS] if (text := text_of(value))]
    return len(written) > 2 and all(_NUMBERED.fullmatch(text) for text in written)
