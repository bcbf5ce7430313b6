"""Letters of other alphabets."""

import pytest

from core.issue import Mend
from reports.checks.spelling.lookalike_letters import check_lookalike_letters
from tests.reports.checks.loose import issues_of, words_of


@pytest.mark.parametrize(("text", "wrong", "right"), [
    ("Đã nǎm bắt tình hình.", "nǎm", "năm"),
    ("Ðồng chí Giám đốc.", "Ðồng", "Đồng"),
    ("Số hồ sơ củа Sở.", "củа", "của"),
    ("Kế hoạch số ＵＢＮＤ.", "ＵＢＮＤ", "UBND"),
    ("Cán bộ cοng chức.", "cοng", "cong"),
])  # fmt: skip
def test_such_a_letter_is_mended(text: str, wrong: str, right: str) -> None:
    (issue,) = issues_of(check_lookalike_letters, text)
    assert (issue.severity, issue.excerpt, issue.mend) == ("warning", wrong, Mend(wrong, right))


def test_a_mark_that_stands_alone_is_told_without_a_mend() -> None:
    (issue,) = issues_of(check_lookalike_letters, "Thủ tục cầ̀n làm.")
    assert issue.mend is None


def test_other_scripts_quotes_and_signs_are_left_alone() -> None:
    assert words_of(check_lookalike_letters, "“Quyết định” – Москва, α-thalassemia, ½, №, 25 °C, Buôn Akŏ Dhŏng") == []
