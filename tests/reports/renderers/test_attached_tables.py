"""Attached tables as annexes: numbered behind the figures, on pages of their own, in every format."""

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import lxml.html
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pypdf import PdfReader

from reports.domain.document import AttachedTable, FigureValue, Node, ReportDocument
from reports.domain.node_marks import ANNEX, node_mark
from reports.renderers.annex import annex_labels, attached_annexes
from reports.renderers.excel import render_excel
from reports.renderers.json_tree import parse_json, render_json
from reports.renderers.paper import render_paper
from reports.renderers.pdf import render_pdf
from reports.renderers.word import render_word
from reports.renderers.word_marks import identifier_of
from tests.reports.renderers.sample_tree import small_document

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
HEAD = (("STT", "Lĩnh vực", "Số hồ sơ", "Đúng hạn"),)
ROWS = (("1", "Dược phẩm", "1.234", "98,5%"), ("02", "=cmd|' /C calc'!A0", "2022", ""))
FIELDS = AttachedTable("one_stop", "Hồ sơ theo lĩnh vực", 1, HEAD + ROWS)
SIXTY = tuple((str(number), "Dược phẩm", "7", "") for number in range(60))
LONG = AttachedTable("one_stop", "Danh sách hồ sơ", 2, (*HEAD, ("", "", "Kỳ này", ""), *SIXTY))
FIGURE = FigureValue("plan.tasks_total", "Tổng số nhiệm vụ", "nhiệm vụ", "answered", Decimal(25), "typed")
FIGURES = Node("plan", "figures", 4, "", "-", "Kết quả", "answered", figures=(FIGURE,))


def with_tables(*tables: AttachedTable, figures: bool = True) -> ReportDocument:
    return replace(small_document(*([FIGURES] if figures else [])), attached_tables=tables)


@pytest.mark.parametrize(
    ("document", "labels"),
    [
        (with_tables(figures=False), []),
        (with_tables(), ["Phụ lục"]),
        (with_tables(FIELDS, figures=False), ["Phụ lục"]),
        (with_tables(FIELDS), ["Phụ lục I", "Phụ lục II"]),
        (with_tables(FIELDS, LONG, figures=False), ["Phụ lục I", "Phụ lục II"]),
        (
            with_tables(*[FIELDS] * 9),
            [f"Phụ lục {one}" for one in ROMAN],
        ),
    ],
)
def test_several_annexes_are_numbered_in_roman_the_figures_first(document: ReportDocument, labels: list[str]) -> None:
    assert annex_labels(document) == labels


def test_numbers_and_shares_are_told_from_words() -> None:
    [annex] = attached_annexes(with_tables(FIELDS))
    assert (annex.label, annex.title, annex.columns, sum(annex.widths)) == ("Phụ lục II", "HỒ SƠ THEO LĨNH VỰC", 4, 100)
    assert [cell.is_number for cell in annex.rows[0]] == [True, False, True, True]


def test_the_screen_shows_head_and_rows_behind_the_figures() -> None:
    page = lxml.html.fromstring(f"<div>{render_paper(with_tables(FIELDS, LONG), '/so-lieu/')}</div>")
    labels = [label.text for label in page.find_class("annex-label")]
    assert labels == ["Phụ lục I", "Phụ lục II", "Phụ lục III"]
    first, second = page.find_class("attached-table")
    assert [cell.text for cell in first.find("thead").iter("th")] == list(HEAD[0])
    assert [[cell.text or "" for cell in row] for row in first.find("tbody")] == [list(row) for row in ROWS]
    assert (len(second.find("thead")), len(second.find("tbody"))) == (2, 60)


def test_a_report_without_tables_prints_as_before() -> None:
    paper = render_paper(with_tables())
    assert '<p class="annex-label">Phụ lục</p>' in paper
    assert "attached" not in paper


def test_text_that_looks_like_markup_is_printed_as_written() -> None:
    table = AttachedTable("one_stop", "<b>a</b>", 1, (("<script>",), ("<img src=x>",)))
    paper = render_paper(with_tables(table))
    assert "&lt;B&gt;A&lt;/B&gt;" in paper
    assert "<script>" not in paper
    assert "<img" not in paper


def test_the_pdf_has_landscape_pages_that_repeat_the_head_and_count_from_one() -> None:
    pages = PdfReader(BytesIO(render_pdf(with_tables(FIELDS, LONG)))).pages
    assert [page.mediabox.width > page.mediabox.height for page in pages] == [False, False, *[True] * (len(pages) - 2)]
    texts = [" ".join(page.extract_text().split()) for page in pages]
    assert "Phụ lục I SỐ LIỆU" in texts[1]
    assert "Phụ lục II HỒ SƠ THEO LĨNH VỰC" in texts[2]
    assert "Phụ lục III DANH SÁCH HỒ SƠ" in texts[3]
    assert len(pages) > 5
    assert all("Lĩnh vực" in text and "Kỳ này" in text for text in texts[3:])
    numbers = [re.findall(r"^(\d+)(?: DỰ THẢO)?$", page.extract_text(), re.MULTILINE)[-1] for page in pages[4:]]
    assert numbers == [str(number) for number in range(2, len(numbers) + 2)]


def test_word_has_a_landscape_section_for_each_with_a_head_on_every_page() -> None:
    document = with_tables(FIELDS, LONG)
    word = Document(BytesIO(render_word(document)))
    portrait, landscape = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [section.orientation for section in word.sections] == [portrait, portrait, landscape, landscape]
    assert {(round(one.page_width.mm), round(one.page_height.mm)) for one in word.sections[2:]} == {(297, 210)}
    starts = [one._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for one in word.sections[1:]]
    assert starts == ["1", "1", "1"]
    fields, long = word.tables[-2:]
    assert [[cell.text for cell in row.cells] for row in fields.rows] == [list(row) for row in HEAD + ROWS]
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in long.rows] == [True, True] + [False] * 60
    assert "HỒ SƠ THEO LĨNH VỰC" in [one.text for one in word.paragraphs if one.style.name == "Heading 1"]


def test_word_marks_the_first_annex_so_that_an_edited_file_comes_back() -> None:
    document = with_tables(FIELDS, LONG, figures=False)
    word = Document(BytesIO(render_word(document)))
    name = node_mark(identifier_of(document), ANNEX)
    [mark] = [one for one in word.element.body.iter(qn("w:bookmarkStart")) if one.get(qn("w:name")) == name]
    assert "".join(text.text for text in mark.getparent().iter(qn("w:t"))) == "Phụ lục I"


def test_excel_has_a_sheet_for_each_with_numbers_as_numbers_and_safe_words() -> None:
    book = load_workbook(BytesIO(render_excel(with_tables(FIELDS, LONG))))
    assert book.sheetnames[5:] == ["Phụ lục II", "Phụ lục III"]
    sheet = book["Phụ lục II"]
    assert sheet["A1"].value == "Phụ lục II - HỒ SƠ THEO LĨNH VỰC"
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows == [list(HEAD[0]), [1, "Dược phẩm", 1234, 0.985], ["02", "=cmd|' /C calc'!A0", 2022, None]]
    assert [sheet[name].number_format for name in ("C4", "D4", "C5")] == ["#,##0", "0.0%", "0"]
    assert (sheet["B5"].data_type, sheet["B5"].quotePrefix) == ("s", True)
    assert (book["Phụ lục III"].freeze_panes, book["Phụ lục III"].print_title_rows) == ("A5", "$3:$4")


def test_json_comes_back_equal() -> None:
    document = with_tables(FIELDS, LONG)
    assert parse_json(render_json(document)) == document
