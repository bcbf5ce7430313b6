"""Paragraphs without accents."""

from reports.checks.spelling.accentless import check_accentless
from tests.reports.checks.loose import words_of


def test_a_paragraph_without_accents_is_one_issue() -> None:
    text = "Thu tuc hanh chinh duoc giai quyet dung han tai bo phan mot cua."
    assert words_of(check_accentless, text) == ["Thu tuc hanh chinh duoc giai quyet dung han tai bo phan mot"]


def test_foreign_titles_and_short_words_are_none() -> None:
    assert words_of(check_accentless, "Satisfaction Index of Public Administration Services") == []
    assert words_of(check_accentless, "Tham gia trao thi đua theo quy trinh") == []
