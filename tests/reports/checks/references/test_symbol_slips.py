"""Numbers and symbols that are typed so that they are none."""

import pytest

from core.issue import Mend
from reports.checks.completeness.blanks import check_blanks
from reports.checks.references.symbol import check_symbol
from reports.checks.references.symbol_slips import check_symbol_slips
from tests.reports.checks.references.loose import excerpts, issues


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        ("Kế hoạch số 05/KHSYT ngày 03/3/2023", "05/KHSYT", "05/KH-SYT"),
        ("Kế hoạch số 22-KH-SYT ngày 03/3/2023", "22-KH-SYT", "22/KH-SYT"),
        ("Kế hoạch số 22 KH-SYT", "22 KH-SYT", "22/KH-SYT"),
        ("kế hoạch số 219/kh-syt ngày 27/12/2021", "219/kh-syt", "219/KH-SYT"),
        ("Nghị định số 61/2018/nđ-cp", "61/2018/nđ-cp", "61/2018/NĐ-CP"),
        ("Quyết định số 22/QĐ/UBND", "22/QĐ/UBND", "22/QĐ-UBND"),
        ("Kế hoạch số 22/KH_SYT", "22/KH_SYT", "22/KH-SYT"),
        ("Kế hoạch số 1O/KH-SYT", "1O/KH-SYT", "10/KH-SYT"),
        ("Kế hoạch số 22//KH-SYT", "22//KH-SYT", "22/KH-SYT"),
        ("Kế hoạch số KH/12-SYT ngày 03/3/2023", "KH/12-SYT", "12/KH-SYT"),
        ("Công văn số 45-SYT/VP ngày 03/3/2023", "45-SYT/VP", "45/SYT-VP"),
        ("Thông tư số 5/2023/TT BYT ngày 03/3/2023", "5/2023/TT BYT", "5/2023/TT-BYT"),
        ("Quyết định số 12/QĐ UBND ngày 03/3/2023", "12/QĐ UBND", "12/QĐ-UBND"),
        ("Nghị định số 45/2020NĐ-CP ngày 08/4/2020", "45/2020NĐ-CP", "45/2020/NĐ-CP"),
        ("Luật số 20/2023QH15 ngày 22/6/2023", "20/2023QH15", "20/2023/QH15"),
        ("Quyết định số 766/TTg-QĐ ngày 23/6/2022", "766/TTg-QĐ", "766/QĐ-TTg"),
        ("Công văn số 45/SYT/VP ngày 03/3/2023", "45/SYT/VP", "45/SYT-VP"),
        ("Công văn số 45SYT-VP ngày 03/3/2023", "45SYT-VP", "45/SYT-VP"),
        ("Công văn số 385 SYT-VP. Công văn số 12/SYT-NV", "385 SYT-VP", "385/SYT-VP"),
    ],
)
def test_another_spelling_of_a_right_symbol_is_wrong(text: str, words: str, right: str) -> None:
    (issue,) = issues(check_symbol_slips, text)
    assert (issue.severity, issue.excerpt, issue.suggestion) == ("warning", words, f"Sửa thành {right}.")


def test_a_symbol_without_number_is_named() -> None:
    assert excerpts(check_symbol_slips, "ban hành Kế hoạch số ??/KH-SYT và Kế hoạch số xx/KH-SYT") == [
        "số ??/KH-SYT",
        "số xx/KH-SYT",
    ]


def test_a_number_left_blank_is_told_by_the_blank_alone() -> None:
    text = "Ban hành Kế hoạch số      /KH-SYT ngày 12/3/2023; số /KH-SYT."
    assert excerpts(check_symbol_slips, text) == []
    assert [issue.suggestion for issue in issues(check_blanks, text)] == ["Ghi số của văn bản."] * 2


def test_spaces_in_a_plain_symbol_are_worth_a_look_and_mended_at_once() -> None:
    (issue,) = issues(check_symbol_slips, "Quyết định số 12/QĐ - SYT ngày 03/3/2023")
    assert (issue.severity, issue.excerpt) == ("info", "12/QĐ - SYT")
    assert issue.mend == Mend("12/QĐ - SYT", "12/QĐ-SYT")


def test_what_is_spelled_wrongly_is_not_accused_of_lacking_a_part_too() -> None:
    assert excerpts(check_symbol, "Kế hoạch số 05/KHSYT ngày 03/3/2023") == []


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 05/KH-SYT, Quyết định số 45/QĐ-TTg, Thông tư số 01/2018/TT-VPCP, số 202/2025/QH15",
        "Kế hoạch số 22-KH/TU ngày 01/3/2022; Quyết định số 12-QĐ/TU; Kế hoạch số 15-KH/ĐTN",
        "đường số 5 TP-HCM; phòng số 12 - Trung tâm; biển số 51A-12345; tổ số 3/KP2; lô số 12-B",
        "dịch vụ công trực tuyến số 3/4; số 19 COVID-19; văn bản số 12 UBND tỉnh giao; số 12 báo cáo/năm",
        "Kế hoạch số 05/KH–SYT; Kế hoạch số 22-KH/TU, Công văn số 12-CV/TU; Quyết định số 30c/NQ-CP",
    ],
)
def test_right_symbols_and_other_numbers_are_silent(text: str) -> None:
    assert excerpts(check_symbol_slips, text) == []
