"""Reading lists from Excel: rows, the head in any order, and every kind of day."""

import io
from collections.abc import Iterable
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from core.errors import InputError
from core.workbooks import MAX_ROWS, Cell, Head, SheetRow, cell_name, cell_place, day_of, find_head, read_rows, text_of

NAMES = {
    "number": ("Số ký hiệu", "Số"),
    "symbol": ("Ký hiệu",),
    "day": ("Ngày ban hành", "Ngày văn bản"),
    "subject": ("Trích yếu",),
}
REQUIRED = ("number", "day", "subject")


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def workbook(*rows: Iterable[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    return saved(book)


def rows_of(*rows: Iterable[object]) -> list[SheetRow]:
    return read_rows("so.xlsx", workbook(*rows))


def head_of(*rows: Iterable[object]) -> Head:
    return find_head("so.xlsx", rows_of(*rows), NAMES, REQUIRED)


def refusal(*rows: Iterable[object]) -> str:
    with pytest.raises(InputError) as refused:
        head_of(*rows)
    return str(refused.value)


def test_rows_keep_excels_numbers_and_blank_rows_are_left_out() -> None:
    rows = rows_of(["a", None, 2], [], [None, "  "], [None, date(2022, 2, 1)])
    assert [row.number for row in rows] == [1, 4]
    assert rows[0].cells == (Cell("A1", "a"), Cell("B1", None), Cell("C1", 2))
    assert rows[1].cell(1).value == datetime(2022, 2, 1)
    assert rows[1].cell(25) == Cell("Z4", None)


def test_formulas_and_errors_are_told_and_have_no_value() -> None:
    book = Workbook()
    book.active["A1"], book.active["B1"] = "=1+2", "#REF!"
    book.active["C1"] = ArrayFormula("C1:C2", "=SUM(1,2)")
    assert read_rows("so.xlsx", saved(book))[0].cells == (
        Cell("A1", None, "=1+2"),
        Cell("B1", None, "#REF!"),
        Cell("C1", None, "=SUM(1,2)"),
    )


def test_the_first_sheet_that_holds_something_is_read() -> None:
    book = Workbook()
    book.create_sheet("Danh sách").append(["a"])
    book.create_sheet("Khác").append(["b"])
    assert [row.cells[0].value for row in read_rows("so.xlsx", saved(book))] == ["a"]


def test_a_workbook_without_anything_is_refused() -> None:
    with pytest.raises(InputError, match="không có dòng dữ liệu nào"):
        read_rows("so.xlsx", workbook())


def test_a_value_after_a_thousand_empty_rows_is_refused_and_not_overlooked() -> None:
    book = Workbook()
    book.active["A1"], book.active["A2000"] = "a", "b"
    with pytest.raises(InputError) as refused:
        read_rows("so.xlsx", saved(book))
    assert str(refused.value) == (
        "so.xlsx: ô A1002: bên dưới còn dữ liệu sau hơn 1.000 dòng trống, hãy xóa các dòng trống này"
    )


def test_more_than_20_000_rows_are_refused_by_the_first_too_many() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for number in range(MAX_ROWS + 5):
        sheet.append([number])
    with pytest.raises(InputError) as refused:
        read_rows("so.xlsx", saved(book))
    assert str(refused.value) == "so.xlsx: ô A20001: quá 20.000 dòng, hãy tách thành nhiều tệp"


def test_more_than_100_columns_are_refused() -> None:
    with pytest.raises(InputError) as refused:
        rows_of(["x"] * 120)
    assert str(refused.value) == "so.xlsx: ô DP1: quá 100 cột, hãy bỏ các cột thừa"


def test_a_value_far_beyond_the_last_column_is_refused_and_not_overlooked() -> None:
    book = Workbook()
    book.active["A1"], book.active["EA2"], book.active["A2"] = "Số ký hiệu", "z", "1/KH-SYT"
    with pytest.raises(InputError) as refused:
        read_rows("so.xlsx", saved(book))
    assert str(refused.value) == "so.xlsx: ô EA2: quá 100 cột, hãy bỏ các cột thừa"


def test_blank_cells_beyond_the_last_column_do_not_count() -> None:
    book = Workbook()
    book.active["A1"], book.active["EA1"] = "Số ký hiệu", "  "
    assert [len(row.cells) for row in read_rows("so.xlsx", saved(book))] == [1]


def test_the_head_is_found_below_a_title_in_any_order_however_it_is_written() -> None:
    head = head_of(
        ["SỞ Y TẾ"],
        ["SỔ VĂN BẢN ĐI"],
        [],
        ["STT", "TRÍCH YẾU", "ngày  văn bản", "so ky hieu"],
        [1, "Về kiểm tra", "01/02/2022", "1/KH-SYT"],
    )
    assert head == Head(3, {"subject": 1, "day": 2, "number": 3}, ("STT",))


def test_a_merged_head_of_two_rows_is_read_together() -> None:
    first = ["STT", "Văn bản", None, "Ngày ban hành", "Trích yếu"]
    head = head_of(["SỔ VĂN BẢN"], first, [None, "Số", "Ký hiệu"], [1, 22, "KH-SYT", "01/02/2022", "a"])
    assert head == Head(3, {"number": 1, "symbol": 2, "day": 3, "subject": 4}, ("STT",))


def test_a_second_row_that_names_more_than_the_first_is_read_with_it() -> None:
    head = head_of(["STT", "Ngày ban hành"], [None, None, "Số", "Ký hiệu", "Trích yếu"], [1, "01/02/2022", 22])
    assert head == Head(2, {"day": 1, "number": 2, "symbol": 3, "subject": 4}, ("STT",))


def test_a_row_that_numbers_the_columns_belongs_to_the_head() -> None:
    head = head_of(["Số ký hiệu", "Ngày ban hành", "Trích yếu"], ["(1)", "(2)", "(3)"], ["1/KH", "x", "y"])
    assert head.first_row == 2


def test_a_row_of_data_is_no_second_head() -> None:
    head = head_of(["Số ký hiệu", "Ngày ban hành", "Trích yếu"], ["1/KH-SYT", "01/02/2022", "Số"])
    assert head.first_row == 1


def test_a_missing_column_is_named_with_the_row_of_the_head() -> None:
    assert refusal(["Sổ văn bản"], ["Số ký hiệu", "Nơi nhận"]) == (
        "so.xlsx: không thấy cột “Ngày ban hành”, “Trích yếu” (dòng tiêu đề: 2)"
    )


def test_a_file_without_any_head_names_all_that_it_lacks() -> None:
    assert refusal(["1/KH-SYT", "01/02/2022"]) == "so.xlsx: không thấy cột “Số ký hiệu”, “Ngày ban hành”, “Trích yếu”"


def test_a_column_that_stands_twice_is_named_by_its_cell() -> None:
    assert refusal(["Số ký hiệu", "Trích yếu", "Ngày ban hành", "Trích yếu"]) == (
        "so.xlsx: ô D1: cột “Trích yếu” có hai lần, hãy bỏ bớt một cột"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (22.0, "22"),
        (1.5, "1.5"),
        (True, "x"),
        (date(2022, 2, 1), "01/02/2022"),
        ("  Quye\u0302\u0301t   định\u200b ", "Quyết định"),
    ],
)
def test_a_cell_is_one_line_of_clean_text(value: object, text: str) -> None:
    assert text_of(Cell("A1", value)) == text


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (None, None),
        (" ", None),
        (datetime(2022, 2, 21, 10, 30), date(2022, 2, 21)),
        ("21/02/2022", date(2022, 2, 21)),
        ("1/3/2022", date(2022, 3, 1)),
        ("2022-02-21T00:00:00", date(2022, 2, 21)),
        ("21.02.2022 10:30", date(2022, 2, 21)),
        (44613, date(2022, 2, 21)),
        (44613.75, date(2022, 2, 21)),
    ],
)
def test_a_day_is_read_as_date_text_or_number(value: object, day: date | None) -> None:
    assert day_of(Cell("A1", value)) == day


@pytest.mark.parametrize(
    "value", ["31/02/2022", "2/21/2022", "21/02/22", "44613", 22, 0, -5, 1e300, time(0), "hôm qua"]
)
def test_what_is_no_day_of_our_time_is_refused_in_words(value: object) -> None:
    with pytest.raises(ValueError, match="không phải là ngày, hãy ghi như 21/02/2022"):
        day_of(Cell("A1", value))


def test_a_day_of_1900_is_refused() -> None:
    with pytest.raises(ValueError, match="“01/01/1900” không phải là ngày, hãy ghi như 21/02/2022"):
        day_of(Cell("A1", datetime(1900, 1, 1)))


def test_cells_are_named_as_in_excel() -> None:
    assert [cell_name(2, 17), cell_name(25, 1), cell_name(26, 1), cell_name(702, 9)] == ["C17", "Z1", "AA1", "AAA9"]


def test_cells_are_sorted_as_they_stand_in_the_sheet() -> None:
    assert sorted(["B10", "AA2", "C2", "A9"], key=cell_place) == ["C2", "AA2", "A9", "B10"]
