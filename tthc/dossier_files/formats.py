"""Files of dossiers, known by their content → their sheets, row by row.

Excel (.xlsx, .xls) and text (.csv). What is wrong with a file as such is said here.
"""

import csv
import io
import mmap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

from core.errors import InputError
from tthc.dossier_files.cells import column_name
from tthc.dossier_files.faults import SAVE_AS_XLSX, damaged, password
from tthc.dossier_files.heads import HEAD_WITHIN, MAX_COLUMNS, score
from tthc.dossier_files.old_workbooks import scan_old_workbook
from tthc.dossier_files.packages import Contents, Flaw, Package

MAX_ROWS: Final = 1_048_576
MAX_TEXT_ROWS: Final = 2_000_000

MAX_IN_MEMORY: Final = 400 * 1024 * 1024
"""A workbook with more XML than that is read row by row: slower, in little memory."""

_HEAD: Final = 4096
_SAMPLE: Final = 64 * 1024
_DELIMITERS: Final = (",", ";", "\t")
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS: Final = {
    b"%PDF": "PDF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "GZip",
    b"{\\rtf": "RTF",
    b"\x89PNG": "ảnh",
    b"\xff\xd8\xff": "ảnh",
}
Flaws = Mapping[str, Mapping[int, Sequence[Flaw]]]

_SAVE_AS_UTF_8: Final = "hãy mở bằng Excel rồi chọn Save As, kiểu CSV UTF-8 (hoặc Excel Workbook .xlsx)"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows from row 1 of the file, blank ones too; `left` is the place of each row's first cell, from 0.

    `flaws` are the cells that cannot be believed, by the place of their column; `is_1904` says how days are counted.
    """

    rows: Iterator[list[Any]]
    left: int = 0
    flaws: Mapping[int, Sequence[Flaw]] = field(default_factory=dict)
    is_1904: bool = False


def open_sheets(path: Path, choices: Mapping[str, str], in_memory: bool = True) -> Iterator[Sheet]:
    """Yield the sheets of the file at `path` that people see; each must be used before the next is asked for.

    `choices` are those of `find_head`. Without `in_memory` a workbook is read row by row, whatever its size.
    Raises InputError, at any time of the reading, for a file that is damaged, has a password or is no such list.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if not head:
        raise InputError("tệp trống, không có dòng nào")
    if head.startswith(b"PK"):
        yield from _workbook(path, in_memory)
    elif head.startswith(_OLE):
        yield from _old_workbook(path)
    elif text.startswith(b"<"):
        raise InputError(f"tệp thật ra là trang web (HTML, XML) mang đuôi của Excel; {SAVE_AS_XLSX}")
    elif text.startswith(b"mime-version:"):
        raise InputError(f"tệp thật ra là trang web (MHTML) mang đuôi của Excel; {SAVE_AS_XLSX}")
    elif kind := next((kind for mark, kind in _OTHER_KINDS.items() if head.startswith(mark)), ""):
        raise InputError(f"tệp là {kind}, không phải danh sách; hãy nộp tệp .xlsx, .xls hoặc .csv")
    else:
        yield from _text(path, _encoding(head), choices)


