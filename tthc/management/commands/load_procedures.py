"""manage.py load_procedures FILE: create and change the procedures that a list describes."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from core.commands import PortalCommand
from core.row_files import read_row_file
from tthc.importers.procedures import import_procedures


class Command(PortalCommand):
    help = "Nạp danh mục thủ tục hành chính từ tệp CSV hoặc JSON."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path, help="Tệp .csv hoặc .json (UTF-8).")
        parser.add_argument("--dry-run", action="store_true", help="Chỉ đếm, không ghi.")
        parser.add_argument("--json", action="store_true", help="In kết quả dạng JSON.")

    def run(self, options: dict[str, Any]) -> None:
        summary = import_procedures(read_row_file(options["file"]), dry_run=options["dry_run"])
        if options["json"]:
            self.write_json(asdict(summary))
        else:
            self.stdout.write(str(summary))
