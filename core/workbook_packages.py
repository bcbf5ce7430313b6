"""The package of an .xlsx workbook from outside → the same workbook, cut down to what its cells need.

Excel keeps a million formatted, empty rows below a list; others pack gigabytes of zeros into a few kilobytes. Both are
dealt with here, before a parser sees the file: what follows a sheet's last value is left out, parts without cells too.
"""

import io
import re
import zipfile
import zlib
from itertools import pairwise
from typing import IO, Final

from core.errors import InputError

MAX_BYTES: Final = 20 * 1024 * 1024
MAX_UNZIPPED: Final = 400 * 1024 * 1024
MAX_KEPT: Final = 64 * 1024 * 1024
"""So much XML of one part, and of all parts together, is parsed at most: far more than 20.000 rows need."""

MAX_TAGS: Final = 1_200_000
"""So many plain tags of sheets and texts are parsed at most: 20.000 rows of 30 cells with values."""

MAX_ROW_TAGS: Final = 50_000
"""No row of Excel's 16.384 columns needs more."""

MAX_SMALL: Final = 2 * 1024 * 1024
MAX_SMALL_TAGS: Final = 50_000
"""What is no cell (formats, names) costs the parser far more: each tag becomes an object."""

_MAX_PARTS: Final = 2000
_CHUNK: Final = 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_PROLOGUE: Final = 64 * 1024
_ROOT: Final = re.compile(rb"<(?:\w+:)?([A-Za-z]\w*)")
_ROWS_BEGIN: Final = re.compile(rb"<(?:(\w+):)?sheetData\b[^<>]*>")
_ROWS_END: Final = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_ROW_END: Final = re.compile(rb"</(?:\w+:)?row\s*>")
_CELL_NAME: Final = re.compile(rb"\sr=[\"']([A-Z]{1,3}[0-9]{1,7})[\"']")
# What a cell holds ends, with or without a prefix, in </v>, </is> or </f>; a shared formula may be <f …/> alone.
_VALUES: Final = (b"v>", b"is>", b"f>", b"<f ", b":f ")
_OVERLAP: Final = 64 * 1024
_PLAIN_TAG: Final = re.compile(rb"<(?:\w+:)?(?:row|c|v|f|is|t)[\s/>]")
_ROW_OR_TEXT: Final = re.compile(rb"<(?:\w+:)?(?:row|si)[\s/>]")
_ROW_NUMBER: Final = re.compile(rb"<[^<>]*?\sr=[\"']([0-9]{1,7})[\"']")
_SMALL_ROOTS: Final = frozenset({b"Types", b"Relationships", b"workbook", b"styleSheet"})
_LARGE_ROOTS: Final = frozenset({b"worksheet", b"sst"})
_STYLES: Final = "xl/styles.xml"
_SHEET_LINKS: Final = "worksheets/_rels/"
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError)


def open_package(name: str, data: bytes) -> io.BytesIO:
    """Return the workbook in `data` with no more than its cells need.

    Raises InputError where `data` is no .xlsx workbook, is damaged or protected by a password, or holds too much.
    """
    _check_kind(name, data)
    kept = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(kept, "w") as copy:
            for filename, content in _parts(name, package).items():
                copy.writestr(filename, content)
    except _BROKEN as error:
        raise InputError(f"{name}: tệp Excel bị hỏng, hãy mở bằng Excel rồi lưu lại (Save As) thành .xlsx") from error
    kept.seek(0)
    return kept


