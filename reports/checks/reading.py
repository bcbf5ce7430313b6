"""A report as the rules read it: its printed paragraphs in order, and what they cite, worked out once for all rules."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from directives.domain.references import Reference, parse_references
from reports.checks.context import NOTHING_KNOWN, CheckContext
from reports.domain.document import TABLE_ROW, Node, ReportDocument

_NOT_PRINTED = frozenset({"header", "outside"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A printed paragraph of the node `node`: heading and inline answer are one, as the paper prints them.

    `own_from`: where the answer begins; before it stands the heading, and in a bare heading `own_from` is the length
    of the text. Rules on what a writer should have answered go by his own words, for the heading is asked of him. Rules
    on the words themselves (spelling, numbers of documents) read from `written_from`: a heading that he worded is
    printed as he left it, one of the outline is not his to mend. `line` is the place in the node's lines, -1 for a bare
    heading.
    """

    place: int
    node: str
    kind: str
    marker: str
    text: str
    own_from: int
    line: int
    written_from: int = 0

    @property
    def own(self) -> str:
        """Return the writer's own words."""
        return self.text[self.own_from :]

    @property
    def is_table_row(self) -> bool:
        """Whether the text is a row of a table, its cells separated by tabs."""
        return self.marker == TABLE_ROW


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference with the passage where it stands; `words` are verbatim, from its type to the end of its date."""

    passage: Passage
    reference: Reference

    @property
    def words(self) -> str:
        """Return the reference as written, with its subject."""
        return self.passage.text[self.reference.start : self.reference.end]

    @property
    def is_own_words(self) -> bool:
        """Whether the writer cites it, and not the outline's prompt."""
        return self.reference.start >= self.passage.own_from


class Reading:
    """A report with its context; what several rules need is read from the text once."""

    def __init__(self, document: ReportDocument, context: CheckContext = NOTHING_KNOWN) -> None:
        self.document = document
        self.context = context

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All printed paragraphs in reading order."""
        found: list[Passage] = []
        for node in self.document.walk():
            if node.kind not in _NOT_PRINTED:
                found.extend(_passages(node, len(found)))
        return tuple(found)

    @cached_property
    def sections(self) -> dict[str, str]:
        """The heading and the lines of every section as they are stored, one below the other, by the section's key."""
        return {
            node.key: "\n".join((node.heading, *(line.text for line in node.lines))) for node in self.document.walk()
        }

    @cached_property
    def references(self) -> tuple[Cited, ...]:
        """All citations of documents in reading order; a table's row is read like a sentence."""
        return tuple(
            Cited(passage, reference) for passage in self.passages for reference in parse_references(passage.text)
        )


def _passages(node: Node, place: int) -> Iterator[Passage]:
    has_heading = not node.absent and bool(node.heading or node.numeral)
    inline = has_heading and bool(node.lines) and node.lines[0].inline
    prefix = len(node.numeral) + 1 if node.numeral else 0
    for number, (marker, text) in enumerate(node.paragraphs()):
        if number == 0 and has_heading:
            own_from = prefix + len(node.heading)
            written_from = own_from if node.outline_heading else 0
            yield Passage(place, node.key, node.kind, marker, text, own_from, 0 if inline else -1, written_from)
        else:
            line = number - (1 if has_heading and not inline else 0)
            yield Passage(place + number, node.key, node.kind, marker, text, 0, line)
