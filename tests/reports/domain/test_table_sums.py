"""Sums in tables: a wrong one is found, and nothing that may be right is accused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import format_number
from reports.domain.number_tables import line_tables
from reports.domain.table_sums import wrong_sums
from tests.reports.renderers.sample_tree import DOSSIER_TABLE

HEAD = ["STT", "Lĩnh vực", "Tiếp nhận", "Đã giải quyết"]


def table(*rows: str) -> list[list[str]]:
    return [row.split("|") for row in rows]


def messages(rows: list[list[str]], head_rows: int = 1, title: str = "Hồ sơ") -> list[str]:
    return [wrong.message for wrong in wrong_sums(rows, head_rows, title)]


def test_a_wrong_total_names_row_column_and_both_numbers() -> None:
    rows = [HEAD, *table("1|Dược|1.152|148", "2|Dân số|214|205", "|Tổng cộng|1.367|353")]
    (wrong,) = wrong_sums(rows, 1, "")
    assert wrong.message == ("dòng “Tổng cộng” (dòng 4), cột “Tiếp nhận”: ghi 1.367, các dòng trên cộng lại là 1.366.")
    assert wrong.excerpt == "Tổng cộng: 1.367"


@pytest.mark.parametrize("label", ["Tổng", "Tổng số", "Cộng", "TỔNG CỘNG:", "tổng cộng"])
def test_every_word_for_a_total_is_known(label: str) -> None:
    rows = [HEAD, *table("1|Dược|10|1", "2|Dân số|20|2", f"|{label}|31|3")]
    assert len(messages(rows)) == 1


def test_tables_in_lines_have_their_head_found() -> None:
    right = line_tables(DOSSIER_TABLE)[0]
    assert messages(right, 0) == []
    right[-1][2] = "465"
    assert messages(right, 0) == ["dòng “Tổng cộng” (dòng 5), cột “Tiếp nhận”: ghi 465, các dòng trên cộng lại là 464."]


def test_lines_that_stand_together_are_one_table() -> None:
    assert line_tables(["a\tb", "c\td", None, "e"]) == [[["a", "b"], ["c", "d"]], [["e"]]]


INNOCENT = {
    "right": ["|Dược|10|1", "|Dân số|20|2", "|Tổng|30|3"],
    "no total": ["|Dược|10|1", "|Dân số|20|2", "|Thuốc|31|3"],
    "percentages": ["|Dược|10|95%", "|Dân số|20|97%", "|Tổng|30|96%"],
    "a blank body cell": ["|Dược||1", "|Dân số|20|2", "|Tổng|30|3"],
    "a blank total": ["|Dược|10|1", "|Dân số|20|2", "|Tổng||3"],
    "words among the numbers": ["|Dược|không|1", "|Dân số|20|2", "|Tổng|31|3"],
    "English decimals": ["|Dược|1.5|1", "|Dân số|2.5|2", "|Tổng|5|3"],
    "levels": ["I|A|30|3", "1|a|10|1", "2|b|20|2", "|Tổng|30|3"],
    "levels in the label": ["|I. A|30|3", "|a) a|10|1", "|b) b|20|2", "|Tổng|30|3"],
    "dashed parts": ["|A|30|3", "|- a|10|1", "|- b|20|2", "|Tổng|30|3"],
    "parts in words": ["|Dược|30|3", "|Trong đó: nữ|10|1", "|Tổng|30|3"],
    "parts without a mark": ["|Cấp tỉnh|30|3", "|Sở A|10|1", "|Sở B|20|2", "|Tổng|30|3"],
    "a group of one": ["|Cấp tỉnh|30|3", "|Sở A|30|3", "|Cấp huyện|5|5", "|Huyện B|5|5", "|Tổng|35|8"],
    "subtotals": [
        "|Dược|10|1",
        "|Dân số|20|2",
        "|Cộng|30|3",
        "|Thuốc|5|1",
        "|Trẻ em|6|1",
        "|Cộng|11|2",
        "|Tổng cộng|41|5",
    ],
    "the total on top": ["|Tổng số|30|3", "|Dược|10|1", "|Dân số|20|2"],
    "totals on top of groups": [
        "|Tổng số|30|3",
        "|Dược|10|1",
        "|Dân số|20|2",
        "|Tổng số|50|9",
        "|Thuốc|25|4",
        "|Trẻ em|25|5",
    ],
    "years": ["|Dược|2020|1", "|Dân số|2021|2", "|Tổng|2|3"],
    "numbers of rows": ["|Dược|1|1", "|Dân số|2|2", "|Thuốc|3|3", "|Tổng|3|6"],
    "one row alone": ["|Dược|10|1", "|Tổng|11|2"],
    "a row of years as head": ["|Chỉ tiêu|2021|2022", "|Dược|10|1", "|Dân số|20|2", "|Tổng|30|3"],
    "numbers of months as head": ["|Tháng|1|2", "|Dược|10|1", "|Dân số|20|2", "|Tổng|30|3"],
    "a total with its own number": ["1|Dược|10|1", "2|Dân số|20|2", "3|Tổng số|99|99"],
    "numbers too long to add": [f"|Dược|{'9' * 5000}|1", "|Dân số|20|2", "|Tổng|1|3"],
}


@pytest.mark.parametrize("name", INNOCENT)
@pytest.mark.parametrize("head_rows", [0, 1])
def test_what_may_be_right_is_not_accused(name: str, head_rows: int) -> None:
    rows = table(*INNOCENT[name])
    assert messages([HEAD, *rows] if head_rows else rows, head_rows) == []


@pytest.mark.parametrize(
    "heading",
    ["Tỷ lệ (%)", "Tỉ lệ đúng hạn", "Bình quân", "Điểm", "STT", "Năm", "Mã số", "Đơn giá", "Thời gian giải quyết"],
)
def test_columns_that_nobody_adds_are_left_alone(heading: str) -> None:
    assert messages([["Đơn vị", heading], *table("Dược|10", "Dân số|20", "Tổng|99")]) == []


def test_a_merged_head_names_the_columns_below_it() -> None:
    head = table("Đơn vị|Tỷ lệ giải quyết|", "|Đúng hạn|Quá hạn")
    assert messages([*head, *table("Dược|90|10", "Dân số|80|20", "Tổng|85|15")], 2) == []


def test_what_may_be_a_mean_is_left_alone() -> None:
    assert messages([["Đơn vị", "Giá trị"], *table("Dược|95,5", "Dân số|97,5", "Tổng|96,5")]) == []
    assert messages(table("Dược|95|x", "Dân số|97|x", "Tổng|96|x"), 0) == []
    assert len(messages([["Đơn vị", "Hồ sơ"], *table("Dược|95", "Dân số|97", "Tổng|96")])) == 1


def test_rounded_numbers_may_miss_their_sum_by_their_rounding() -> None:
    head = ["Nguồn", "Kinh phí"]
    assert messages([head, *table("Dược|10,4", "Dân số|20,4", "Tổng|30,9")]) == []
    assert len(messages([head, *table("Dược|10,4", "Dân số|20,4", "Tổng|31,9")])) == 1


def test_columns_with_a_formula_are_checked_row_by_row() -> None:
    head = table("Lĩnh vực|Tổng|Trực tuyến|Trực tiếp|Kỳ trước", "(1)|(2) = (3)+(4)+(5)|(3)|(4)|(5)")
    rows = table("Dược|10|4|5|1", "Dân số|21|10|8|2", "An toàn thực phẩm|7|x|1|2")
    assert messages([*head, *rows], 2) == [
        "dòng “Dân số” (dòng 4), cột “Tổng”: ghi 21, theo công thức (2) = (3)+(4)+(5) là 20."
    ]
    assert len(messages([*head, *rows], 1)) == 1


def test_a_difference_is_a_formula_too() -> None:
    head = table("Lĩnh vực|Còn lại|Nhận|Trả", "A|1=2-3|2|3")
    assert messages([*head, *table("Dược|5|8|3", "Dân số|5|8|2")], 2) == [
        "dòng “Dân số” (dòng 4), cột “Còn lại”: ghi 5, theo công thức 1=2-3 là 6."
    ]


@pytest.mark.parametrize("formula", ["(2)=(3)/(4)", "(2)=(3)+(9)", "(2)=(3)*100", "Tổng (2=3+4)", "2=3+"])
def test_a_formula_that_is_no_sum_of_the_columns_is_left_alone(formula: str) -> None:
    head = table(f"(1)|{formula}|(3)|(4)")
    assert messages([["Đơn vị", "Tổng", "Nhận", "Trả"], *head, *table("Dược|1|8|3", "Dân số|2|8|2")], 2) == []


@given(st.lists(st.lists(st.integers(0, 10**6), min_size=2, max_size=2), min_size=2, max_size=12))
def test_a_right_total_is_never_accused(numbers: list[list[int]]) -> None:
    sums = [sum(column) for column in zip(*numbers, strict=True)]
    rows = [[f"Dòng số {place}", *map(shown, row)] for place, row in enumerate(numbers)]
    assert messages([["Đơn vị", "Nhận", "Trả"], *rows, ["Tổng cộng", *map(shown, sums)]]) == []


@given(st.lists(st.lists(st.text("0123456789.,()=+-|aIV% ", max_size=6), max_size=4), max_size=6), st.integers(0, 5))
def test_any_table_is_read(rows: list[list[str]], head_rows: int) -> None:
    assert isinstance(wrong_sums(rows, head_rows, "x"), list)


def shown(number: int) -> str:
    return format_number(Decimal(number))
