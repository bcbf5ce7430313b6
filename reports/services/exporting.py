"""Exporting a report as it stands: bytes under a name, and a file that is whole or absent."""

import os
import tempfile
from pathlib import Path

from core.errors import InputError
from reports.models import Report
from reports.services.current import document_of
from reports.services.formats import FORMATS
from reports.services.revisions import revision_bytes


def export_report(report: Report, format_name: str) -> bytes:
    """Return the report as a file of the given format (a key of FORMATS), rendered anew unless it is frozen.

    A frozen report is the file of its last revision, always the same bytes; one that the worker has not made yet is
    made at once. Raises InputError where that cannot be.
    """
    if report.is_frozen:
        return revision_bytes(report.revisions.latest("number"), format_name)
    return FORMATS[format_name].render(document_of(report))


def export_name(report: Report, format_name: str, suffix: str = "") -> str:
    """Return a file name that any office system takes: "bao-cao-cchc-SYT-2022-Q1.pdf", `suffix` before the dot."""
    return f"bao-cao-cchc-{report.unit.code}-{report.period.key}{suffix}.{format_name}"


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
