"""The paper as an editable Word file: real heading styles, no text boxes."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from reports.domain.document import ReportDocument
from reports.domain.node_marks import ADDRESSEES, ANNEX
from reports.renderers import frame
from reports.renderers.annex import ANNEX_LABEL, ANNEX_TITLE, annex_header, annex_rows
from reports.renderers.layout import Layout, Paragraph, Section, Table, lay_out
from reports.renderers.word_marks import NodeMarks, identifier_of, new_element

FONT: Final = "Times New Roman"

_LANGUAGE: Final = "vi-VN"
_TEXT_WIDTH: Final = 160
"""Millimetres between the margins: A4 less 30 on the left and 20 on the right."""
_LEFT_BLOCK: Final = 61
_RIGHT_BLOCK: Final = 99
_ANNEX_WIDTHS: Final = (13, 57, 25, 22, 21, 22)
_CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
_RIGHT: Final = WD_ALIGN_PARAGRAPH.RIGHT
_LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT
_ANNEX_ALIGNMENTS: Final = (_CENTRE, _LEFT, _CENTRE, _RIGHT, _RIGHT, _CENTRE)


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
    marks.put(ADDRESSEES, _add_addressees(word, frame.addressee_lines(document.header)))
    for section in layout.body:
        marks.put(section.node.key, _add_section(word, section))
    recipients, signer = _add_signature(word, layout)
    marks.put(layout.recipients_key, recipients)
    marks.put(layout.signer_key, signer)
    if any(document.figures()):
        marks.put(ANNEX, _add_annex(word, document, layout))
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
        _set_body_paragraph(heading, _LEFT if level == 1 else WD_ALIGN_PARAGRAPH.JUSTIFY)
        heading.paragraph_format.keep_with_next = True
    _drop(word.styles["Header"].element.pPr, "w:tabs")
    title = word.styles["Title"]
    _set_font(title, 14, bold=True)
    title.paragraph_format.alignment = _CENTRE
    title.paragraph_format.space_after = Pt(0)
    _drop(title.element.pPr, "w:pBdr", "w:contextualSpacing")
    cell = word.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    cell.base_style = normal
    _set_font(cell, 12)


def _set_font(style: ParagraphStyle, size: int, bold: bool = False) -> None:
    style.font.size = Pt(size)
    style.font.bold = bold
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    _drop(properties, "w:rFonts", "w:spacing", "w:kern", "w:szCs")
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
    for header, numbered in ((section.header, True), (section.first_page_header, False)):
        paragraph = header.paragraphs[0]
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(_TEXT_WIDTH / 2), WD_TAB_ALIGNMENT.CENTER)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(_TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.add_run("\t")
        if numbered:
            _add_page_number(paragraph)
        if draft:
            mark = paragraph.add_run(f"\t{frame.DRAFT_MARK}")
            mark.font.size = Pt(9)
            mark.font.color.rgb = RGBColor(0x76, 0x76, 0x76)


def _add_page_number(paragraph: WordParagraph) -> None:
    run = paragraph.add_run()
    instruction = new_element("w:instrText")
    instruction.text = "PAGE"
    run._r.append(new_element("w:fldChar", fldCharType="begin"))
    run._r.append(instruction)
    run._r.append(new_element("w:fldChar", fldCharType="end"))


def _add_frame(word: WordDocument, document: ReportDocument) -> None:
    header = document.header
    table = _add_plain_table(word, 2, (_LEFT_BLOCK, _RIGHT_BLOCK))
    left, right = table.rows[0].cells
    for line in frame.body_lines(header.parent_body):
        _add_line(left, line, 13)
    body = frame.body_lines(header.body)
    for line in body:
        _add_line(left, line, 13, bold=True)
    if body:
        _add_rule(left, _LEFT_BLOCK, 0.4 * _estimated_width(body, 13))
    _add_line(right, frame.NATION, 13, bold=True)
    _add_line(right, frame.MOTTO, 14, bold=True)
    _add_rule(right, _RIGHT_BLOCK, 61)
    number, place = table.rows[1].cells
    _add_line(number, f"Số: {frame.number_text(header)}", 13)
    _add_line(place, frame.place_and_date(header), 14, italic=True)
    for row in table.rows:
        for cell in row.cells:
            _drop_first_paragraph(cell)


def _add_title(word: WordDocument, layout: Layout) -> WordParagraph | None:
    if not layout.type_name:
        return None
    title = word.add_paragraph(layout.type_name, style="Title")
    title.paragraph_format.space_before = Pt(18)
    for line in layout.subject:
        _add_line(word, line, 14, bold=True)
    if layout.subject:
        _add_rule(word, _TEXT_WIDTH, 0.4 * _estimated_width(layout.subject, 14))
    word.paragraphs[-1].paragraph_format.space_after = Pt(12)
    return title


def _add_addressees(word: WordDocument, lines: list[str]) -> WordParagraph | None:
    if not lines:
        return None
    if len(lines) == 1:
        first = _add_line(word, f"{frame.ADDRESSEES_LABEL} {lines[0]}", 14)
    else:
        first = _add_line(word, frame.ADDRESSEES_LABEL, 14, alignment=_LEFT)
        first.paragraph_format.left_indent = Mm(35)
        for line in lines:
            _add_line(word, line, 14, alignment=_LEFT).paragraph_format.left_indent = Mm(54)
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
    table = _add_ruled_table(word, [share * _TEXT_WIDTH / 100 for share in shares], [cell.text for cell in block.head])
    for cells in block.rows:
        row = table.add_row()
        for index, (target, cell) in enumerate(zip(row.cells, cells, strict=True)):
            _fill(target, cell.text, _RIGHT if index and cell.is_number else _LEFT)
        _keep_row_whole(row)
    word.add_paragraph().paragraph_format.line_spacing = Pt(8)
    return table.rows[0].cells[0].paragraphs[0]


def _add_signature(word: WordDocument, layout: Layout) -> tuple[WordParagraph | None, WordParagraph | None]:
    """Add the recipients and the signer side by side and return the first paragraph of each."""
    if not (layout.recipients or layout.posts or layout.signer_name):
        return None, None
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    table = _add_plain_table(word, 1, (_TEXT_WIDTH / 2, _TEXT_WIDTH / 2))
    _keep_row_whole(table.rows[0])
    left, right = table.rows[0].cells
    if layout.recipients_label:
        _add_line(left, layout.recipients_label, 12, bold=True, italic=True, alignment=_LEFT)
    for line in layout.recipients:
        _add_line(left, line, 11, alignment=_LEFT)
    for line in layout.posts:
        _add_line(right, line, 14, bold=True)
    if layout.signer_name:
        name = _add_line(right, layout.signer_name, 14, bold=True)
        name.paragraph_format.space_before = Mm(25)
    for cell in (left, right):
        _drop_first_paragraph(cell)
    return (
        left.paragraphs[0] if layout.recipients_label or layout.recipients else None,
        right.paragraphs[0] if layout.posts or layout.signer_name else None,
    )


def _add_annex(word: WordDocument, document: ReportDocument, layout: Layout) -> WordParagraph:
    """Add the annex on a page of its own and return its first paragraph."""
    section = word.add_section(WD_SECTION.NEW_PAGE)
    section._sectPr.find(qn("w:cols")).addprevious(new_element("w:pgNumType", start="1"))
    label = _add_line(word, ANNEX_LABEL, 14, bold=True)
    title = word.add_paragraph(ANNEX_TITLE, style="Heading 1")
    title.paragraph_format.alignment = _CENTRE
    title.paragraph_format.first_line_indent = Mm(0)
    title.paragraph_format.space_after = Pt(0)
    reference = frame.annex_reference(document.header, layout.type_name)
    _add_line(word, reference, 13, italic=True)
    _add_rule(word, _TEXT_WIDTH, 0.4 * _estimated_width([reference], 13)).paragraph_format.space_after = Pt(12)
    table = _add_ruled_table(word, _ANNEX_WIDTHS, annex_header(document))
    for figure in annex_rows(document):
        row = table.add_row()
        values = (figure.number, figure.label, figure.unit, figure.current, figure.previous, figure.formula)
        for cell, value, alignment in zip(row.cells, values, _ANNEX_ALIGNMENTS, strict=True):
            _fill(cell, value, alignment)
        _keep_row_whole(row)
    return label


def _add_line(
    container: WordDocument | _Cell,
    text: str,
    size: int,
    bold: bool = False,
    italic: bool = False,
    alignment: WD_ALIGN_PARAGRAPH = _CENTRE,
) -> WordParagraph:
    paragraph = container.add_paragraph()
    paragraph.alignment = alignment
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.italic = italic
    return paragraph


def _add_rule(container: WordDocument | _Cell, width: float, length: float) -> WordParagraph:
    """Add a centred rule of `length` mm: the lower border of an empty, very low paragraph between two indents."""
    paragraph = container.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(3)
    paragraph.paragraph_format.space_after = Pt(6)
    indent = Mm(max(width - length, 0) / 2)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    borders = new_element("w:pBdr")
    borders.append(new_element("w:bottom", val="single", sz="6", space="1", color="000000"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    return paragraph


def _estimated_width(lines: Sequence[str], size: int) -> float:
    """Return about how many millimetres the longest line takes in bold: Word alone knows it exactly."""
    ems = max(sum(0.75 if char.isupper() else 0.48 if char.isalnum() else 0.26 for char in line) for line in lines)
    return min(ems * Pt(size).mm, _TEXT_WIDTH)


def _add_plain_table(word: WordDocument, rows: int, widths: Sequence[float]) -> WordTable:
    table = word.add_table(rows, len(widths))
    _fix_widths(table, widths)
    _set_cell_margins(table, vertical=0)
    return table


def _add_ruled_table(word: WordDocument, widths: Sequence[float], head: Sequence[str]) -> WordTable:
    """Add a table with rules whose head row is repeated on every page."""
    table = word.add_table(1, len(head), style="Table Grid")
    _fix_widths(table, widths)
    _set_cell_margins(table, vertical=30)
    for cell, name in zip(table.rows[0].cells, head, strict=True):
        _fill(cell, name, _CENTRE, bold=True)
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(new_element("w:cantSplit"))
    properties.append(new_element("w:tblHeader"))
    return table


def _fix_widths(table: WordTable, widths: Sequence[float]) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _set_cell_margins(table: WordTable, vertical: int) -> None:
    """Set the space inside the cells, in twentieths of a point."""
    margins = new_element("w:tblCellMar")
    for side, width in (("top", vertical), ("left", 57), ("bottom", vertical), ("right", 57)):
        margins.append(new_element(f"w:{side}", w=str(width), type="dxa"))
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def _fill(cell: _Cell, text: str, alignment: WD_ALIGN_PARAGRAPH, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Table Text"
    paragraph.alignment = alignment
    paragraph.add_run(text).bold = bold or None


def _keep_row_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(new_element("w:cantSplit"))


def _drop_first_paragraph(cell: _Cell) -> None:
    """Remove the empty paragraph that every new cell begins with, where others follow."""
    if len(cell.paragraphs) > 1:
        cell._tc.remove(cell.paragraphs[0]._p)


def _drop(parent: Any, *tags: str) -> None:
    for tag in tags:
        for element in parent.findall(qn(tag)):
            parent.remove(element)
