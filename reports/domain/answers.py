"""What the words of a section say about its answer."""

import re
from collections.abc import Iterable
from typing import Final

from core.text import fold, squeeze
from reports.domain.document import AnswerState

NOTHING_AROSE: Final = "Không phát sinh trong kỳ."
"""The words that one click writes; they print like any others and may be reworded."""
_NOTHING_AROSE: Final = re.compile(
    r"(?:trong (?:ky|quy|nam)[\w\s/]*?,?\s*)?(?:chua|khong) (?:co )?phat sinh"
    r"(?:(?! (?:nhung|tuy|song|ngoai ra|rieng)\b)[\s\w/]){0,60}|khong(?: co)?(?: noi dung)?"
)
_LETTER_OR_DIGIT: Final = re.compile(r"[^\W_]")


def nothing_arose(text: str) -> bool:
    """Tell whether the words say no more than that nothing arose in the period."""
    return _NOTHING_AROSE.fullmatch(squeeze(fold(text)).strip(" .;:")) is not None


def says_something(text: str) -> bool:
    """Tell whether the words are more than a blank to fill in ("....%")."""
    return _LETTER_OR_DIGIT.search(text) is not None


def answer_of(written: Iterable[str], follows_records: bool, has_figures: bool) -> AnswerState:
    """Return how a section is answered: by its written lines, by lines that follow records, or by its figures.

    Words that nothing arose count, whatever stands beside them: the contradiction is shown, not settled.
    """
    words = " ".join(text for text in written if says_something(text))
    if nothing_arose(words):
        return "none"
    return "answered" if words or follows_records or has_figures else "unanswered"
