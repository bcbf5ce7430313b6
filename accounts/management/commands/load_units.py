"""manage.py load_units FILE: create and change the reporting units that a list describes."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from accounts.importers import import_units
from core.commands import PortalCommand
from core.row_files import read_row_file


class Command(PortalCommand):
    help = "Nạp danh sách đơn vị báo cáo từ tệp JSON, hoặc danh sách xã, phường, đặc khu từ tệp CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="Tệp .json hoặc .csv (UTF-8).")
        parser.add_argument("--dry-run", action="store_true", help="Chỉ đếm, không ghi.")

    def run(self, options: dict[str, Any]) -> None:
        summary = import_units(read_row_file(options["file"]), dry_run=options["dry_run"])
        self.stdout.write(str(summary))
