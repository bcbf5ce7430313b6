"""manage.py check_report (--unit SYT | --all [--province BRVT]) --period 2022-Q1 [--json]"""

import json
import sys
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from accounts.selectors import find_province, find_unit
from core.commands import PortalCommand
from core.errors import InputError
from reports.management.issue_output import as_json, counted, issue_line
from reports.models import Report
from reports.review.checklist import WHOLE_REPORT, CheckedIssue, Checklist, checklist_of
from reports.selectors import find_period, find_report
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
            checklist = checklist_of(report, document_of(report))
            if options["json"]:
                self.write_json([_as_json(one) for one in checklist.issues])
            else:
                self._write_text(report, checklist)
            failed = checklist.errors > 0
        if failed:
            sys.exit(1)

    def _write_text(self, report: Report, checklist: Checklist, prefix: str = "") -> None:
        for section in checklist.sections:
            place = f"mục {section.place}" if section.key else WHOLE_REPORT.lower()
            for one in section.issues:
                self.stdout.write(f"{prefix}{issue_line(one.issue, place, one.severity_name)}")
        told = counted(checklist.errors, checklist.open_warnings, checklist.kept)
        self.stdout.write(f"{report}: {told}.")

    def _write_all(self, reports: Iterator[Report]) -> bool:
        """Print each report's findings as soon as it is checked, so that no more than one is held."""
        checked = errors = warnings = kept = 0
        for report in reports:
            checklist = checklist_of(report, document_of(report))
            self._write_text(report, checklist, f"{report.unit.code}: ")
            checked += 1
            errors += checklist.errors
            warnings += checklist.open_warnings
            kept += checklist.kept
        self.stdout.write(f"Tổng cộng {checked} báo cáo: {counted(errors, warnings, kept)}.")
        return errors > 0

    def _write_all_json(self, reports: Iterator[Report]) -> bool:
        """Print one list, each finding with its unit, piece by piece."""
        failed, begin = False, "["
        for report in reports:
            checklist = checklist_of(report, document_of(report))
            for one in checklist.issues:
                words = json.dumps({"unit": report.unit.code} | _as_json(one), ensure_ascii=False)
                self.stdout.write(f"{begin}\n{words}", ending="")
                begin = ","
            failed = failed or checklist.errors > 0
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


def _as_json(checked: CheckedIssue) -> dict[str, str | bool]:
    """Return a finding with its stable names, and whether its unit keeps the words."""
    return as_json(checked.issue) | {"kept": checked.is_kept}
