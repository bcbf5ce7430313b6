"""From paragraphs to a report's nodes: every paragraph goes verbatim into exactly one node, or under `unmatched`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from core.text import fold
from directives.domain.identity import is_issuer
from directives.domain.references import Reference, parse_references
from reports.domain.answers import nothing_arose, says_something
from reports.domain.document import TABLE_ROW, AnswerState
from reports.domain.lines import split_marker
from reports.domain.outline import Outline, OutlineNode
from reports.domain.sentences import asks_for_annex, phrase_values, sentence_values, slot_codes
from reports.importers.frame import Frame, find_frame
from reports.importers.matching import Match, heading_of, match_outline
from reports.importers.reading import Paragraph

_CITING_REACH: Final = 40
_CITING_WORDS: Final = re.compile(r"(?:theo|tai|can cu|thuc hien|ket luan|dinh|trien khai)(?: noi dung)?\s*$")


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """A reference with its role: `issued` by the reporting unit itself, or `cited`. `line` is -1 for the heading."""

    reference: Reference
    role: str
    line: int


@dataclass(slots=True)
class ParsedLine:
    """A line as written; `sentence` is the outline's figure sentence that it is, if any."""

    marker: str
    text: str
    inline: bool = False
    sentence: str = ""


@dataclass(slots=True)
class ParsedNode:
    """What the input says under one node. `paragraphs` are the input's own, verbatim, for the count.

    `indexes` tells which of the input's they are; in the body the first is the node's heading.
    """

    node: OutlineNode
    numeral: str = ""
    marker: str = ""
    heading: str = ""
    state: AnswerState = "unanswered"
    lines: list[ParsedLine] = field(default_factory=list)
    references: list[ParsedReference] = field(default_factory=list)
    figures: dict[str, Decimal | None] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    indexes: list[int] = field(default_factory=list)
    open_annex: bool = False


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """The whole input, placed. `frame` has the number, date, place and addressees, blank where the input has none."""

    nodes: list[ParsedNode]
    unmatched: list[str]
    unmatched_at: list[int]
    lines_in: int
    frame: Frame

    @property
    def lines_placed(self) -> int:
        return sum(len(node.paragraphs) for node in self.nodes)


def parse_report(
    paragraphs: Sequence[Paragraph],
    outline: Outline,
    unit_short_name: str,
    unit_name: str = "",
    corrections: Mapping[int, str] | None = None,
) -> ParsedReport:
    """Place every paragraph of a report in the outline's nodes.

    `unit_short_name` ("SYT") tells the unit's own documents from those it cites. Nodes come in the outline's order;
    nodes that the input does not have are left out.

    `corrections` are somebody's word against the likeness: paragraph → the key of the node that it opens, or "" where
    it opens none; for a paragraph outside the body, the key of the node that takes it as a line.
    """
    corrections = corrections or {}
    texts = [paragraph.text for paragraph in paragraphs]
    matches = match_outline([_matchable(paragraph) for paragraph in paragraphs], outline.nodes)
    frame = find_frame(texts, [match.index for match in matches], unit_name)
    by_index = _corrected({match.index: match for match in matches if match.index < frame.body_end}, texts, corrections)
    nodes = {node.key: ParsedNode(node) for node in outline.nodes}
    frame_nodes = {node.kind: nodes[node.key] for node in outline.nodes if node.level == 0}
    unmatched_at: list[int] = []
    beyond: list[tuple[str, int]] = []
    current: ParsedNode | None = None
    for index, paragraph in enumerate(paragraphs):
        kind = frame.kinds.get(index)
        if kind is not None and kind in frame_nodes:
            _add_to_frame(frame_nodes[kind], paragraph, kind)
            frame_nodes[kind].indexes.append(index)
        elif index in by_index:
            current = nodes[by_index[index].key]
            _open(current, by_index[index], paragraph)
            current.indexes.append(index)
        elif current is not None and index < frame.body_end:
            _add_line(current, paragraph)
            current.indexes.append(index)
        elif corrections.get(index) in nodes:
            beyond.append((corrections[index], index))
        else:
            unmatched_at.append(index)
    for key, index in beyond:
        _add_line(nodes[key], paragraphs[index])
        nodes[key].indexes.append(index)
    placed = [node for node in nodes.values() if node.paragraphs]
    for node in placed:
        _read(node, unit_short_name)
    return ParsedReport(placed, [texts[index] for index in unmatched_at], unmatched_at, len(texts), frame)


