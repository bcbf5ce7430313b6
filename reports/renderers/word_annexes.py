"""The annexes of the Word file: the figures, then the attached tables, each on pages of its own."""

from typing import Final

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from reports.domain.document import ReportDocument
from reports.renderers import frame
from reports.renderers.annex import (
    ANNEX_TITLE,
    AttachedAnnex,
    annex_header,
    annex_labels,
    annex_rows,
    attached_annexes,
)
from reports.renderers.layout import Layout
from reports.renderers.word_marks import new_element
from reports.renderers.word_parts import (
    CENTRE,
    LEFT,
    RIGHT,
    TEXT_WIDTH,
    add_line,
    add_row,
    add_rule,
    add_ruled_table,
    drop,
    estimated_width,
    set_header,
)

_LANDSCAPE_WIDTH: Final = 247
_FIGURE_WIDTHS: Final = (13, 57, 25, 22, 21, 22)
_FIGURE_ALIGNMENTS: Final = (CENTRE, LEFT, CENTRE, RIGHT, RIGHT, CENTRE)


def add_annexes(word: WordDocument, document: ReportDocument, layout: Layout) -> WordParagraph | None:
    """Add the annexes and return the first paragraph of the first; None where the report has none."""
    reference = frame.annex_reference(document.header, layout.type_name)
    opened = []
    if any(document.figures()):
        opened.append(_add_figures(word, document, reference))
    opened += [_add_attached(word, annex, reference, frame.is_draft(document)) for annex in attached_annexes(document)]
    return opened[0] if opened else None


def _add_figures(word: WordDocument, document: ReportDocument, reference: str) -> WordParagraph:
    _add_section(word)
    label = _add_title(word, annex_labels(document)[0], ANNEX_TITLE, reference, TEXT_WIDTH)
    table = add_ruled_table(word, _FIGURE_WIDTHS, annex_header(document))
    for figure in annex_rows(document):
        texts = (figure.number, figure.label, figure.unit, figure.current, figure.previous, figure.formula)
        add_row(table, texts, _FIGURE_ALIGNMENTS)
    return label


def _add_attached(word: WordDocument, annex: AttachedAnnex, reference: str, draft: bool) -> WordParagraph:
    section = _add_section(word)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    set_header(section, _LANDSCAPE_WIDTH, draft)
    label = _add_title(word, annex.label, annex.title, reference, _LANDSCAPE_WIDTH)
    heads = [[cell.text for cell in row] for row in annex.head]
    table = add_ruled_table(word, [share * _LANDSCAPE_WIDTH / 100 for share in annex.widths], *heads)
    for number, row in enumerate(annex.rows, start=1):
        alignments = [RIGHT if index and cell.is_number else LEFT for index, cell in enumerate(row)]
        add_row(table, [cell.text for cell in row], alignments, annex.has_total and number == len(annex.rows))
    for span in annex.spans:
        last = table.cell(span.row + span.rows - 1, span.column + span.columns - 1)
        merged = table.cell(span.row, span.column).merge(last)
        for blank in merged.paragraphs[1:]:
            merged._tc.remove(blank._p)
    for note in annex.notes:
        add_line(word, note, 11, italic=True, alignment=LEFT)
    return label


def _add_section(word: WordDocument) -> WordSection:
    """Begin a new page whose number is one."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    drop(section._sectPr, "w:pgNumType")
    section._sectPr.find(qn("w:cols")).addprevious(new_element("w:pgNumType", start="1"))
    return section


def _add_title(word: WordDocument, label: str, title: str, reference: str, width: float) -> WordParagraph:
    """Add label, title and reference to the report, and return the label's paragraph."""
    first = add_line(word, label, 14, bold=True)
    heading = word.add_paragraph(title, style="Heading 1")
    heading.paragraph_format.alignment = CENTRE
    heading.paragraph_format.first_line_indent = Mm(0)
    heading.paragraph_format.space_after = Pt(0)
    add_line(word, reference, 13, italic=True)
    add_rule(word, width, 0.4 * estimated_width([reference], 13)).paragraph_format.space_after = Pt(12)
    return first
