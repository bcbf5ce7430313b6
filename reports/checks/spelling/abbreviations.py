"""An abbreviation one letter off the one that the text goes by: "CBCCVN" beside CBCCVC, "CCH" beside CCHC.

Source: the abbreviations of the field; NĐ 30/2020/NĐ-CP wants one that is explained. The seed's "CBCCVN" and "CCH".
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from core.issue import Issue
from reports.checks.reading import Reading
from reports.checks.spelling.slips import slip_between
from reports.checks.spelling.vocabulary import words_of
from reports.checks.spelling.words import find_word, slip, whole_word_mend
from reports.checks.written import written

_FEWEST: Final = 3
_SHORTEST: Final = 4
_LETTERS: Final = range(3, 10)
_IN_CODE: Final = re.compile(r"[\w&./-]")
_SHORTEST_CHANGED: Final = 5


def check_abbreviations(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for one that stands there once and explains nothing, beside one that stands there often."""
    told = {name for name in reading.context.words if name.isupper()}
    found = [
        (one, word)
        for one in written(reading)
        if not one.text.isupper()
        for word in filter(str.isupper, one.words)
        if len(word) in _LETTERS
    ]
    counts = Counter(acronym for _, acronym in found)
    frequent = [known for known in words_of("abbreviations") if counts[known] >= _FEWEST and len(known) >= _SHORTEST]
    odd = {acronym for acronym, count in counts.items() if count == 1} - words_of("abbreviations") - told
    if not frequent or not odd:
        return
    for one, acronym in found:
        if acronym not in odd:
            continue
        meant = [known for known in frequent if _is_slip_of(acronym, known)]
        match = find_word(one.text, acronym) if len(meant) == 1 else None
        if match is None or _stands_in_code(one.text, match):
            continue
        yield slip(
            "abbreviation",
            one.passage,
            acronym,
            f"Chữ viết tắt “{acronym}” chỉ có ở đây, còn “{meant[0]}” có {counts[meant[0]]} lần trong văn bản.",
            f"Sửa thành “{meant[0]}”, hoặc viết đủ lời nếu là chữ khác.",
            whole_word_mend(reading, one, acronym, meant[0]),
        )


def _stands_in_code(text: str, match: re.Match[str]) -> bool:
    """Tell whether the letters are part of a symbol ("KH-SYT"), or explained in brackets."""
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return before == "(" or bool(_IN_CODE.match(before) or (after != "." and _IN_CODE.match(after)))


def _is_slip_of(acronym: str, known: str) -> bool:
    """Tell whether one letter is missing, too many, out of place, or, in a long one, another."""
    if len(known) == len(acronym) and sorted(known) != sorted(acronym) and len(known) < _SHORTEST_CHANGED:
        return False
    return slip_between(acronym, known) < slip_between(known, known)
