"""The head of a list: where it stands, in one row or two, and what its columns mean."""

import pytest

from core.text import search_key
from tests.tthc.dossier_files.files import HEAD, ROW
from tthc.dossier_files.columns import HEADS, LABELS
from tthc.dossier_files.heads import Head, UnclearHead, find_head

KEYS = ["", *LABELS]
PLAIN = ["Số hồ sơ", "Tên thủ tục hành chính", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày trả kết quả"]


def found(rows: list[list[str]], **choices: str) -> Head:
    head = find_head(rows, 0, choices)
    assert head is not None
    return head


def test_every_way_of_writing_a_head_means_one_column() -> None:
    ways = [search_key(way).replace(" ", "") for column in HEADS.values() for way in column]
    own = {key: [search_key(way).replace(" ", "") for way in column] for key, column in HEADS.items()}
    assert [way for way in set(ways) if sum(way in one for one in own.values()) > 1] == []


def test_the_head_is_found_below_titles() -> None:
    title = [["ỦY BAN NHÂN DÂN TỈNH"], [], ["", "DANH SÁCH HỒ SƠ QUÝ I NĂM 2022"], ["Đơn vị:", "Sở Y tế"]]
    head = found([*title, list(HEAD), list(ROW)])
    assert (head.row, head.rows) == (5, 5)
    assert [column.key for column in head.columns] == [
        "",
        "code",
        "procedure_code",
        "procedure_name",
        "field",
        "received_on",
        "due_on",
        "extended_due_on",
        "finished_on",
        "channel",
        "status",
        "apology_on",
    ]


def test_a_head_of_two_rows_with_merged_cells_is_read_from_both() -> None:
    upper = ["STT", "Số hồ sơ", "Thủ tục hành chính", "Ngày", "", "", "Hình thức nộp"]
    lower = ["", "", "", "Tiếp nhận", "Hẹn trả", "Trả kết quả", ""]
    head = found([["Danh sách"], upper, lower, ["1", "H-1", "Cấp phép", "15/01/2022", "", "", ""]])
    assert (head.row, head.rows) == (3, 3)
    assert head.places == {
        "code": 1,
        "procedure_name": 2,
        "received_on": 3,
        "due_on": 4,
        "finished_on": 5,
        "channel": 6,
    }
    assert head.columns[4].head == "Ngày Hẹn trả"


def test_a_group_above_the_head_does_not_hide_it() -> None:
    upper = ["Hồ sơ", "", "Thời gian", "", ""]
    head = found([upper, PLAIN, ["H-1"]])
    assert (head.row, len(head.places)) == (2, 5)


@pytest.mark.parametrize(
    "numbers", [["1", "2", "3", "4", "5"], ["(1)", "(2)", "(3)", "(4)", "(5)=(3)+(4)"], ["A", "B", "1", "2", "3"]]
)
def test_a_row_that_numbers_the_columns_belongs_to_the_head(numbers: list[str]) -> None:
    head = found([PLAIN, numbers, ["H-1"]])
    assert (head.row, head.rows) == (1, 2)


def test_a_choice_goes_before_what_is_known() -> None:
    heads = [*PLAIN[:4], "Xong lúc", "Ngày kết thúc"]
    assert found([heads]).places["finished_on"] == 5
    chosen = found([heads], **{"xong luc": "finished_on"})
    assert chosen.places["finished_on"] == 4
    with pytest.raises(UnclearHead):
        found([heads], **{"ngay ket thuc": ""})


def test_the_usual_name_goes_before_a_rarer_one_and_the_other_is_told() -> None:
    head = found([[*PLAIN, "Ngày kết thúc xử lý"]])
    assert head.places["finished_on"] == 4
    assert head.warnings == (
        "Cột “Ngày kết thúc xử lý” (cột F) không dùng, vì “Ngày trả kết quả” lấy ở cột “Ngày trả kết quả” (cột E)",
    )


def test_a_column_that_stands_twice_is_told_with_both_cells() -> None:
    with pytest.raises(UnclearHead) as refused:
        found([[*PLAIN, "NGÀY TIẾP NHẬN"]])
    assert str(refused.value) == "cột “Ngày tiếp nhận” có hai lần (ô C1 và ô F1), hãy bỏ bớt một cột"


def test_missing_columns_are_told_with_those_that_were_found() -> None:
    with pytest.raises(UnclearHead) as refused:
        found([["Danh sách"], ["Số hồ sơ", "Ngày tiếp nhận", "Xong lúc"]])
    assert str(refused.value) == (
        "không thấy cột “Ngày hẹn trả”, “Ngày trả kết quả”, “Mã TTHC” hoặc “Tên thủ tục hành chính”; "
        "dòng tiêu đề là dòng 2, có các cột: “Số hồ sơ” (A), “Ngày tiếp nhận” (B), “Xong lúc” (C); "
        "hãy sửa tên cột hoặc chọn cột tương ứng"
    )
    assert (refused.value.head_row, [column.key for column in refused.value.columns]) == (
        2,
        ["code", "received_on", ""],
    )


def test_rows_of_dossiers_alone_have_no_head() -> None:
    assert find_head([list(ROW), ["Số hồ sơ"]], 0, {}) is None
