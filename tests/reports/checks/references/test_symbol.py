"""Symbols that lack a part."""

import pytest

from core.issue import Mend
from reports.checks.references.symbol import check_symbol
from tests.reports.checks.references.loose import excerpts, issues


@pytest.mark.parametrize(
    ("text", "words", "proposal"),
    [
        ("Nghị định số 107/2021/NĐ ngày 06/12/2021", "107/2021/NĐ", "107/2021/NĐ-CP"),
        ("Kế hoạch số 43/KH ngày 10/3/2022", "43/KH", "05/KH-SYT"),
        ("Nghị định số 61/NĐ-CP ngày 23/4/2018", "61/NĐ-CP", "61/2018/NĐ-CP"),
        ("Quyết định số 12/QĐ ngày 01/3/2022. Theo Quyết định số 12/QĐ-UBND", "12/QĐ", "12/QĐ-UBND"),
    ],
)
def test_what_lacks_is_named_and_the_whole_symbol_proposed(text: str, words: str, proposal: str) -> None:
    (issue,) = issues(check_symbol, text)
    assert (issue.severity, issue.excerpt) == ("warning", words)
    assert proposal in issue.suggestion


def test_a_decree_can_only_be_the_governments_and_is_mended_at_a_click() -> None:
    text = "Nghị định số 107/2021/NĐ ngày 06/12/2021 của Chính phủ; Nghị định số 107/2021/NĐ-CP"
    (issue,) = issues(check_symbol, text)
    assert issue.mend == Mend("Nghị định số 107/2021/NĐ ngày", "Nghị định số 107/2021/NĐ-CP ngày")


def test_a_year_of_two_digits_is_worth_a_look() -> None:
    assert [(one.severity, one.excerpt) for one in issues(check_symbol, "Kế hoạch số 12/KH-SYT ngày 15/3/22")] == [
        ("info", "15/3/22")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 202/2025/QH15; Luật số 76/2025/QH15; Nghị quyết số 1211/2016/UBTVQH13",
        "Nghị quyết số 18-NQ/TW; Kế hoạch số 22-KH/TU; Chỉ thị số 13-CT/TW; Quyết định số 12-QĐ/TU; số 13-CV/TU",
        "Biên bản số 05/BB; Hợp đồng số 12/HĐ; Giấy mời số 3/GM",
        "Công văn 285/CCTTHC ngày 08/9/2009; Quyết định số 245/TTg ngày 22/4/1996; Quyết định số 15/QĐUB",
        "Kế hoạch số 12/KH-SYT ngày 15/3 của Sở; đạt 12/KH; tỷ lệ 3/4",
    ],
)
def test_symbols_of_other_makes_are_silent(text: str) -> None:
    assert excerpts(check_symbol, text) == []
