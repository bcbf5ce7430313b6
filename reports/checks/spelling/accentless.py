"""A paragraph typed without accents, as telephones and old machines do.

Source: custom of the field; NĐ 30/2020/NĐ-CP wants official Vietnamese.
"""

from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from reports.checks.reading import Reading
from reports.checks.spelling.term_slips import term_meant
from reports.checks.spelling.words import slip
from reports.checks.written import Written, written

_FEWEST_WORDS: Final = 5
_SHARE: Final = 0.8
_FEWEST_TERMS: Final = 2
_SHOWN: Final = 60


def check_accentless(reading: Reading) -> Iterator[Issue]:
    """Yield one warning for every paragraph without accents that speaks of the field."""
    for one in written(reading):
        if is_accentless(one):
            text = one.passage.text.strip()
            excerpt = text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0]
            message = "Đoạn văn được gõ không có dấu tiếng Việt."
            yield slip("accentless", one.passage, excerpt, message, "Hãy gõ lại đoạn này có đủ dấu.", None)


def is_accentless(one: Written) -> bool:
    """Tell whether nearly all words are without accents, and two pairs of them are terms that have some."""
    if len(one.lower) < _FEWEST_WORDS or one.text.strip("\x00")[:_SHOWN].count(" ") == 0:
        return False
    plain = sum(map(str.isascii, one.lower))
    if plain < _SHARE * len(one.lower):
        return False
    pairs = zip(one.lower, one.lower[1:], strict=False)
    terms = sum(1 for first, second in pairs if first.isascii() and second.isascii() and term_meant(first, second))
    return terms >= _FEWEST_TERMS
