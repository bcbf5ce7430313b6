"""Biểu II.06 on its own, as PDF and as a workbook: the return of Thông tư 01/2020/TT-VPCP."""

from dataclasses import dataclass
from io import BytesIO
from textwrap import wrap
from typing import Final

from django.template.loader import render_to_string
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from reports.domain.document import AttachedTable
from reports.renderers.annex import AttachedAnnex, attached_annex
from reports.renderers.excel_annexes import column_widths, write_notes, write_table
from reports.renderers.excel_sheets import print_on_a4, write
from reports.renderers.pdf import html_to_pdf

UNIT_OF_COUNT: Final = "Đơn vị tính: Số hồ sơ TTHC"
MAKER: Final = "NGƯỜI LẬP BIỂU"
MAKER_SIGNS: Final = "(Ký, ghi rõ họ tên)"
LEADER: Final = "THỦ TRƯỞNG ĐƠN VỊ"
LEADER_SIGNS: Final = "(Ký tên, đóng dấu)"

BLANK: Final = "…………………"
"""Room to write what the portal does not know."""

_STYLESHEETS: Final = ("paper.css", "statistic_return_print.css")
_TITLE_WIDTH: Final = 30
"""Capital letters that a line of the title holds between the blocks on both sides."""
_TABLE_ROW: Final = 7
_ROOM_TO_SIGN: Final = 5
"""Rows between the posts and the end of the sheet."""


@dataclass(frozen=True, slots=True)
class StatisticReturn:
    """The return: the form's own words, who reports for which days, and the table. What is unknown stays blank.

    `receiver` is the unit that it goes to; `place` stands before the date, which is written when it is signed.
    """

    form: str
    legal_basis: str
    title: str
    unit_name: str
    period_name: str
    days: str
    table: AttachedTable
    receiver: str = ""
    place: str = ""


def render_return_pdf(one: StatisticReturn) -> bytes:
    """Return the form on A4 landscape pages that repeat the table's head."""
    context = {
        "form": one,
        "blank": BLANK,
        "annex": attached_annex("", one.table),
        "title_lines": wrap(one.title, _TITLE_WIDTH),
        "unit_of_count": UNIT_OF_COUNT,
        "place_and_date": _place_and_date(one),
        "signatures": ((MAKER, MAKER_SIGNS), (LEADER, LEADER_SIGNS)),
    }
    return html_to_pdf(render_to_string("reports/dossier_tables/return.html", context), _STYLESHEETS)


def render_return_excel(one: StatisticReturn) -> bytes:
    """Return the form as a workbook whose sums are formulas; text never becomes a formula."""
    annex = attached_annex("", one.table)
    widths = column_widths(annex)
    book = Workbook()
    book.properties.title = f"{one.form} - {one.unit_name} - {one.period_name}"
    book.properties.creator = one.unit_name
    book.properties.language = "vi-VN"
    # Formulas carry no values: whatever opens the file works them out.
    book.calculation.fullCalcOnLoad = True
    sheet = book.active
    sheet.title = "Biểu II.06"
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    _write_top(sheet, one, annex.columns)
    last = write_table(sheet, annex, _TABLE_ROW, widths)
    after = write_notes(sheet, annex, last + 2)
    _write_signatures(sheet, one, after + 1, annex.columns)
    _prepare(sheet, annex)
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def _write_top(sheet: Worksheet, one: StatisticReturn, columns: int) -> None:
    left, right = 3, columns - 3
    middle = (left + 1, right - 1)
    for row, text in enumerate((one.form, f"Ban hành theo {one.legal_basis}"), start=1):
        _place(sheet, row, (1, left), text, "left", bold=row == 1)
    for row, text in enumerate((one.title, f"Kỳ báo cáo: {one.period_name}", f"({one.days})"), start=1):
        _place(sheet, row, middle, text, "center", bold=row == 1, italic=row == 3)
    parties = (f"Đơn vị báo cáo: {one.unit_name}", f"Đơn vị nhận báo cáo: {one.receiver or BLANK}")
    for row, text in enumerate(parties, start=1):
        _place(sheet, row, (right, columns), text, "left")
    for row in (1, 2):
        sheet.row_dimensions[row].height = 34
    _place(sheet, _TABLE_ROW - 1, (right, columns), UNIT_OF_COUNT, "right", italic=True)


def _write_signatures(sheet: Worksheet, one: StatisticReturn, row: int, columns: int) -> None:
    half = columns // 2
    _place(sheet, row, (half + 1, columns), _place_and_date(one), "center", italic=True)
    for words, signs, span in ((MAKER, MAKER_SIGNS, (1, half)), (LEADER, LEADER_SIGNS, (half + 1, columns))):
        _place(sheet, row + 1, span, words, "center", bold=True)
        _place(sheet, row + 2, span, signs, "center", italic=True)
    _place(sheet, row + 2 + _ROOM_TO_SIGN, (1, columns), "", "center")


def _place(
    sheet: Worksheet,
    row: int,
    span: tuple[int, int],
    text: str,
    horizontal: str,
    bold: bool = False,
    italic: bool = False,
) -> None:
    """Write words over the columns from the first to the last of `span`, without a frame."""
    cell = sheet.cell(row, span[0])
    write(cell, text)
    cell.font = Font(name=cell.font.name, size=12, bold=bold, italic=italic)
    cell.border = Border()
    cell.alignment = Alignment(horizontal=horizontal, vertical="top", wrap_text=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=span[0], end_column=span[1])


def _prepare(sheet: Worksheet, annex: AttachedAnnex) -> None:
    last_head = _TABLE_ROW + len(annex.head) - 1
    sheet.freeze_panes = f"C{last_head + 1}"
    sheet.print_title_rows = f"{_TABLE_ROW}:{last_head}"
    print_on_a4(sheet, landscape=True)


def _place_and_date(one: StatisticReturn) -> str:
    return f"{one.place or BLANK}, ngày …… tháng …… năm ………"
