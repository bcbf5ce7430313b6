"""Issues in the order of their words."""

import pytest

from core.issue import Issue
from reports.domain.document import Line
from reports.review.word_order import find_words, in_order_of_words
from tests.reports.checks.trees import section
from tests.reports.renderers.sample_tree import small_document


@pytest.mark.parametrize(("words", "place"), [("hồ sơ", 3), ("sơ số", 6), ("ồ", 4), ("5", 30), ("khác", -1), ("", -1)])
def test_words_are_found_whole_where_they_stand_whole(words: str, place: int) -> None:
    assert find_words("Có hồ sơ số hóa, số hồ sơ 15, 5", words) == place


def test_the_sections_stay_and_their_issues_follow_the_words() -> None:
    document = small_document(
        section(Line("", "Một, hai."), Line("", "Ba, bốn."), key="a"), section(Line("", "Năm."), key="b")
    )
    found = [
        Issue("warning", "x", node, "Xem lại.", words)
        for node, words in [("b", "Năm"), ("a", "bốn"), ("a", "hai"), ("", "hai"), ("a", ""), ("a", "Một")]
    ]
    order = [(one.node, one.excerpt) for one in in_order_of_words(document, found)]
    assert order == [("b", "Năm"), ("a", ""), ("a", "Một"), ("a", "hai"), ("a", "bốn"), ("", "hai")]
