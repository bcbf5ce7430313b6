"""A table that is a form of the state, as an annex: merged heads, sums that add themselves up, a total and notes."""

import json
import re
from dataclasses import replace
from io import BytesIO

import lxml.html
import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.utils import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader

from reports.checks.figures.table_sums import check_table_sums
from reports.checks.reading import Reading
from reports.domain.document import AttachedTable, ColumnSum, ReportDocument, Span
from reports.renderers.annex import attached_annexes
from reports.renderers.excel import render_excel
from reports.renderers.json_tree import parse_json, render_json
from reports.renderers.paper import render_paper
from reports.renderers.pdf import render_pdf
from reports.renderers.word import render_word
from tests.reports.renderers.sample_tree import sample_document, small_document

HEAD = (
    ("STT", "Lĩnh vực", "Tiếp nhận", "", ""),
    ("", "", "Tổng số", "Trực tuyến", "Trực tiếp"),
    ("(1)", "(2)", "(3) = (4) + (5)", "(4)", "(5)"),
)
BODY = (
    ("1", "Dược phẩm", "1.284", "1.234", "50"),
    ("2", "=Khám bệnh", "7", "0", "7"),
    ("", "Tổng cộng", "1.291", "1.234", "57"),
)
SPANS = (Span(0, 0, rows=2), Span(0, 1, rows=2), Span(0, 2, columns=3))
FORM = AttachedTable(
    "dossiers",
    "Tình hình giải quyết",
    3,
    HEAD + BODY,
    SPANS,
    (ColumnSum(2, (3, 4)),),
    has_total=True,
    notes=("Nguồn số liệu: danh sách hồ sơ.",),
)


def with_form(table: AttachedTable = FORM) -> ReportDocument:
    return replace(small_document(), attached_tables=(table,))


def sheet_of(document: ReportDocument) -> Worksheet:
    return load_workbook(BytesIO(render_excel(document)))["Phụ lục"]


def worked_out(sheet: Worksheet, name: str) -> float:
    """Return the value of a cell; a formula is a sum of cells, or of the cells between two."""
    value = sheet[name].value
    if not isinstance(value, str) or not value.startswith("="):
        return value
    span = re.fullmatch(r"=SUM\(([A-Z]+\d+):([A-Z]+\d+)\)", value)
    if span is None:
        return sum(worked_out(sheet, term) for term in value[1:].split("+"))
    (first, column), (last, _) = map(coordinate_to_tuple, span.groups())
    return sum(worked_out(sheet, sheet.cell(row, column).coordinate) for row in range(first, last + 1))


def test_a_merged_cell_of_the_head_stands_once():
    [annex] = attached_annexes(with_form())
    assert [[(cell.text, cell.rows, cell.columns) for cell in row] for row in annex.head_cells] == [
        [("STT", 2, 1), ("Lĩnh vực", 2, 1), ("Tiếp nhận", 1, 3)],
        [("Tổng số", 1, 1), ("Trực tuyến", 1, 1), ("Trực tiếp", 1, 1)],
        [("(1)", 1, 1), ("(2)", 1, 1), ("(3) = (4) + (5)", 1, 1), ("(4)", 1, 1), ("(5)", 1, 1)],
    ]
    assert annex.widths == (5, 20, 25.0, 25.0, 25.0)


def test_the_screen_spans_the_head_marks_the_total_and_ends_with_the_notes():
    page = lxml.html.fromstring(f"<div>{render_paper(with_form(), '/so-lieu/')}</div>")
    [table] = page.find_class("attached-table")
    spans = [(cell.text, cell.get("rowspan"), cell.get("colspan")) for cell in table.find("thead")[0]]
    assert spans == [("STT", "2", None), ("Lĩnh vực", "2", None), ("Tiếp nhận", None, "3")]
    [total] = page.find_class("total-row")
    assert [cell.text for cell in total] == [None, "Tổng cộng", "1.291", "1.234", "57"]
    assert [note.text for note in page.find_class("annex-note")] == ["Nguồn số liệu: danh sách hồ sơ."]


