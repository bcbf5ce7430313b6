"""Dossier lists as the one-stop software exports them: 15 columns, among them names and addresses of citizens."""

import csv
import random
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

HEADS = (
    "STT",
    "Số hồ sơ",
    "Mã TTHC",
    "Tên thủ tục hành chính",
    "Lĩnh vực",
    "Người nộp",
    "Địa chỉ",
    "Điện thoại",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày hẹn trả mới",
    "Ngày trả kết quả",
    "Hình thức nộp",
    "Trạng thái",
    "Ngày gửi thư xin lỗi",
)
CHANNELS = ("Trực tuyến", "Trực tiếp", "Bưu chính công ích")
PROCEDURES = 300
_FIRST = datetime(2022, 1, 1)
_EPOCH = datetime(1899, 12, 30)

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
    '<Override PartName="/xl/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PARTS = {
    "[Content_Types].xml": _TYPES,
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
        '<cellXfs count="2"><xf/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>'
    ),
}


def write_csv(path: Path, count: int) -> None:
    """Write a list of `count` dossiers; days are texts with the time of day."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADS)
        for row in _rows(count):
            writer.writerow(f"{cell:%d/%m/%Y %H:%M:%S}" if isinstance(cell, datetime) else cell for cell in row)


def write_workbook(path: Path, count: int) -> None:
    """Write the same list as Excel stores it: days as numbers with a style, each text once."""
    shared: dict[str, int] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, text in _PARTS.items():
            package.writestr(name, text)
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
            sheet.write(_row_xml(1, HEADS, shared).encode())
            for number, row in enumerate(_rows(count), 2):
                sheet.write(_row_xml(number, row, shared).encode())
            sheet.write(b"</sheetData></worksheet>")
        with package.open("xl/sharedStrings.xml", "w", force_zip64=True) as strings:
            strings.write(f'<sst xmlns="{_MAIN}" uniqueCount="{len(shared)}">'.encode())
            for text in shared:
                strings.write(f"<si><t>{escape(text)}</t></si>".encode())
            strings.write(b"</sst>")


def _rows(count: int) -> Iterator[tuple[object, ...]]:
    chance = random.Random(count)
    procedures = [
        (f"1.{number:06d}", f"Cấp giấy phép hoạt động đối với cơ sở loại {number}", f"Lĩnh vực {number % 20}")
        for number in range(PROCEDURES)
    ]
    for number in range(1, count + 1):
        received = _FIRST + timedelta(days=chance.randrange(90), hours=8, minutes=number % 480)
        due = received + timedelta(days=chance.randrange(3, 30))
        extended = due + timedelta(days=5) if chance.random() < 0.02 else ""
        finished = received + timedelta(days=chance.randrange(35)) if chance.random() < 0.8 else ""
        yield (
            number,
            f"000.00.{number % 60:02d}.H06-{received:%y%m%d}-{number:07d}",
            *procedures[chance.randrange(PROCEDURES)],
            f"Nguyễn Văn {number % 9973}",
            f"{number % 499} đường Trần Phú, phường {number % 12}",
            f"09{number % 100_000_000:08d}",
            received,
            due,
            extended,
            finished,
            CHANNELS[chance.randrange(3)],
            "Đã trả kết quả" if finished else "Đang xử lý",
            due - timedelta(days=1) if extended else "",
        )


def _row_xml(number: int, row: tuple[object, ...], shared: dict[str, int]) -> str:
    cells = []
    for place, cell in enumerate(row):
        name = f"{chr(65 + place)}{number}"
        if isinstance(cell, datetime):
            since = cell - _EPOCH
            cells.append(f'<c r="{name}" s="1"><v>{since.days + since.seconds / 86400:.9f}</v></c>')
        elif isinstance(cell, int):
            cells.append(f'<c r="{name}"><v>{cell}</v></c>')
        elif cell:
            cells.append(f'<c r="{name}" t="s"><v>{shared.setdefault(str(cell), len(shared))}</v></c>')
    return f'<row r="{number}">{"".join(cells)}</row>'
