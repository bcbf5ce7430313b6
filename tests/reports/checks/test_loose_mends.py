"""Certain mends go into the line that the check speaks of, and nowhere else."""

from core.issue import Issue, Mend
from reports.checks.loose_mends import mend_text

TEXT = "- đnag làm\n\nđnag xem"


def issue(line: int, words: str, replacement: str) -> Issue:
    return Issue("warning", "a_rule", f"line.{line}", "Sai.", words, mend=Mend(words, replacement))


def test_a_mend_changes_its_own_line() -> None:
    assert mend_text(TEXT, [issue(3, "đnag", "đang")]) == ("- đnag làm\n\nđang xem", 1)


def test_words_that_stand_twice_in_a_line_are_mended_twice() -> None:
    assert mend_text("đnag và đnag", [issue(1, "đnag", "đang")]) == ("đang và đang", 1)


def test_several_mends_are_made_one_after_another() -> None:
    assert mend_text(TEXT, [issue(1, "đnag", "đang"), issue(3, "xem", "rà soát")]) == ("- đang làm\n\nđnag rà soát", 2)


def test_a_mend_whose_words_are_gone_is_left_out() -> None:
    assert mend_text(TEXT, [issue(1, "đnag làm", "làm"), issue(1, "đnag", "đang")]) == ("- làm\n\nđnag xem", 1)


def test_an_issue_without_a_mend_or_without_a_line_changes_nothing() -> None:
    told = [Issue("warning", "a_rule", "line.1", "Sai.", "đnag"), issue(9, "đnag", "đang")]
    assert mend_text(TEXT, told) == (TEXT, 0)
