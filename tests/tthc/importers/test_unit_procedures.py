"""Lists of a unit's procedures: columns, levels with their scale, every wrong cell by its name."""

import io
import unicodedata
from datetime import date

import pytest
from openpyxl import Workbook

from accounts.models import Unit
from core.errors import InputError, RowErrors
from tests.tthc.unit_procedures import make_procedure
from tthc.importers.unit_procedures import ListTerms, parse_unit_list, read_unit_list
from tthc.services.unit_procedures import ListedRow

HEADS = ["Mã TTHC", "Cấp thực hiện", "Mức độ dịch vụ công trực tuyến", "Có hiệu lực từ", "Có hiệu lực đến"]
TERMS = ListTerms(date(2022, 1, 1))


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(code="SYT", province=brvt)


def sheet(*rows: list[object], heads: list[str] = HEADS) -> bytes:
    book = Workbook()
    for row in (["DANH SÁCH"], [], heads, *rows):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def read(unit: Unit, data: bytes, name: str = "thu-tuc.xlsx", terms: ListTerms = TERMS) -> list[ListedRow]:
    return read_unit_list(parse_unit_list(name, data), unit, terms)


def wrong(unit: Unit, data: bytes, name: str = "thu-tuc.xlsx", terms: ListTerms = TERMS) -> list[tuple[int, str]]:
    with pytest.raises(RowErrors) as raised:
        read(unit, data, name, terms)
    return raised.value.rows


def test_a_sheet_is_read_below_its_title_with_days_as_days_or_text(health) -> None:
    procedures = [make_procedure("1.004616"), make_procedure("1.004610")]
    rows = read(
        health,
        sheet(
            ["1.004616.000.00.00.H06", "Cấp tỉnh", "Toàn trình", date(2022, 1, 1), "31/12/2022"],
            [1.00461, "cấp tỉnh", 3, None, None],
        ),
    )
    assert rows == [
        ListedRow(4, procedures[0], "Cấp tỉnh", ("extent", "full"), date(2022, 1, 1), date(2022, 12, 31)),
        ListedRow(5, procedures[1], "Cấp tỉnh", ("levels", "3"), None, None),
    ]


def test_a_csv_file_says_the_same(health) -> None:
    procedure = make_procedure()
    text = "Mức độ DVCTT,Mã thủ tục,Tên thủ tục\nMột phần,1.004616,Cấp giấy\n"
    (row,) = read(health, unicodedata.normalize("NFD", text).encode("utf-8-sig"), "thu-tuc.CSV")
    assert row == ListedRow(2, procedure, None, ("extent", "partial"))


def test_what_the_list_does_not_speak_of_is_none_and_a_blank_level_is_not_online(health) -> None:
    procedure = make_procedure()
    assert read(health, sheet(["1.004616"], heads=["Mã TTHC"])) == [ListedRow(4, procedure)]
    assert read(health, sheet(["1.004616"])) == [ListedRow(4, procedure, None, ("", ""))]


def test_of_several_levels_the_units_own_is_taken(health) -> None:
    make_procedure(levels="Cấp tỉnh, Cấp xã")
    (row,) = read(health, sheet(["1.004616", "Cấp xã, Cấp tỉnh"]))
    assert row.level == "Cấp tỉnh"


def test_a_bare_level_takes_its_scale_from_the_rows_day_else_the_lists(health) -> None:
    make_procedure()
    later = ListTerms(date(2023, 1, 1))
    (row,) = read(health, sheet(["1.004616", "", "Mức độ 3", date(2022, 1, 1)]), terms=later)
    assert row.online == ("levels", "3")
    assert wrong(health, sheet(["1.004616", "", "Mức độ 3"]), terms=later) == [
        (
            4,
            "ô C4: “Mức độ 3” tính từ ngày 01/01/2023 không rõ theo thang nào, "
            "hãy chọn thang mức độ khi nạp, hoặc ghi “toàn trình”, “một phần”",
        )
    ]
    (row,) = read(health, sheet(["1.004616", "", "Mức độ 3"]), terms=ListTerms(date(2026, 8, 1), "proactive"))
    assert row.online == ("proactive", "3")


def test_every_wrong_cell_is_named(health) -> None:
    make_procedure()
    data = sheet(
        ["1.004616", "Cấp tỉnh", "không"],
        ["1.999999", "Cấp phường", "có"],
        ["1.46"],
        ["1.004616"],
        ["1.004616", "", "", "01/07/2022", "30/06/2022"],
        ["1.004616", "", "", "31/02/2022"],
        ["=A4"],
    )
    assert wrong(health, data) == [
        (
            5,
            "ô A5: mã thủ tục “1.999999” không có trong danh mục thủ tục, hãy kiểm tra lại mã, hoặc nhờ người quản trị "
            'nạp thủ tục này vào danh mục, ô B5: cấp thực hiện "Cấp phường" không có, '
            "chỉ nhận Cấp bộ, Cấp tỉnh, Cấp huyện, Cấp xã, Cơ quan khác, "
            "ô C5: mức độ trực tuyến “có” không rõ, hãy ghi như “toàn trình”, “một phần”, “mức độ 3” hoặc “không”",
        ),
        (6, 'ô A6: mã thủ tục "1.46" sai, cần dạng 1.004616'),
        (7, "ô A7: mã thủ tục “1.004616” đã có ở dòng 4"),
        (
            8,
            "ô A8: mã thủ tục “1.004616” đã có ở dòng 4, "
            "ô E8: ngày hết hiệu lực 30/06/2022 trước ngày có hiệu lực 01/07/2022",
        ),
        (9, "ô D9: “31/02/2022” không phải là ngày, hãy ghi như 21/02/2022"),
        (10, "ô A10: là công thức hoặc giá trị lỗi, hãy dán giá trị (Paste Values)"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("thu-tuc.pdf", b"%PDF", "chỉ nhận tệp .xlsx hoặc .csv"),
        ("thu-tuc.json", b"[]", "chỉ nhận tệp .xlsx hoặc .csv"),
        ("thu-tuc.xlsx", b"MZ", "không phải là tệp Excel .xlsx"),
        ("thu-tuc.csv", "Tên\nCấp giấy\n".encode(), r"thiếu cột code \(Mã TTHC\)"),
        ("thu-tuc.xlsx", sheet(["Cấp tỉnh"], heads=["Cấp thực hiện"]), "không thấy cột “Mã TTHC”"),
        ("thu-tuc.xlsx", sheet(), "không có dòng dữ liệu nào"),
    ],
)
def test_a_file_that_is_no_list_is_refused(health, name: str, data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(health, data, name)


def test_reading_takes_one_query_for_few_and_many(health, django_assert_num_queries) -> None:
    for number in range(60):
        make_procedure(f"1.{number:06}")
    data = sheet(*([f"1.{number:06}"] for number in range(60)))
    with django_assert_num_queries(1):
        assert len(read(health, data)) == 60
