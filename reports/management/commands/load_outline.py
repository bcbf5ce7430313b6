"""manage.py load_outline FILE"""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from core.commands import PortalCommand
from reports.services.outlines import load_outline


class Command(PortalCommand):
    help = "Nạp đề cương báo cáo từ tệp TOML; nội dung mới thành một phiên bản mới."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="Tệp đề cương (.toml).")

    def run(self, options: dict[str, Any]) -> None:
        loaded = load_outline(Path(options["file"]))
        outline = loaded.outline
        nodes = outline.nodes.count()
        change = "phiên bản mới" if loaded.created else "không thay đổi"
        self.stdout.write(f"Đề cương {outline.key}, phiên bản {outline.version}: {nodes} mục ({change}).")
