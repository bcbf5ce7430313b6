"""The name of a kind beside the code of another."""

import pytest

from reports.checks.references.type_word import check_type_word
from tests.reports.checks.references.loose import excerpts, issues


@pytest.mark.parametrize(
    ("text", "words", "proposal"),
    [
        ("Kế hoạch số 12/QĐ-SYT ngày 01/3/2022", "Kế hoạch số 12/QĐ-SYT", "12/KH-SYT"),
        ("Quyết định số 12/KH-UBND", "Quyết định số 12/KH-UBND", "Kế hoạch số 12/KH-UBND"),
        ("Công văn số 34/TB-SYT", "Công văn số 34/TB-SYT", "Thông báo số 34/TB-SYT"),
        ("Tờ trình số 12/TT-UBND", "Tờ trình số 12/TT-UBND", "12/TTr-UBND"),
    ],
)
def test_name_and_code_of_two_kinds_contradict_each_other(text: str, words: str, proposal: str) -> None:
    (issue,) = issues(check_type_word, text)
    assert (issue.severity, issue.excerpt) == ("warning", words)
    assert proposal in issue.suggestion


@pytest.mark.parametrize(
    "text",
    [
        "Văn bản số 177/PC-SYT; kết luận số 48/TB-SYT; Nghị Quyết số 02/2022/NQ-HĐND; Kế hoạch số 12/SYT-VP",
        "Quyết định phê duyệt Kế hoạch số 123/QĐ-UBND; Đề án số 45/QĐ-UBND; Kế hoạch số 5065/QĐ-UBND của tỉnh",
        "Thông tư liên tịch số 12/2015/TTLT-BNV-BTC; Chương trình số 12/CT-UBND ngày 05/3/2009",
    ],
)
def test_general_names_annexes_and_old_codes_are_silent(text: str) -> None:
    assert excerpts(check_type_word, text) == []
