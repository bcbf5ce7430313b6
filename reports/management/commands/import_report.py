"""manage.py import_report FILE --unit SYT --period 2022-Q1 [--dry-run] [--json]"""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from accounts.selectors import find_unit
from core.commands import PortalCommand
from reports.domain.outline import OUTSIDE_KEY
from reports.importers.summary import import_summary
from reports.selectors import find_period
from reports.services.importing import import_report, kept_otherwise, parse_file


class Command(PortalCommand):
    help = "Nhập báo cáo cũ (.docx, .txt) vào báo cáo của đơn vị; không mất và không sửa dòng nào."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="Tệp báo cáo (.docx hoặc .txt).")
        parser.add_argument("--unit", required=True, help="Mã đơn vị: SYT hoặc BRVT/SYT.")
        parser.add_argument("--period", required=True, help="Mã kỳ báo cáo, ví dụ 2022-Q1.")
        parser.add_argument("--dry-run", action="store_true", help="Chỉ đọc và cho xem, không lưu.")
        parser.add_argument("--json", action="store_true", help="In kết quả dạng JSON.")

    def run(self, options: dict[str, Any]) -> None:
        unit = find_unit(options["unit"])
        period = find_period(unit.province, options["period"])
        path = Path(options["file"])
        imported = None if options["dry_run"] else import_report(path, unit, period)
        parsed = imported.parsed if imported else parse_file(path, unit, period)
        if options["json"]:
            self.write_json(import_summary(parsed))
            return
        figures = sum(value is not None for node in parsed.nodes for value in node.figures.values())
        references = sum(len(node.references) for node in parsed.nodes)
        self.stdout.write(
            f"{unit.name}, {period.name}: {parsed.lines_placed}/{parsed.lines_in} dòng vào {len(parsed.nodes)} mục, "
            f"{references} lần nhắc văn bản, {figures} số liệu."
        )
        for text in parsed.unmatched:
            self.stdout.write(f"Chưa nhận ra: {text}")
        if imported is None:
            self.stdout.write("Chạy thử, chưa lưu gì.")
        elif imported.filled:
            self.stdout.write(f"Đã nhập {len(imported.filled)} mục.")
            if OUTSIDE_KEY in imported.filled:
                self.stdout.write(f"Đã giữ {len(parsed.unmatched)} dòng ngoài đề cương, không in trong báo cáo.")
        else:
            self.stdout.write("Không thay đổi: các mục đều đã có nội dung.")
        for words in kept_otherwise(imported) if imported else ():
            self.stdout.write(f"Giữ nguyên nội dung đã có, không nhập: {words}")
