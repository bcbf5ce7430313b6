"""What argparse says of wrong options, said in Vietnamese."""

from typing import Any

import pytest
from django.core.management import CommandError
from django.core.management.base import CommandParser

from core.commands import PortalCommand


class Command(PortalCommand):
    """Takes options of every shape."""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", metavar="FILE", nargs="+")
        parser.add_argument("--format", choices=["pdf", "docx"])
        parser.add_argument("--share", type=float)
        parser.add_argument("--units", nargs="+")
        parser.add_argument("--days", nargs=2)
        parser.add_argument("--json", action="store_true")
        way = parser.add_mutually_exclusive_group(required=True)
        way.add_argument("--all", action="store_true")
        way.add_argument("--one", action="store_true")

    def run(self, options: dict[str, Any]) -> None:
        raise AssertionError("a wrong option must be refused before")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--all"], "thiếu tham số FILE"),
        (["f"], "cần một trong các tham số --all --one"),
        (["f", "--all", "--colour=red"], "không có tham số --colour=red"),
        (["f", "--all", "--verbosity", "x"], "tham số --verbosity cần một số nguyên, không nhận 'x'"),
        (["f", "--all", "--verbosity", "9"], "tham số --verbosity không nhận 9 mà nhận 0, 1, 2, 3"),
        (["f", "--all", "--format", "odt"], "tham số --format không nhận 'odt' mà nhận 'pdf', 'docx'"),
        (["f", "--all", "--format"], "tham số --format cần một giá trị"),
        (["f", "--all", "--share", "nửa"], "tham số --share không nhận giá trị 'nửa'"),
        (["f", "--all", "--units"], "tham số --units cần ít nhất một giá trị"),
        (["f", "--all", "--days", "1"], "tham số --days cần 2 giá trị"),
        (["f", "--all", "--json=có"], "tham số --json không nhận giá trị, hãy bỏ 'có'"),
        (["f", "--all", "--one"], "tham số --one không dùng cùng tham số --all"),
        (["f", "--all", "--fo", "x"], "tham số --fo chưa rõ, có thể là --force-color, --format"),
        (["f", "--all", "--no-color", "--force-color"], "tham số --force-color không dùng cùng tham số --no-color"),
    ],
)
def test_a_wrong_option_is_refused_in_vietnamese(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError) as refusal:
        Command().create_parser("manage.py", "thu").parse_args(arguments)
    assert str(refusal.value) == f"{message} (xem manage.py thu --help)"
    assert refusal.value.returncode == 2
