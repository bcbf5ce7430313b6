"""Two versions of a text as one: what went and what came stand in place, long unchanged words are left out."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from reports.domain.diffing import Gap, Piece, align, diff_words
from reports.domain.lines import canonical_line

_MOST_PARAGRAPHS: Final = 4_000
_MOST_LETTERS: Final = 40_000
"""Beyond these sizes only what both versions begin and end with is found: the time stays linear."""
_SHOWN_LETTERS: Final = 120
"""So much of unchanged words is shown beside a change."""

WordsKind = Literal["same", "removed", "inserted"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that both versions have, or that only the earlier or the later one has."""

    kind: WordsKind
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that differs: both versions of it as one, or the whole of one that went or came."""

    kind: Literal["changed", "removed", "added"]
    words: tuple[Words, ...]


def diff_inline(before: Sequence[str], after: Sequence[str]) -> tuple[Paragraph | Gap, ...]:
    """Return the paragraphs that differ, in order, with a gap where unchanged ones lie between two of them.

    White space and the typography of markers make no difference; no change at all: ().
    """
    rows: list[Paragraph | None] = []
    for left, right in _pairs(before, after):
        if left is None and right is not None:
            rows.append(Paragraph("added", (Words("inserted", after[right]),)))
        elif left is not None and right is None:
            rows.append(Paragraph("removed", (Words("removed", before[left]),)))
        elif left is not None and right is not None:
            rows.append(diff_paragraph(before[left], after[right]))
    shown: list[Paragraph | Gap] = []
    for is_same, run in groupby(rows, key=lambda row: row is None):
        if is_same:
            shown.append(Gap(len(list(run))))
        else:
            shown.extend(row for row in run if row)
    if shown and isinstance(shown[0], Gap):
        del shown[0]
    if shown and isinstance(shown[-1], Gap):
        del shown[-1]
    return tuple(shown)


def diff_paragraph(before: str, after: str) -> Paragraph | None:
    """Return both versions of a paragraph as one, None where they are the same."""
    if canonical_line(before) == canonical_line(after):
        return None
    merged = [words for words in _words(before, after) if words.text]
    return Paragraph("changed", tuple(_short(words) for words in merged))


def _pairs(before: Sequence[str], after: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Return which paragraph became which, as places in order; what both begin and end with needs no search."""
    head, tail = _common_ends([canonical_line(one) for one in before], [canonical_line(one) for one in after])
    old, new = range(head, len(before) - tail), range(head, len(after) - tail)
    pairs: list[tuple[int | None, int | None]] = [(index, index) for index in range(head)]
    if len(old) + len(new) > _MOST_PARAGRAPHS:
        pairs += [*((index, None) for index in old), *((None, index) for index in new)]
    else:
        found = align([before[index] for index in old], [after[index] for index in new])
        pairs += [(None if a is None else head + a, None if b is None else head + b) for a, b in found]
    return [*pairs, *((len(before) - tail + index, len(after) - tail + index) for index in range(tail))]


def _common_ends(before: Sequence[object], after: Sequence[object]) -> tuple[int, int]:
    """Return how many elements both begin with, and how many of the others both end with."""
    most = min(len(before), len(after))
    head = next((index for index in range(most) if before[index] != after[index]), most)
    most -= head
    tail = next((index for index in range(most) if before[-1 - index] != after[-1 - index]), most)
    return head, tail


def _words(before: str, after: str) -> Iterable[Words]:
    """Yield what both begin with, what lies between word by word, and what both end with; no word is cut."""
    head, tail = _common_ends(before, after)
    head = before.rfind(" ", 0, head) + 1
    space = before.find(" ", max(head, len(before) - tail))
    tail = len(before) - space if space != -1 else 0
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    yield Words("same", before[:head])
    if len(old) + len(new) > _MOST_LETTERS:
        yield from (Words("removed", old), Words("inserted", new))
    else:
        yield from _merged(*diff_words(old, new))
    yield Words("same", before[len(before) - tail :])


def _merged(before: Sequence[Piece], after: Sequence[Piece]) -> Iterable[Words]:
    """Yield the pieces of both versions in one order; each unchanged piece stands in both."""
    old = deque(before)
    for piece in after:
        yield from _removed(old)
        if piece.is_changed:
            yield Words("inserted", piece.text)
        else:
            # The last word of a version has no space behind it, where the other goes on.
            yield Words("same", max(old.popleft().text, piece.text, key=len))
    yield from _removed(old)


def _removed(pieces: deque[Piece]) -> Iterable[Words]:
    """Take the changed pieces off the front and yield them."""
    while pieces and pieces[0].is_changed:
        yield Words("removed", pieces.popleft().text)


def _short(words: Words) -> Words:
    if words.kind != "same" or len(words.text) <= 3 * _SHOWN_LETTERS:
        return words
    begin, end = words.text[:_SHOWN_LETTERS].rsplit(" ", 1)[0], words.text[-_SHOWN_LETTERS:].split(" ", 1)[-1]
    return Words("same", f"{begin} […] {end}")
