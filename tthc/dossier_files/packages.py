"""The package of an .xlsx workbook from outside: how large it really is, and which of its cells cannot be believed.

Sizes that a package declares may lie, so every part is unpacked once, piece by piece. What the readers of cells do not
tell (a formula, an error value) is noted on the way.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final
from xml.etree import ElementTree

from core.errors import InputError
from tthc.dossier_files.cells import column_name, column_place
from tthc.dossier_files.faults import SAVE_AS_XLSX, damaged, password, too_much

MAX_UNZIPPED: Final = 2 * 1024**3
"""A list of a million rows has 900 MB of XML."""

TOP_ROWS: Final = 40
"""In so many rows at the top, where titles and heads stand, every formula is noted; below them one of each column."""

MAX_FLAWS: Final = 200
"""So many flaws are noted of each column."""

_MAX_PARTS: Final = 2000
_MAX_SMALL: Final = 4 * 1024 * 1024
_MIN_HEAD: Final = 64 * 1024
_PIECE: Final = 64 * 1024
_CHUNK: Final = 1024 * 1024
_OVERLAP: Final = 1024
_LOCAL_HEADER: Final = struct.Struct("<4s22xHH")
_ROOT: Final = re.compile(rb"<(?:(\w+):)?([A-Za-z]\w*)")
_FORMULA_OR_ERROR: Final = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?(f)[\s/>]|<(?:\w+:)?c\b([^<>]*\bt=[\"']e[\"'][^<>]*)>"
)
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_NAME: Final = re.compile(rb"\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Flaw:
    """A cell whose value cannot be believed: a formula, or an error value like #N/A."""

    row: int
    cell: str
    is_formula: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The parts of a workbook's visible sheets by their names, and whether its days count from 1904 (old Macs)."""

    parts: Mapping[str, str]
    is_1904: bool


class Package:
    """A workbook's package; `parts` are those that hold XML."""

    def __init__(self, path: Path) -> None:
        """Look at what the package says of itself.

        Raises InputError where it is no .xlsx workbook, is damaged, has a password, or declares too much.
        """
        self._path = path
        try:
            with zipfile.ZipFile(path) as package:
                every = package.infolist()
        except (*_BROKEN, ValueError) as error:
            raise damaged() from error
        names = {part.filename for part in every}
        if any(part.flag_bits & 1 for part in every):
            raise password()
        if "xl/workbook.xml" not in names:
            raise InputError(f"không phải là tệp Excel .xlsx; {SAVE_AS_XLSX}")
        self.parts = [part for part in every if part.filename.lower().endswith((".xml", ".rels"))]
        if len(every) > _MAX_PARTS or sum(part.file_size for part in self.parts) > MAX_UNZIPPED:
            raise too_much()

    def size_of_cells(self) -> int:
        """Return how many bytes of XML its sheets and texts have, as declared."""
        return sum(part.file_size for part in self.parts if part.filename.startswith("xl/"))

    def scan(self) -> dict[str, dict[int, list[Flaw]]]:
        """Unpack every part once; return the flaws of each sheet's part by the place of their column, from 0.

        Raises InputError where the package is damaged, is larger than it says, or declares a document type.
        """
        try:
            with self._path.open("rb") as file:
                return {part.filename: _scan_part(file, part) for part in self.parts}
        except _BROKEN as error:
            raise damaged() from error

    def contents(self) -> Contents:
        """Return which sheets people see, and how the workbook counts days. Raises InputError where it is damaged."""
        targets = {
            link.get("Id"): link.get("Target", "").removeprefix("/").removeprefix("xl/")
            for link in self._small("xl/_rels/workbook.xml.rels")
        }
        names = {part.filename for part in self.parts}
        parts: dict[str, str] = {}
        is_1904 = False
        for element in self._small("xl/workbook.xml").iter():
            if element.tag.endswith("}workbookPr"):
                is_1904 = element.get("date1904") in ("1", "true")
            if element.tag.endswith("}sheet") and element.get("state", "visible") == "visible":
                link = next((value for key, value in element.items() if key.endswith("}id")), None)
                part = f"xl/{targets.get(link, '')}"
                if part in names and "/worksheets/" in part:
                    parts[element.get("name", "")] = part
        return Contents(parts, is_1904)

    def _small(self, filename: str) -> ElementTree.Element:
        with zipfile.ZipFile(self._path) as package:
            try:
                with package.open(filename) as part:
                    content = part.read(_MAX_SMALL + 1)
                if len(content) > _MAX_SMALL:
                    raise too_much()
                return ElementTree.fromstring(content)
            except (KeyError, ElementTree.ParseError) as error:
                raise damaged() from error


