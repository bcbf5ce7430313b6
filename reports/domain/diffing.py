"""The difference of two versions of a text, paragraph by paragraph and, where a paragraph was edited, word by word."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, Literal

from reports.domain.lines import canonical_line

_ALIKE: Final = 0.5
_MOST_PAIRS: Final = 10_000
_MOST_EQUALS: Final = 50_000
"""Beyond these sizes a difference is told whole: nobody reads it piece by piece, and it would take minutes."""
_WORD: Final = re.compile(r"\w+")
_TOKEN: Final = re.compile(r"\w+\s*|[^\w\s]\s*")

Pairs = list[tuple[int | None, int | None]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph; `is_changed`: the other version does not have them here."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph before and after; a removed one has no pieces after, an added one none before."""

    kind: Literal["same", "changed", "removed", "added"]
    before: tuple[Piece, ...] = ()
    after: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """So many unchanged paragraphs that need not be shown."""

    count: int
    kind: Literal["gap"] = "gap"


def diff_lines(before: Sequence[str], after: Sequence[str]) -> list[Row]:
    """Return the rows of a side-by-side view; white space and the typography of markers make no difference."""
    rows = []
    for left, right in align(before, after):
        old, new = "" if left is None else before[left], "" if right is None else after[right]
        if left is None:
            rows.append(Row("added", after=(Piece(new, True),)))
        elif right is None:
            rows.append(Row("removed", before=(Piece(old, True),)))
        elif canonical_line(old) == canonical_line(new):
            rows.append(Row("same", (Piece(old, False),), (Piece(new, False),)))
        else:
            rows.append(Row("changed", *diff_words(old, new)))
    return rows


def shorten(rows: Sequence[Row], around: int = 1) -> list[Row | Gap]:
    """Return the rows with runs of unchanged ones left out, but for `around` of them beside each change."""
    changed = [index for index, row in enumerate(rows) if row.kind != "same"]
    shown = {near for index in changed for near in range(index - around, index + around + 1)}
    short: list[Row | Gap] = []
    for is_shown, group in groupby(range(len(rows)), key=shown.__contains__):
        run = list(group)
        if is_shown or len(run) == 1:
            short += [rows[index] for index in run]
        else:
            short.append(Gap(len(run)))
    return short


def align(before: Sequence[str], after: Sequence[str]) -> Pairs:
    """Return which paragraph became which, as places in order; None stands beside a removed or an added one."""
    left, right = [canonical_line(one) for one in before], [canonical_line(one) for one in after]
    if has_too_many_equals(left, right):
        return _all_apart(before, after)
    pairs: Pairs = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += zip(range(i, i_end), range(j, j_end), strict=True)
        else:
            edited = _edited(before[i:i_end], after[j:j_end])
            pairs += [(None if a is None else i + a, None if b is None else j + b) for a, b in edited]
    return pairs


def diff_words(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both versions of a paragraph in pieces."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    old_words, new_words = [one.strip() for one in old], [one.strip() for one in new]
    if has_too_many_equals(old_words, new_words):
        return (Piece(before, True),), (Piece(after, True),)
    left, right = [], []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes():
        left.append(Piece("".join(old[i:i_end]), tag != "equal"))
        right.append(Piece("".join(new[j:j_end]), tag != "equal"))
    return tuple(piece for piece in left if piece.text), tuple(piece for piece in right if piece.text)


def has_too_many_equals(before: Sequence[object], after: Sequence[object]) -> bool:
    """Tell whether matching would be slow: it looks at every pair of equal elements, again and again."""
    left, right = Counter(before), Counter(after)
    return sum(count * right[one] for one, count in left.items()) > _MOST_EQUALS


def _all_apart(before: Sequence[str], after: Sequence[str]) -> Pairs:
    return [*((index, None) for index in range(len(before))), *((None, index) for index in range(len(after)))]


def _edited(before: Sequence[str], after: Sequence[str]) -> Pairs:
    """Pair the paragraphs that share most of their words, in order, so that the likeness of all is greatest."""
    if len(before) * len(after) > _MOST_PAIRS:
        return _all_apart(before, after)
    likeness = _likeness(before, after)
    # best[i][j]: the greatest likeness of before[i:] and after[j:].
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(after))):
            together = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= _ALIKE else 0.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    pairs: Pairs = []
    i = j = 0
    while i < len(before) or j < len(after):
        if i < len(before) and j < len(after) and _pairs_here(likeness, best, i, j):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif i < len(before) and best[i + 1][j] == best[i][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return pairs


def _pairs_here(likeness: list[list[float]], best: list[list[float]], i: int, j: int) -> bool:
    return likeness[i][j] >= _ALIKE and likeness[i][j] + best[i + 1][j + 1] == best[i][j]


def _likeness(before: Sequence[str], after: Sequence[str]) -> list[list[float]]:
    """Return for each pair of paragraphs which part of their words they share, 0 to 1."""
    left = [Counter(_WORD.findall(one.lower())) for one in before]
    right = [Counter(_WORD.findall(one.lower())) for one in after]
    sizes = [sum(words.values()) for words in right]
    return [
        [
            2 * sum((words & others).values()) / max(sum(words.values()) + size, 1)
            for others, size in zip(right, sizes, strict=True)
        ]
        for words in left
    ]
