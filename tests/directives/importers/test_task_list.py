"""The export of assigned tasks: the documents that it names, its days, every error by its cell."""

from datetime import date

import pytest

from core.errors import InputError
from directives.importers.task_list import read_task_list
from tests.directives.workbooks import workbook

HEAD = [
    *("Văn bản giao", "Nội dung", "Ngày giao", "Hạn", "Ngày hoàn thành", "Ngày cập nhật", "Văn bản trả lời"),
    "Ngày văn bản giao",
]


def test_a_row_tells_all_of_a_task() -> None:
    row = [
        *("Công văn số 1893/UBND-VP ngày 18/02/2022 của UBND tỉnh về cải cách", "Rà soát thủ tục", "19/02/2022"),
        *("30/03/2022", 44640, "", "385/SYT-VP"),
    ]
    found = read_task_list("nv.xlsx", workbook(HEAD, row))
    task = found.rows[0]
    assert found.errors == ()
    assert (task.row, task.content, task.cells["done_on"]) == (2, "Rà soát thủ tục", "E2")
    assert (task.assigning.number, task.assigning.symbol) == ("1893", "UBND-VP")
    assert (task.assigning.issued_on, task.assigning.issuer) == (date(2022, 2, 18), "UBND tỉnh")
    assert (task.answering.number, task.answering.symbol) == ("385", "SYT-VP")
    assert (task.assigned_on, task.due_on) == (date(2022, 2, 19), date(2022, 3, 30))
    assert (task.done_on, task.updated_on) == (date(2022, 3, 20), None)


def test_the_day_of_the_assigning_document_may_stand_in_a_column_of_its_own() -> None:
    row = ["1893/UBND-VP", "a", "", "", "", "", "", "18/02/2022"]
    assigning = read_task_list("nv.xlsx", workbook(HEAD, row)).rows[0].assigning
    assert (assigning.issued_on, assigning.year) == (date(2022, 2, 18), 2022)


def test_every_wrong_cell_is_named_with_its_mend() -> None:
    found = read_task_list(
        "nv.xlsx",
        workbook(
            HEAD,
            ["", "", "", "thường xuyên", "", "", ""],
            ["theo chỉ đạo", "a"],
            ["1893/UBND-VP, 1894/UBND-VP", "b"],
            ["1893/UBND-VP", "c", "10/03/2022", "", "01/03/2022", "", "1893/UBND-VP"],
            ["1893/UBND-VP", "d" * 2001],
        ),
    )
    assert [str(error) for error in found.errors] == [
        "ô B2: thiếu nội dung, hãy điền vào ô này",
        "ô D2: “thường xuyên” không phải là ngày, hãy ghi như 21/02/2022",
        "ô A2: thiếu văn bản giao, hãy điền vào ô này",
        "ô E5: ngày hoàn thành phải từ ngày giao 10/03/2022 trở đi",
        "ô G5: văn bản trả lời phải khác văn bản giao",
        "ô B6: nội dung dài quá 2.000 ký tự, hãy rút gọn",
    ]


def test_a_document_that_cannot_be_made_out_is_told_with_its_words() -> None:
    rows = ["theo chỉ đạo", "a"], ["1893/UBND-VP, 1894/UBND-VP", "b"], ["", "c"], ["1893/UBND-VP", "d", *[""] * 4, "x"]
    found = read_task_list("nv.xlsx", workbook(HEAD, *rows))
    assert found.errors == ()
    assert [[(row.words[column], str(error)) for column, error in row.unread.items()] for row in found.rows] == [
        [
            (
                "theo chỉ đạo",
                "ô A2: “theo chỉ đạo” không có số, ký hiệu văn bản, "
                "hãy ghi như Công văn số 1893/UBND-VP ngày 18/02/2022",
            )
        ],
        [
            (
                "1893/UBND-VP, 1894/UBND-VP",
                "ô A3: nêu 2 văn bản, hãy giữ một văn bản và tách nhiệm vụ thành nhiều dòng",
            )
        ],
        [("", "ô A4: thiếu văn bản giao, hãy điền vào ô này")],
        [("x", "ô G5: “x” không có số, ký hiệu văn bản, hãy ghi như Công văn số 1893/UBND-VP ngày 18/02/2022")],
    ]


def test_a_list_without_the_days_of_progress_is_refused() -> None:
    with pytest.raises(InputError) as refused:
        read_task_list("nv.xlsx", workbook(["Văn bản giao", "Nội dung", "Thời hạn"], ["1893/UBND-VP", "a", ""]))
    assert str(refused.value) == ("nv.xlsx: không thấy cột “Ngày hoàn thành”, “Ngày cập nhật” (dòng tiêu đề: 1)")


LETTER = "Công văn số 1893/UBND-VP ngày 18/02/2022 của UBND tỉnh"
CITING = "về thực hiện Nghị quyết số 02/2022/NQ-HĐND ngày 10/01/2022 của HĐND tỉnh và Kế hoạch số 15/KH-UBND"


def test_what_the_subject_of_a_document_cites_belongs_to_it() -> None:
    found = read_task_list("nv.xlsx", workbook(HEAD, [f"{LETTER} {CITING}", "a"]))
    assert [str(error) for error in found.errors] == []
    assigning = found.rows[0].assigning
    assert (assigning.number, assigning.issued_on, assigning.subject) == ("1893", date(2022, 2, 18), CITING)


def test_a_document_on_several_lines_is_one() -> None:
    found = read_task_list("nv.xlsx", workbook(HEAD, [LETTER.replace(" của", "\ncủa") + "\nvề rà soát", "a"]))
    assert (found.errors, found.rows[0].assigning.subject) == ((), "về rà soát")


@pytest.mark.parametrize("between", ["; ", "\n", ";\n- ", "; và "])
def test_a_second_document_after_a_semicolon_or_on_a_line_of_its_own_is_refused(between: str) -> None:
    named = f"{LETTER} {CITING}{between}Kế hoạch số 16/KH-UBND ngày 20/02/2022 của UBND tỉnh"
    task = read_task_list("nv.xlsx", workbook(HEAD, [named, "a"])).rows[0]
    assert task.assigning is None
    assert [str(error) for error in task.unread.values()] == [
        "ô A2: nêu 2 văn bản, hãy giữ một văn bản và tách nhiệm vụ thành nhiều dòng"
    ]
