"""The paper as an editable Word file: real heading styles, no text boxes."""

from io import BytesIO
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from reports.domain.document import ReportDocument
from reports.domain.node_marks import ADDRESSEES, ANNEX, REPLACES
from reports.renderers import frame
from reports.renderers.layout import Layout, Paragraph, Section, Table, lay_out
from reports.renderers.word_annexes import add_annexes
from reports.renderers.word_marks import NodeMarks, identifier_of, new_element
from reports.renderers.word_parts import (
    CENTRE,
    LEFT,
    RIGHT,
    TEXT_WIDTH,
    add_line,
    add_plain_table,
    add_row,
    add_rule,
    add_ruled_table,
    drop,
    drop_first_paragraph,
    estimated_width,
    keep_row_whole,
    set_header,
)

FONT: Final = "Times New Roman"

_LANGUAGE: Final = "vi-VN"
_LEFT_BLOCK: Final = 61
_RIGHT_BLOCK: Final = 99


def render_word(document: ReportDocument) -> bytes:
    """Return the .docx of `document` in the format of NĐ 30/2020/NĐ-CP, Phụ lục I.

    Bookmarks tell which paragraphs are which node's, so that the file can be edited in Word and brought back.
    """
    word = Document()
    layout = lay_out(document)
    marks = NodeMarks(document)
    _set_properties(word, document)
    _set_styles(word)
    _set_page(word.sections[0], frame.is_draft(document))
    _add_frame(word, document)
    marks.put(layout.title_key, _add_title(word, layout))
    marks.put(REPLACES, _add_replaces(word, frame.replaces_text(document.header)))
    marks.put(ADDRESSEES, _add_addressees(word, frame.addressee_lines(document.header)))
    for section in layout.body:
        marks.put(section.node.key, _add_section(word, section))
    recipients, signer = _add_signature(word, layout)
    marks.put(layout.recipients_key, recipients)
    marks.put(layout.signer_key, signer)
    marks.put(ANNEX, add_annexes(word, document, layout))
    output = BytesIO()
    word.save(output)
    return output.getvalue()


def _set_properties(word: WordDocument, document: ReportDocument) -> None:
    properties = word.core_properties
    properties.title = document.title
    properties.language = _LANGUAGE
    properties.author = document.unit_name
    properties.identifier = identifier_of(document)
    properties.comments = ""
    # The library's template carries dates of its own, which are no dates of this report.
    for element in list(properties._element):
        if element.tag in (qn("dcterms:created"), qn("dcterms:modified")):
            properties._element.remove(element)


def _set_styles(word: WordDocument) -> None:
    normal = word.styles["Normal"]
    _set_font(normal, 14)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    normal.element.rPr.append(new_element("w:lang", val=_LANGUAGE, eastAsia=_LANGUAGE))
    body = word.styles["Body Text"]
    _set_font(body, 14)
    _set_body_paragraph(body, WD_ALIGN_PARAGRAPH.JUSTIFY)
    for level in (1, 2, 3):
        heading = word.styles[f"Heading {level}"]
        _set_font(heading, 14, bold=True)
        _set_body_paragraph(heading, LEFT if level == 1 else WD_ALIGN_PARAGRAPH.JUSTIFY)
        heading.paragraph_format.keep_with_next = True
    drop(word.styles["Header"].element.pPr, "w:tabs")
    title = word.styles["Title"]
    _set_font(title, 14, bold=True)
    title.paragraph_format.alignment = CENTRE
    title.paragraph_format.space_after = Pt(0)
    drop(title.element.pPr, "w:pBdr", "w:contextualSpacing")
    cell = word.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = normal
    _set_font(cell, 12)


