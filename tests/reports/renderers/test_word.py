"""The Word file, read back with python-docx."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from reports.domain.document import TABLE_ROW, Line, Node, ReportDocument
from reports.domain.node_marks import ADDRESSEES, ANNEX, node_mark, printed_paragraphs
from reports.renderers.word import render_word
from tests.reports.renderers import sample_tree
from tests.reports.renderers.sample_tree import FIGURES, issued_header, sample_document, small_document


@pytest.fixture(scope="module")
def word() -> WordDocument:
    return Document(BytesIO(render_word(sample_document())))


def all_texts(word: WordDocument) -> list[str]:
    """Return every paragraph in the file's order; a row of a table with rules is one text with tabs."""
    texts: list[str] = []
    for block in word.iter_inner_content():
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif block.style.name == "Table Grid":
            texts += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            texts += [paragraph.text for row in block.rows for cell in row.cells for paragraph in cell.paragraphs]
    return texts


def ruled_tables(word: WordDocument) -> list[Table]:
    return [table for table in word.tables if table.style.name == "Table Grid"]


def test_every_paragraph_stands_literally_and_in_order(word: WordDocument) -> None:
    expected = [
        f"{m} {t}" if m not in ("", TABLE_ROW) else t for m, t in sample_tree.printed_paragraphs(sample_document())
    ]
    texts = iter(all_texts(word))
    missing = [text for text in expected if text not in texts]
    assert missing == []


def test_page_is_a4_with_the_margins_of_the_decree(word: WordDocument) -> None:
    for section in word.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(margin.mm) for margin in margins] == [20, 20, 30, 20]
        assert section.different_first_page_header_footer is True


def test_page_number_stands_in_the_header_but_not_on_the_first_page(word: WordDocument) -> None:
    section = word.sections[0]
    assert [e.text for e in section.header._element.iter(qn("w:instrText"))] == ["PAGE"]
    assert list(section.first_page_header._element.iter(qn("w:instrText"))) == []


def test_annex_counts_its_pages_from_one(word: WordDocument) -> None:
    [numbering] = word.sections[1]._sectPr.findall(qn("w:pgNumType"))
    assert numbering.get(qn("w:start")) == "1"


def test_only_a_draft_carries_the_mark(word: WordDocument) -> None:
    approved = Document(BytesIO(render_word(sample_document(state="approved"))))
    for file, marks in ((word, [True, True]), (approved, [False, False])):
        headers = (file.sections[0].header, file.sections[0].first_page_header)
        assert ["DỰ THẢO" in header.paragraphs[0].text for header in headers] == marks


def test_styles_are_those_of_the_decree(word: WordDocument) -> None:
    for name in ("Body Text", "Heading 1", "Heading 2", "Heading 3"):
        style = word.styles[name]
        fonts = style.element.rPr.find(qn("w:rFonts"))
        assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
        assert (style.font.size, str(style.font.color.rgb)) == (Pt(14), "000000")
        assert style.paragraph_format.first_line_indent == pytest.approx(Mm(12.7), abs=700)
        assert style.paragraph_format.space_after == Pt(6)
    assert [word.styles[name].font.bold for name in ("Body Text", "Heading 1")] == [False, True]


def test_core_properties(word: WordDocument) -> None:
    properties = word.core_properties
    assert (properties.title, properties.language) == (sample_document().title, "vi-VN")
    assert (properties.author, properties.comments, properties.created) == ("Sở Y tế", "", None)
    assert Document(BytesIO(render_word(sample_document(province_code="BRVT")))).core_properties.identifier == (
        "cchc:BRVT/SYT/2022-Q1"
    )


def test_tables_repeat_their_head_row(word: WordDocument) -> None:
    body, annex = ruled_tables(word)
    assert [cell.text for cell in body.rows[0].cells][:2] == ["STT", "Lĩnh vực"]
    assert len(annex.rows) == len(FIGURES) + 1
    for table in (body, annex):
        assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows[:2]] == [True, False]


def test_there_is_no_text_box(word: WordDocument) -> None:
    assert list(word.element.iter(qn("w:txbxContent"))) == []


def test_report_without_figures_has_no_annex() -> None:
    file = Document(BytesIO(render_word(small_document())))
    assert (len(file.sections), ruled_tables(file)) == (1, [])


def marked_texts(document: ReportDocument) -> dict[str, str]:
    """Return the words of the paragraph that each bookmark wraps, by the bookmark's name."""
    file = Document(BytesIO(render_word(document)))
    found = {}
    for start in file.element.body.iter(qn("w:bookmarkStart")):
        paragraph = start.getparent()
        [end] = paragraph.findall(qn("w:bookmarkEnd"))
        assert end.get(qn("w:id")) == start.get(qn("w:id"))
        found[start.get(qn("w:name"))] = Paragraph(paragraph, file).text
    return found


def test_the_first_paragraph_of_every_printed_node_carries_its_mark() -> None:
    document = sample_document(province_code="BRVT", header=replace(issued_header(), addressees=("UBND tỉnh", "SNV")))
    printed = {
        node.key: printed_paragraphs(node)
        for node in document.walk()
        if node.kind not in ("header", "outside") and printed_paragraphs(node)
    }
    beside = {ADDRESSEES: "Kính gửi:", ANNEX: "Phụ lục"}
    report = "cchc:BRVT/SYT/2022-Q1"
    expected = {node_mark(report, key, words): words[0] for key, words in printed.items()}
    expected |= {node_mark(report, key): words for key, words in beside.items()}
    assert marked_texts(document) == expected


def test_a_node_that_begins_with_a_table_is_marked_in_its_first_cell() -> None:
    node = Node("intro", "intro", 0, "", "", "", "answered", lines=(Line(TABLE_ROW, "STT\tLĩnh vực"),))
    assert list(marked_texts(small_document(node)).values()) == ["Kính gửi: Sở Nội vụ", "STT"]
