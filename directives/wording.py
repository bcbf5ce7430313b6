"""How a record reads as a line of the report."""

import re
from typing import Final

from core.text import squeeze
from directives.domain.citation import format_date, format_document
from directives.models import AssignedTask, Document, Inspection

_OPENING: Final = re.compile(r"^\s*(?:v/v|về việc|về)\s+", re.IGNORECASE)


def word_document(document: Document) -> str:
    """Return a document as NĐ 30/2020/NĐ-CP cites it the first time; what is unknown is left out."""
    return squeeze(
        format_document(
            document.type_name,
            document.number,
            document.symbol,
            document.issued_on,
            document.issuer,
            document.subject,
        )
    )


def bare_subject(subject: str) -> str:
    """Return a subject as the content of a task: without its opening "về", "về việc", with a capital."""
    content = _OPENING.sub("", subject, count=1)
    return content[:1].upper() + content[1:]


def word_assigned_task(task: AssignedTask) -> str:
    """Return an assigned task with the document that assigns it, its answer and its progress."""
    words = word_document(task.assigning_document) if task.assigning_document else task.content
    if task.answering_document:
        words += f"; đã có {_short(task.answering_document)}"
    elif task.done_on:
        words += f"; hoàn thành ngày {format_date(task.done_on)}"
    else:
        words += "; đang thực hiện"
    if task.due_on and not task.done_on:
        words += f", hạn ngày {format_date(task.due_on)}"
    return words


def word_inspection(inspection: Inspection, findings: int, requests: int) -> str:
    """Return a visit with what the team found and asked for."""
    head = f" do {inspection.head} làm Trưởng đoàn" if inspection.head else ""
    words = f"Ngày {format_date(inspection.visited_on)}, {inspection.team}{head} kiểm tra công tác CCHC tại đơn vị"
    points = []
    if findings:
        points.append(f"nêu {findings:02d} tồn tại, hạn chế")
    if requests:
        points.append(f"đề nghị {requests:02d} nội dung")
    return f"{words}; {', '.join(points)}" if points else words


def _short(document: Document) -> str:
    name = document.type_name or "văn bản"
    dated = f" ngày {format_date(document.issued_on)}" if document.issued_on else ""
    return f"{name[:1].lower()}{name[1:]} số {document.number}/{document.symbol}{dated}"