def _set_font(style: ParagraphStyle, size: int, bold: bool = False) -> None:
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    drop(properties, "w:rFonts", "w:spacing", "w:kern", "w:szCs")
    properties.insert(0, new_element("w:rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT))


def _set_body_paragraph(style: ParagraphStyle, alignment: WD_ALIGN_PARAGRAPH) -> None:
    paragraph = style.paragraph_format
    paragraph.alignment = alignment
    paragraph.first_line_indent = Mm(12.7)
    paragraph.space_before = Pt(0)
    paragraph.space_after = Pt(6)
    paragraph.line_spacing = 1.05
    paragraph.widow_control = True


def _set_page(section: WordSection, draft: bool) -> None:
    """Set A4 with NĐ 30's margins and a header with the page's number, which the first page does not show."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    set_header(section, TEXT_WIDTH, draft)


def _add_frame(word: WordDocument, document: ReportDocument) -> None:
    header = document.header
    table = add_plain_table(word, 2, (_LEFT_BLOCK, _RIGHT_BLOCK))
    left, right = table.rows[0].cells
    for line in frame.body_lines(header.parent_body):
        add_line(left, line, 13)
    body = frame.body_lines(header.body)
    for line in body:
        add_line(left, line, 13, bold=True)
    if body:
        add_rule(left, _LEFT_BLOCK, 0.4 * estimated_width(body, 13))
    add_line(right, frame.NATION, 13, bold=True)
    add_line(right, frame.MOTTO, 14, bold=True)
    add_rule(right, _RIGHT_BLOCK, 61)
    number, place = table.rows[1].cells
    add_line(number, f"Số: {frame.number_text(header)}", 13)
    add_line(place, frame.place_and_date(header), 14, italic=True)
    for row in table.rows:
        for cell in row.cells:
            drop_first_paragraph(cell)


def _add_title(word: WordDocument, layout: Layout) -> WordParagraph | None:
    if not layout.type_name:
        return None
    title = word.add_paragraph(layout.type_name, style="Title")
    title.paragraph_format.space_before = Pt(18)
    for line in layout.subject:
        add_line(word, line, 14, bold=True)
    if layout.subject:
        add_rule(word, TEXT_WIDTH, 0.4 * estimated_width(layout.subject, 14))
    word.paragraphs[-1].paragraph_format.space_after = Pt(12)
    return title


def _add_replaces(word: WordDocument, text: str) -> WordParagraph | None:
    if not text:
        return None
    added = add_line(word, text, 14, italic=True)
    added.paragraph_format.space_after = Pt(12)
    return added


def _add_addressees(word: WordDocument, lines: list[str]) -> WordParagraph | None:
    if not lines:
        return None
    if len(lines) == 1:
        first = add_line(word, f"{frame.ADDRESSEES_LABEL} {lines[0]}", 14)
    else:
        first = add_line(word, frame.ADDRESSEES_LABEL, 14, alignment=LEFT)
        first.paragraph_format.left_indent = Mm(35)
        for line in lines:
            add_line(word, line, 14, alignment=LEFT).paragraph_format.left_indent = Mm(54)
    word.paragraphs[-1].paragraph_format.space_after = Pt(12)
    return first


def _add_section(word: WordDocument, section: Section) -> WordParagraph | None:
    added = [
        _add_rows(word, block)
        if isinstance(block, Table)
        else _add_body_paragraph(word, block, italic=section.node.kind == "legal_bases")
        for block in section.blocks
    ]
    return added[0] if added else None


def _add_body_paragraph(word: WordDocument, block: Paragraph, italic: bool) -> WordParagraph:
    paragraph = word.add_paragraph(style=f"Heading {block.level}" if block.level else "Body Text")
    if block.level:
        paragraph.add_run(block.words)
        if block.rest:
            paragraph.add_run(block.rest).bold = False
            paragraph.paragraph_format.keep_with_next = False
            paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    else:
        paragraph.add_run(block.text).italic = italic or None
        paragraph.paragraph_format.keep_with_next = block.leads_in or None
    return paragraph


def _add_rows(word: WordDocument, block: Table) -> WordParagraph:
    """Add a table and return the paragraph of its first cell."""
    shares = block.widths or (100 / len(block.head),) * len(block.head)
    table = add_ruled_table(word, [share * TEXT_WIDTH / 100 for share in shares], [cell.text for cell in block.head])
    for cells in block.rows:
        alignments = [RIGHT if index and cell.is_number else LEFT for index, cell in enumerate(cells)]
        add_row(table, [cell.text for cell in cells], alignments)
    word.add_paragraph().paragraph_format.line_spacing = Pt(8)
    return table.rows[0].cells[0].paragraphs[0]


def _add_signature(word: WordDocument, layout: Layout) -> tuple[WordParagraph | None, WordParagraph | None]:
    """Add the recipients and the signer side by side and return the first paragraph of each."""
    if not (layout.recipients or layout.posts or layout.signer_name):
        return None, None
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    table = add_plain_table(word, 1, (TEXT_WIDTH / 2, TEXT_WIDTH / 2))
    keep_row_whole(table.rows[0])
    left, right = table.rows[0].cells
    if layout.recipients_label:
        add_line(left, layout.recipients_label, 12, bold=True, italic=True, alignment=LEFT)
    for line in layout.recipients:
        add_line(left, line, 11, alignment=LEFT)
    for line in layout.posts:
        add_line(right, line, 14, bold=True)
    if layout.signer_name:
        name = add_line(right, layout.signer_name, 14, bold=True)
        name.paragraph_format.space_before = Mm(25)
    for cell in (left, right):
        drop_first_paragraph(cell)
    return (
        left.paragraphs[0] if layout.recipients_label or layout.recipients else None,
        right.paragraphs[0] if layout.posts or layout.signer_name else None,
    )
