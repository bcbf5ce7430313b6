"""Exporting a report: assemble once, render, hand over bytes."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.errors import InputError
from reports.assembly.build import build_report
from reports.domain.document import ReportDocument
from reports.models import Report
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


FORMATS = {
    "pdf": Format("application/pdf", "PDF", render_pdf),
    "docx": Format("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word", render_word),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel", render_excel),
    "json": Format("application/json", "JSON", render_json),
}


def export_report(report: Report, format_name: str) -> bytes:
    """Return the report as a file of the given format (a key of FORMATS)."""
    return FORMATS[format_name].render(build_report(report))


def export_name(report: Report, format_name: str) -> str:
    """Return a file name that any office system takes: "bao-cao-cchc-SYT-2022-Q1.pdf"."""
    return f"bao-cao-cchc-{report.unit.code}-{report.period.key}.{format_name}"


def write_file(path: Path, content: bytes) -> None:
    """Write a whole file or none; raises InputError where that cannot be.

    What stands there already must be a plain file: a folder or a device is never replaced.
    """
    try:
        path = path.resolve()
        exists, is_file = path.exists(), path.is_file()
    except (OSError, RuntimeError) as error:
        raise InputError(f"không ghi được tệp “{path.name[:80]}”, hãy chọn tên khác, ngắn hơn") from error
    if exists and not is_file:
        raise InputError(f"không ghi được tệp “{path}”: nơi đó không phải là tệp thường, hãy chọn tên khác")
    if not path.parent.is_dir():
        raise InputError(f"không ghi được tệp “{path}”: không có thư mục “{path.parent}”")
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".dang-ghi.")
    except OSError as error:
        raise InputError(f"không ghi được vào thư mục “{path.parent}”, hãy kiểm tra quyền ghi") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, path)
    except OSError as error:
        os.unlink(temporary)
        raise InputError(f"không ghi được tệp “{path}”, hãy kiểm tra tên tệp và chỗ trống trên đĩa") from error
