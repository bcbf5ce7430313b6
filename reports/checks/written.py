"""The words of a report, cut once for all rules that go by words."""

import re
from dataclasses import dataclass
from typing import Final

from reports.checks.per_reading import per_reading
from reports.checks.reading import Passage, Reading

# A run of more letters is no word: it is cut, so that no rule keeps a page of letters in its cache.
_WORD: Final = re.compile(r"\w{1,30}+")
_WORD_OF_NAMES: Final = re.compile(r"[\w'’]{1,30}+")
_ADDRESS: Final = re.compile(r"\S+")
_DOMAIN: Final = re.compile(r"\.(?:vn|com|gov|net|org|doc|xls|pdf)")
_ADDRESS_MARKS: Final = ("@", "://", "www.", ".vn", ".com", ".gov", ".net", ".org", "\\", "_", ".doc", ".xls", ".pdf")
_BLANKED: Final = "\x00"
"""Stands for a letter of an address or of the outline's heading: no letter, no space."""
_UNSPOKEN: Final = frozenset({"signer"})
"""Kinds of nodes that hold names alone."""


@dataclass(frozen=True, slots=True)
class Written:
    """A passage with the heading that somebody worded, as `words` and `lower` in order.

    In `text` what is no word of theirs is blanked out: addresses, file names, a heading of the outline.
    """

    passage: Passage
    text: str
    words: list[str]
    lower: list[str]


@per_reading
def written(reading: Reading) -> tuple[Written, ...]:
    """Return every passage that is not a name alone, in reading order."""
    return tuple(_cut(passage) for passage in reading.passages if passage.text and passage.kind not in _UNSPOKEN)


def _cut(passage: Passage) -> Written:
    text = _BLANKED * passage.written_from + passage.text[passage.written_from :]
    if "@" in text or "_" in text or "\\" in text or "://" in text or "www." in text or _DOMAIN.search(text):
        text = _ADDRESS.sub(_without_address, text)
    pattern = _WORD_OF_NAMES if "'" in text or "’" in text else _WORD
    words = list(filter(str.isalpha, pattern.findall(text)))
    return Written(passage, text, words, " ".join(words).lower().split())


def _without_address(match: re.Match[str]) -> str:
    word = match[0]
    return _BLANKED * len(word) if any(mark in word.lower() for mark in _ADDRESS_MARKS) else word