def _encoding(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b"\0" in head:
        raise InputError(f"không phải tệp Excel hay CSV đọc được; {_SAVE_AS_UTF_8}")
    return "utf-8-sig"


def _text(path: Path, encoding: str, choices: Mapping[str, str]) -> Iterator[Sheet]:
    with path.open(encoding=encoding, newline="") as file:
        try:
            sample = file.read(_SAMPLE)
        except UnicodeError as error:
            raise _not_utf_8(encoding) from error
        file.seek(0)
        rows = csv.reader(file, delimiter=max(_DELIMITERS, key=lambda one: _score(sample, one, choices)))

        def fault(error: Exception) -> InputError:
            if isinstance(error, UnicodeError):
                return _not_utf_8(encoding, rows.line_num)
            return InputError(
                f"dòng {rows.line_num}: ô quá dài, có lẽ một dấu ngoặc kép mở ra mà không đóng lại; hãy sửa dòng này"
            )

        yield Sheet(_bounded(rows, 0, MAX_TEXT_ROWS, fault))


def _score(sample: str, delimiter: str, choices: Mapping[str, str]) -> int:
    try:
        return score(list(islice(csv.reader(io.StringIO(sample), delimiter=delimiter), HEAD_WITHIN)), choices)
    except csv.Error:
        return 0


def _not_utf_8(encoding: str, line: int = 0) -> InputError:
    where = f" (sau dòng {line})" if line else ""
    wanted = "UTF-16" if encoding == "utf-16" else "UTF-8"
    return InputError(f"tệp CSV không ghi bằng bảng mã {wanted}{where}, chữ có dấu sẽ sai; {_SAVE_AS_UTF_8}")


def _workbook(path: Path, in_memory: bool) -> Iterator[Sheet]:
    package = Package(path)
    if in_memory and package.size_of_cells() <= MAX_IN_MEMORY:
        yield from _workbook_in_memory(path, package)
    else:
        yield from _workbook_by_rows(path, package.contents(), package.scan())


def _workbook_in_memory(path: Path, package: Package) -> Iterator[Sheet]:
    from python_calamine import CalamineError

    # Both let each other compute: the one unpacks in zlib, the other in Rust. What the scan says goes first.
    with ThreadPoolExecutor(1) as beside:
        scan = beside.submit(package.scan)
        try:
            book = _calamine_book(path)
            names = _names_of_visible_sheets(book)
            first = book.get_sheet_by_name(names[0]) if names else None
        except CalamineError:
            first = None
        flaws = scan.result()
    contents = package.contents()
    if first is None:
        # The other reader forgives more.
        yield from _workbook_by_rows(path, contents, flaws)
        return
    for index, name in enumerate(names):
        sheet = book.get_sheet_by_name(name) if index else first
        yield _calamine_sheet(sheet, flaws.get(contents.parts.get(name, ""), {}), contents.is_1904)


def _workbook_by_rows(path: Path, contents: Contents, flaws: Flaws) -> Iterator[Sheet]:
    from tthc.dossier_files.sheet_rows import shared_texts, sheet_rows

    try:
        texts = shared_texts(path)
    except MemoryError:
        raise
    except Exception as error:
        raise damaged() from error
    for part in contents.parts.values():
        rows = _bounded(sheet_rows(path, part, texts), 0, MAX_ROWS, _damaged)
        yield Sheet(rows, 0, flaws.get(part, {}), contents.is_1904)


def _calamine_book(path: Path) -> Any:
    from python_calamine import CalamineWorkbook

    # Given as a file: of a path it would believe the name's ending.
    with path.open("rb") as file:
        return CalamineWorkbook.from_filelike(file)


def _names_of_visible_sheets(book: Any) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]


def _calamine_sheet(sheet: Any, flaws: Mapping[int, Sequence[Flaw]], is_1904: bool = False) -> Sheet:
    left = sheet.start[1] if sheet.start else 0
    return Sheet(_bounded(sheet.iter_rows(), left, MAX_ROWS, _damaged), left, flaws, is_1904)


def _old_workbook(path: Path) -> Iterator[Sheet]:
    from python_calamine import CalamineError, PasswordError

    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find(_ENCRYPTED) >= 0:
            raise password()
    flaws = scan_old_workbook(path)
    try:
        book = _calamine_book(path)
        for name in _names_of_visible_sheets(book):
            yield _calamine_sheet(book.get_sheet_by_name(name), flaws.get(name, {}))
    except PasswordError as error:
        raise password() from error
    except CalamineError as error:
        raise damaged() from error


def _damaged(error: Exception) -> InputError:
    return damaged()


def _bounded(
    rows: Iterable[list[Any]], left: int, limit: int, fault: Callable[[Exception], InputError]
) -> Iterator[list[Any]]:
    """Yield the rows; raises InputError for more rows or columns than a list has, and `fault` of what `rows` raises."""
    widest = max(MAX_COLUMNS - left, 0)
    try:
        for number, row in enumerate(rows, 1):
            if number > limit:
                raise InputError(f"tệp có hơn {limit:,} dòng, hãy tách thành nhiều tệp".replace(",", ".", 2))
            if len(row) > widest and any(value not in (None, "") for value in row[widest:]):
                place = next(i for i, value in enumerate(row) if i >= widest and value not in (None, ""))
                raise InputError(
                    f"ô {column_name(left + place)}{number}: có dữ liệu ngoài {MAX_COLUMNS} cột đầu, "
                    "hãy xóa các cột thừa rồi lưu lại"
                )
            yield row
    except (InputError, MemoryError):
        raise
    except Exception as error:
        raise fault(error) from error