def _unpacked(file: IO[bytes], part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the real content of a part; raises InputError as soon as it is more than declared."""
    file.seek(part.header_offset)
    mark, name_length, extra_length = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
    if mark != b"PK\x03\x04" or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise damaged()
    file.seek(name_length + extra_length, 1)
    pieces = _pieces(file, part.compress_size)
    total = 0
    for chunk in _inflated(pieces) if part.compress_type == zipfile.ZIP_DEFLATED else pieces:
        total += len(chunk)
        if total > part.file_size:
            raise InputError(f"tệp Excel khai sai dung lượng khi giải nén, không đọc; {SAVE_AS_XLSX}")
        yield chunk
    if total != part.file_size:
        raise damaged()


def _pieces(file: IO[bytes], left: int) -> Iterator[bytes]:
    while piece := file.read(min(left, _PIECE)):
        left -= len(piece)
        yield piece


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    piece = b""
    while not inflate.eof:
        piece = piece or next(pieces, b"")
        chunk = inflate.decompress(piece, _CHUNK)
        if not chunk and not piece:
            return
        if chunk:
            yield chunk
        piece = inflate.unconsumed_tail


def _scan_part(file: IO[bytes], part: zipfile.ZipInfo) -> dict[int, list[Flaw]]:
    chunks = _unpacked(file, part)
    head = b""
    for chunk in chunks:
        head += chunk
        if len(head) >= _MIN_HEAD:
            break
    root = _ROOT.search(head)
    # Excel writes no document type; whoever does wants the parser to expand it without end.
    if root is None or b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise InputError(f"tệp Excel không hợp lệ (XML lạ); {SAVE_AS_XLSX}")
    flaws: dict[int, list[Flaw]] = {}
    if root[2] != b"worksheet":
        for _ in chunks:
            pass
        return flaws
    formula = b"<%s:f" % root[1] if root[1] else b"<f"
    # A writer keeps to one kind of quotation mark.
    error = b"t='e'" if b"r='" in head else b't="e"'
    window = head
    while True:
        if formula in window or error in window:
            _note(window, flaws)
        chunk = next(chunks, b"")
        if not chunk:
            return flaws
        window = window[-_OVERLAP:] + chunk


def _note(window: bytes, flaws: dict[int, list[Flaw]]) -> None:
    for match in _FORMULA_OR_ERROR.finditer(window):
        name = _NAME.search(match[1] or match[3] or b"")
        if name:
            letters, row = name[1].decode(), int(name[2])
            place = column_place(letters)
        else:
            # A writer that leaves out the names of cells: the column is counted, the row stays unknown.
            begin = max(window.rfind(b"<row", 0, match.start()), window.rfind(b":row", 0, match.start()), 0)
            place, row = len(_CELL.findall(window, begin, match.start())), 0
            letters = column_name(place)
        noted = flaws.setdefault(place, [])
        is_formula = match[2] is not None
        last = noted[-1] if noted else None
        if last and (len(noted) >= MAX_FLAWS or row <= last.row):
            continue
        if last and is_formula and last.is_formula and last.row > TOP_ROWS:
            continue
        noted.append(Flaw(row, f"{letters}{row or ''}", is_formula))
