"""Figures in words: the outline's sentences and phrases, read from a text and written into one.

A number is Vietnamese ("1.234,5", "08"); a blank (".....", "…") or nothing at all stays unanswered.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from core.numbers import format_number, parse_number
from core.text import fold, search_key, squeeze
from reports.domain.lines import split_marker
from reports.domain.outline import OutlineFigure

BLANK: Final = "....."
_MOST_DIGITS: Final = 12
_MOST_DECIMALS: Final = 4
_NUMBER: Final = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?"
# Possessive, so that a page of dots is read once.
_BLANK: Final = r"[.…_]{2,}+|…"
_GOES_WITH: Final = re.compile(
    r"\b(?:danh sach|danh muc|bang|bieu|phu luc|so lieu|tai lieu|chi tiet)\b"
    r"(?: (?!ban hanh|cong bo)\w+){0,6} kem theo\b"
    r"(?! (?:\w+ )?(?:quyet dinh|nghi quyet|to trinh|cong van|ke hoach|thong tu|nghi dinh|van ban|thong bao|nhau)\b)"
)
_SLOT: Final = re.compile(r"\{([a-z0-9_.]+)\}")
_PIECE: Final = re.compile(r"\{\}|\.\.\.|\s+|[^\s{}.]+|.")


def sentence_values(sentence: str, text: str) -> dict[str, Decimal | None] | None:
    """Return the values that `text` (without marker) gives to the slots of the outline's `sentence`.

    None where the text is not that sentence; a slot left blank has the value None.
    """
    match = _sentence_pattern(sentence).fullmatch(fold(squeeze(text)))
    if not match:
        return None
    return {code: figure_value(match[f"n{index}"] or "") for index, code in enumerate(slot_codes(sentence))}


def figure_value(text: str) -> Decimal | None:
    """Return the value of a Vietnamese number, or None where it is none that a figure could have.

    A figure has at most 12 digits before the comma and 4 after it; longer ones are slips of the keyboard, and SQLite
    keeps no more than 15 digits of a number.
    """
    value = parse_number(text)
    if value is None or abs(value) >= 10**_MOST_DIGITS or value != round(value, _MOST_DECIMALS):
        return None
    return value


def slot_codes(sentence: str) -> list[str]:
    """Return the codes of the figures that a sentence prints, in order."""
    return _SLOT.findall(sentence)


def word_sentence(sentence: str, values: Mapping[str, Decimal | None]) -> str:
    """Return the outline's sentence, without its marker, with the values in it; what is missing prints as BLANK."""

    def worded(match: re.Match[str]) -> str:
        value = values.get(match[1])
        return BLANK if value is None else format_number(value, min_digits=2)

    return _SLOT.sub(worded, split_marker(sentence)[1])


def says_the_same(sentence: str, values: Mapping[str, Decimal | None], text: str) -> bool:
    """Tell whether `text` is character for character what the sentence says with these values, white space aside.

    A sentence with a blank says nothing: whoever left it blank did not leave it to the register.
    """
    return None not in map(values.get, slot_codes(sentence)) and squeeze(word_sentence(sentence, values)) == squeeze(
        text
    )


def phrase_values(figures: Sequence[OutlineFigure], text: str) -> dict[str, Decimal]:
    """Return the values that the phrases of `figures` find in running text; the first phrase that fits wins."""
    folded = fold(squeeze(text))
    found: dict[str, Decimal] = {}
    for figure in figures:
        for phrase in figure.find:
            match = _phrase_pattern(phrase).search(folded)
            value = figure_value(match[1]) if match else None
            if value is not None:
                found[figure.code] = value
                break
    return found


def asks_for_annex(text: str) -> bool:
    """Tell whether the words promise an attachment ("đính kèm bảng số liệu", "danh sách kèm theo báo cáo này").

    What goes with another document ("danh mục ban hành kèm theo Quyết định …") is none.
    """
    words = search_key(text)
    return "dinh kem" in words or _GOES_WITH.search(words) is not None


@cache
def _sentence_pattern(sentence: str) -> re.Pattern[str]:
    text = fold(split_marker(sentence)[1]).rstrip(" .;:")
    pattern, position, index = "", 0, 0
    for slot in _SLOT.finditer(text):
        pattern += _words(text[position : slot.start()]) + rf"\s*(?:(?P<n{index}>-?(?:{_NUMBER}))|{_BLANK})?\s*"
        position, index = slot.end(), index + 1
    return re.compile(pattern + _words(text[position:]) + r"[\s.;:,]*")


def _words(text: str) -> str:
    """A pattern for fixed words: white space is free, and colons and commas may be missing."""
    pieces = (
        r"\s*" if piece.isspace() else r"\s?" + re.escape(piece) + "?" if piece in ":,;" else re.escape(piece)
        for piece in re.findall(r"\s+|[:,;]|[^\s:,;]+", text)
    )
    return "".join(pieces)


@cache
def _phrase_pattern(phrase: str) -> re.Pattern[str]:
    pattern = ""
    for piece in _PIECE.findall(fold(phrase)):
        if piece == "{}":
            pattern += rf"(?<![\d.,/])({_NUMBER})(?![\d/]|[.,]\d)"
        elif piece == "...":
            pattern += r"[^.;]{0,200}?"
        elif piece.isspace():
            pattern += r"\s*"
        else:
            pattern += re.escape(piece)
    return re.compile(pattern)