def test_the_pdf_repeats_the_whole_head_on_landscape_pages():
    rows = tuple((str(number), f"Lĩnh vực {number}", "7", "0", "7") for number in range(1, 61))
    long = replace(FORM, rows=(*HEAD, *rows, ("", "Tổng cộng", "420", "0", "420")))
    pages = PdfReader(BytesIO(render_pdf(with_form(long)))).pages[1:]
    assert len(pages) > 1
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    texts = [" ".join(page.extract_text().split()) for page in pages]
    assert all("Trực tuyến" in text and "(4)" in text for text in texts)
    assert "Tổng cộng 420 0 420 Nguồn số liệu: danh sách hồ sơ." in texts[-1]


def test_excel_adds_up_by_itself_what_the_table_says():
    sheet = sheet_of(with_form())
    assert [[cell.value for cell in row] for row in sheet["C6:E8"]] == [
        ["=D6+E6", 1234, 50],
        ["=D7+E7", 0, 7],
        ["=D8+E8", "=SUM(D6:D7)", "=SUM(E6:E7)"],
    ]
    shown = [[worked_out(sheet, cell.coordinate) for cell in row] for row in sheet["C6:E8"]]
    assert shown == [[1284, 1234, 50], [7, 0, 7], [1291, 1234, 57]]
    assert {sheet[name].data_type for name in ("C6", "D8")} == {"f"}
    assert (sheet["C6"].number_format, sheet["C8"].font.bold) == ("#,##0", True)
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A10:E10", "A3:A4", "B3:B4", "C3:E3"]
    assert sheet["A10"].value == "Nguồn số liệu: danh sách hồ sơ."


def test_a_field_that_looks_like_a_formula_stays_text_in_excel():
    cell = sheet_of(with_form())["B7"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=Khám bệnh", "s", True)


def test_a_form_without_rows_adds_up_nothing_in_excel():
    sheet = sheet_of(with_form(replace(FORM, rows=(*HEAD, ("", "Tổng cộng", "0", "0", "0")))))
    assert [cell.value for cell in sheet[6]][2:] == ["=D6+E6", 0, 0]


def test_word_merges_the_head_and_prints_the_total_bold_and_the_notes_below():
    word = Document(BytesIO(render_word(with_form())))
    table = word.tables[-1]
    assert table.cell(0, 2)._tc is table.cell(0, 4)._tc
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert [cell.text for cell in table.rows[1].cells] == ["STT", "Lĩnh vực", "Tổng số", "Trực tuyến", "Trực tiếp"]
    bold = [[run.bold for run in cell.paragraphs[0].runs if run.text] for cell in table.rows[-1].cells[1:]]
    assert bold == [[True]] * 4
    assert word.paragraphs[-1].text == "Nguồn số liệu: danh sách hồ sơ."


def test_json_comes_back_equal():
    assert parse_json(render_json(with_form())) == with_form()


@pytest.mark.parametrize("document", [with_form(AttachedTable("a", "b", 1, (("x",),))), sample_document()])
def test_what_was_stored_before_tables_had_merged_cells_sums_and_notes_is_still_read(document: ReportDocument):
    def before(value: object) -> object:
        if isinstance(value, list):
            return [before(item) for item in value]
        if not isinstance(value, dict):
            return value
        later = {"spans", "sums", "has_total", "notes", "table_unchosen", "measure"}
        return {name: before(item) for name, item in value.items() if name not in later}

    stored = before(json.loads(render_json(document)))
    assert parse_json(json.dumps(stored).encode()) == document


def test_the_sums_of_a_form_are_checked_by_the_formulas_of_its_head():
    assert list(check_table_sums(Reading(replace(sample_document(), attached_tables=(replace(FORM, key="x"),))))) == []
    node = next(sample_document().walk())
    wrong = replace(FORM, key=node.key, rows=(*HEAD, ("1", "Dược phẩm", "9", "1", "7"), *BODY[1:]))
    issues = list(check_table_sums(Reading(replace(sample_document(), attached_tables=(wrong,)))))
    assert any("theo công thức (3) = (4) + (5) là 8" in issue.message for issue in issues)
