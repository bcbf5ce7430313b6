"""manage.py export_report --unit SYT --period 2022-Q1 --format pdf|xlsx|docx|json --output FILE"""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from accounts.selectors import find_unit
from core.commands import PortalCommand
from reports.selectors import find_report
from reports.services.exporting import export_report, write_file
from reports.services.formats import FORMATS


class Command(PortalCommand):
    help = "Xuất báo cáo của đơn vị ra PDF, Excel, Word hoặc JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help="Mã đơn vị: SYT hoặc BRVT/SYT.")
        parser.add_argument("--period", required=True, help="Mã kỳ báo cáo, ví dụ 2022-Q1.")
        parser.add_argument("--format", required=True, choices=sorted(FORMATS), help="Định dạng của tệp.")
        parser.add_argument("--output", required=True, help="Tệp sẽ ghi.")

    def run(self, options: dict[str, Any]) -> None:
        report = find_report(find_unit(options["unit"]), options["period"])
        path = Path(options["output"])
        write_file(path, export_report(report, options["format"]))
        self.stdout.write(f"Đã ghi {path}.")
