"""Lists of dossiers to be read: rows of cells → CSV, Excel (.xlsx) and old Excel (.xls) files, some of them hostile."""

import csv
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tthc.dossier_files.reading import Reading, read_dossier_list

TODAY = date(2022, 4, 1)
HEAD = (
    "STT",
    "Số hồ sơ",
    "Mã TTHC",
    "Tên thủ tục hành chính",
    "Lĩnh vực",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày hẹn trả mới",
    "Ngày trả kết quả",
    "Hình thức nộp",
    "Trạng thái",
    "Ngày gửi thư xin lỗi",
)
ROW = (
    "1",
    "H48-220115-0001",
    "1.004616",
    "Cấp chứng chỉ hành nghề dược",
    "Dược phẩm",
    "15/01/2022",
    "20/01/2022",
    "",
    "19/01/2022",
    "Trực tuyến",
    "Đã trả kết quả",
    "",
)


def row(**cells: Any) -> list[Any]:
    """Return ROW with other cells, by the names below."""
    names = (
        "number",
        "code",
        "procedure_code",
        "name",
        "field",
        "received",
        "due",
        "extended",
        "finished",
        "channel",
        "status",
        "apology",
    )
    unknown = cells.keys() - set(names)
    assert not unknown, unknown
    return [cells.get(name, value) for name, value in zip(names, ROW, strict=True)]


