"""An uploaded PDF is parsed in a child process of its own, so that whatever it holds cannot harm the portal."""

import json
import logging
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from core.errors import InputError
from reports.domain.signed_copies import Signature

CHILD: Final = "reports.importers.uploaded_pdf.child"
WAIT_SECONDS: Final = 25
"""Longer than the child may compute: a machine under load is slower."""
_LONGEST_COMPLAINT: Final = 2000
_ROOT: Final = Path(__file__).resolve().parents[3]

_log = logging.getLogger(__name__)

_FAULTS: Final = {
    "encrypted": "tệp đặt mật khẩu, hãy bỏ mật khẩu rồi tải lên lại",
    "damaged": "tệp PDF bị hỏng, không đọc được; hãy tải lại từ hệ thống quản lý văn bản",
    "too_many_pages": "tệp có hơn 150 trang, không phải bản đã ký của một báo cáo; hãy kiểm tra lại tệp",
    "too_much_text": "tệp có quá nhiều chữ, không phải bản đã ký của một báo cáo; hãy kiểm tra lại tệp",
    "too_complex": (
        "tệp PDF quá phức tạp, hệ thống không đọc được trong thời gian cho phép; hãy tải lại bản đã ký từ hệ thống "
        "quản lý văn bản"
    ),
}


@dataclass(frozen=True, slots=True)
class UploadedPdf:
    """The words of each page; `unread` counts pages whose words could not be read.

    `signatures` is None where the file's signatures could not be read.
    """

    pages: tuple[str, ...]
    unread: int
    signatures: tuple[Signature, ...] | None


def read_uploaded_pdf(name: str, data: bytes) -> UploadedPdf:
    """Return the words and digital signatures of a PDF; `name` is for the messages.

    Raises InputError for a file that is protected by a password, damaged, or costs too much to read.
    """
    found = _ask_child(data)
    if "error" in found:
        raise InputError(f"{name}: {_FAULTS[found['error']]}")
    signatures = found["signatures"]
    return UploadedPdf(
        pages=tuple(found["pages"]),
        unread=found["unread"],
        signatures=None if signatures is None else tuple(Signature(**one) for one in signatures),
    )


def _ask_child(data: bytes) -> dict[str, Any]:
    # Files, not pipes: the limit on the size of files is then the limit on what the child can say.
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as answer,
        tempfile.TemporaryFile() as complaints,
    ):
        given.write(data)
        given.seek(0)
        try:
            child = subprocess.run(
                [sys.executable, "-B", "-m", CHILD],
                stdin=given,
                stdout=answer,
                stderr=complaints,
                cwd=_ROOT,
                env={},
                timeout=WAIT_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return {"error": "too_complex"}
        if child.returncode != 0:
            complaints.seek(0)
            # Its limits end it without a word; anything else is told to whoever runs the portal.
            _log.warning("%s: %s, %s", CHILD, child.returncode, complaints.read(_LONGEST_COMPLAINT))
            return {"error": "too_complex"}
        answer.seek(0)
        found: dict[str, Any] = json.load(answer)
    return found