def _corrected(found: dict[int, Match], texts: Sequence[str], corrections: Mapping[int, str]) -> dict[int, Match]:
    """Return the matches with the corrections made; a node that is given to one paragraph is taken from another."""
    if not found:
        return found
    body = range(min(found), len(texts))
    given = {index: key for index, key in corrections.items() if index in body}
    kept = {index: match for index, match in found.items() if index not in given and match.key not in given.values()}
    return kept | {index: heading_of(index, texts[index], key) for index, key in given.items() if key}


def _matchable(paragraph: Paragraph) -> str:
    return "" if paragraph.table_row else paragraph.text


def _open(node: ParsedNode, match: Match, paragraph: Paragraph) -> None:
    node.numeral, node.marker, node.heading = match.numeral, match.marker, match.heading
    node.paragraphs.append(paragraph.text)
    if match.answer.strip():
        node.lines.append(ParsedLine("", match.answer, inline=True))


def _add_line(node: ParsedNode, paragraph: Paragraph) -> None:
    marker, text = (TABLE_ROW, paragraph.text) if paragraph.table_row else split_marker(paragraph.text)
    node.lines.append(ParsedLine(marker, text))
    node.paragraphs.append(paragraph.text)


def _add_to_frame(node: ParsedNode, paragraph: Paragraph, kind: str) -> None:
    if kind == "recipients" and not node.paragraphs:
        node.heading = paragraph.text
        node.paragraphs.append(paragraph.text)
    else:
        _add_line(node, paragraph)


def _read(node: ParsedNode, unit_short_name: str) -> None:
    """Derive state, references, figures and annex from the node's words."""
    _read_figures(node)
    whole = " ".join(line.text for line in node.lines)
    if not any(_says_something(line, node.figures) for line in node.lines):
        node.state = "unanswered"
    elif nothing_arose(whole):
        node.state = "none"
    else:
        node.state = "answered"
    node.open_annex = asks_for_annex(whole)
    if node.node.kind != "header":
        node.references = _references(node, unit_short_name)


def _says_something(line: ParsedLine, figures: Mapping[str, Decimal | None]) -> bool:
    """Tell whether a line is more than a blank to fill in ("....%", "Số lớp đã tổ chức: ..... lớp")."""
    if line.sentence:
        return any(figures[code] is not None for code in slot_codes(line.sentence))
    return says_something(line.text)


def _read_figures(node: ParsedNode) -> None:
    for line in node.lines:
        for sentence in node.node.sentences:
            values = sentence_values(sentence, line.text)
            if values is not None:
                line.sentence = sentence
                node.figures.update(values)
                break
    # Joined line by line, so that no phrase reaches from one line into the next.
    prose = ". ".join(line.text for line in node.lines if not line.sentence)
    for code, value in phrase_values(node.node.figures, prose).items():
        node.figures.setdefault(code, value)
    for figure in node.node.figures:
        node.figures.setdefault(figure.code, None)


def _references(node: ParsedNode, unit_short_name: str) -> list[ParsedReference]:
    found: list[ParsedReference] = []
    texts = [(-1, node.heading), *enumerate(line.text for line in node.lines)]
    for line, text in texts:
        for reference in parse_references(text):
            role = "cited" if line < 0 else role_of(reference, text, node.node.kind, unit_short_name)
            found.append(ParsedReference(reference, role, line))
    return found


def role_of(reference: Reference, text: str, node_kind: str, unit_short_name: str) -> str:
    """Return the role of a reference in a line's `text`: "issued" by the reporting unit itself, or "cited"."""
    own = is_issuer(unit_short_name, reference.issuer_code)
    in_body = node_kind not in ("legal_bases", "intro")
    cited = _CITING_WORDS.search(fold(text[max(0, reference.start - _CITING_REACH) : reference.start]).rstrip())
    return "issued" if own and in_body and reference.within is None and not cited else "cited"
