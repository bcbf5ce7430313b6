"""manage.py check_report --unit SYT --period 2022-Q1 [--json]"""

import sys
from typing import Any

from django.core.management.base import CommandParser

from accounts.selectors import find_unit
from core.commands import PortalCommand
from core.issue import Issue
from reports.checks.runner import check
from reports.models import Report
from reports.selectors import find_report, published_places
from reports.services.check_context import context_of
from reports.services.current import document_of

_LABELS = {"error": "Lỗi", "warning": "Cảnh báo", "info": "Thông tin"}


class Command(PortalCommand):
    help = "Kiểm tra báo cáo của đơn vị. Mã thoát: 0 không có lỗi, 1 có lỗi, 2 không có báo cáo."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help="Mã đơn vị: SYT hoặc BRVT/SYT.")
        parser.add_argument("--period", required=True, help="Mã kỳ báo cáo, ví dụ 2022-Q1.")
        parser.add_argument("--json", action="store_true", help="In kết quả ở dạng JSON.")

    def run(self, options: dict[str, Any]) -> None:
        report = find_report(find_unit(options["unit"]), options["period"])
        issues = check(document_of(report), context_of(report))
        if options["json"]:
            self.write_json([_as_json(issue) for issue in issues])
        else:
            self._write_text(report, issues)
        if any(issue.severity == "error" for issue in issues):
            sys.exit(1)

    def _write_text(self, report: Report, issues: list[Issue]) -> None:
        places = published_places(report.outline)
        for issue in issues:
            place = places.get(issue.node, issue.node)
            words = " ".join(part for part in (issue.message, issue.suggestion) if part)
            self.stdout.write(f"{_LABELS[issue.severity]}, mục {place}: {words}")
        counts = {name: sum(issue.severity == name for issue in issues) for name in _LABELS}
        self.stdout.write(f"{report}: {counts['error']} lỗi, {counts['warning']} cảnh báo.")


def _as_json(issue: Issue) -> dict[str, str]:
    return {
        "severity": issue.severity,
        "code": issue.code,
        "node": issue.node,
        "excerpt": issue.excerpt,
        "message": issue.message,
        "suggestion": issue.suggestion,
    }
