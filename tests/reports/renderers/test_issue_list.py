"""The list of what the checks find, as a workbook."""

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reports.renderers.issue_list import COLUMNS, OF_A_TEXT, IssueRow, render_issues

ROW = IssueRow("I.1. Kế hoạch", "Cảnh báo", "Chính tả", "“đnag” không phải là một tiếng.", "đnag", "Sửa thành “đang”.")


def sheet_of(*rows: IssueRow) -> Worksheet:
    return load_workbook(BytesIO(render_issues("Kết quả kiểm tra", rows))).active


def test_each_finding_is_a_numbered_row_below_the_head() -> None:
    kept = IssueRow(
        "II.3", "Đã giữ nguyên", "Số liệu", "Khác sổ.", "24", reason="Theo biên bản", kept_by="Nguyễn Văn A"
    )
    found = list(sheet_of(ROW, kept).iter_rows(values_only=True))
    assert found[0][0] == "Kết quả kiểm tra"
    assert found[1] == tuple(COLUMNS)
    assert found[2] == (1, "I.1. Kế hoạch", "Cảnh báo", "Chính tả", ROW.message, "đnag", ROW.suggestion, None, None)
    assert found[3] == (2, "II.3", "Đã giữ nguyên", "Số liệu", "Khác sổ.", "24", None, "Theo biên bản", "Nguyễn Văn A")
    assert len(found) == 4


def test_the_list_of_a_text_names_no_sections_and_nothing_kept() -> None:
    row = IssueRow("Dòng 16", "Cảnh báo", "Chính tả", ROW.message, "đnag", ROW.suggestion)
    sheet = load_workbook(BytesIO(render_issues("Kết quả kiểm tra văn bản", [row], OF_A_TEXT))).active
    head, first = list(sheet.iter_rows(min_row=2, values_only=True))
    assert head == ("STT", "Chỗ", "Mức độ", "Quy tắc", "Nội dung", "Trích đoạn", "Đề xuất")
    assert first == (1, "Dòng 16", "Cảnh báo", "Chính tả", ROW.message, "đnag", ROW.suggestion)


def test_words_of_a_report_never_become_a_formula() -> None:
    sheet = sheet_of(IssueRow("=1+1", "Lỗi", "+x", "-cmd", "@SUM(A1)", "\t=2", "=HYPERLINK(1)", "=A1"))
    cells = list(sheet[3])[1:]
    assert [cell.data_type for cell in cells] == ["s"] * 8
    assert [cell.value for cell in cells[:5]] == ["=1+1", "Lỗi", "+x", "-cmd", "@SUM(A1)"]
    assert [cell.quotePrefix for cell in cells if cell.value.startswith(("=", "+", "-", "@"))] == [True] * 6


def test_it_prints_on_its_side_with_the_head_on_every_page() -> None:
    sheet = sheet_of(ROW)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.print_title_rows, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("$2:$2", True)
    assert sheet.freeze_panes == "A3"


def test_a_text_without_findings_has_a_head_alone() -> None:
    assert sheet_of().max_row == 2
