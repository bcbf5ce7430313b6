"""Comparing a report with the Word file that was made of it and edited since, section by section."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.domain.diffing import Gap, Row, diff_lines, shorten
from reports.domain.document import TABLE_ROW, Node, ReportDocument
from reports.domain.editability import WRITERS, may_edit
from reports.domain.line_plan import NewLine, changes_nothing, plan_lines
from reports.domain.lines import canonical_line, split_marker
from reports.domain.node_marks import ADDRESSEES, ANNEX, REPLACES, report_identifier, words_digest
from reports.importers.marked import Part, PlacedParts, part_of, place_parts, split_heading
from reports.importers.matching import Match
from reports.importers.reading import Paragraph
from reports.models import Report
from reports.renderers import frame
from reports.renderers.annex import ANNEX_LABEL, annex_labels
from reports.renderers.layout import printed_nodes
from reports.selectors import opened_keys
from reports.services.current import document_of


@dataclass(frozen=True, slots=True)
class SectionDifference:
    """A section as the portal (`before`) and the file (`after`) have it, and how its lines become the file's.

    `heading` is None where it stays. `is_missing`: the file has nothing of the section. `is_changed_in_both`: the
    portal's words changed too, after the file was made.
    """

    key: str
    version: int
    before: tuple[str, ...]
    after: tuple[str, ...]
    heading: Match | None
    lines: tuple[NewLine, ...]
    is_missing: bool
    is_changed_in_both: bool

    @property
    def rows(self) -> list[Row | Gap]:
        """The two versions side by side."""
        return shorten(diff_lines(self.before, self.after))

    @property
    def seen(self) -> str:
        """What the portal has, in short: a choice holds only for what its maker has seen."""
        return f"{self.version}-{words_digest(self.before)}"

    @property
    def needs_choice(self) -> bool:
        """Whether neither version may be taken for the right one: words of a colleague could be lost."""
        return self.is_missing or self.is_changed_in_both


@dataclass(frozen=True, slots=True)
class WordComparison:
    """All that differs. `changed_on_portal`: keys of sections that were changed here only, after the file was made.

    `locked`: keys of sections of a returned report that the file words otherwise, and that may not be written.
    `headings_gone`: keys of sections whose heading alone is gone; the outline asks for it, so it stays. `front`:
    paragraphs of the file above the report's first section that the portal prints otherwise.
    """

    document: ReportDocument
    differences: tuple[SectionDifference, ...]
    changed_on_portal: tuple[str, ...]
    locked: tuple[str, ...]
    headings_gone: tuple[str, ...]
    front: tuple[str, ...]
    in_order: bool


def compare_word(report: Report, paragraphs: Sequence[Paragraph]) -> WordComparison:
    """Compare the report as it stands now with the paragraphs of a file that was made of it."""
    # Read before the words: a save in between makes the versions old, and so the choices void.
    versions = dict(report.sections.values_list("key", "version"))
    document = document_of(report)
    nodes = list(printed_nodes(document.nodes))
    placed = place_parts(paragraphs, _parts(document, nodes), identifier_of(document))
    opened = opened_keys(report)
    differences, changed_on_portal, headings_gone, locked = [], [], [], []
    for node in nodes:
        written = [paragraphs[index] for index in placed.at.get(node.key, ())]
        part, made_of = part_of(node), placed.words.get(node.key)
        now, in_file = words_digest(part.paragraphs), words_digest(one.text for one in written)
        if in_file == now:
            continue
        if not may_edit(report.state, WRITERS, opened, node.key).allowed:
            if in_file != made_of:
                locked.append(node.key)
            continue
        if in_file == made_of:
            changed_on_portal.append(node.key)
            continue
        is_changed_in_both = made_of is not None and made_of != now
        difference = _difference(node, part, versions.get(node.key, 0), written, is_changed_in_both)
        if difference is None:
            headings_gone.append(node.key)
        else:
            differences.append(difference)
    return WordComparison(
        document=document,
        differences=tuple(differences),
        changed_on_portal=tuple(changed_on_portal),
        locked=tuple(locked),
        headings_gone=tuple(headings_gone),
        front=tuple(_front(document, placed, paragraphs)),
        in_order=placed.in_order,
    )


def identifier_of(document: ReportDocument) -> str:
    """Return the identifier in the Word file of `document`."""
    return report_identifier(document.province_code, document.unit_code, document.period.key)


def _difference(
    node: Node, part: Part, version: int, written: Sequence[Paragraph], is_changed_in_both: bool
) -> SectionDifference | None:
    """Return how a section differs; None where nothing but its heading is gone."""
    heading, lines = _read(node, part, written)
    is_gone = part.has_heading and heading is None and not node.absent
    planned = plan_lines(node.lines, lines)
    if is_gone and changes_nothing(node.lines, planned):
        return None
    kept = [" ".join(word for word in (part.marker, part.numeral, part.heading.strip()) if word)] if is_gone else []
    return SectionDifference(
        key=node.key,
        version=version,
        before=part.paragraphs,
        after=(*kept, *(one.text for one in written)),
        heading=heading,
        lines=planned,
        is_missing=not written,
        is_changed_in_both=is_changed_in_both,
    )


def _read(node: Node, part: Part, written: Sequence[Paragraph]) -> tuple[Match | None, list[NewLine]]:
    """Return a section's heading, None where it is not there, and its lines as the file has them."""
    if not part.has_heading or not written or _is_line_of(part, written[0]):
        return None, [_line(one) for one in written]
    if node.level:
        heading = split_heading(written[0].text, part, bool(node.lines) and node.lines[0].inline)
    else:
        marker, text = split_marker(written[0].text)
        heading = Match(0, part.key, "", marker, text, "")
    inline = [NewLine("", heading.answer, inline=True)] if heading.answer.strip() else []
    return heading, [*inline, *(_line(one) for one in written[1:])]


