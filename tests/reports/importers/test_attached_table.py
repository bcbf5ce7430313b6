"""The table of an attached workbook, as Excel shows it."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from core.errors import InputError
from reports.importers.attached_table import read_table
from tests import evidence_files as files


def made(fill: Callable[[Worksheet], None]) -> bytes:
    book = Workbook()
    fill(book.active)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def shown(value: object, number_format: str = "General") -> str:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = number_format

    return read_table("bang.xlsx", made(fill))[0][0]


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as refused:
        read_table("bang.xlsx", data)
    return str(refused.value)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (2022, "General", "2022"),
        (1234567, "#,##0", "1.234.567"),
        (1234.5, "General", "1234,5"),
        (0.1 + 0.2, "General", "0,3"),
        (12.345, "#,##0.00", "12,35"),
        (0.985, "0.0%", "98,5%"),
        (1, "0%", "100%"),
        (-5, "0;[Red]-0", "-5"),
        (1e300, "0.00", "1" + "0" * 300),
        (1.5, "0." + "0" * 29, "1,5"),
        (1.5, "0." + "0" * 200, "1,5"),
        (12345678901234, "0." + "0" * 15, "12345678901234"),
        (999999999999999, "#,##0." + "0" * 30 + "%", "99.999.999.999.999.900%"),
        (1.7e308, "0%", str(int(1.7e308))),
        ("0123", "@", "0123"),
        ("  Khám \n bệnh ", "General", "Khám bệnh"),
        (date(2022, 3, 2), "dd/mm/yyyy", "02/03/2022"),
        (True, "General", "x"),
    ],
)
def test_values_are_written_as_excel_shows_them_with_vietnamese_marks(value, number_format, text) -> None:
    assert shown(value, number_format) == text


@pytest.mark.parametrize("digits", [400, 4300])
def test_a_number_beyond_all_that_excel_knows_is_text(digits: int) -> None:
    written = files.with_part(
        files.workbook([("x",)]),
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>-%s</v></c></row></sheetData></worksheet>' % (b"9" * digits),
    )
    if digits > 1000:
        assert refusal(written) == "bang.xlsx: ô A1: dài quá 1.000 ký tự, hãy rút gọn"
    else:
        assert read_table("bang.xlsx", written) == [["-" + "9" * digits]]


def test_blank_rows_and_columns_are_left_out_and_rows_are_of_one_length() -> None:
    data = files.workbook([(), (None, "STT", None, "Nội dung"), (), (None, 1), (None, 2, None, "Cấp phép")])
    assert read_table("bang.xlsx", data) == [["STT", "Nội dung"], ["1", ""], ["2", "Cấp phép"]]


def test_the_first_sheet_that_holds_something_is_read() -> None:
    book = Workbook()
    book.create_sheet("Bảng")["C3"] = "Dược phẩm"
    book.create_sheet("Khác")["A1"] = "khác"
    output = io.BytesIO()
    book.save(output)
    assert read_table("bang.xlsx", output.getvalue()) == [["Dược phẩm"]]


def test_a_formula_is_its_stored_result() -> None:
    data = files.workbook([("Số hồ sơ",), (12,), ("=SUM(A2:A2)",)])
    with_result = files.with_part(
        data,
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>12</v></c></row><row r="2"><c r="A2"><f>SUM(A1)</f><v>12</v></c></row>'
        b"</sheetData></worksheet>",
    )
    assert read_table("bang.xlsx", with_result) == [["12"], ["12"]]
    assert refusal(data) == (
        "bang.xlsx: ô A3: công thức chưa có kết quả, hãy mở tệp bằng Excel, lưu lại rồi đính kèm lại"
    )


def test_tables_beyond_the_bounds_are_refused_with_the_cell() -> None:
    assert refusal(files.workbook([("x",)] * 501)) == (
        "bang.xlsx: ô A501: quá 500 dòng, hãy rút gọn bảng hoặc tách thành nhiều tệp"
    )
    assert refusal(files.workbook([["x"] * 21])) == "bang.xlsx: ô U1: quá 20 cột, hãy bỏ bớt cột"
    assert refusal(files.workbook([("STT", "x" * 1001)])) == "bang.xlsx: ô B1: dài quá 1.000 ký tự, hãy rút gọn"
    assert refusal(files.workbook([])) == "bang.xlsx: không có dòng dữ liệu nào"
