"""The rows of an .xlsx sheet, a few at a time: what a million rows cost is time, not memory.

Days stay Excel's numbers, which the readers of days take: no format of a cell has to be known.
"""

import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from xml.parsers import expat

from tthc.dossier_files.cells import Remembered, column_place

TEXTS: Final = "xl/sharedStrings.xml"

_CHUNK: Final = 64 * 1024
_DIGITS: Final = "0123456789"


def shared_texts(path: Path) -> list[str]:
    """Return the texts that the cells of a workbook refer to by number. Raises as `sheet_rows`."""
    with zipfile.ZipFile(path) as package:
        if TEXTS not in package.namelist():
            return []
    return list(_parsed(path, TEXTS, _Texts()))


def sheet_rows(path: Path, part: str, texts: Sequence[str]) -> Iterator[list[Any]]:
    """Yield the rows of the sheet in `part` from row 1 on, those that the file leaves out as blank ones.

    Numbers are floats, a blank or an error value is "". Raises what the XML parser raises, ValueError or IndexError for
    a sheet that is damaged.
    """
    last = 0
    for number, cells in _parsed(path, part, _Rows(texts)):
        number = number or last + 1
        for _ in range(last + 1, number):
            yield []
        last = number
        yield cells


class _Texts:
    """Collects the texts of a workbook: each is one <si>, whose parts <t> may have formats of their own."""

    def __init__(self) -> None:
        self.found: list[Any] = []
        self._parts: list[str] = []
        self._is_text = False
        self._is_pronunciation = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "t":
            self._is_text = not self._is_pronunciation
        elif name == "rPh":
            self._is_pronunciation = True

    def text(self, written: str) -> None:
        if self._is_text:
            self._parts.append(written)

    def end(self, name: str) -> None:
        if name == "t":
            self._is_text = False
        elif name == "rPh":
            self._is_pronunciation = False
        elif name == "si":
            self.found.append("".join(self._parts))
            self._parts.clear()


class _Rows:
    """Collects (number or 0, cells) of each row of a sheet."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.found: list[Any] = []
        self._texts = texts
        self._places = Remembered(column_place)
        self._number = 0
        self._cells: list[Any] = []
        self._kind: str | None = None
        self._parts: list[str] = []
        self._is_value = False
        self._is_pronunciation = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._kind = attributes.get("t")
            cell = attributes.get("r")
            if cell:
                missing = self._places[cell.rstrip(_DIGITS)] - len(self._cells)
                if missing > 0:
                    self._cells += [""] * missing
        elif name == "v" or name == "t":
            self._is_value = not self._is_pronunciation
        elif name == "row":
            self._number = int(attributes.get("r") or 0)
            self._cells = []
        elif name == "rPh":
            self._is_pronunciation = True

    def text(self, written: str) -> None:
        if self._is_value:
            self._parts.append(written)

    def end(self, name: str) -> None:
        if name == "v" or name == "t":
            self._is_value = False
        elif name == "c":
            self._cells.append(self._value("".join(self._parts)) if self._parts else "")
            self._parts.clear()
        elif name == "row":
            self.found.append((self._number, self._cells))
        elif name == "rPh":
            self._is_pronunciation = False

    def _value(self, written: str) -> Any:
        kind = self._kind
        if kind is None or kind == "n":
            return float(written)
        if kind == "s":
            return self._texts[int(written)]
        if kind == "b":
            return written == "1"
        return "" if kind == "e" else written


def _parsed(path: Path, part: str, collector: _Texts | _Rows) -> Iterator[Any]:
    """Yield what a collector finds in a part, as it finds it."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.CharacterDataHandler = collector.text

    def begin(root: str, attributes: dict[str, str]) -> None:
        # The root says which prefix the names have, mostly none.
        prefix = root.rpartition(":")[0]
        parser.StartElementHandler = _without(prefix, collector.start)
        parser.EndElementHandler = _without(prefix, collector.end)

    parser.StartElementHandler = begin
    with zipfile.ZipFile(path) as package, package.open(part) as content:
        while chunk := content.read(_CHUNK):
            parser.Parse(chunk)
            yield from collector.found
            collector.found.clear()
        parser.Parse(b"", True)


def _without(prefix: str, handler: Callable[..., None]) -> Callable[..., None]:
    """Return `handler` for names that begin with a prefix."""
    if not prefix:
        return handler
    length = len(prefix) + 1
    return lambda name, *attributes: handler(name[length:], *attributes)
