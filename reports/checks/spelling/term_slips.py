"""Two neighbouring words that are a fixed term of the field but for one slip: an accent, a letter.

A few pairs of right words are wrong wherever they meet ("sử lý", "bổ xung"): they are listed.

A syllable that is a word of its own is taken for that word: "trong tâm" may be "trong tâm trí".
"""

from collections import defaultdict
from functools import cache, lru_cache
from typing import Final, TypeVar

from core.text import fold
from core.vietnamese_syllables import canonical, is_syllable
from reports.checks.spelling.confusions import are_confusable
from reports.checks.spelling.slips import one_slip
from reports.checks.spelling.vocabulary import (
    Pair,
    compounds,
    field_syllables,
    neighbours,
    terms,
    words_of,
    wrong_pairs,
)

_NAMED: Final = frozenset({("trung", "tâm"), ("ủy", "ban"), ("uỷ", "ban"), ("hội", "đồng"), ("giám", "đốc")})
"""Terms that begin names, with a capital in mid-sentence: "Trang tâm" is none of the words that "trang" begins."""
NAMED_SECONDS: Final = frozenset(second for _, second in _NAMED)
"""The second syllables of terms that begin names."""
_BEFORE_PERIODS: Final = frozenset({"cuối", "đầu", "trong", "hết", "giữa", "chuyển", "theo", "cùng", "mỗi"})
"""Before "kỳ" they make one word: "cuối kỳ số dở dang còn 388"."""
_LONGEST: Final = 8
_Key = TypeVar("_Key")


@lru_cache(maxsize=60_000)
def term_meant(first: str, second: str, named: bool = False) -> Pair | None:
    """Return the one term that two lower-case words are a slip away from; None where they may be right.

    `named`: the first word has a capital where no sentence begins.
    """
    if len(first) > _LONGEST or len(second) > _LONGEST:
        return None
    pair = (canonical(first), canonical(second))
    if pair in wrong_pairs():
        return _as_written(pair, (first, second), wrong_pairs()[pair].meant)
    if pair in _right():
        return None
    found = {
        _key(term): term
        for term in (*_by_fold().get((fold(first), fold(second)), ()), *_with_slip(first, second))
        if _is_slip(first, second, term, named)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _as_written(pair: Pair, written: Pair, meant: Pair) -> Pair:
    """Return `meant` with the syllables that are right as they are written ("lí" for "lý")."""
    first, second = (
        word if key == canonical(right) else right for key, word, right in zip(pair, written, meant, strict=True)
    )
    return first, second


def is_compound(first: str, second: str) -> bool:
    """Tell whether two neighbouring lower-case words are known to be one word."""
    return (canonical(first), canonical(second)) in _right() or (second == "kỳ" and first in _BEFORE_PERIODS)


def _is_slip(first: str, second: str, term: Pair, named: bool) -> bool:
    wrong_first, wrong_second = canonical(first) != canonical(term[0]), canonical(second) != canonical(term[1])
    if wrong_first and wrong_second:
        return first.isascii() and second.isascii()
    if wrong_first and named and term in _NAMED:
        return True
    wrong, meant = (first, term[0]) if wrong_first else (second, term[1])
    if not is_syllable(wrong):
        return wrong not in words_of("foreign") and wrong not in words_of("places")
    if are_confusable(wrong, meant):
        # No known pair of words: what two others leave beside each other is seen by their neighbours.
        return True
    # A word with other accents is rarely in place; one with another letter often is the end of another term.
    return wrong not in (words_of("common") if fold(wrong) == fold(meant) else field_syllables())


def _with_slip(first: str, second: str) -> list[Pair]:
    """Return the terms of which one syllable stands there and the other with a letter's slip."""
    before, after = _by_second().get(canonical(second), ()), _by_first().get(canonical(first), ())
    return [term for term in before if _may_mean(first, term[0])] + [
        term for term in after if _may_mean(second, term[1])
    ]


def _may_mean(word: str, meant: str) -> bool:
    return one_slip(word, meant) or are_confusable(word, meant)


def _key(term: Pair) -> Pair:
    return canonical(term[0]), canonical(term[1])


@cache
def _right() -> frozenset[Pair]:
    return frozenset(_key(pair) for pair in terms() | neighbours() | compounds())


@cache
def _by_fold() -> dict[Pair, list[Pair]]:
    return _grouped({term: (fold(term[0]), fold(term[1])) for term in terms()})


@cache
def _by_first() -> dict[str, list[Pair]]:
    return _grouped({term: canonical(term[0]) for term in terms()})


@cache
def _by_second() -> dict[str, list[Pair]]:
    return _grouped({term: canonical(term[1]) for term in terms()})


def _grouped(keys: dict[Pair, _Key]) -> dict[_Key, list[Pair]]:
    groups: dict[_Key, list[Pair]] = defaultdict(list)
    for term, key in sorted(keys.items()):
        groups[key].append(term)
    return dict(groups)
