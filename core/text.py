"""Vietnamese text: one normal form at every entrance, and keys that find and sort alike on every database."""

import re
import unicodedata
from functools import cache
from itertools import filterfalse
from typing import Final

# Control and zero-width characters, and what no XML file may hold: half surrogate pairs and noncharacters.
_CONTROL: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u2060\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES: Final = re.compile(r"\s+")
_NOT_WORD: Final = re.compile(r"[^0-9a-z]+")
# The letters of the Vietnamese alphabet that share a base letter, in the alphabet's order.
_LETTER_ORDER: Final = {"ă": "a1", "â": "a2", "đ": "d1", "ê": "e1", "ô": "o1", "ơ": "o2", "ư": "u1"}
_GAP: Final = "00"
# Tone marks in dictionary order: huyền, hỏi, ngã, sắc, nặng.
_TONE_ORDER: Final = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def clean(text: str) -> str:
    """Return `text` in NFC, without control, zero-width and broken characters; line ends become \\n, tabs stay.

    Word's manual line breaks and page breaks, pasted as vertical tabs and form feeds, are line ends too.
    """
    return unicodedata.normalize("NFC", _CONTROL.sub("", _LINE_ENDS.sub("\n", text)))


def squeeze(text: str) -> str:
    """Return `text` with every run of white space as one space, and none at the ends."""
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Return `text` in lower case without accents (đ becomes d); other characters stay."""
    lowered = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(filterfalse(unicodedata.combining, lowered))


def search_key(text: str) -> str:
    """Return the words of `text` folded and separated by single spaces: what search compares."""
    return _NOT_WORD.sub(" ", fold(text)).strip()


def sort_key(text: str) -> str:
    """Return a key of ASCII letters and digits that any collation sorts in Vietnamese dictionary order.

    Letters first (a ă â … d đ …), then the tones of the word. Case and punctuation do not count.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFC", text.lower()):
        letter, tone = _letter_and_tone(char)
        if letter or (letters and letters[-1] != _GAP):
            letters.append(letter or _GAP)
            tones.append(tone)
    if letters and letters[-1] == _GAP:
        del letters[-1], tones[-1]
    # Lower than a gap and whatever follows it, so that a name sorts before its own continuations.
    return "".join(letters) + _GAP + "0" + "".join(tones)


@cache
def _letter_and_tone(char: str) -> tuple[str, str]:
    """Return the keys of one composed character; the letter is "" for what only separates words."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONE_ORDER[part] for part in parts if part in _TONE_ORDER), "0")
    base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONE_ORDER))
    if base in _LETTER_ORDER:
        return _LETTER_ORDER[base], tone
    if len(base) == 1 and base.isascii() and base.isalpha():
        return base + "0", tone
    if base.isdigit() and base.isascii():
        return "1" + base, tone
    return "", "0"
