"""Excel packages that lie: nothing is parsed that could take minutes, and the message says what to do."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference

from core.errors import InputError
from core.workbook_packages import MAX_BYTES, open_package

SHEET = "xl/worksheets/sheet1.xml"
ROWS_END = b"</sheetData>"


TOO_FORMATTED = "so.xlsx: quá nhiều kiểu định dạng hoặc tên vùng, hãy chép riêng bảng dữ liệu sang tệp Excel mới"


def workbook(*rows: Iterable[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return the package with every part as `change` makes it."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as package,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy,
    ):
        for name in package.namelist():
            copy.writestr(name, change(name, package.read(name)))
    return made.getvalue()


def with_sheet(change: Callable[[bytes], bytes], *rows: Iterable[object]) -> bytes:
    """Return a workbook of these rows whose sheet's XML was changed."""
    return repacked(workbook(*rows), lambda name, part: change(part) if name == SHEET else part)


def empty_rows(first: int, last: int) -> bytes:
    return b"".join(
        b'<row r="%d" spans="1:5" s="1" customFormat="1"><c r="A%d" s="1"/></row>' % (n, n) for n in range(first, last)
    )


def sheet_of(package: io.BytesIO) -> bytes:
    return zipfile.ZipFile(package).read(SHEET)


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as refused:
        open_package("so.xlsx", data)
    return str(refused.value)


def values(package: io.BytesIO) -> list[tuple[object, ...]]:
    sheet = load_workbook(package, read_only=True).worksheets[0]
    sheet.reset_dimensions()
    return list(sheet.iter_rows(values_only=True))


def test_a_million_empty_rows_below_the_list_are_left_out() -> None:
    data = with_sheet(
        lambda sheet: sheet.replace(ROWS_END, empty_rows(3, 1_000_000) + ROWS_END), ["Số ký hiệu"], ["1/KH-SYT"]
    )
    package = open_package("so.xlsx", data)
    assert len(sheet_of(package)) < 2000
    assert values(package) == [("Số ký hiệu",), ("1/KH-SYT",)]


def test_a_value_below_a_million_empty_rows_is_told_by_its_cell() -> None:
    below = empty_rows(3, 1_000_000) + b'<row r="1000001"><c r="B1000001"><v>7</v></c></row>'
    data = with_sheet(lambda sheet: sheet.replace(ROWS_END, below + ROWS_END), ["Số ký hiệu"], ["1/KH-SYT"])
    assert refusal(data) == (
        "so.xlsx: ô B1000001: có dữ liệu dưới quá nhiều dòng trống, hãy xóa các dòng trống rồi lưu lại"
    )


def test_tags_with_a_prefix_are_read_as_those_without() -> None:
    sheet = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        b'<x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row><x:row r="2"><x:c r="A2"/></x:row>'
        b'</x:sheetData><x:pageMargins left="1"/></x:worksheet>'
    )
    package = open_package("so.xlsx", with_sheet(lambda part: sheet, ["x"]))
    assert b"A2" not in sheet_of(package)
    assert values(package) == [(5,)]


@pytest.mark.parametrize(
    "cell", [b"<c><v>5</v></c>", b'<c r="A1"><f>2+3</f></c>', b'<c t="inlineStr"><is><t>a</t></is></c>']
)
def test_every_kind_of_cell_counts_as_a_value(cell: bytes) -> None:
    rows = b"<row>" + cell + b"</row>"
    data = with_sheet(
        lambda sheet: sheet.split(b"<sheetData>")[0] + b"<sheetData>" + rows + b"</sheetData></worksheet>"
    )
    assert rows in sheet_of(open_package("so.xlsx", data))


def test_a_long_value_across_the_pieces_that_are_read_stays_whole() -> None:
    long = "Ữ" * 700_000
    data = with_sheet(
        lambda sheet: sheet.replace(
            ROWS_END, f'<row r="2"><c r="A2" t="inlineStr"><is><t>{long}</t></is></c></row>'.encode() + ROWS_END
        ),
        ["Trích yếu"],
    )
    assert [len(row[0]) for row in values(open_package("so.xlsx", data))] == [len("Trích yếu"), len(long)]


def test_a_sheet_without_rows_stays_one() -> None:
    assert values(open_package("so.xlsx", workbook())) == []


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = repacked(workbook(["a"]), lambda name, part: part + b" " * 450_000_000 if name == SHEET else part)
    assert len(bomb) < 2_000_000
    assert refusal(bomb) == "so.xlsx: nội dung quá lớn khi giải nén, hãy xóa các dòng và cột thừa rồi lưu lại"


def test_a_bomb_in_another_part_is_refused_too() -> None:
    bomb = repacked(workbook(["a"]), lambda name, part: part + b" " * 80_000_000 if name == "xl/styles.xml" else part)
    assert refusal(bomb) == TOO_FORMATTED


@pytest.mark.parametrize(
    ("changed", "before", "tag"),
    [
        ("xl/styles.xml", b"</cellXfs>", b"<xf/>"),
        ("xl/workbook.xml", b"</sheets>", b"<sheet/>"),
        (SHEET, b"<sheetData>", b"<conditionalFormatting/>"),
        (SHEET, b"</row>", b"<extLst/>"),
    ],
)
def test_tags_that_the_parser_makes_objects_of_are_bounded(changed: str, before: bytes, tag: bytes) -> None:
    bomb = repacked(
        workbook(["a"]),
        lambda name, part: part.replace(before, tag * 50_001 + before, 1) if name == changed else part,
    )
    assert len(bomb) < 15_000
    # Those inside a row are too many for the row already.
    assert refusal(bomb) in (TOO_FORMATTED, "so.xlsx: dòng 1: quá nhiều ô, hãy xóa các cột thừa rồi lưu lại")


