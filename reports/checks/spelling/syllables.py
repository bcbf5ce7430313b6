"""Words that cannot be Vietnamese: "xcas", "đnag", "đươc".

Accused is a lower-case word, or the first of a sentence. One without any Vietnamese letter may be foreign: it needs a
word of the field of which it is a slip. Names, abbreviations, addresses and codes are no words here.

Source: the spelling of Quốc ngữ (onsets, rimes, tones); the seed's "xcas" and "đnag".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from core.issue import Issue
from core.vietnamese_syllables import is_syllable, key_strokes
from reports.checks.reading import Reading
from reports.checks.spelling.accentless import is_accentless
from reports.checks.spelling.slips import proposals
from reports.checks.spelling.term_slips import term_meant
from reports.checks.spelling.vocabulary import terms, unused, words_of
from reports.checks.spelling.words import MOST_TOLD, find_word, like, slip, whole_word_mend
from reports.checks.written import Written, written

_LONGEST: Final = 8
_LONGEST_JOINED: Final = 14
_VIETNAMESE: Final = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")
_GOES_ON: Final = re.compile(r"-\w|\.\s?[^\WA-ZĐ_]")
_SENTENCE_STARTS: Final = re.compile(r"(?:^|[.!?:;]\s)\s*[\"“(]?\Z")


def check_syllables(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every word that is a slip, an info where nothing like it is known."""
    own_words = {word.lower() for name in reading.context.words for word in re.findall(r"[^\W\d_]+", name)}
    all_strange = set(filter(_is_strange, set().union(*(one.words for one in written(reading)))))
    for one in written(reading):
        if all_strange.isdisjoint(one.words) or is_accentless(one):
            continue
        strange = (word for word in dict.fromkeys(one.words) if word in all_strange)
        for word in islice(strange, MOST_TOLD):
            if word.lower() not in own_words and not _told_by_its_term(one, word):
                yield from _accuse(reading, one, word)


def _accuse(reading: Reading, one: Written, word: str) -> Iterator[Issue]:
    match = find_word(one.text, word)
    if match is None or _is_part(one.text, match):
        return
    meant = _meant(word.lower())
    if not word.islower() and not (meant and _begins_sentence(one.text, match)):
        return
    if not meant and (not _VIETNAMESE.search(word) or len(word) > _LONGEST):
        return
    if len(meant) == 1:
        proposal = like(meant[0], word)
        suggestion, mend = f"Sửa thành “{proposal}”.", whole_word_mend(reading, one, word, proposal)
    else:
        listed = ", ".join(f"“{like(one_of, word)}”" for one_of in meant[:3])
        suggestion, mend = f"Hãy sửa lại, có thể là {listed}." if listed else "Hãy xem lại từ này.", None
    message = f"“{word}” không phải là một tiếng viết đúng chính tả tiếng Việt."
    yield slip("syllable", one.passage, word, message, suggestion, mend, "warning" if meant else "info")


@lru_cache(maxsize=20_000)
def _is_strange(word: str) -> bool:
    """Tell whether a word is written like one of a sentence and can be no syllable, foreign word or place."""
    if not (word.islower() or word.istitle()) or not 1 < len(word) <= _LONGEST_JOINED:
        return False
    lower = word.lower()
    if lower in unused():
        return True
    if is_syllable(lower) or lower in words_of("foreign") or lower in words_of("places"):
        return False
    return len(word) > 2 or bool(_VIETNAMESE.search(lower))


@lru_cache(maxsize=10_000)
def _meant(word: str) -> tuple[str, ...]:
    """Return what a strange word may have meant: two words written as one, or a word of the field."""
    if word in unused():
        return (unused()[word],)
    joined = tuple(
        f"{word[:cut]} {word[cut:]}" for cut in range(2, len(word) - 1) if (word[:cut], word[cut:]) in terms()
    )
    if joined or len(word) > _LONGEST:
        return joined
    meant = proposals(word)
    return meant if _VIETNAMESE.search(word) else tuple(one for one in meant if _is_retyped(word, one))


def _is_retyped(word: str, meant: str) -> bool:
    """Tell whether a word without accents has the keys of `meant`, but for their order or for the tone's key.

    A foreign word is often one letter away from a Vietnamese one, rarely so.
    """
    keys = key_strokes(meant)
    return sorted(keys) == sorted(word) or keys[:-1] == word


def _told_by_its_term(one: Written, word: str) -> bool:
    """Tell whether the word is half of a term with a slip, which another rule tells."""
    place = one.words.index(word)
    pairs = zip(one.lower[max(place - 1, 0) : place + 1], one.lower[max(place, 1) : place + 2], strict=False)
    return any(term_meant(first, second) for first, second in pairs)


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word is part of a transcription ("Mát-xcơ-va") or a short form ("tr. 12")."""
    after = text[match.end() : match.end() + 3]
    return text[match.start() - 1 : match.start()] == "-" or bool(_GOES_ON.match(after))


def _begins_sentence(text: str, match: re.Match[str]) -> bool:
    """Tell whether the capital is the sentence's, and the next word has none, as a name's would."""
    following = re.match(r"\s+([^\W\d_])", text[match.end() : match.end() + 5])
    return bool(_SENTENCE_STARTS.search(text[max(match.start() - 5, 0) : match.start()])) and bool(
        following and following[1].islower()
    )
