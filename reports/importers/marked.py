"""Placing the paragraphs of a Word file that was made here and edited in Word.

Its marks say where each part begins; where a mark was lost, the likeness of the heading does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from reports.domain.document import Node
from reports.domain.lines import canonical_line, split_marker
from reports.domain.node_marks import place_digest, printed_paragraphs, read_mark, words_digest
from reports.domain.outline import OutlineNode
from reports.importers.matching import Match, heading_of, match_outline
from reports.importers.reading import Paragraph

_PLAIN: Final = "narrative"
"""A kind that headings are looked for in; the frame's parts are looked for in the same way."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the printed report: a node, or what the frame has between two nodes.

    `paragraphs` are printed now; `marker`, `numeral` and `heading` open them, blank where a part has no heading.
    """

    key: str
    paragraphs: tuple[str, ...]
    marker: str = ""
    numeral: str = ""
    heading: str = ""

    @property
    def has_heading(self) -> bool:
        return bool(self.heading or self.numeral)

    @property
    def first(self) -> tuple[str, str]:
        """What its first printed paragraph is compared by."""
        return canonical_line(self.paragraphs[0]) if self.paragraphs else ("", "")


@dataclass(slots=True)
class PlacedParts:
    """Where the parts stand in a file: paragraphs by key, in the file's order.

    `words` has the digest of a part's words when the file was made, for parts whose mark was found. `before` are the
    paragraphs above the first part. `in_order`: the parts follow one another as they are printed.
    """

    at: dict[str, list[int]]
    words: dict[str, str]
    before: list[int]
    in_order: bool


@dataclass(slots=True)
class _Openings:
    """Paragraph → the key of the part that it opens."""

    keys: dict[int, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def spans(self, end: int) -> list[tuple[int, int]]:
        """Return (first paragraph, one beyond the last) of each opened part; the first span stands above them all."""
        borders = [-1, *sorted(self.keys), end]
        return list(pairwise(borders))


def part_of(node: Node) -> Part:
    """Return a node of the report as a part to look for; an absent one has no paragraphs, but a heading."""
    return Part(node.key, tuple(printed_paragraphs(node)), node.marker, node.numeral, node.heading)


def place_parts(paragraphs: Sequence[Paragraph], parts: Sequence[Part], identifier: str) -> PlacedParts:
    """Find `parts`, given in the order of print, in the paragraphs of a file of the report `identifier`."""
    openings = _marked(paragraphs, parts, identifier)
    untouched = _untouched(openings, paragraphs)
    _move_down(openings, paragraphs, {part.key: part for part in parts}, untouched)
    _find_lost(openings, paragraphs, parts, untouched)
    order = {part.key: index for index, part in enumerate(parts)}
    opened = [order[openings.keys[index]] for index in sorted(openings.keys)]
    spans = openings.spans(len(paragraphs))
    return PlacedParts(
        at={openings.keys[start]: list(range(start, end)) for start, end in spans[1:]},
        words=openings.words,
        before=list(range(spans[0][1])),
        in_order=opened == sorted(opened),
    )


def split_heading(text: str, part: Part, continues: bool) -> Match:
    """Return how a paragraph that opens `part` divides into heading and answer.

    `continues`: an answer stands behind the printed heading, which then ends where it did.
    """
    marker, words = split_marker(text)
    printed = f"{part.numeral} {part.heading}" if part.numeral else part.heading
    end = _end_of(printed, words)
    answer = words[end:]
    if end and (continues or not answer.strip() or printed.rstrip().endswith(":")):
        answer = answer.strip() if printed[-1].isspace() else answer.rstrip()
        return Match(0, part.key, part.numeral, marker, part.heading, answer)
    found = match_outline([text], [_wanted(part)])
    return found[0] if found else heading_of(0, text, part.key)


def _marked(paragraphs: Sequence[Paragraph], parts: Sequence[Part], identifier: str) -> _Openings:
    openings = _Openings()
    waiting = {place_digest(identifier, part.key): part for part in parts}
    for index, paragraph in enumerate(paragraphs):
        marks = [mark for mark in map(read_mark, paragraph.marks) if mark and mark.place in waiting]
        if marks:
            words = {waiting[mark.place].key: mark.words for mark in marks}
            part = _likest(paragraph, [waiting[mark.place] for mark in marks])
            openings.keys[index] = part.key
            openings.words[part.key] = words[part.key]
            del waiting[place_digest(identifier, part.key)]
    return openings


def _likest(paragraph: Paragraph, parts: Sequence[Part]) -> Part:
    """Return whose words these are, where the paragraphs of several parts became one."""
    if len(parts) == 1:
        return parts[0]
    equal = [part for part in parts if part.first == canonical_line(paragraph.text)]
    by_key = {part.key: part for part in parts}
    alike = [by_key[match.key] for match in match_outline([paragraph.text], [_wanted(part) for part in parts])]
    return [*equal, *alike, *parts][0]


def _untouched(openings: _Openings, paragraphs: Sequence[Paragraph]) -> set[str]:
    """Return the keys of the parts that have the words with which the file was made."""
    return {
        openings.keys[start]
        for start, end in openings.spans(len(paragraphs))[1:]
        if words_digest(one.text for one in paragraphs[start:end]) == openings.words[openings.keys[start]]
    }


def _move_down(
    openings: _Openings, paragraphs: Sequence[Paragraph], parts: Mapping[str, Part], untouched: set[str]
) -> None:
    """Let a part begin at its heading where somebody wrote above it, into the marked paragraph."""
    for start, end in openings.spans(len(paragraphs))[1:]:
        part = parts[openings.keys[start]]
        if part.has_heading and part.key not in untouched and part.first != canonical_line(paragraphs[start].text):
            below = [match.index for match in _matches(paragraphs, range(start, end), [part], part.paragraphs[1:])]
            if below and below[0] != start:
                openings.keys[below[0]] = openings.keys.pop(start)


def _find_lost(
    openings: _Openings, paragraphs: Sequence[Paragraph], parts: Sequence[Part], untouched: set[str]
) -> None:
    """Look for the parts without a mark: by their headings, then, where those are gone too, by their lines."""
    for inside, own, lost in list(_gaps(openings, len(paragraphs), parts, untouched)):
        matches = _matches(paragraphs, inside, lost, own)
        openings.keys |= {match.index: match.key for match in matches}
    for inside, own, lost in list(_gaps(openings, len(paragraphs), parts, untouched)):
        known = {canonical_line(text) for text in own}
        left = [index for index in inside if canonical_line(paragraphs[index].text) not in known]
        for part in lost:
            lines = {canonical_line(text) for text in part.paragraphs[1:]}
            first = next((index for index in left if canonical_line(paragraphs[index].text) in lines), None)
            if first is not None:
                openings.keys[first] = part.key
                left = [index for index in left if index > first]


def _gaps(
    openings: _Openings, end_of_file: int, parts: Sequence[Part], untouched: set[str]
) -> Iterator[tuple[range, Sequence[str], list[Part]]]:
    """Yield, for each opened part, the paragraphs below its first one, its printed lines, and which parts are lost.

    Those are the parts that should stand between it and the next one that was found.
    """
    order = {part.key: index for index, part in enumerate(parts)}
    for start, end in openings.spans(end_of_file):
        if openings.keys.get(start) in untouched:
            continue
        above = order[openings.keys[start]] if start >= 0 else -1
        below = order[openings.keys[end]] if end < end_of_file else len(parts)
        lost = [part for part in parts[above + 1 : below] if part.key not in openings.keys.values()]
        if lost:
            yield range(start + 1, end), parts[above].paragraphs if start >= 0 else (), lost


def _matches(
    paragraphs: Sequence[Paragraph], within: Iterable[int], parts: Sequence[Part], own: Iterable[str]
) -> list[Match]:
    """Return where `parts` begin; `own` are the printed lines of the part that is known to stand there."""
    known = {canonical_line(text) for text in own}
    indexes = [
        index
        for index in within
        if not paragraphs[index].table_row and canonical_line(paragraphs[index].text) not in known
    ]
    wanted = [_wanted(part) for part in parts if part.paragraphs or part.has_heading]
    matches = match_outline([paragraphs[index].text for index in indexes], wanted)
    return [Match(indexes[one.index], one.key, one.numeral, one.marker, one.heading, one.answer) for one in matches]


def _wanted(part: Part) -> OutlineNode:
    """Return a part as the matcher looks for it: by its heading, or by its first paragraph."""
    if part.has_heading or not part.paragraphs:
        return OutlineNode(part.key, _PLAIN, part.numeral, part.marker, part.heading)
    marker, text = split_marker(part.paragraphs[0])
    return OutlineNode(part.key, _PLAIN, "", marker, text)


def _end_of(printed: str, words: str) -> int:
    """Return where `words` go on after `printed`, white space aside; 0 where they begin otherwise."""
    wanted = iter("".join(printed.split()))
    expected = next(wanted, None)
    for position, char in enumerate(words):
        if expected is None:
            return position
        if char.isspace():
            continue
        if char != expected:
            return 0
        expected = next(wanted, None)
    return len(words) if expected is None else 0
