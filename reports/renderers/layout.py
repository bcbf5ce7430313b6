"""From the tree to the parts of a printed paper: title, body, signature. Screen, PDF and Word are built of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from core.numbers import parse_number
from reports.domain.document import TABLE_ROW, Line, Node, ReportDocument

DEEPEST_HEADING: Final = 3
"""Levels below are prompts: plain paragraphs that begin with their marker."""

UNPRINTED: Final = frozenset({"header", "outside"})
"""Kinds that no paper shows: the frame stands for the header, and what is outside the outline is only kept."""

OUTSIDE_BODY: Final = frozenset({"title", "recipients", "signer"})
PLAIN_KINDS: Final = frozenset({"legal_bases", "intro", "closing"})
"""Kinds whose wording is running text, never a heading."""

_STEPS: Final = 20
_NARROWEST: Final = 6
_WIDEST: Final = 40


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One printed paragraph: `words` (marker, numeral, heading), then `rest`, the words of `line`.

    `level` is 1 to 3 for a real heading: then `words` alone are bold. It is 0 for every other paragraph.
    """

    words: str
    rest: str
    level: int = 0
    line: Line | None = None

    @property
    def text(self) -> str:
        return self.words + self.rest

    @property
    def leads_in(self) -> bool:
        """Whether it announces what follows ("…:"), and so must not end a page."""
        return self.text.rstrip().endswith(":")

    @property
    def differing(self) -> tuple[Line, ...]:
        """The line, where it differs from what the registers or the figures say."""
        return _differing((self.line,)) if self.line else ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; numbers are aligned right."""

    text: str

    @property
    def is_number(self) -> bool:
        return parse_number(self.text) is not None


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive table rows of a node; the first is the head, all have the same number of cells.

    `lines` are the lines that the rows were made of, the head's first.
    """

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[Line, ...] = ()

    @property
    def differing(self) -> tuple[Line, ...]:
        """The lines of the rows that differ from what the registers or the figures say."""
        return _differing(self.lines)

    @property
    def widths(self) -> tuple[int, ...]:
        """The columns' widths in steps of 5 percent, 100 together; empty where the table has too many columns."""
        columns = list(zip(self.head, *self.rows, strict=True))
        if len(columns) > _STEPS:
            return ()
        weights = [min(max(_NARROWEST, *(len(cell.text) for cell in column)), _WIDEST) for column in columns]
        least = 2 if 2 * len(columns) <= _STEPS else 1
        steps = [least] * len(columns)
        for _ in range(_STEPS - sum(steps)):
            neediest = max(range(len(columns)), key=lambda index: weights[index] / steps[index])
            steps[neediest] += 1
        return tuple(100 // _STEPS * step for step in steps)


@dataclass(frozen=True, slots=True)
class Section:
    """A node of the body with its blocks in reading order; an absent node has none."""

    node: Node
    blocks: tuple[Paragraph | Table, ...]

    @property
    def words(self) -> str:
        """The words of the node's heading, also where the paper leaves them out."""
        return heading_words(self.node)


@dataclass(frozen=True, slots=True)
class Layout:
    """The paper without its frame. Empty lists and names mean that the report has no such part."""

    title_key: str
    type_name: str
    subject: tuple[str, ...]
    body: tuple[Section, ...]
    recipients_key: str
    recipients_label: str
    recipients: tuple[str, ...]
    signer_key: str
    posts: tuple[str, ...]
    signer_name: str


def lay_out(document: ReportDocument) -> Layout:
    """Return the paper of `document`."""
    nodes = list(printed_nodes(document.nodes))
    title_key, title = _part(nodes, "title")
    recipients_key, recipients = _part(nodes, "recipients")
    signer_key, signer = _part(nodes, "signer")
    posts, name = _posts_and_name(signer)
    labelled = bool(recipients) and not recipients[0].startswith("-")
    return Layout(
        title_key=title_key,
        type_name=title[0] if title else "",
        subject=tuple(title[1:]),
        body=tuple(Section(node, _blocks(node)) for node in nodes if node.kind not in OUTSIDE_BODY),
        recipients_key=recipients_key,
        recipients_label=recipients[0] if labelled else "",
        recipients=tuple(recipients[labelled:]),
        signer_key=signer_key,
        posts=posts,
        signer_name=name,
    )


def printed_nodes(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield in reading order the nodes that have a place on paper, also absent ones, which have nothing to print."""
    for node in nodes:
        if node.kind not in UNPRINTED:
            yield node
            yield from printed_nodes(node.children)


def heading_level(node: Node) -> int:
    """Return 1 to 3 where the node opens with a real heading, else 0."""
    has_heading = bool(node.heading or node.numeral) and node.kind not in OUTSIDE_BODY | PLAIN_KINDS
    return node.level if has_heading and node.level <= DEEPEST_HEADING else 0


def heading_words(node: Node) -> str:
    """Return marker, numeral and heading of a node as printed, without the line that may follow in the paragraph."""
    return " ".join(part for part in (node.marker, node.numeral, node.heading) if part)


def with_marker(marker: str, text: str) -> str:
    """Return a paragraph's words as printed: its marker, a space, its text."""
    return f"{marker} {text}" if marker else text


def table_cells(line_text: str) -> tuple[str, ...]:
    """Return the cells of a line that is a table row."""
    return tuple(cell.strip() for cell in line_text.split("\t"))


def _part(nodes: list[Node], kind: str) -> tuple[str, list[str]]:
    """Return the key and the paragraphs of the nodes of a kind that stands outside the body."""
    found = [node for node in nodes if node.kind == kind]
    texts = [with_marker(marker, text) for node in found for marker, text in node.paragraphs()]
    return (found[0].key if found else ""), texts


def _posts_and_name(texts: list[str]) -> tuple[tuple[str, ...], str]:
    """Tell the posts ("KT. GIÁM ĐỐC") from the name below them: posts stand in capitals, a name does not (NĐ 30)."""
    if not texts or texts[-1].isupper():
        return tuple(texts), ""
    return tuple(texts[:-1]), texts[-1]


def _blocks(node: Node) -> tuple[Paragraph | Table, ...]:
    if node.absent:
        return ()
    blocks: list[Paragraph | Table] = []
    lines = list(node.lines)
    if node.heading or node.numeral:
        inline = lines.pop(0) if lines and lines[0].inline else None
        rest = inline.text if inline else ""
        blocks.append(Paragraph(heading_words(node), rest, heading_level(node), inline))
    for is_row, group in groupby(lines, key=lambda line: line.marker == TABLE_ROW):
        if is_row:
            blocks.append(_table(list(group)))
        else:
            blocks += [Paragraph(with_marker(line.marker, ""), line.text, line=line) for line in group]
    return tuple(blocks)


def _table(lines: list[Line]) -> Table:
    rows = [table_cells(line.text) for line in lines]
    width = max(len(row) for row in rows)
    head, *filled = [tuple(map(Cell, row + ("",) * (width - len(row)))) for row in rows]
    return Table(head, tuple(filled), tuple(lines))


def _differing(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.differs)
