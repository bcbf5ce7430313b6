"""The report as a workbook: text, figures and registers as tables that can be filtered and added up."""

from collections.abc import Iterable
from io import BytesIO
from typing import Final

from openpyxl import Workbook

from reports.domain.document import TABLE_ROW, AnswerState, Node, ReportDocument
from reports.renderers import frame
from reports.renderers.annex import AnnexRow, annex_header, annex_rows, attached_annexes
from reports.renderers.excel_annexes import add_attached
from reports.renderers.excel_sheets import Row, Value, add_sheet
from reports.renderers.layout import heading_level, printed_nodes, table_cells, with_marker

_STATES: Final[dict[AnswerState, str]] = {
    "unanswered": "Chưa trả lời",
    "answered": "Đã trả lời",
    "none": "Không phát sinh",
    "not_yet_available": "Chưa có số liệu",
}
_FRONT_AND_BACK: Final = {
    "title": "Tiêu đề",
    "legal_bases": "Căn cứ",
    "intro": "Mở đầu",
    "closing": "Kết thúc",
    "recipients": "Nơi nhận",
    "signer": "Người ký",
}
_OUTSIDE: Final = "Ngoài đề cương"


def render_excel(document: ReportDocument) -> bytes:
    """Return the workbook: Báo cáo, Phụ lục số liệu, Văn bản, Nhiệm vụ, Kiểm tra, and a sheet for each attached table.

    Text never becomes a formula.
    """
    book = Workbook()
    book.remove(book.active)
    book.properties.title = document.title
    book.properties.creator = document.unit_name
    book.properties.language = "vi-VN"
    _add_report(book, document)
    _add_annex(book, document)
    _add_documents(book, document)
    _add_tasks(book, document)
    _add_inspections(book, document)
    for annex in attached_annexes(document):
        add_attached(book, annex)
    # Formulas carry no values: whatever opens the file works them out.
    book.calculation.fullCalcOnLoad = True
    output = BytesIO()
    book.save(output)
    return output.getvalue()


def _add_report(book: Workbook, document: ReportDocument) -> None:
    columns = {"Mục": 10, "Nội dung": 95, "Trạng thái trả lời": 18}
    add_sheet(book, "Báo cáo", document.title, columns, _report_rows(document), "Báo cáo chưa có nội dung.")


def _report_rows(document: ReportDocument) -> Iterable[Row]:
    part = place = ""
    for node in printed_nodes(document.nodes):
        level = heading_level(node)
        if level == 1:
            part = place = node.numeral.rstrip(".")
        elif level and node.numeral:
            place = ".".join(filter(None, (part, node.numeral.rstrip("."))))
        label = _FRONT_AND_BACK.get(node.kind, place)
        for index, (marker, text) in enumerate(node.paragraphs()):
            words = " | ".join(table_cells(text)) if marker == TABLE_ROW else with_marker(marker, text)
            yield Row((label, words, _state(node) if index == 0 else ""), bold=index == 0 and level > 0)
        if node.kind == "title" and document.header.replaces:
            yield Row((label, frame.replaces_text(document.header), ""))
    for node in document.nodes:
        if node.kind == "outside":
            yield from (Row((_OUTSIDE, line.text, "")) for line in node.lines)


def _state(node: Node) -> str:
    return "" if node.kind in _FRONT_AND_BACK or node.children else _STATES[node.state]


def _add_annex(book: Workbook, document: ReportDocument) -> None:
    number, *others = zip(annex_header(document), (9, 50, 14, 18, 18, 22), strict=True)
    columns = dict([number, ("Mã", 30), *others, ("Ghi chú", 30)])
    rows = [Row(_annex_values(row)) for row in annex_rows(document)]
    title = f"Phụ lục số liệu - {document.title}"
    add_sheet(book, "Phụ lục số liệu", title, columns, rows, "Không có chỉ tiêu số liệu trong kỳ.", landscape=True)


def _annex_values(row: AnnexRow) -> tuple[Value, ...]:
    current = row.current if row.value is None else row.value
    return row.number, row.code, row.label, row.unit, current, row.previous_value, row.formula, row.note


def _add_documents(book: Workbook, document: ReportDocument) -> None:
    columns = {
        "STT": 6,
        "Loại": 16,
        "Số": 8,
        "Ký hiệu": 16,
        "Ngày ban hành": 14,
        "Cơ quan ban hành": 24,
        "Trích yếu": 70,
        "Xuất hiện tại": 30,
    }
    rows = [
        Row(
            (
                number,
                row.type_name,
                row.number,
                row.symbol,
                row.issued_on,
                row.issuer,
                row.subject,
                "; ".join(row.appears_in),
            )
        )
        for number, row in enumerate(document.documents, start=1)
    ]
    title = f"Văn bản nêu trong báo cáo - {document.title}"
    add_sheet(book, "Văn bản", title, columns, rows, "Không có văn bản trong kỳ.", landscape=True)


def _add_tasks(book: Workbook, document: ReportDocument) -> None:
    columns = {
        "STT": 6,
        "Văn bản giao": 24,
        "Nội dung": 60,
        "Thời hạn": 13,
        "Ngày hoàn thành": 13,
        "Ngày cập nhật phần mềm": 15,
        "Văn bản trả lời": 40,
        "Tình trạng": 18,
    }
    rows = [
        Row(
            (
                number,
                row.assigned_by,
                row.content,
                row.due_on,
                row.done_on,
                row.updated_in_software_on,
                row.answer,
                row.status,
            )
        )
        for number, row in enumerate(document.tasks, start=1)
    ]
    title = f"Nhiệm vụ được giao - {document.title}"
    add_sheet(book, "Nhiệm vụ", title, columns, rows, "Không có nhiệm vụ được giao trong kỳ.", landscape=True)


def _add_inspections(book: Workbook, document: ReportDocument) -> None:
    columns = {"STT": 6, "Đoàn kiểm tra": 30, "Ngày kiểm tra": 14, "Loại": 24, "Nội dung": 80, "Ngày khắc phục": 15}
    rows = [
        Row((number, row.team, row.visited_on, row.kind, row.content, row.remedied_on))
        for number, row in enumerate(document.inspections, start=1)
    ]
    title = f"Kiểm tra - {document.title}"
    add_sheet(book, "Kiểm tra", title, columns, rows, "Không có nội dung kiểm tra trong kỳ.", landscape=True)
