"""Old Excel workbooks (.xls) from inside: what the reader of their cells does not tell, formulas and error values.

An .xls file is a small file system (an OLE compound file); its stream "Workbook" is a row of records (BIFF).
"""

import struct
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tthc.dossier_files.cells import column_name
from tthc.dossier_files.faults import damaged, password
from tthc.dossier_files.packages import MAX_FLAWS, TOP_ROWS, Flaw

_SECTOR_SHIFTS: Final = ((9, 6), (12, 6))
_LAST_SECTOR: Final = 0xFFFFFFFA
_IN_HEADER: Final = 109
_ENTRY: Final = 128
_BOOK_NAMES: Final = ("workbook", "book")

_FORMULAS: Final = frozenset({0x0006, 0x0206, 0x0406})
_BOOLEAN_OR_ERROR: Final = 0x0205
_END: Final = 0x000A
_FILE_PASSWORD: Final = 0x002F
_SHEET: Final = 0x0085
_RECORD: Final = struct.Struct("<HH")


def scan_old_workbook(path: Path) -> dict[str, dict[int, list[Flaw]]]:
    """Return the flaws of each sheet by the place of their column, from 0.

    Raises InputError for a file that is damaged or opens with a password only.
    """
    try:
        book = _book(path.read_bytes())
        return {name: _flaws(book, begin) for name, begin in _sheets(book)}
    except (struct.error, IndexError, ValueError) as error:
        raise damaged() from error


def _book(data: bytes) -> bytes:
    """Return the stream of records out of a compound file."""
    shift, small_shift = struct.unpack_from("<HH", data, 30)
    if (shift, small_shift) not in _SECTOR_SHIFTS:
        raise damaged()
    size = 1 << shift
    fat_count, first_directory = struct.unpack_from("<II", data, 44)
    table = array("I")
    for sector in _table_sectors(data, size, fat_count):
        table.frombytes(_sector(data, sector + 1, size))
    directory = b"".join(_chain(data, table, first_directory, size))
    streams = dict(reversed(list(_streams(directory))))
    first, length = next((streams[name] for name in _BOOK_NAMES if name in streams), (0, 0))
    longest_small, first_small_table = struct.unpack_from("<II", data, 56)
    if length >= longest_small:
        return b"".join(_chain(data, table, first, size))[:length]
    # A small stream lies in small sectors within the stream of the root.
    small = b"".join(_chain(data, table, struct.unpack_from("<I", directory, 116)[0], size))
    small_table = array("I", b"".join(_chain(data, table, first_small_table, size)))
    return b"".join(_chain(small, small_table, first, 1 << small_shift, 0))[:length]


def _streams(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield the name of each stream, in small letters, with its first sector and length."""
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        name_length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(0, min(name_length, 64) - 2)].decode("utf-16-le", "replace")
        yield name.lower(), struct.unpack_from("<II", directory, at + 116)


def _table_sectors(data: bytes, size: int, count: int) -> list[int]:
    """Return the sectors of the allocation table: the first ones stand in the header, the others in a chain."""
    sectors = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    following = struct.unpack_from("<I", data, 68)[0]
    while following < _LAST_SECTOR and len(sectors) < count:
        more = struct.unpack(f"<{size // 4}I", _sector(data, following + 1, size))
        sectors += more[:-1]
        following = more[-1]
    return [sector for sector in sectors[:count] if sector < _LAST_SECTOR]


def _sector(data: bytes, place: int, size: int) -> bytes:
    begin = place * size
    if begin >= len(data):
        raise damaged()
    return data[begin : begin + size].ljust(size, b"\0")


def _chain(data: bytes, table: Sequence[int], sector: int, size: int, ahead: int = 1) -> Iterator[bytes]:
    """Yield the sectors of a stream; `ahead` is how many sectors stand before the first one of `data`: its header."""
    for _ in range(len(table) + 1):
        if sector >= _LAST_SECTOR:
            return
        yield _sector(data, sector + ahead, size)
        sector = table[sector]
    raise damaged()


def _records(book: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield (kind, where its content begins, its length) up to the end of the part that begins at `at`."""
    while at + _RECORD.size <= len(book):
        kind, length = _RECORD.unpack_from(book, at)
        at += _RECORD.size
        yield kind, at, length
        at += length
        if kind == _END:
            return


def _sheets(book: bytes) -> Iterator[tuple[str, int]]:
    """Yield the name of each sheet and where its records begin."""
    is_biff8 = struct.unpack_from("<H", book, 4)[0] >= 0x0600
    for kind, at, _ in _records(book, 0):
        if kind == _FILE_PASSWORD:
            raise password()
        if kind == _SHEET:
            begin, length = struct.unpack_from("<I2xB", book, at)
            if is_biff8:
                is_wide = book[at + 7] & 1
                raw = book[at + 8 : at + 8 + length * (2 if is_wide else 1)]
                yield raw.decode("utf-16-le" if is_wide else "latin-1", "replace"), begin
            else:
                yield book[at + 7 : at + 7 + length].decode("cp1258", "replace"), begin


def _flaws(book: bytes, begin: int) -> dict[int, list[Flaw]]:
    flaws: dict[int, list[Flaw]] = {}
    for kind, at, _ in _records(book, begin):
        is_formula = kind in _FORMULAS
        if not is_formula and not (kind == _BOOLEAN_OR_ERROR and book[at + 7]):
            continue
        row, place = struct.unpack_from("<HH", book, at)
        noted = flaws.setdefault(place, [])
        last = noted[-1] if noted else None
        if len(noted) < MAX_FLAWS and not (last and is_formula and last.is_formula and last.row > TOP_ROWS):
            noted.append(Flaw(row + 1, f"{column_name(place)}{row + 1}", is_formula))
    return flaws
