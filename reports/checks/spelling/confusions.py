"""Whether two syllables are told apart by one thing that is often confused: a tone, an accent, a beginning, an end.

"xoát" and "soát", "nhân" and "nhận", "chính" and "chánh" are not; "hàng" and "hành" are.

Source: the usual slips of Vietnamese spelling (s and x, tr and ch, d, gi and r, l and n, n and ng, c and t, i and y,
hỏi and ngã), and those of typing (a tone or an accent left out, or another).
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from core.text import fold
from core.vietnamese_syllables import without_tone

_PARTS: Final = re.compile(
    r"(?P<onset>ngh|ng|nh|gh|gi(?=[aăâeêoôơuư])|qu|kh|ph|th|tr|ch|[bcdđghklmnpqrstvx]|)"
    r"(?P<vowels>[aăâeêioôơuưy]{1,3})(?P<end>ng|nh|ch|[cmnpt]|)"
)
_ONSETS: Final = ({"s", "x"}, {"tr", "ch"}, {"d", "gi", "r"}, {"l", "n"})
_ENDS: Final = ({"n", "ng"}, {"n", "nh"}, {"c", "t"}, {"ch", "t"})


class _Parts(NamedTuple):
    onset: str
    vowels: str
    end: str
    tone: str


def are_confusable(word: str, meant: str) -> bool:
    """Tell whether two different lower-case syllables differ in one such thing alone."""
    one, other = _parts(word), _parts(meant)
    if one is None or other is None or sum(left != right for left, right in zip(one, other, strict=True)) != 1:
        return False
    if one.onset != other.onset:
        return any({one.onset, other.onset} <= group for group in _ONSETS)
    if one.end != other.end:
        return any({one.end, other.end} <= group for group in _ENDS)
    return one.tone != other.tone or fold(one.vowels).replace("y", "i") == fold(other.vowels).replace("y", "i")


@lru_cache(maxsize=20_000)
def _parts(word: str) -> _Parts | None:
    bare, tone = without_tone(word)
    match = _PARTS.fullmatch(bare)
    return _Parts(match["onset"], match["vowels"], match["end"], tone) if match else None
