"""Files that lie, and files that were made to do harm: each is refused in words that name it, and nobody is hurt."""

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import InputError
from tests.tthc.dossier_files import files
from tests.tthc.dossier_files.files import HEAD, ROW, read
from tthc.dossier_files.reading import UnclearHead

ROOT = Path(__file__).resolve().parents[3]
GIGABYTE = 1024**3
SAVE_AS = "hãy mở bằng Excel rồi chọn Save As, kiểu Excel Workbook (.xlsx)"


def far_cell() -> bytes:
    return files.package(files.sheet_xml(files.list_cells(ROW) | {1048576: {"XFD": "x"}}))


def locked_zip() -> bytes:
    data = bytearray(files.package(files.sheet_xml({})))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def document() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")
    return file.getvalue()


def entities() -> bytes:
    sheet = files.sheet_xml(files.list_cells(ROW))
    return files.package('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + sheet)


def circular() -> bytes:
    """An old workbook whose stream comes back to its first sector."""
    data = files.old_workbook([HEAD, *[ROW] * 60])
    at = 512 + 4 * 5
    return data[:at] + (3).to_bytes(4, "little") + data[at + 4 :]


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "10 GB when unzipped": (
        lambda: files.swollen_package(10 * GIGABYTE, 10 * GIGABYTE),
        "nội dung quá lớn khi giải nén (hơn 2 GB), không phải là danh sách hồ sơ; "
        "hãy chép riêng bảng dữ liệu sang tệp Excel mới",
    ),
    "10 GB that call themselves 1 MB": (
        lambda: files.swollen_package(10 * GIGABYTE, 1024 * 1024),
        f"tệp Excel khai sai dung lượng khi giải nén, không đọc; {SAVE_AS}",
    ),
    "a cell in the last row and column": (
        far_cell,
        "ô XFD1048576: có dữ liệu ngoài 200 cột đầu, hãy xóa các cột thừa rồi lưu lại",
    ),
    "a row beyond Excel's last": (
        lambda: files.package(files.sheet_xml(files.list_cells(ROW) | {90_000_000: {"A": "x"}})),
        "tệp có hơn 1.048.576 dòng, hãy tách thành nhiều tệp",
    ),
    "entities": (entities, f"tệp Excel không hợp lệ (XML lạ); {SAVE_AS}"),
    "a password": (
        lambda: files.compound_file("EncryptedPackage", b"x"),
        "tệp đặt mật khẩu, hãy bỏ mật khẩu (File, Info, Protect Workbook) rồi tải lên lại",
    ),
    "a password on an old workbook": (
        lambda: files.old_workbook([HEAD, ROW], is_locked=True),
        "tệp đặt mật khẩu, hãy bỏ mật khẩu (File, Info, Protect Workbook) rồi tải lên lại",
    ),
    "a password on the package": (
        locked_zip,
        "tệp đặt mật khẩu, hãy bỏ mật khẩu (File, Info, Protect Workbook) rồi tải lên lại",
    ),
    "HTML saved as .xls": (
        lambda: b"\xef\xbb\xbf\r\n<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table></table></html>",
        f"tệp thật ra là trang web (HTML, XML) mang đuôi của Excel; {SAVE_AS}",
    ),
    "HTML of UTF-16": (
        lambda: "<table></table>".encode("utf-16"),
        f"tệp thật ra là trang web (HTML, XML) mang đuôi của Excel; {SAVE_AS}",
    ),
    "a page with its pictures": (
        lambda: b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n",
        f"tệp thật ra là trang web (MHTML) mang đuôi của Excel; {SAVE_AS}",
    ),
    "a PDF": (lambda: b"%PDF-1.7", "tệp là PDF, không phải danh sách; hãy nộp tệp .xlsx, .xls hoặc .csv"),
    "a Word document": (document, f"không phải là tệp Excel .xlsx; {SAVE_AS}"),
    "a workbook cut in half": (
        lambda: files.package(files.sheet_xml(files.list_cells(ROW)))[:900],
        f"tệp Excel bị hỏng, không đọc được; {SAVE_AS}",
    ),
    "an old workbook cut in half": (
        lambda: files.old_workbook([HEAD, *[ROW] * 60])[:4000],
        f"tệp Excel bị hỏng, không đọc được; {SAVE_AS}",
    ),
    "an old workbook that goes round in circles": (
        circular,
        f"tệp Excel bị hỏng, không đọc được; {SAVE_AS}",
    ),
    "nothing": (lambda: b"", "tệp trống, không có dòng nào"),
    "bytes": (
        lambda: bytes(range(256)) * 100,
        "không phải tệp Excel hay CSV đọc được; hãy mở bằng Excel rồi chọn Save As, kiểu CSV UTF-8 "
        "(hoặc Excel Workbook .xlsx)",
    ),
    "text of another code page": (
        lambda: "Số hồ sơ,Ngày".encode("cp1258", "ignore") + b"\xea\xf2",
        "tệp CSV không ghi bằng bảng mã UTF-8, chữ có dấu sẽ sai; hãy mở bằng Excel rồi chọn Save As, kiểu CSV UTF-8 "
        "(hoặc Excel Workbook .xlsx)",
    ),
    "a quotation mark that is never closed": (
        lambda: files.csv_file([HEAD]) + b'1,"' + b"x,\n" * 100_000,
        "dòng 43692: ô quá dài, có lẽ một dấu ngoặc kép mở ra mà không đóng lại; hãy sửa dòng này",
    ),
    "no head": (
        lambda: files.csv_file([ROW] * 40),
        "không thấy dòng tiêu đề trong 30 dòng đầu; danh sách cần một dòng ghi tên các cột như “Số hồ sơ”, "
        "“Tên thủ tục hành chính”, “Ngày tiếp nhận”, “Ngày hẹn trả”, “Ngày trả kết quả”",
    ),
    "too many rows of text": (
        lambda: files.csv_file([HEAD, ROW]) + b"\n" * 2_000_000,
        "tệp có hơn 2.000.000 dòng, hãy tách thành nhiều tệp",
    ),
    "an endless line": (
        lambda: files.csv_file([HEAD]) + b"x" * 5_000_000,
        "dòng 2: ô quá dài, có lẽ một dấu ngoặc kép mở ra mà không đóng lại; hãy sửa dòng này",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_words_that_name_it(kind: str, tmp_path: Path) -> None:
    make, reason = HOSTILE[kind]
    with pytest.raises(InputError) as refused:
        read(tmp_path, make())
    assert str(refused.value) == f"ds.xlsx: {reason}"
    assert not isinstance(refused.value, UnclearHead)
    assert [path.name for path in tmp_path.iterdir()] == ["danh-sach"]


def test_a_million_empty_rows_do_no_harm(tmp_path: Path) -> None:
    sheet = files.sheet_xml(files.list_cells(ROW))
    empty = "".join(f'<row r="{number}"><c r="B{number}" s="0"/></row>' for number in range(3, 1_000_000))
    found = read(tmp_path, files.package(sheet.replace("</sheetData>", f"{empty}</sheetData>")))
    assert (found.row_count, found.wrong_count) == (1, 0)


def test_a_list_far_below_its_head_keeps_its_row_numbers(tmp_path: Path) -> None:
    cells = files.list_cells(ROW)
    cells[100_000] = cells.pop(2)
    found = read(tmp_path, files.package(files.sheet_xml(cells)))
    assert (found.row_count, files.lines(tmp_path)[0][0]) == (1, "100000")


def test_a_workbook_that_is_too_large_for_memory_is_read_row_by_row(tmp_path: Path) -> None:
    """Two cells of which the fast reader makes a sheet of 3 GB."""
    cells = files.list_cells(ROW) | {1_000_000: {"B": "H-2", "CV": "x"}}
    found = read(tmp_path, files.package(files.sheet_xml(cells)))
    assert (found.row_count, [cell for cell, _ in found.wrong]) == (2, ["C1000000", "F1000000"])


def test_the_child_reaches_nobody_and_writes_nothing_else() -> None:
    program = """
import socket
from tthc.dossier_files import child
child.set_limits()
for reach in (
    lambda: socket.socket().connect(("127.0.0.1", 9)),
    lambda: open("/tmp/x", "w"),
    lambda: __import__("subprocess").run(["true"]),
    lambda: __import__("os").remove("/tmp/x"),
):
    try:
        reach()
    except PermissionError as error:
        print(error)
"""
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["socket.connect", "open", "subprocess.Popen", "os.remove"]


NAMES = ("Nguyễn Thị Bí Mật", "0912345678", "12 Lê Lợi, phường 1")


def test_nothing_of_a_citizen_is_written_or_told(tmp_path: Path) -> None:
    """Not even where the columns of a row have slipped, so that a name stands under a day or a channel."""
    head = [*HEAD, "Người nộp", "Điện thoại", "Địa chỉ"]
    rows = [[*files.row(code=str(number)), *NAMES] for number in range(3)]
    rows += [[*files.row(code="8", **{key: value}), *NAMES] for key in CELLS for value in NAMES]
    for data in (files.csv_file([head, *rows]), files.workbook([head, *rows])):
        found = read(tmp_path, data)
        assert found.row_count == len(rows)
        written = [(tmp_path / name).read_text("utf-8") for name in ("rows.tsv", "wrong.csv")]
        for name in NAMES:
            assert not re.search(re.escape(name), f"{written}{found}", re.IGNORECASE)


CELLS = ("received", "due", "extended", "finished", "channel", "status", "apology")
