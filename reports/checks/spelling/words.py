"""What the rules of spelling share: whole words in a text, and the issue and the mend of some of them."""

import re
from typing import Final

from core.issue import Issue, Mend, Severity
from reports.checks.reading import Passage, Reading
from reports.checks.written import Written

MOST_TOLD: Final = 40
"""So many words of one paragraph are looked up at most: more of them are no slips but another language."""
_LONGEST_SECTION: Final = 100_000
"""A longer section is not searched for other places of the same words."""


def find_word(text: str, word: str) -> re.Match[str] | None:
    """Return where `word` stands in `text` as a whole word."""
    return re.search(_whole(word), text)


def like(word: str, model: str) -> str:
    """Return `word` with the capitals of `model` (UPPER, Title or lower)."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def whole_word_mend(reading: Reading, one: Written, words: str, replacement: str) -> Mend | None:
    """Return the mend of `words`, with the word before where the same letters stand inside other words of the section.

    None where they go from the heading into the answer, or cannot be told from others.
    """
    section, found = _section(reading, one.passage), find_word(one.text, words)
    if found is None or words not in section:
        return None
    if section.count(words) == len(re.findall(_whole(words), section)):
        return Mend(words, replacement)
    text, start = one.passage.text, found.start()
    before = text[text.rfind(" ", 0, max(start - 1, 0)) + 1 : start]
    is_only = before.strip() and section.count(before + words) == 1
    return Mend(before + words, before + replacement) if is_only else None


def only_mend(reading: Reading, passage: Passage, words: str, replacement: str) -> Mend | None:
    """Return the mend of what stands but once in the section, None where it goes from the heading into the answer."""
    return Mend(words, replacement) if _section(reading, passage).count(words) == 1 else None


def _section(reading: Reading, passage: Passage) -> str:
    section = reading.sections[passage.node]
    return section if len(section) < _LONGEST_SECTION else ""


def slip(
    code: str,
    passage: Passage,
    excerpt: str,
    message: str,
    suggestion: str,
    mend: Mend | None,
    severity: Severity = "warning",
) -> Issue:
    """Return the issue about some words of a passage."""
    return Issue(severity, code, passage.node, message, excerpt, suggestion, mend=mend)


def _whole(words: str) -> str:
    return rf"(?<!\w){re.escape(words)}(?!\w)"