def _is_line_of(part: Part, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph in the heading's place is one of the section's lines: the heading was deleted."""
    words = canonical_line(paragraph.text)
    return words != part.first and words in map(canonical_line, part.paragraphs[1:])


def _line(paragraph: Paragraph) -> NewLine:
    return NewLine(*((TABLE_ROW, paragraph.text) if paragraph.table_row else split_marker(paragraph.text)))


def _parts(document: ReportDocument, nodes: Iterable[Node]) -> list[Part]:
    """Return every part that the Word file may have, in the order of print."""
    of_kind: dict[str, list[Part]] = {"title": [], "recipients": [], "signer": []}
    body: list[Part] = []
    for node in nodes:
        of_kind.get(node.kind, body).append(part_of(node))
    return [
        *of_kind["title"],
        Part(REPLACES, tuple(filter(None, [frame.replaces_text(document.header)]))),
        Part(ADDRESSEES, tuple(_addressees(document))),
        *body,
        *of_kind["recipients"],
        *of_kind["signer"],
        Part(ANNEX, tuple(annex_labels(document)[:1] or [ANNEX_LABEL])),
    ]


def _addressees(document: ReportDocument) -> list[str]:
    lines = frame.addressee_lines(document.header)
    return [f"{frame.ADDRESSEES_LABEL} {lines[0]}"] if len(lines) == 1 else [frame.ADDRESSEES_LABEL, *lines]


def _front(document: ReportDocument, placed: PlacedParts, paragraphs: Sequence[Paragraph]) -> list[str]:
    """Return the paragraphs above the first section that are not the frame as the portal prints it."""
    header = document.header
    printed = (
        *(*frame.body_lines(header.parent_body), *frame.body_lines(header.body), frame.NATION, frame.MOTTO),
        *(f"Số: {frame.number_text(header)}", frame.place_and_date(header)),
        *(frame.replaces_text(header), *_addressees(document)),
    )
    known = {canonical_line(text) for text in printed}
    at = (*placed.before, *placed.at.get(REPLACES, ()), *placed.at.get(ADDRESSEES, ()))
    texts = [paragraphs[index].text for index in at]
    return [text for text in texts if canonical_line(text) not in known]
