import unicodedata
from pathlib import Path

import pytest

from accounts.models import Unit
from core.errors import InputError
from core.row_files import LoadSummary, Row, length_errors, parse_row_file, read_row_file


def reason(name: str, data: bytes) -> str:
    with pytest.raises(InputError) as raised:
        parse_row_file(name, data)
    return str(raised.value)


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_csv_is_read_with_and_without_bom(start: bytes) -> None:
    file = parse_row_file("a.csv", start + "Code,name\n1, Sở  Y tế \n".encode())
    assert (file.columns, file.rows) == (("code", "name"), (Row(2, {"code": "1", "name": "Sở Y tế"}),))


def test_text_enters_in_nfc() -> None:
    file = parse_row_file("a.csv", unicodedata.normalize("NFD", "name\nSở Y tế\n").encode())
    assert file.rows == (Row(2, {"name": "Sở Y tế"}),)


def test_a_row_is_named_by_the_line_where_it_begins() -> None:
    file = parse_row_file("a.csv", b'code,name\r\n\r\n1,"one\r\ntwo"\r\n,\r\n2,three\r\n')
    assert file.rows == (Row(3, {"code": "1", "name": "one two"}), Row(6, {"code": "2", "name": "three"}))


def test_rows_with_too_many_or_too_few_cells_are_errors() -> None:
    file = parse_row_file("a.csv", b"code,name\n1,a\n2\n3,b,c\n")
    assert (file.rows, file.errors) == (
        (Row(2, {"code": "1", "name": "a"}),),
        ((3, "có 1 ô, dòng đầu có 2 cột"), (4, "có 3 ô, dòng đầu có 2 cột")),
    )


def test_json_keeps_numbers_as_written_and_only_the_keys_that_stand_there() -> None:
    file = parse_row_file("a.JSON", b'[{"code": "1", "days": 1.50}, {"code": 2, "note": null}]')
    assert file.columns == ("code", "days", "note")
    assert file.rows == (Row(1, {"code": "1", "days": "1.50"}), Row(2, {"code": "2", "note": ""}))


def test_json_elements_that_are_no_flat_objects_are_errors() -> None:
    file = parse_row_file("a.json", rb'[7, {"a": true}, {"a": []}, {"a": NaN}, {"a": "\ud800"}, {"a": "x"}]')
    assert file.errors == (
        (1, "phần tử phải là một đối tượng JSON"),
        (2, '"a" phải là chữ hoặc số'),
        (3, '"a" phải là chữ hoặc số'),
        (4, '"a" phải là chữ hoặc số'),
        (5, "có ký tự hỏng"),
    )
    assert file.rows == (Row(6, {"a": "x"}),)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.xlsx", b"PK", "a.xlsx: chỉ nhận tệp .csv hoặc .json"),
        ("a.csv", b"", "a.csv: tệp rỗng, hãy chọn tệp có dữ liệu"),
        ("a.json", b"\xef\xbb\xbf \n", "a.json: tệp rỗng, hãy chọn tệp có dữ liệu"),
        ("a.csv", b"code,name\n", "a.csv: không có dòng dữ liệu nào"),
        ("a.json", b"[]", "a.json: không có dòng dữ liệu nào"),
        ("a.csv", b"code\nS\xf4\n", "a.csv: không phải UTF-8 (byte thứ 7), hãy lưu lại bằng UTF-8"),
        ("a.csv", b'code\n"1\n2\n', "a.csv: dòng 2 không đúng dạng CSV, hãy kiểm tra dấu ngoặc kép"),
        ("a.csv", b"code,code\n1,2\n", 'a.csv: dòng đầu có cột lặp lại "code", hãy bỏ bớt'),
        ("a.json", b"[{]", "a.json: không đúng dạng JSON ở dòng 1, cột 3"),
        ("a.json", b'{"code": 1}', "a.json: JSON phải là một danh sách các đối tượng phẳng"),
        ("a.json", b"[" * 100_000, "a.json: JSON lồng quá sâu, cần một danh sách các đối tượng phẳng"),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_the_mend(name: str, data: bytes, message: str) -> None:
    assert reason(name, data) == message


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as missing:
        read_row_file(tmp_path / "a.csv")
    with pytest.raises(InputError) as folder:
        read_row_file(tmp_path)
    assert str(missing.value) == f"{tmp_path / 'a.csv'}: không có tệp này, hãy kiểm tra đường dẫn"
    assert str(folder.value) == f"{tmp_path}: đây là thư mục, hãy chỉ một tệp .csv hoặc .json"


def test_missing_columns_are_named_and_others_told() -> None:
    file = parse_row_file("a.csv", b"code,extra\n1,2\n")
    with pytest.raises(InputError) as raised:
        file.require(("code", "name", "kind"))
    assert str(raised.value) == ("a.csv: thiếu cột name, kind; tệp CSV cần dòng đầu ghi tên cột, ngăn bằng dấu phẩy")
    assert file.other_than(("code", "name")) == ("extra",)


def test_texts_longer_than_their_field_are_named() -> None:
    assert length_errors(Unit, {"name": "a" * 200, "short_name": "b" * 21, "valid_from": None}) == [
        "tên viết tắt dài 21 ký tự, tối đa 20"
    ]


def test_a_summary_is_one_line() -> None:
    assert str(LoadSummary(3, 2, 1)) == "Thêm mới 3, thay đổi 2, giữ nguyên 1."
    assert str(LoadSummary(0, 0, 1, ("x", "y"))) == "Thêm mới 0, thay đổi 0, giữ nguyên 1. Bỏ qua cột: x, y."
