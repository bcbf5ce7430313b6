"""Which words can be Vietnamese syllables: onset, rime and tone, by the rules of Quốc ngữ.

The table says what is possible, not what is in use: "đnag" and "đươc" are no syllables, "nề" is one. The tone may stand
in the old or in the new place ("hóa", "hoá"), not on another vowel ("cuả", "đựơc").
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_TONES: Final = {"\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0301": "s", "\u0323": "j"}
"""Tone marks with the keys that type them (Telex)."""
_QUALITIES: Final = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_ONSETS: Final = (
    *("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""),
)
_FRONT: Final = frozenset("eêi")
_CODED_OPEN: Final = """
    a ai ao au ay âu ây e eo ê êu i ia iu iêu o oa oai oay oao oe oeo oi ô ôi ơ ơi
    u ua uê ui uy uya uyu uây uơ uôi ư ưa ưi ưu ươi ươu y yêu
    am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh im in inh iêm iên iêng yêm yên yêng
    om on ong oong ôm ôn ông ôông ơm ơn um un ung ưm ưn ưng uôm uôn uông ươm ươn ương
    oam oan oang oanh oăm oăn oăng oen oeng uân uâng uên uênh uyn uynh uyên
"""
_CODED_STOPPED: Final = """
    ac at ap ach ăc ăt ăp âc ât âp ec et ep êt êp êch ic it ip ich iêc iêt iêp yêt
    oc ot op ooc ôc ôt ôp ơt ơp uc ut up ưc ưt ưp uôc uôt ươc ươt ươp
    oac oat oap oach oăc oăt oăp oet uât uêt uêch uych uyt uyp uyêt
"""
_AFTER_QU: Final = """
    a ai ao au ay am an ang anh ăm ăn ăng âu ây ân âng e eo en eng ê êu ên ênh i o ơ ơi ơn y ynh yên yêu yu ôn
"""
_AFTER_QU_STOPPED: Final = "ac at ap ach ăc ăt ăp ât ec et ep êt êch it ich yt yêt ych ôc ơt"
_OPEN: Final = frozenset(_CODED_OPEN.split())
_STOPPED: Final = frozenset(_CODED_STOPPED.split())
_QU_OPEN: Final = frozenset(_AFTER_QU.split())
_QU_STOPPED: Final = frozenset(_AFTER_QU_STOPPED.split())
_GI_ALONE: Final = frozenset({"", "n", "êng", "êt", "êc", "êm", "ên", "êu", "p", "u", "t"})
"""What may follow "gi" where its i is the vowel (gì, gìn), or the first half of it (giếng, giết)."""
_Y_AFTER: Final = frozenset({"h", "k", "l", "m", "s", "t", "th", "v"})
_LONGEST: Final = 7


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Tell whether `word`, lower case and NFC, can be a Vietnamese syllable."""
    if not 0 < len(word) <= _LONGEST:
        return False
    letters, tones = _split(word)
    if len(tones) > 1 or len(letters) != len(word) or not letters.isalpha():
        return False
    tone = tones[0] if tones else ""
    toned = next(place for place, letter in enumerate(word) if letter != letters[place]) if tone else -1
    return any(
        _is_rime(onset, letters[len(onset) :], tone, toned - len(onset))
        for onset in _ONSETS
        if letters.startswith(onset)
    )


@lru_cache(maxsize=20_000)
def key_strokes(word: str) -> str:
    """Return the keys that type a lower-case word by Telex, the tone's last ("xác" → "xacs")."""
    letters, tones = _split(word)
    return "".join(_QUALITIES.get(letter, letter) for letter in letters) + "".join(_TONES[tone] for tone in tones)


@lru_cache(maxsize=20_000)
def canonical(word: str) -> str:
    """Return a key that a lower-case syllable has wherever its tone stands ("hóa" and "hoá"; "kĩ" and "kỹ")."""
    letters, tones = _split(word)
    if len(letters) > 1 and letters[-1] == "y" and letters[-2] not in "aâu":
        letters = letters[:-1] + "i"
    return letters + "".join(tones)


def without_tone(word: str) -> tuple[str, str]:
    """Return a lower-case word without its tone marks, and the marks."""
    letters, tones = _split(word)
    return letters, "".join(tones)


def _split(word: str) -> tuple[str, list[str]]:
    """Return the word without its tone marks, and the marks."""
    marks = [mark for mark in unicodedata.normalize("NFD", word) if mark in _TONES]
    if not marks:
        return word, marks
    bare = "".join(mark for mark in unicodedata.normalize("NFD", word) if mark not in _TONES)
    return unicodedata.normalize("NFC", bare), marks


def _is_rime(onset: str, rime: str, tone: str, toned: int) -> bool:
    """Tell whether the rime may follow the onset, with the tone on its letter number `toned`."""
    if onset == "gi" and rime in _GI_ALONE:
        return _fits_tone(rime[-1:] in ("t", "c", "p"), tone)
    opened, stopped = (_QU_OPEN, _QU_STOPPED) if onset == "qu" else (_OPEN, _STOPPED)
    if rime not in opened and rime not in stopped:
        return False
    return _fits_onset(onset, rime) and _fits_tone(rime in stopped, tone) and (not tone or toned in _places(rime))


def _places(rime: str) -> Iterable[int]:
    """Return the letters of a rime on which its tone may stand."""
    marked = [place for place, letter in enumerate(rime) if letter in "ăâêôơ"]
    if marked:
        return marked[-1:]
    if rime[:2] in ("oa", "oe", "uy"):
        # "hóa" and "hoá", but only "toàn", "ngoài".
        return (0, 1) if len(rime) == 2 else (1,)
    return range(len(rime)) if rime.startswith("oo") else (0,)


def _fits_onset(onset: str, rime: str) -> bool:
    """Tell whether the spelling of onset and rime agree: k, gh, ngh before i, e, ê; c, g, ng before the others."""
    front = rime[0] in _FRONT
    if onset in ("gh", "ngh"):
        return front
    if onset in ("c", "g", "ng"):
        return not front and rime[0] != "y"
    if onset == "k":
        return front or rime == "y"
    if rime[0] == "y":
        return onset in ("", "qu") or (rime == "y" and onset in _Y_AFTER)
    if onset == "":
        return not rime.startswith(("iê",))
    return True


def _fits_tone(stopped: bool, tone: str) -> bool:
    return not stopped or tone in ("\u0301", "\u0323")