def test_styles_that_call_themselves_a_sheet_are_bounded_as_styles() -> None:
    styles = b"<worksheet><cellXfs>" + b"<xf/>" * 50_001 + b"</cellXfs></worksheet>"
    bomb = repacked(workbook(["a"]), lambda name, part: styles if name == "xl/styles.xml" else part)
    assert refusal(bomb) == TOO_FORMATTED


def test_a_row_of_more_cells_than_excel_has_is_refused_by_its_number() -> None:
    cells = b'<row r="7">' + b"<c/>" * 60_000 + b"<c><v>1</v></c></row>"
    bomb = with_sheet(lambda sheet: sheet.replace(ROWS_END, cells + ROWS_END), ["a"])
    assert refusal(bomb) == "so.xlsx: dòng 7: quá nhiều ô, hãy xóa các cột thừa rồi lưu lại"


def test_more_than_a_million_cells_are_refused() -> None:
    rows = (b"<row>" + b"<c/>" * 12_000 + b"<c><v>1</v></c></row>") * 100
    bomb = with_sheet(lambda sheet: sheet.replace(ROWS_END, rows + ROWS_END), ["a"])
    assert refusal(bomb) == "so.xlsx: nội dung quá lớn khi giải nén, hãy xóa các dòng và cột thừa rồi lưu lại"


def with_texts(texts: bytes) -> bytes:
    """Return a workbook with shared texts, as Excel writes them."""
    made = io.BytesIO(workbook(["a"]))
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("xl/sharedStrings.xml", b"<sst>" + texts + b"</sst>")
    return made.getvalue()


@pytest.mark.parametrize("texts", [b"<si/>" * 1_200_001, b"<si>" + b"<r/>" * 50_001 + b"</si>"], ids=["many", "long"])
def test_shared_texts_without_end_are_refused(texts: bytes) -> None:
    assert refusal(with_texts(texts)) == (
        "so.xlsx: nội dung quá lớn khi giải nén, hãy xóa các dòng và cột thừa rồi lưu lại"
    )


def test_a_sheet_that_is_but_a_chart_is_passed_over() -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["Số ký hiệu", 1])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1))
    book.create_chartsheet("Biểu đồ", 0).add_chart(chart)
    sheet.add_chart(BarChart(), "D1")
    data = io.BytesIO()
    book.save(data)
    assert values(open_package("so.xlsx", data.getvalue())) == [("Số ký hiệu", 1)]


def test_a_package_of_thousands_of_parts_is_refused() -> None:
    made = io.BytesIO(workbook(["a"]))
    with zipfile.ZipFile(made, "a") as package:
        for number in range(2000):
            package.writestr(f"xl/{number}.xml", b"<a/>")
    assert refusal(made.getvalue()).startswith("so.xlsx: nội dung quá lớn khi giải nén")


def test_a_document_type_is_refused() -> None:
    entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
    data = with_sheet(lambda sheet: entity + sheet[sheet.index(b"<worksheet") :], ["a"])
    assert refusal(data) == "so.xlsx: tệp Excel không hợp lệ, hãy mở bằng Excel rồi lưu lại (Save As) thành .xlsx"


def test_a_password_is_named() -> None:
    encrypted = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert refusal(encrypted) == "so.xlsx: tệp đặt mật khẩu, hãy bỏ mật khẩu rồi tải lên lại"


def test_a_zip_with_a_password_is_named() -> None:
    data = bytearray(workbook(["a"]))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    assert refusal(bytes(data)) == "so.xlsx: tệp đặt mật khẩu, hãy bỏ mật khẩu rồi tải lên lại"


def test_an_old_xls_is_named() -> None:
    assert refusal(b"\xd0\xcf\x11\xe0" + bytes(600)) == (
        "so.xlsx: tệp Excel kiểu cũ (.xls), hãy lưu lại (Save As) thành .xlsx"
    )


def zip_of(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(name, b"<a/>")
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"<html><table><tr><td>1/KH-SYT</td></tr></table></html>",
        "Số ký hiệu,Ngày ban hành\n1/KH-SYT,01/02/2022\n".encode(),
        b"%PDF-1.7",
        zip_of("word/document.xml"),
        zip_of("content.xml"),
    ],
)
def test_what_is_no_workbook_is_named_as_such(data: bytes) -> None:
    assert refusal(data) == (
        "so.xlsx: không phải là tệp Excel .xlsx, hãy mở bằng Excel rồi lưu lại (Save As) thành .xlsx"
    )


def damaged(data: bytes) -> list[bytes]:
    """Return a package cut off, one with bytes in the middle changed, and one of a compression nobody has."""
    middle = bytearray(data)
    start = middle.index(b"PK\x03\x04", 100) + 60
    middle[start : start + 40] = zlib.compress(b"x" * 10)[:10] * 4
    strange = bytearray(data)
    strange[strange.index(b"PK\x01\x02") + 10] = 99
    strange[8] = 99
    return [data[: len(data) // 2], bytes(middle), bytes(strange)]


@pytest.mark.parametrize("way", [0, 1, 2])
def test_a_damaged_package_is_told_as_damaged(way: int) -> None:
    assert refusal(damaged(workbook(["a"], ["b"]))[way]) == (
        "so.xlsx: tệp Excel bị hỏng, hãy mở bằng Excel rồi lưu lại (Save As) thành .xlsx"
    )


def test_a_file_of_more_than_20_mb_is_refused() -> None:
    assert refusal(b"PK" + bytes(MAX_BYTES)) == "so.xlsx: tệp lớn quá 20 MB, hãy tách thành nhiều tệp"
