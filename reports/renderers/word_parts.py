"""Parts that pages of the Word file are made of: lines, rules, tables, headers."""

from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from reports.renderers import frame
from reports.renderers.word_marks import new_element

TEXT_WIDTH: Final = 160
"""Millimetres between the margins: A4 less 30 on the left and 20 on the right."""
TABLE_TEXT: Final = "TableText"
"""Id of the style of cells."""
CENTRE: Final = WD_ALIGN_PARAGRAPH.CENTER
RIGHT: Final = WD_ALIGN_PARAGRAPH.RIGHT
LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT


def set_header(section: WordSection, width: float, draft: bool) -> None:
    """Give a section, `width` mm wide, a header with the page's number, which the first page does not show."""
    for header, numbered in ((section.header, True), (section.first_page_header, False)):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width / 2), WD_TAB_ALIGNMENT.CENTER)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)
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


def add_line(
    container: WordDocument | _Cell,
    text: str,
    size: int,
    bold: bool = False,
    italic: bool = False,
    alignment: WD_ALIGN_PARAGRAPH = CENTRE,
) -> WordParagraph:
    paragraph = container.add_paragraph()
    paragraph.alignment = alignment
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.italic = italic
    return paragraph


def add_rule(container: WordDocument | _Cell, width: float, length: float) -> WordParagraph:
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


def estimated_width(lines: Sequence[str], size: int) -> float:
    """Return about how many millimetres the longest line takes in bold: Word alone knows it exactly."""
    ems = max(sum(0.75 if char.isupper() else 0.48 if char.isalnum() else 0.26 for char in line) for line in lines)
    return min(ems * Pt(size).mm, TEXT_WIDTH)


def add_plain_table(word: WordDocument, rows: int, widths: Sequence[float]) -> WordTable:
    table = word.add_table(rows, len(widths))
    _fix_widths(table, widths)
    _set_cell_margins(table, vertical=0)
    return table


def add_ruled_table(word: WordDocument, widths: Sequence[float], *heads: Sequence[str]) -> WordTable:
    """Add a table with rules whose head rows are repeated on every page."""
    table = word.add_table(len(heads), len(widths), style="Table Grid")
    _fix_widths(table, widths)
    _set_cell_margins(table, vertical=30)
    for row, head in zip(table.rows, heads, strict=True):
        for cell, name in zip(row.cells, head, strict=True):
            _fill(cell, name, CENTRE, bold=True)
        keep_row_whole(row)
        row._tr.get_or_add_trPr().append(new_element("w:tblHeader"))
    return table


def add_row(
    table: WordTable, texts: Sequence[str], alignments: Sequence[WD_ALIGN_PARAGRAPH], bold: bool = False
) -> None:
    """Add a row that no page break divides."""
    row = table.add_row()
    for cell, text, alignment in zip(row.cells, texts, alignments, strict=True):
        _fill(cell, text, alignment, bold)
    keep_row_whole(row)


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
    # By its id: looking a style up by its name, cell by cell, costs more than all the rest of a long table.
    paragraph._p.style = TABLE_TEXT
    paragraph.alignment = alignment
    paragraph.add_run(text).bold = bold or None


def keep_row_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(new_element("w:cantSplit"))


def drop_first_paragraph(cell: _Cell) -> None:
    """Remove the empty paragraph that every new cell begins with, where others follow."""
    if len(cell.paragraphs) > 1:
        cell._tc.remove(cell.paragraphs[0]._p)


def drop(parent: Any, *tags: str) -> None:
    for tag in tags:
        for element in parent.findall(qn(tag)):
            parent.remove(element)
