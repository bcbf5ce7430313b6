"""manage.py check_report (--unit SYT | --all [--province BRVT]) --period 2022-Q1 [--json]"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from accounts.selectors import find_province, find_unit
from core.commands import PortalCommand
from core.errors import InputError
from core.issue import Issue
from reports.checks.runner import check
from reports.management.issue_output import as_json, counted, has_errors, issue_line
from reports.models import Report
from reports.selectors import find_period, find_report, published_places
from reports.services.check_context import context_of
from reports.services.current import document_of


class Command(PortalCommand):
    help = "Kiểm tra báo cáo của một hoặc mọi đơn vị. Mã thoát: 0 không có lỗi, 1 có lỗi, 2 không có báo cáo."

    def add_arguments(self, parser: CommandParser) -> None:
        whose = parser.add_mutually_exclusive_group(required=True)
        whose.add_argument("--unit", help="Mã đơn vị: SYT hoặc BRVT/SYT.")
        whose.add_argument("--all", action="store_true", help="Kiểm tra lần lượt báo cáo của mọi đơn vị trong tỉnh.")
        parser.add_argument(
            "--province", default="", help="Với --all: mã tỉnh, thành phố; mặc định là DEFAULT_PROVINCE."
        )
        parser.add_argument("--period", required=True, help="Mã kỳ báo cáo, ví dụ 2022-Q1.")
        parser.add_argument("--json", action="store_true", help="In kết quả ở dạng JSON.")

    def run(self, options: dict[str, Any]) -> None:
        if options["all"]:
            reports = _every_report(options["province"] or settings.DEFAULT_PROVINCE, options["period"])
            failed = self._write_all_json(reports) if options["json"] else self._write_all(reports)
        else:
            report = find_report(find_unit(options["unit"]), options["period"])
            issues = _check(report)
            if options["json"]:
                self.write_json([as_json(issue) for issue in issues])
            else:
                self._write_text(report, issues)
            failed = has_errors(issues)
        if failed:
            sys.exit(1)

    def _write_text(self, report: Report, issues: list[Issue], prefix: str = "") -> None:
        places = published_places(report.outline)
        for issue in issues:
            self.stdout.write(f"{prefix}{issue_line(issue, f'mục {places.get(issue.node, issue.node)}')}")
        self.stdout.write(f"{report}: {counted(issues)}.")

    def _write_all(self, reports: Iterator[Report]) -> bool:
        """Print each report's findings as soon as it is checked, so that no more than one is held."""
        totals: Counter[str] = Counter()
        for report in reports:
            issues = _check(report)
            self._write_text(report, issues, f"{report.unit.code}: ")
            totals.update(issue.severity for issue in issues)
            totals["reports"] += 1
        self.stdout.write(
            f"Tổng cộng {totals['reports']} báo cáo: {totals['error']} lỗi, {totals['warning']} cảnh báo."
        )
        return totals["error"] > 0

    def _write_all_json(self, reports: Iterator[Report]) -> bool:
        """Print one list, each finding with its unit, piece by piece."""
        failed, begin = False, "["
        for report in reports:
            issues = _check(report)
            for issue in issues:
                words = json.dumps({"unit": report.unit.code} | as_json(issue), ensure_ascii=False)
                self.stdout.write(f"{begin}\n{words}", ending="")
                begin = ","
            failed = failed or has_errors(issues)
        self.stdout.write("[]" if begin == "[" else "\n]")
        return failed


def _every_report(province_code: str, period_key: str) -> Iterator[Report]:
    """Yield the reports of a period one by one, units in dictionary order; raises InputError where there is none."""
    province = find_province(province_code)
    period = find_period(province, period_key)
    reports = Report.objects.filter(period=period).select_related("unit__province", "period", "outline__province")
    keys = list(reports.order_by("unit__sort_key", "pk").values_list("pk", flat=True))
    if not keys:
        raise InputError(f"kỳ báo cáo “{period.key}” của {province.name} chưa có báo cáo nào")
    return (reports.get(pk=key) for key in keys)


def _check(report: Report) -> list[Issue]:
    return check(document_of(report), context_of(report))
