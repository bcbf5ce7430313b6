"""The workbook, read back with openpyxl."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reports.domain.document import FigureValue, Line, Node
from reports.renderers.excel import render_excel
from reports.renderers.excel_sheets import HEAD_ROW
from tests.reports.renderers.sample_tree import printed_paragraphs, sample_document, small_document


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(BytesIO(render_excel(sample_document())))


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True))


def head(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet[sheet.auto_filter.ref][0]]


def test_sheets_and_properties(book: Workbook) -> None:
    assert book.sheetnames == ["Báo cáo", "Phụ lục số liệu", "Văn bản", "Nhiệm vụ", "Kiểm tra"]
    assert (book.properties.title, book.properties.language) == (sample_document().title, "vi-VN")


def test_report_holds_every_paragraph_in_order(book: Workbook) -> None:
    expected = [
        " | ".join(text.split("\t")).strip() if marker == "|" else f"{marker} {text}".strip()
        for marker, text in printed_paragraphs(sample_document())
    ]
    assert head(book["Báo cáo"]) == ["Mục", "Nội dung", "Trạng thái trả lời"]
    found = [str(row[1]).strip() for row in rows(book["Báo cáo"]) if row[0] != "Ngoài đề cương"]
    assert found == [text.replace("\t", " ") for text in expected]


def test_each_paragraph_names_its_place_and_each_prompt_its_state(book: Workbook) -> None:
    by_text = {row[1]: (row[0], row[2]) for row in rows(book["Báo cáo"])}
    assert by_text["BÁO CÁO"] == ("Tiêu đề", None)
    assert by_text["II. KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH"] == ("II", None)
    assert by_text["- Tiến độ thực hiện Kế hoạch giải ngân vốn đầu tư công: 100%"] == ("II.5.1", "Đã trả lời")
    assert by_text["GIÁM ĐỐC"] == ("Người ký", None)


def test_figures_are_numbers_and_missing_ones_are_not_zero(book: Workbook) -> None:
    sheet = book["Phụ lục số liệu"]
    names = ["Mã số", "Mã", "Chỉ tiêu", "Đơn vị tính", "Kỳ này", "Kỳ trước (Năm 2021)", "Công thức", "Ghi chú"]
    assert head(sheet) == names
    assert [(row[1], row[4], row[5], row[7]) for row in rows(sheet)[:8]] == [
        ("plan.tasks_total", 25, 25, "theo danh sách: 24"),
        ("plan.tasks_done", 10, 0, None),
        ("plan.tasks_doing", 15, None, None),
        ("plan.done_rate", 40, None, None),
        ("budget.revenue", 564250.5, 1203400, None),
        ("training.classes_held", None, None, None),
        ("emulation.rewards", "Không phát sinh", 2, None),
        ("dossiers.online_rate", "Chưa có số liệu", None, "Chờ số liệu của Trung tâm Phục vụ hành chính công"),
    ]
    formats = [sheet.cell(HEAD_ROW + row, 5).number_format for row in (1, 5)]
    assert formats == ["#,##0", "#,##0.0"]


def test_registers_hold_real_dates(book: Workbook) -> None:
    sheet = book["Văn bản"]
    assert rows(sheet)[0][:5] == (1, "Kế hoạch", "219", "KH-SYT", datetime(2021, 12, 27))
    assert rows(sheet)[1][4:] == (None, "Sở Y tế", "về quản lý công tác thi hành pháp luật", "II.1; II.2")
    assert sheet.cell(HEAD_ROW + 1, 5).number_format == "dd/mm/yyyy"
    assert rows(book["Nhiệm vụ"])[0][3:6] == (datetime(2022, 3, 15), datetime(2022, 3, 23), None)
    assert rows(book["Kiểm tra"])[0][1:3] == ("Đoàn kiểm tra 611", datetime(2022, 3, 1))


def test_empty_sheets_say_what_is_missing() -> None:
    book = load_workbook(BytesIO(render_excel(small_document())))
    assert [rows(sheet)[0][0] for sheet in book] == [
        "Báo cáo chưa có nội dung.",
        "Không có chỉ tiêu số liệu trong kỳ.",
        "Không có văn bản trong kỳ.",
        "Không có nhiệm vụ được giao trong kỳ.",
        "Không có nội dung kiểm tra trong kỳ.",
    ]


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1"])
def test_text_never_becomes_a_formula(start: str) -> None:
    figure = FigureValue(start, start, start, "answered", Decimal(1), formula=start, note=start)
    node = Node("key", "figures", 4, "", "", start, "answered", lines=(Line("", start),), figures=(figure,))
    book = load_workbook(BytesIO(render_excel(small_document(node, title=start))))
    texts = [
        cell
        for sheet in book
        for line in sheet.iter_rows()
        for cell in line
        if isinstance(cell.value, str) and cell.value.strip() == start.strip()
    ]
    assert len(texts) == 8
    assert {cell.data_type for cell in texts} == {"s"}
    assert {cell.quotePrefix for cell in texts} == ({True} if not start.startswith("\t") else {False})


def test_a_paragraph_too_long_for_a_cell_goes_on_in_further_rows() -> None:
    text = "".join(f"{number:06} " for number in range(10_000))
    node = Node("key", "narrative", 2, "1.", "", "Kết quả", "answered", lines=(Line("", text), Line("", "Hết.")))
    sheet = load_workbook(BytesIO(render_excel(small_document(node))))["Báo cáo"]
    heading, *parts, last = rows(sheet)
    assert (heading, last) == (("1", "1. Kết quả", "Đã trả lời"), ("1", "Hết.", None))
    assert [(place, len(words), state) for place, words, state in parts] == [
        ("1", 32_767, None),
        ("1", 32_767, None),
        ("1", 4_466, None),
    ]
    assert "".join(words for _, words, _ in parts) == text


def test_a_record_too_long_for_a_cell_loses_nothing_and_repeats_no_number() -> None:
    figure = FigureValue("a", "Số", "số", "answered", Decimal(5), note="=" * 40_000)
    node = Node("key", "figures", 4, "", "", "Số liệu", "answered", figures=(figure,))
    sheet = load_workbook(BytesIO(render_excel(small_document(node))))["Phụ lục số liệu"]
    assert rows(sheet) == [
        ("01", "a", "Số", "số", 5, None, None, "=" * 32_767),
        ("01", None, None, None, None, None, None, "=" * 7_233),
    ]


def test_sheets_are_ready_to_read_and_to_print(book: Workbook) -> None:
    for sheet in book:
        assert sheet.freeze_panes == f"A{HEAD_ROW + 1}"
        assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
        setup = sheet.page_setup
        assert (int(setup.paperSize), setup.fitToWidth, setup.fitToHeight) == (9, 1, 0)
        assert sheet.oddFooter.center.text == "Trang &P/&N"
    assert [sheet.page_setup.orientation for sheet in book] == ["portrait", *["landscape"] * 4]


def test_lines_beyond_the_outline_are_kept_at_the_end_of_the_report() -> None:
    outside = Node("outside", "outside", 0, "", "", "", "answered", lines=(Line("", "Mẫu số 1"), Line("", "Phụ lục")))
    book = load_workbook(BytesIO(render_excel(small_document(outside))))
    assert rows(book["Báo cáo"]) == [("Ngoài đề cương", "Mẫu số 1", None), ("Ngoài đề cương", "Phụ lục", None)]
