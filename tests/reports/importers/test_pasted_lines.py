"""Pasted lines: split, read, and doubted where the words themselves give reason to."""

import unicodedata
from datetime import date

import pytest

from reports.importers.pasted_lines import doubts_of, read_pasted, split_pasted

STARTS, ENDS = date(2021, 12, 15), date(2022, 3, 14)


def doubts(words: str, kind: str = "documents") -> list[str]:
    return doubts_of(read_pasted(words, kind, "SYT"), kind, STARTS, ENDS)


def test_lines_are_split_at_every_kind_of_line_end_and_blank_ones_are_dropped():
    assert split_pasted("+ Một\r\n\r\n \t\n- Hai\x0bBa\u2028Bốn\x00\u200b\n") == ["+ Một", "- Hai", "Ba", "Bốn"]


def test_lines_are_composed_letters():
    assert split_pasted(unicodedata.normalize("NFD", "+ Kế hoạch")) == ["+ Kế hoạch"]


def test_a_line_has_its_marker_its_text_and_the_documents_that_it_names_with_their_roles():
    line = read_pasted(
        "– Văn bản số 692/SYT-VP ngày 28/01/2022 triển khai văn bản số 870/UBND-VP của UBND tỉnh về số hóa;",
        "documents",
        "SYT",
    )
    assert (line.marker, line.text[:23]) == ("-", "Văn bản số 692/SYT-VP n")
    assert [(one.reference.number, one.reference.symbol, one.role) for one in line.named] == [
        ("692", "SYT-VP", "issued"),
        ("870", "UBND-VP", "cited"),
    ]


def test_a_line_without_a_document_is_doubtful_in_a_list_of_documents_or_tasks_only():
    assert doubts("+ Đã họp giao ban.") == ["Không nhận ra văn bản nào trong dòng."]
    assert doubts("+ Đã họp giao ban.", "tasks") == ["Không nhận ra văn bản nào trong dòng."]
    assert doubts("+ Đã họp giao ban.", "narrative") == []


def test_a_complete_document_of_the_period_gives_no_doubt():
    assert doubts("+ Văn bản số 385/SYT-VP ngày 17/01/2022 về chấn chỉnh công tác tiếp nhận hồ sơ;") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("+ Văn bản số 385/SYT-VP về chấn chỉnh;", ["Chưa thấy ngày ban hành."]),
        ("+ Văn bản số 385/SYT-VP ngày 17/01/2022;", ["Chưa thấy trích yếu."]),
        ("+ Văn bản số 385/SYT-VP ngày 17/01 về chấn chỉnh;", ["Ngày 17/01 thiếu năm."]),
        ("+ Văn bản số 385/SYT-VP ngày 31/02/2022 về chấn chỉnh;", ["Ngày 31/02/2022 không có trong lịch."]),
        (
            "+ Văn bản số 1295/SYT-VP ngày 03/3/2020 về kế hoạch;",
            ["Văn bản số 1295/SYT-VP ghi ngày 03/3/2020, ngoài kỳ báo cáo (từ 15/12/2021 đến 14/3/2022)."],
        ),
        (
            "+ Văn bản số 177/SYT-VP ngày 25/02/2022 về triển khai Quyết định số 5065/QĐ-UBND ngày 31/12/2022 của "
            "UBND tỉnh về việc ban hành kế hoạch;",
            ["Văn bản số 5065/QĐ-UBND ghi ngày 31/12/2022, sau ngày chốt số liệu 14/3/2022."],
        ),
        (
            "+ Văn bản số 1299/SYT-VP ngày 03/3/2022 triển khai Nghị định số 107/2021/NĐ ngày 06/12/2021;",
            ["Ký hiệu “NĐ” thiếu cơ quan ban hành."],
        ),
    ],
)
def test_each_doubt_is_a_sentence(words, expected):
    assert doubts(words) == expected


def test_what_the_unit_cites_may_be_older_than_the_period():
    assert doubts("Theo Quyết định số 4655/QĐ-UBND ngày 08/12/2020 của UBND tỉnh về kế hoạch.", "narrative") == []
