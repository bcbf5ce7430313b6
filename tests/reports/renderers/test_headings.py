"""Screen, PDF, Word and Excel show the same headings."""

from io import BytesIO

import lxml.html
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from reports.domain.document import ReportDocument
from reports.renderers.annex import ANNEX_TITLE
from reports.renderers.excel import render_excel
from reports.renderers.excel_sheets import HEAD_ROW
from reports.renderers.paper import render_paper
from reports.renderers.pdf import render_pdf
from reports.renderers.word import render_word
from tests.reports.renderers.sample_tree import headings, sample_document


def squeezed(texts: list[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]


def on_screen(document: ReportDocument) -> list[str]:
    page = lxml.html.fromstring(render_paper(document, "/so-lieu/"))
    return [element.text_content() for element in page.iter("h1", "h2", "h3")]


def in_pdf(document: ReportDocument) -> list[str]:
    def titles(outline: list[object]) -> list[str]:
        nested = [titles(item) if isinstance(item, list) else [item.title] for item in outline]
        return [title for group in nested for title in group]

    return titles(PdfReader(BytesIO(render_pdf(document))).outline)


def in_word(document: ReportDocument) -> list[str]:
    paragraphs = Document(BytesIO(render_word(document))).paragraphs
    return [
        "".join(run.text for run in paragraph.runs if run.bold is not False)
        for paragraph in paragraphs
        if paragraph.style.name.startswith("Heading")
    ]


def in_excel(document: ReportDocument) -> list[str]:
    """Return the bold rows; a run-in heading shares its row with the line that follows it, so only its words count."""
    sheet = load_workbook(BytesIO(render_excel(document)))["Báo cáo"]
    bold = [row[1].value for row in sheet.iter_rows(min_row=HEAD_ROW + 1) if row[1].font.bold]
    return [text[: len(words)] for text, words in zip(bold, headings(document), strict=True)]


def test_all_formats_show_the_same_headings() -> None:
    document = sample_document()
    body = squeezed(headings(document))
    assert len(body) == 28
    assert squeezed(in_excel(document)) == body
    for found in (on_screen(document), in_pdf(document), in_word(document)):
        assert squeezed(found) == [*body, ANNEX_TITLE]
