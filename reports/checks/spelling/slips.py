"""Which words of the field a misspelt word is one slip away from: a letter too many, missing, wrong or out of place.

Words are compared as written and as typed by Telex, so that "xcas" (typed for "xacs") leads to "xác".
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from core.vietnamese_syllables import key_strokes
from reports.checks.spelling.vocabulary import field_syllables

_SWAPPED, _ADDED_OR_LOST, _CHANGED, _NO_SLIP = range(4)


@lru_cache(maxsize=10_000)
def proposals(word: str) -> tuple[str, ...]:
    """Return the words of the field that `word`, lower case, may have meant; the likeliest kind of slip alone."""
    candidates = {
        meant for form in {word, key_strokes(word)} for piece in _pieces(form) for meant in _index().get(piece, ())
    }
    ranked: dict[int, list[str]] = defaultdict(list)
    for meant in candidates:
        keys, keys_meant = key_strokes(word), key_strokes(meant)
        rank = _SWAPPED if keys == keys_meant else min(slip_between(word, meant), slip_between(keys, keys_meant))
        if rank < _NO_SLIP:
            ranked[rank].append(meant)
    return tuple(sorted(ranked[min(ranked)])) if ranked else ()


def slip_between(word: str, meant: str) -> int:
    """Return the kind of the one slip between two different words, 3 where there is none or more than one."""
    if word == meant:
        return _NO_SLIP
    start = 0
    while start < min(len(word), len(meant)) and word[start] == meant[start]:
        start += 1
    rest, model = word[start:], meant[start:]
    if len(word) == len(meant):
        if rest[1:] == model[1:]:
            return _CHANGED
        swapped = len(rest) > 1 and rest[0] == model[1] and rest[1] == model[0] and rest[2:] == model[2:]
        return _SWAPPED if swapped else _NO_SLIP
    longer, shorter = (rest, model) if len(rest) > len(model) else (model, rest)
    return _ADDED_OR_LOST if longer[1:] == shorter else _NO_SLIP


def one_slip(word: str, meant: str) -> bool:
    """Tell whether `word`, as it is written, is one slip away from `meant`."""
    return slip_between(word, meant) < _NO_SLIP


@cache
def _index() -> defaultdict[str, set[str]]:
    """Field words by what is left of them, as written and as typed, without each one letter."""
    index: defaultdict[str, set[str]] = defaultdict(set)
    for meant in field_syllables():
        for form in {meant, key_strokes(meant)}:
            for piece in _pieces(form):
                index[piece].add(meant)
    return index


def _pieces(word: str) -> Iterator[str]:
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
