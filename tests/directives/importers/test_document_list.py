"""The document system's register in Excel: columns in any order, every error by its cell."""

from datetime import date, datetime

import pytest

from core.errors import InputError
from directives.importers.document_list import read_document_list, subject_in_sentence
from tests.directives.workbooks import workbook

HEAD = ["Số ký hiệu", "Ngày ban hành", "Loại văn bản", "Trích yếu", "Cơ quan ban hành"]


def errors_of(*rows: list[object], head: list[str] = HEAD) -> list[str]:
    return [str(error) for error in read_document_list("so.xlsx", workbook(head, *rows)).errors]


def test_a_row_tells_all_of_a_document() -> None:
    row = ["22/KH-SYT", datetime(2022, 2, 21), "KẾ HOẠCH", "V/v kiểm tra công tác CCHC.", "Sở Y tế"]
    document = read_document_list("so.xlsx", workbook(HEAD, row)).rows[0]
    reference = document.reference
    assert (document.row, document.cell) == (2, "A2")
    assert (reference.number, reference.symbol, reference.year) == ("22", "KH-SYT", 2022)
    assert (reference.issued_on, reference.type_name, reference.type_code) == (date(2022, 2, 21), "KẾ HOẠCH", "KH")
    assert (reference.issuer_code, reference.issuer) == ("SYT", "Sở Y tế")
    assert reference.subject == "về kiểm tra công tác CCHC"


@pytest.mark.parametrize(
    "head",
    [
        ["Trích yếu nội dung", "Nơi ban hành", "Ngày văn bản", "Số, ký hiệu VB"],
        ["TRÍCH YẾU", "Đơn vị ban hành", "ngay van ban", "Số/Ký hiệu"],
    ],
)
def test_columns_stand_in_any_order_under_their_usual_names(head: list[str]) -> None:
    row = ["Về kiểm tra", "UBND tỉnh", "01/03/2022", "1893/UBND-VP"]
    found = read_document_list("so.xlsx", workbook(head, row))
    reference = found.rows[0].reference
    assert (reference.number, reference.symbol, reference.issuer) == ("1893", "UBND-VP", "UBND tỉnh")
    assert (reference.issued_on, reference.subject) == (date(2022, 3, 1), "về kiểm tra")
    assert found.errors == ()


def test_number_and_symbol_may_be_two_columns() -> None:
    rows = [["Số", "Ký hiệu", "Ngày ban hành", "Trích yếu"], [22, "KH-SYT", 44613, "a"], ["5/BC-SYT", "", 44613, "b"]]
    found = [row.reference for row in read_document_list("so.xlsx", workbook(*rows)).rows]
    assert [(one.number, one.symbol) for one in found] == [("22", "KH-SYT"), ("5", "BC-SYT")]


def test_a_type_may_be_its_code() -> None:
    row = ["22/KH-SYT", 44613, "KH", "a", ""]
    assert read_document_list("so.xlsx", workbook(HEAD, row)).rows[0].reference.type_name == "Kế hoạch"


def test_every_wrong_cell_is_named_with_its_mend_and_the_row_is_left_out() -> None:
    assert errors_of(
        ["22/KH-SYT", "31/02/2022", "", "a", ""],
        ["không số", 44613, "", "b", ""],
        ["", None, "", "", "Sở Y tế"],
        ["23/KH-SYT", 44613, "", "=A1", "x" * 301],
        ["24/KH-SYT", 3, "y" * 101, "z" * 2001, "#REF!"],
    ) == [
        "ô B2: “31/02/2022” không phải là ngày, hãy ghi như 21/02/2022",
        "ô A3: “không số” không phải là số, ký hiệu văn bản, hãy ghi như 385/SYT-VP",
        "ô A4: thiếu số ký hiệu, hãy điền vào ô này",
        "ô B4: thiếu ngày ban hành, hãy điền vào ô này",
        "ô D4: thiếu trích yếu, hãy điền vào ô này",
        "ô D5: là công thức, hãy chép rồi dán lại dưới dạng giá trị (Paste Values)",
        "ô E5: cơ quan ban hành dài quá 300 ký tự, hãy rút gọn",
        "ô C6: loại văn bản dài quá 100 ký tự, hãy rút gọn",
        "ô B6: “3” không phải là ngày, hãy ghi như 21/02/2022",
        "ô D6: trích yếu dài quá 2.000 ký tự, hãy rút gọn",
        "ô E6: có lỗi #REF!, hãy sửa công thức hoặc ghi giá trị",
    ]


def test_what_a_row_lacks_of_an_unknown_document_is_kept_beside_it() -> None:
    found = read_document_list("so.xlsx", workbook(HEAD, ["22/KH-SYT", "", "", ""], ["77", 44613, "Công văn", "a"]))
    assert found.errors == ()
    assert [[str(error) for error in row.lacking] for row in found.rows] == [
        ["ô B2: thiếu ngày ban hành, hãy điền vào ô này", "ô D2: thiếu trích yếu, hãy điền vào ô này"],
        ["ô A3: “77” không phải là số, ký hiệu văn bản, hãy ghi như 385/SYT-VP"],
    ]
    reference = found.rows[1].reference
    assert (reference.number, reference.symbol, reference.type_name, reference.year) == ("77", "", "Công văn", 2022)


def test_a_formula_in_a_column_that_is_not_read_does_no_harm() -> None:
    head = [*HEAD, "Ghi chú"]
    found = read_document_list("so.xlsx", workbook(head, ["22/KH-SYT", 44613, "", "a", "", "=1+1"]))
    assert (len(found.rows), found.errors, found.ignored_columns) == (1, (), ("Ghi chú",))


def test_a_row_with_nothing_in_the_known_columns_is_no_document() -> None:
    head = ["STT", *HEAD]
    found = read_document_list("so.xlsx", workbook(head, [1, "22/KH-SYT", 44613, "", "a"], [2], ["Người lập"]))
    assert (len(found.rows), found.errors) == (1, ())


def test_a_missing_column_is_named_and_nothing_is_read() -> None:
    with pytest.raises(InputError) as refused:
        read_document_list("so.xlsx", workbook(["Số ký hiệu", "Trích yếu"], ["22/KH-SYT", "a"]))
    assert str(refused.value) == "so.xlsx: không thấy cột “Ngày ban hành” (dòng tiêu đề: 1)"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("V/v kiểm tra", "về kiểm tra"),
        ("v/v: kiểm tra", "về kiểm tra"),
        ("Về việc kiểm tra", "về việc kiểm tra"),
        ("Kiểm tra công tác", "về kiểm tra công tác"),
        ("Ban hành Quy chế", "ban hành Quy chế"),
        ("CCHC quý I", "về CCHC quý I"),
        ("Sở Y tế kiểm tra", "về Sở Y tế kiểm tra"),
        ("", ""),
    ],
)
def test_a_subject_reads_as_in_a_sentence(written: str, read: str) -> None:
    assert subject_in_sentence(written) == read