def _check_kind(name: str, data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: tệp lớn quá 20 MB, hãy tách thành nhiều tệp")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise InputError(f"{name}: tệp đặt mật khẩu, hãy bỏ mật khẩu rồi tải lên lại")
        raise InputError(f"{name}: tệp Excel kiểu cũ (.xls), hãy lưu lại (Save As) thành .xlsx")
    if not data.startswith(b"PK"):
        raise InputError(f"{name}: không phải là tệp Excel .xlsx, hãy mở bằng Excel rồi lưu lại (Save As) thành .xlsx")


def _parts(name: str, package: zipfile.ZipFile) -> dict[str, bytes]:
    parts = package.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise InputError(f"{name}: tệp đặt mật khẩu, hãy bỏ mật khẩu rồi tải lên lại")
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or not any(part.startswith("xl/") for part in names):
        raise InputError(f"{name}: không phải là tệp Excel .xlsx, hãy mở bằng Excel rồi lưu lại (Save As) thành .xlsx")
    if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNZIPPED:
        raise _too_much(name)
    kept: dict[str, bytes] = {}
    tags = small_tags = 0
    for part in parts:
        if not part.filename.endswith((".xml", ".rels")) or _SHEET_LINKS in part.filename:
            continue
        root = _root(name, package, part)
        if root in _LARGE_ROOTS and part.filename != _STYLES:
            content = _sheet(name, package, part) if root == b"worksheet" else _whole(name, package, part, MAX_KEPT)
            plain, other = _count_tags(name, content, root)
        elif root in _SMALL_ROOTS or part.filename == _STYLES:
            content = _whole(name, package, part, MAX_SMALL)
            plain, other = 0, _opened(content)
        else:
            # Charts, pictures, links: nothing that a cell needs. Neither is a sheet that is but a chart.
            continue
        kept[part.filename] = content
        tags, small_tags = tags + plain, small_tags + other
        if sum(map(len, kept.values())) > MAX_KEPT or tags > MAX_TAGS:
            raise _too_much(name)
        if small_tags > MAX_SMALL_TAGS:
            raise _too_formatted(name)
    return kept


def _root(name: str, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with package.open(part) as content:
        start = content.read(_PROLOGUE)
    root = _ROOT.search(start)
    # Excel writes no document type; whoever does wants the parser to expand it without end.
    if root is None or b"<!DOCTYPE" in start:
        raise InputError(f"{name}: tệp Excel không hợp lệ, hãy mở bằng Excel rồi lưu lại (Save As) thành .xlsx")
    return root[1]


def _whole(name: str, package: zipfile.ZipFile, part: zipfile.ZipInfo, limit: int) -> bytes:
    with package.open(part) as content:
        whole = content.read(limit + 1)
    if len(whole) > limit:
        raise _too_much(name) if limit == MAX_KEPT else _too_formatted(name)
    return whole


def _opened(content: bytes, start: int = 0, end: int | None = None) -> int:
    """Return how many tags are opened in content[start:end]."""
    return content.count(b"<", start, end) - content.count(b"</", start, end)


def _count_tags(name: str, content: bytes, root: bytes) -> tuple[int, int]:
    """Return how many tags of a sheet are plain (rows, cells and their values) and how many are not.

    All tags of the shared texts are plain. Raises InputError where one row, or one text, has too many.
    """
    starts = [match.start() for match in _ROW_OR_TEXT.finditer(content)]
    for index, (start, end) in enumerate(pairwise([*starts, len(content)]), start=1):
        if _opened(content, start, end) > MAX_ROW_TAGS:
            if root == b"sst":
                raise _too_much(name)
            number = _ROW_NUMBER.match(content, start, end)
            row = number[1].decode() if number else str(index)
            raise InputError(f"{name}: dòng {row}: quá nhiều ô, hãy xóa các cột thừa rồi lưu lại")
    opened = _opened(content)
    plain = sum(1 for _ in _PLAIN_TAG.finditer(content)) if root == b"worksheet" else opened
    return plain, opened - plain


def _sheet(name: str, package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with package.open(part) as content:
        length, last_cell, closing = _measure(content)
    if length > MAX_KEPT:
        raise InputError(
            f"{name}: ô {last_cell}: có dữ liệu dưới quá nhiều dòng trống, hãy xóa các dòng trống rồi lưu lại"
        )
    with package.open(part) as content:
        return content.read(length) + closing


def _measure(content: IO[bytes]) -> tuple[int, str, bytes]:
    """Return where the row of a sheet's last value ends, the name of that cell, and the tags that close the sheet."""
    window, offset, closing = b"", 0, b""
    length, last_cell, in_row = 0, "", False
    while chunk := content.read(_CHUNK):
        # Marks that stand in two chunks, and the name of a cell whose value is long, are found in the overlap.
        offset -= len(window[-_OVERLAP:])
        window = window[-_OVERLAP:] + chunk
        begun = _ROWS_BEGIN.search(window) if not length else None
        if begun:
            prefix = begun[1] + b":" if begun[1] else b""
            closing = b"</%sworksheet>" % prefix
            if not begun[0].endswith(b"/>"):
                closing = b"</%ssheetData>" % prefix + closing
            length = offset + begun.end()
        end = _ROWS_END.search(window)
        rows = window[: end.start()] if end else window
        last = max(rows.rfind(mark) for mark in _VALUES)
        if last >= 0 and offset + last >= length:
            names = _CELL_NAME.findall(rows, 0, last)
            last_cell = names[-1].decode() if names else last_cell
            length, in_row = offset + last, True
        if in_row:
            closed = _ROW_END.search(rows, max(0, length - offset))
            if closed:
                length, in_row = offset + closed.end(), False
        if end:
            break
        offset += len(window)
    return length, last_cell, closing


def _too_much(name: str) -> InputError:
    return InputError(f"{name}: nội dung quá lớn khi giải nén, hãy xóa các dòng và cột thừa rồi lưu lại")


def _too_formatted(name: str) -> InputError:
    return InputError(f"{name}: quá nhiều kiểu định dạng hoặc tên vùng, hãy chép riêng bảng dữ liệu sang tệp Excel mới")
