"""What all commands of the portal share: wrong input ends with exit code 2 and one Vietnamese line."""

import json
import re
import sys
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.errors import InputError

_ARGPARSE_IN_VIETNAMESE = (
    (re.compile(r"the following arguments are required: (.+)"), r"thiếu tham số \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"không có tham số \1"),
    (re.compile(r"argument (\S+): expected one argument"), r"tham số \1 cần một giá trị"),
    (
        re.compile(r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)"),
        r"tham số \1 không nhận \2 mà nhận \3",
    ),
)


class _VietnameseParser(CommandParser):
    def error(self, message: str) -> NoReturn:
        for pattern, replacement in _ARGPARSE_IN_VIETNAMESE:
            message = pattern.sub(replacement, message)
        line = f"{message} (xem {self.prog} --help)"
        if self.called_from_command_line:
            self.exit(2, f"Lỗi: {line}\n")
        raise CommandError(line, returncode=2)


class PortalCommand(BaseCommand):
    """A command whose `run(options)` may raise InputError."""

    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        parser = _VietnameseParser(
            prog=f"manage.py {subcommand}",
            description=self.help or None,
            called_from_command_line=getattr(self, "_called_from_command_line", None),
            **kwargs,
        )
        self.add_base_argument(parser, "--settings", help="Mô-đun cấu hình Django.")
        self.add_base_argument(parser, "--pythonpath", help="Thư mục thêm vào đường dẫn Python.")
        self.add_base_argument(parser, "--traceback", action="store_true", help="In vết lỗi.")
        self.add_base_argument(parser, "--no-color", action="store_true", help="Không dùng màu.")
        self.add_base_argument(parser, "--force-color", action="store_true", help="Luôn dùng màu.")
        self.add_base_argument(parser, "--verbosity", default=1, type=int, choices=[0, 1, 2, 3], help="Mức chi tiết.")
        self.add_arguments(parser)
        return parser

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except InputError as error:
            if not getattr(self, "_called_from_command_line", False):
                raise CommandError(str(error), returncode=2) from error
            self.stderr.write(f"Lỗi: {error}")
            sys.exit(2)

    def handle(self, *args: Any, **options: Any) -> None:
        self.run(options)

    def run(self, options: dict[str, Any]) -> None:
        raise NotImplementedError

    def write_json(self, value: Any) -> None:
        """Print one JSON value on standard output and nothing else."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))
