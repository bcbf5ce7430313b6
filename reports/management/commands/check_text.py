"""manage.py check_text FILE [--period 2022-Q1] [--json]"""

import sys
from collections import Counter
from pathlib import Path
from typing import Any, Final

from django.core.management.base import CommandParser

from core.commands import PortalCommand
from core.errors import InputError
from core.issue import Issue
from reports.checks.loose_text import line_key, period_of
from reports.domain.document import Period
from reports.importers.reading import MAX_BYTES, TOO_LARGE
from reports.management.issue_output import as_json, counted, issue_line
from reports.services.text_checking import check_paragraphs, is_text_file, read_paragraphs

_STANDARD_INPUT: Final = "-"


class Command(PortalCommand):
    help = "Kiểm tra một văn bản ngoài hệ thống. Mã thoát: 0 không có lỗi, 1 có lỗi, 2 không đọc được tệp."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", metavar="FILE", help="Tệp .txt (UTF-8, UTF-16) hoặc .docx; “-” đọc từ đầu vào chuẩn."
        )
        parser.add_argument("--period", default="", help="Mã kỳ báo cáo, ví dụ 2022-Q1; mặc định theo tiêu đề văn bản.")
        parser.add_argument("--json", action="store_true", help="In kết quả ở dạng JSON.")

    def run(self, options: dict[str, Any]) -> None:
        period = _period(options["period"]) if options["period"] else None
        name, data = _read(options["file"])
        paragraphs = read_paragraphs(name, data)
        issues = check_paragraphs(paragraphs, period)
        if options["json"]:
            self.write_json([as_json(issue) for issue in issues])
        else:
            word = "dòng" if is_text_file(name) else "đoạn"
            places = {line_key(one.line): f"{word} {one.line}" for one in paragraphs}
            self._write_text(name, issues, places)
        if any(issue.severity == "error" for issue in issues):
            sys.exit(1)

    def _write_text(self, name: str, issues: list[Issue], places: dict[str, str]) -> None:
        for issue in issues:
            self.stdout.write(issue_line(issue, places.get(issue.node, "toàn văn bản")))
        counts = Counter(issue.severity for issue in issues)
        self.stdout.write(f"{name}: {counted(counts['error'], counts['warning'])}.")


def _period(key: str) -> Period:
    try:
        return period_of(key)
    except ValueError as error:
        raise InputError(str(error)) from error


def _read(file: str) -> tuple[str, bytes]:
    """Return the name and the bytes of what is to be checked, of a file too large no more than shows it."""
    if file == _STANDARD_INPUT:
        return "đầu vào chuẩn.txt", sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(file)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(TOO_LARGE.format(name=path.name))
        return path.name, path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"không có tệp “{file}”, hãy kiểm tra đường dẫn") from None
    except IsADirectoryError:
        raise InputError(f"“{file}” là thư mục, hãy chỉ một tệp .txt hoặc .docx") from None
    except (OSError, ValueError) as error:
        raise InputError(f"không đọc được tệp “{file}”, hãy kiểm tra tên và quyền đọc") from error
