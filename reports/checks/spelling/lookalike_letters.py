"""Letters that only look Vietnamese: ǎ for ă, ð for đ, Cyrillic, Greek and full-width letters, marks left over.

They cannot be found by a search and break sorting. A word of another script alone is left as it is.

Source: QCVN on Vietnamese character sets (TCVN 6909:2001, Unicode in its composed form), NĐ 30/2020/NĐ-CP Phụ lục I.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Final

from core.issue import Issue
from core.vietnamese_syllables import is_syllable
from reports.checks.reading import Reading
from reports.checks.spelling.words import MOST_TOLD, slip, whole_word_mend
from reports.checks.written import written

_LATIN: Final = str.maketrans(
    "ǎǍǒǑǐǏǔǓðÐƉɖãÃаАеЕоОрРсСхХуУіІјЈѕЅВКМНТҺһαΑΒΕΖΗΙΚΜΝοΟρΡΤυΥΧν",
    "ăĂỏỎỉỈủỦđĐĐđãÃaAeEoOpPcCxXyYiIjJsSBKMHTHhaABEZHIKMNoOpPTuYXv",
)
_STRANGE: Final = re.compile(r"[ǎǍǒǑǐǏǔǓðÐƉɖ\u0300-\u036f\u0370-\u03ff\u0400-\u04ff\uff01-\uff5e]")
_WORD: Final = re.compile(r"[\w\u0300-\u036f\uff01-\uff5e]{1,60}")
_FULL_WIDTH: Final = re.compile(r"[\uff01-\uff5e]")
_OTHER_SCRIPT: Final = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]")
_LATIN_LETTER: Final = re.compile(r"[A-Za-zÀ-ɏḀ-ỹ]")


def check_lookalike_letters(reading: Reading) -> Iterator[Issue]:
    """Yield a warning for every such word, with the word as it should be written."""
    for one in written(reading):
        if not _STRANGE.search(one.text):
            continue
        strange = dict.fromkeys(match[0] for match in _WORD.finditer(one.text) if _STRANGE.search(match[0]))
        for word in islice(strange, MOST_TOLD):
            plain = _plain(word)
            if plain is None:
                message, suggestion = f"“{word}” có dấu không ghép được với chữ cái.", "Hãy gõ lại từ này."
                yield slip("lookalike", one.passage, word, message, suggestion, None)
            elif plain != word:
                message = f"“{word}” có ký tự chỉ trông giống chữ tiếng Việt nên máy không tìm được từ này."
                mend = whole_word_mend(reading, one, word, plain)
                yield slip("lookalike", one.passage, word, message, f"Sửa thành “{plain}”.", mend)


def _plain(word: str) -> str | None:
    """Return the word in Latin letters; itself where it is of another script, None where a mark stands alone."""
    wide = unicodedata.normalize("NFKC", word) if _FULL_WIDTH.search(word) else word
    if _OTHER_SCRIPT.search(wide) and not _is_mixed(wide):
        return word
    plain = unicodedata.normalize("NFC", wide.translate(_LATIN))
    if _OTHER_SCRIPT.search(plain):
        return word
    return None if _STRANGE.search(plain) else plain


def _is_mixed(word: str) -> bool:
    """Tell whether letters of two scripts are in one word, or all of them make a Vietnamese one."""
    if _LATIN_LETTER.search(word):
        return True
    plain = word.translate(_LATIN)
    return len(word) > 2 and not _OTHER_SCRIPT.search(plain) and is_syllable(plain.lower())
