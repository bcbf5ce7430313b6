"""A correction of an approved report names the document that it takes the place of, in every format."""

from dataclasses import replace
from io import BytesIO

import docx
import openpyxl

from reports.renderers.excel import render_excel
from reports.renderers.frame import replaces_text
from reports.renderers.json_tree import parse_json, render_json
from reports.renderers.paper import render_paper
from reports.renderers.pdf import render_pdf
from reports.renderers.word import render_word
from tests.reports.renderers.readers import pdf_text, squash
from tests.reports.renderers.sample_tree import sample_document

PLAIN = sample_document()
CORRECTED = replace(PLAIN, header=replace(PLAIN.header, replaces="Báo cáo số 05/BC-SYT ngày 15/3/2022"))
LINE = "(Thay thế Báo cáo số 05/BC-SYT ngày 15/3/2022)"


def test_what_replaces_nothing_says_nothing() -> None:
    assert (replaces_text(PLAIN.header), replaces_text(CORRECTED.header)) == ("", LINE)
    assert "replaces" not in render_paper(PLAIN)


def test_screen_and_pdf_print_it_below_the_title() -> None:
    page = render_paper(CORRECTED)
    line = f'<p class="replaces">{LINE}</p>'
    assert page.index('<p class="subject">') < page.index(line) < page.index('<div class="addressees')
    words = pdf_text(render_pdf(CORRECTED))
    assert words.index("QUÍINĂM2022") < words.index(squash(LINE)) < words.index(squash("Kính gửi: Sở Nội vụ"))


def test_word_prints_it_in_the_middle_in_italics() -> None:
    paragraphs = docx.Document(BytesIO(render_word(CORRECTED))).paragraphs
    at = next(index for index, one in enumerate(paragraphs) if one.text == LINE)
    assert paragraphs[at + 1].text == "Kính gửi: Sở Nội vụ"
    assert (paragraphs[at].alignment, paragraphs[at].runs[0].italic) == (1, True)
    assert [one.text for one in docx.Document(BytesIO(render_word(PLAIN))).paragraphs if "Thay thế" in one.text] == []


def test_excel_lists_it_with_the_title() -> None:
    rows = list(openpyxl.load_workbook(BytesIO(render_excel(CORRECTED)))["Báo cáo"].iter_rows(values_only=True))
    at = rows.index(("Tiêu đề", LINE, None))
    assert [row[0] for row in rows[at - 1 : at + 2]] == ["Tiêu đề", "Tiêu đề", "Căn cứ"]


def test_the_tree_keeps_it() -> None:
    assert parse_json(render_json(CORRECTED)) == CORRECTED
