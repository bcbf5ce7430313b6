"""Certain mends, with enough words round them that nothing else in the section is meant."""

from typing import Final

from core.issue import Mend
from reports.checks.reading import Passage, Reading

_WIDEST: Final = 80
"""So many letters before and after the words are tried."""


def certain_mend(reading: Reading, passage: Passage, start: int, end: int, replacement: str) -> Mend | None:
    """Return the mend of `passage.text[start:end]`, which is the writer's own.

    None where the words stand in the outline's prompt, or cannot be told from others of the section.
    """
    if start < passage.own_from:
        return None
    text = passage.text
    own = "\n".join(one.own for one in reading.passages if one.node == passage.node)
    left, right = start, end
    while own.count(text[left:right]) != 1:
        if left > max(passage.own_from, start - _WIDEST):
            left -= 1
        elif right < min(len(text), end + _WIDEST):
            right += 1
        else:
            return None
    # Whole words alone: a mend shows what it replaces.
    while left > passage.own_from and not text[left - 1].isspace() and left > start - _WIDEST:
        left -= 1
    while right < len(text) and not text[right].isspace() and right > end and right < end + _WIDEST:
        right += 1
    return Mend(text[left:right], f"{text[left:start]}{replacement}{text[end:right]}")
