"""The file formats of a report."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from reports.domain.document import ReportDocument
from reports.renderers.excel import render_excel
from reports.renderers.json_tree import render_json
from reports.renderers.pdf import render_pdf
from reports.renderers.word import render_word


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: its media type, its name on the screen, and what renders it."""

    media_type: str
    label: str
    render: Callable[[ReportDocument], bytes]


FORMATS: Final = {
    "pdf": Format("application/pdf", "PDF", render_pdf),
    "docx": Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", render_word),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", render_excel),
    "json": Format("application/json", "JSON", render_json),
}