def csv_file(rows: Iterable[Sequence[Any]], delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def workbook(*sheets: Iterable[Sequence[Any]]) -> bytes:
    """Return an .xlsx file; a cell is whatever openpyxl takes, a text that begins with "=" is a formula."""
    book = Workbook(write_only=True)
    for rows in sheets:
        sheet = book.create_sheet()
        for one in rows:
            sheet.append(list(one))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
PARTS = {
    "[Content_Types].xml": _TYPES,
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE_LINKS}">'
        f'<Relationship Id="a" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
        '<sheets><sheet name="DS" sheetId="1" r:id="a"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE_LINKS}">'
        f'<Relationship Id="a" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
SHEET = "xl/worksheets/sheet1.xml"


def sheet_xml(rows: Mapping[int, Mapping[str, str]], prefix: str = "") -> str:
    """Return the XML of a sheet: row number → column's letters → text."""
    p = f"{prefix}:" if prefix else ""
    written = "".join(
        f'<{p}row r="{number}">'
        + "".join(
            f'<{p}c r="{letters}{number}" t="inlineStr"><{p}is><{p}t>{text}</{p}t></{p}is></{p}c>'
            for letters, text in cells.items()
        )
        + f"</{p}row>"
        for number, cells in rows.items()
    )
    space = f'xmlns:{prefix}="{_MAIN}"' if prefix else f'xmlns="{_MAIN}"'
    return f"<{p}worksheet {space}><{p}sheetData>{written}</{p}sheetData></{p}worksheet>"


def list_cells(*rows: Sequence[Any]) -> dict[int, dict[str, str]]:
    """Return HEAD and `rows` as `sheet_xml` takes them."""
    return {number: dict(zip("ABCDEFGHIJKL", cells, strict=True)) for number, cells in enumerate((HEAD, *rows), 1)}


def package(sheet: str, **others: str) -> bytes:
    """Return an .xlsx file around the XML of its sheet."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in (PARTS | {SHEET: sheet} | others).items():
            parts.writestr(name, content)
    return file.getvalue()


def swollen_package(unpacked: int, declared: int) -> bytes:
    """Return an .xlsx file whose sheet unpacks to `unpacked` bytes of blanks but declares `declared`."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    start = squeezer.compress(sheet_xml({}).partition("</sheetData>")[0].encode()) + squeezer.flush(zlib.Z_FULL_FLUSH)
    step = 16 * 1024 * 1024
    piece = squeezer.compress(b" " * step) + squeezer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush what follows can be read without what went before: one piece serves many times.
    content = start + piece * (unpacked // step) + squeezer.flush()
    name = SHEET.encode()
    local = struct.pack(
        "<4s5H3I2H", b"PK\x03\x04", 45, 0, 8, 0, 33, 0, len(content), min(declared, 2**32 - 1), len(name), 0
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for other, text in PARTS.items():
            parts.writestr(other, text)
        parts.fp.write(local + name + content)
        info = zipfile.ZipInfo(SHEET)
        info.compress_type = zipfile.ZIP_DEFLATED
        info.file_size, info.compress_size = declared, len(content)
        info.header_offset = parts.fp.tell() - len(content) - len(name) - 30
        info.CRC = 0
        parts.filelist.append(info)
        parts.NameToInfo[SHEET] = info
        parts.start_dir = parts.fp.tell()
        parts._didModify = True
    return file.getvalue()


def old_workbook(rows: Sequence[Sequence[Any]], *extra: bytes, is_locked: bool = False) -> bytes:
    """Return an .xls file (BIFF8): texts, numbers and days; `extra` are further records of its sheet."""

    def record(kind: int, content: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def cell(place: tuple[int, int], value: Any) -> bytes:
        if isinstance(value, date):
            return record(0x0203, struct.pack("<HHHd", *place, 1, (value - date(1899, 12, 30)).days))
        if isinstance(value, int | float):
            return record(0x0203, struct.pack("<HHHd", *place, 0, value))
        text = str(value).encode("utf-16-le")
        return record(0x0204, struct.pack("<HHHHB", *place, 0, len(text) // 2, 1) + text)

    cells = b"".join(
        cell((number, place), value)
        for number, values in enumerate(rows)
        for place, value in enumerate(values)
        if value != ""
    )
    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + cells + b"".join(extra) + record(0x0A)
    formats = b"".join(record(0xE0, struct.pack("<HHHBBBBIIH", 0, kind, 0, 0, 0, 0, 0, 0, 0, 0)) for kind in (0, 14))
    lock = record(0x2F, struct.pack("<HHH", 0, 1, 2)) if is_locked else b""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)) + lock + formats
    bound = len(record(0x85, struct.pack("<IBBBB", 0, 0, 0, 2, 0) + b"DS"))
    at = len(begin) + bound + len(record(0x0A))
    book = begin + record(0x85, struct.pack("<IBBBB", at, 0, 0, 2, 0) + b"DS") + record(0x0A) + sheet
    return compound_file("Workbook", book)


def formula_cell(row: int, column: int, value: float) -> bytes:
    """Return the record of a formula (here 1+1) in an .xls file; row and column count from 0."""
    expression = b"\x1e\x01\x00\x1e\x01\x00\x03"
    content = struct.pack("<HHHdHIH", row, column, 0, value, 0, 0, len(expression)) + expression
    return struct.pack("<HH", 0x0006, len(content)) + content


def error_cell(row: int, column: int) -> bytes:
    """Return the record of #N/A in an .xls file."""
    return struct.pack("<HHHHHBB", 0x0205, 8, row, column, 0, 0x2A, 1)


def compound_file(name: str, content: bytes) -> bytes:
    """Return an OLE compound file with one stream; as Excel demands, one of less than 4096 bytes in small sectors."""
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    count, small_count = -(-len(content) // 512), -(-len(content) // 64)
    is_small = len(content) < 4096
    tables = -(-(count + 2) // 127)
    # Sectors: the allocation table, the directory, that of the small sectors, the stream.
    first = tables + 2
    chain = [first + index for index in range(1, count)] + [end]
    table = _sectors([fat_mark] * tables + [end, end, *chain], free)
    small_table = _sectors([*range(1, small_count), end] if is_small else [], free, 1)

    def entry(label: str, kind: int, child: int, begin: int, size: int) -> bytes:
        text = label.encode("utf-16-le") + b"\0\0" if label else b""
        head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, free, free, child)
        return head + bytes(36) + struct.pack("<IQ", begin, size)

    root = entry("Root Entry", 5, 1, first, count * 512) if is_small else entry("Root Entry", 5, 1, end, 0)
    stream = entry(name, 2, free, 0 if is_small else first, len(content))
    directory = root + stream + entry("", 0, free, 0, 0) * 2
    mark = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    small_at = (tables + 1, 1) if is_small else (end, 0)
    header = struct.pack("<8s16x5H6x9I", mark, 0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables, 0, 4096, *small_at, end, 0)
    listed = struct.pack("<109I", *range(tables), *[free] * (109 - tables))
    return header + listed + table + directory + small_table + content.ljust(count * 512, b"\0")


def _sectors(numbers: list[int], free: int, at_least: int = 0) -> bytes:
    length = max(-(-len(numbers) // 128), at_least) * 128
    return struct.pack(f"<{length}I", *numbers, *[free] * (length - len(numbers)))


def read(
    folder: Path, data: bytes, choices: Mapping[str, str] | None = None, today: date = TODAY, name: str = "ds.xlsx"
) -> Reading:
    """Read a list out of a file in `folder`, which then holds what was written."""
    path = folder / "danh-sach"
    path.write_bytes(data)
    return read_dossier_list(path, name, folder, choices or {}, today, lambda rows: True)


def lines(folder: Path) -> list[list[str]]:
    """Return the lines that were written, cell by cell."""
    text = (folder / "rows.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()]
