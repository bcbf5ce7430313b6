"""What all commands of the portal share: wrong input ends with exit code 2 and one Vietnamese line."""

import json
import re
import sys
from abc import ABC, abstractmethod
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.utils import DatabaseError, DataError, IntegrityError

from core.errors import InputError

_ARGPARSE_IN_VIETNAMESE = (
    (re.compile(r"the following arguments are required: (.+)"), r"thiếu tham số \1"),
    (re.compile(r"unrecognized arguments: (.+)"), r"không có tham số \1"),
    (re.compile(r"one of the arguments (.+) is required"), r"cần một trong các tham số \1"),
    (re.compile(r"ambiguous option: (.+?) could match (.+)"), r"tham số \1 chưa rõ, có thể là \2"),
    (re.compile(r"argument (\S+): expected one argument"), r"tham số \1 cần một giá trị"),
    (re.compile(r"argument (\S+): expected at least one argument"), r"tham số \1 cần ít nhất một giá trị"),
    (re.compile(r"argument (\S+): expected ([0-9]+) arguments?"), r"tham số \1 cần \2 giá trị"),
    (re.compile(r"argument (\S+): not allowed with argument (\S+)"), r"tham số \1 không dùng cùng tham số \2"),
    (re.compile(r"argument (\S+): ignored explicit argument (.+)"), r"tham số \1 không nhận giá trị, hãy bỏ \2"),
    (re.compile(r"argument (\S+): invalid int value: (.+)"), r"tham số \1 cần một số nguyên, không nhận \2"),
    (re.compile(r"argument (\S+): invalid \S+ value: (.+)"), r"tham số \1 không nhận giá trị \2"),
    (
        re.compile(r"argument (\S+): invalid choice: (.+) \(choose from (.+)\)"),
        r"tham số \1 không nhận \2 mà nhận \3",
    ),
)


_DATABASE_IN_VIETNAMESE = (
    ("no such table", "cơ sở dữ liệu chưa có bảng, hãy chạy lệnh migrate trước"),
    ("does not exist", "cơ sở dữ liệu chưa có hoặc chưa có bảng, hãy kiểm tra DATABASE_URL và chạy lệnh migrate"),
    ("readonly", "cơ sở dữ liệu chỉ cho đọc, hãy kiểm tra quyền ghi vào DATA_DIR"),
    ("read-only", "cơ sở dữ liệu chỉ cho đọc, hãy kiểm tra DATABASE_URL"),
    ("not a database", "tệp cơ sở dữ liệu bị hỏng, hãy khôi phục từ bản sao lưu"),
    ("unable to open", "không mở được tệp cơ sở dữ liệu, hãy kiểm tra DATA_DIR hoặc DATABASE_URL"),
    ("locked", "cơ sở dữ liệu đang bận, hãy thử lại sau ít phút"),
)


def database_refusal(said: str) -> str:
    """Return in one Vietnamese line what the database said, with the mend."""
    for words, line in _DATABASE_IN_VIETNAMESE:
        if words in said:
            return line
    return f"không dùng được cơ sở dữ liệu, hãy kiểm tra DATABASE_URL ({' '.join(said.split())[:200]})"


class _VietnameseParser(CommandParser):
    def error(self, message: str) -> NoReturn:
        for pattern, replacement in _ARGPARSE_IN_VIETNAMESE:
            message = pattern.sub(replacement, message)
        line = f"{message} (xem {self.prog} --help)"
        if self.called_from_command_line:
            self.exit(2, f"Lỗi: {line}\n")
        raise CommandError(line, returncode=2)


class PortalCommand(BaseCommand, ABC):
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
        colors = parser.add_mutually_exclusive_group()
        colors.add_argument("--no-color", action="store_true", help="Không dùng màu.")
        colors.add_argument("--force-color", action="store_true", help="Luôn dùng màu.")
        self.add_base_argument(parser, "--verbosity", default=1, type=int, choices=[0, 1, 2, 3], help="Mức chi tiết.")
        self.add_arguments(parser)
        return parser

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except (InputError, DatabaseError) as error:
            if options.get("traceback") or isinstance(error, IntegrityError | DataError):
                raise
            line = str(error) if isinstance(error, InputError) else database_refusal(str(error))
            if not getattr(self, "_called_from_command_line", False):
                raise CommandError(line, returncode=2) from error
            self.stderr.write(f"Lỗi: {line}")
            sys.exit(2)

    def handle(self, *args: Any, **options: Any) -> None:
        self.run(options)

    @abstractmethod
    def run(self, options: dict[str, Any]) -> None:
        """Do the command's work; raises InputError for wrong input."""

    def write_json(self, value: Any) -> None:
        """Print one JSON value on standard output and nothing else."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))
