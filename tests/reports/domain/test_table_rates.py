"""Rates in tables: what its own row contradicts is found, what may be right is not accused."""

import pytest

from reports.domain.number_tables import WrongCell
from reports.domain.table_rates import wrong_rates

HEAD = "STT|Đơn vị|Tiếp nhận|Đã giải quyết|Đúng hạn|Tỷ lệ đúng hạn (%)"
RIGHT = (
    "1|Sở Y tế|464|443|440|99,3",
    "2|Sở Xây dựng|218|205|199|97,1",
    "3|Sở Tư pháp|152|148|139|93,9",
    "4|Sở Công Thương|96|90|90|100",
)


def wrongs(*rows: str, head_rows: int = 1) -> list[WrongCell]:
    return wrong_rates([row.split("|") for row in rows], head_rows, "Kết quả giải quyết hồ sơ")


def test_a_rate_that_its_row_contradicts_is_told_with_the_two_columns_and_what_they_give() -> None:
    (wrong,) = wrongs(HEAD, *RIGHT, "5|Sở Nội vụ|80|75|70|98,3")
    assert wrong.message == (
        "dòng “Sở Nội vụ” (dòng 6), cột “Tỷ lệ đúng hạn (%)”: ghi 98,3, "
        "cột “Đúng hạn” trên cột “Đã giải quyết” là 93,33%."
    )
    assert (wrong.row, wrong.cell, wrong.excerpt) == (5, "98,3", "Sở Nội vụ: 98,3")


def test_the_head_is_found_where_nobody_says_how_long_it_is() -> None:
    (wrong,) = wrongs(HEAD, *RIGHT, "5|Sở Nội vụ|80|75|70|98,3", head_rows=0)
    assert wrong.row == 5


@pytest.mark.parametrize("rate", ["93,3", "93,33%", "93", "94", "93,4", "87,5"])
def test_a_rate_rounded_or_cut_off_or_of_another_whole_is_right(rate: str) -> None:
    assert wrongs(HEAD, *RIGHT, f"5|Sở Nội vụ|80|75|70|{rate}") == []


def test_a_formula_in_the_head_needs_no_other_rows() -> None:
    rows = ["Đơn vị|Giao|Hoàn thành|Tỷ lệ", "A|(1)|(2)|(3)=(2)/(1)*100%", "Sở Y tế|25|20|75%", "Sở Tư pháp|20|15|75%"]
    (wrong,) = wrongs(*rows, head_rows=2)
    assert wrong.message.endswith(
        "dòng “Sở Y tế” (dòng 3), cột “Tỷ lệ”: ghi 75%, cột “Hoàn thành” trên cột “Giao” là 80%."
    )


INNOCENT = {
    "too few rows to know": ["1|A|10|9|8|50", "2|B|20|18|17|94,4"],
    "means at the end": [*RIGHT, "|Bình quân|232,5|221,5|217|97,58"],
    "rates of something else": ["1|A|10|9|8|71", "2|B|20|18|17|62", "3|C|30|29|28|53", "4|D|40|39|38|44"],
    "words and blanks for rates": [*RIGHT, "5|Sở Nội vụ|80|75|70|-", "6|Ban Dân tộc|0|0|0|"],
    "nothing received": [*RIGHT, "5|Ban Dân tộc|0|0|0|100"],
    "amounts in thousands": [*RIGHT, "5|Sở Nội vụ|80|1,2|0,6|52"],
    "half of the rows made otherwise": [*RIGHT, "5|E|80|75|70|12", "6|F|80|75|71|13", "7|G|81|76|70|14"],
}


@pytest.mark.parametrize("rows", INNOCENT.values(), ids=INNOCENT)
def test_what_may_be_right_is_not_accused(rows: list[str]) -> None:
    assert wrongs(HEAD, *rows) == []


def test_a_table_without_amounts_or_rows_has_no_wrong_rates() -> None:
    assert wrongs(HEAD) == wrongs("Tỷ lệ", "98", "97", head_rows=0) == wrong_rates([], 0, "") == []
