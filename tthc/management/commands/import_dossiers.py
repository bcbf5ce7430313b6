"""manage.py import_dossiers FILE --unit SYT [--listed-on 2022-03-31] [--dry-run] [--json]"""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from accounts.selectors import find_unit
from core.commands import PortalCommand
from core.errors import InputError
from tthc.services.dossier_lists import AlreadyLoaded
from tthc.services.dossier_loading import FileLoad, load_file, try_file


class Command(PortalCommand):
    help = "Nạp danh sách hồ sơ (.xlsx, .xls, .csv) xuất từ phần mềm một cửa; đúng cả tệp thì nạp, sai một ô thì không."

    _is_line_open = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="Tệp danh sách hồ sơ (.xlsx, .xls hoặc .csv).")
        parser.add_argument("--unit", required=True, help="Mã đơn vị: SYT hoặc BRVT/SYT.")
        parser.add_argument(
            "--listed-on",
            metavar="NGÀY",
            help="Số liệu đến ngày nào, ví dụ 2022-03-31; không ghi thì lấy ngày lưu tệp.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Chỉ đọc và cho xem, không lưu.")
        parser.add_argument("--json", action="store_true", help="In kết quả dạng JSON.")

    def run(self, options: dict[str, Any]) -> None:
        unit = find_unit(options["unit"])
        path = Path(options["file"])
        listed_on = _day(options["listed_on"]) if options["listed_on"] else None
        try:
            if options["dry_run"]:
                done = try_file(unit, path, self._tell_progress)
            else:
                done = load_file(unit, path, listed_on, self._tell_progress)
        except AlreadyLoaded as again:
            self._tell_again(again, options["json"])
            return
        finally:
            if self._is_line_open:
                self.stderr.write("")
        if options["json"]:
            self.write_json(_as_json(done, options["dry_run"]))
        else:
            self._tell(done, options["dry_run"])

    def _tell(self, done: FileLoad, is_trial: bool) -> None:
        reading, loaded = done.reading, done.loaded
        ignored = [column.head for column in reading.columns if not column.key]
        if ignored:
            self.stdout.write(f"Bỏ qua cột: {', '.join(ignored)}.")
        for warning in reading.warnings:
            self.stdout.write(f"Lưu ý: {warning}")
        for code, name, _ in done.unknown:
            self.stdout.write(f"Thủ tục chưa có trong danh mục: {f'{code} {name}'.strip()}")
        self.stdout.write(
            f"{reading.row_count} hồ sơ: thêm mới {loaded.created}, thay đổi {loaded.changed}, "
            f"giữ nguyên {loaded.unchanged}."
        )
        if is_trial:
            self.stdout.write("Chạy thử, chưa lưu gì.")

    def _tell_again(self, again: AlreadyLoaded, as_json: bool) -> None:
        if not as_json:
            self.stdout.write(again.sentence)
            return
        before = again.loaded
        count = before.created + before.changed + before.unchanged
        self.write_json({"already_loaded": True, "rows": count, "created": 0, "changed": 0, "unchanged": count})

    def _tell_progress(self, count: int) -> bool:
        """Write over one line of standard error how many rows were read."""
        self.stderr.write(f"\rĐã đọc {count} dòng …", ending="")
        self._is_line_open = True
        return True


def _as_json(done: FileLoad, is_trial: bool) -> dict[str, Any]:
    reading = done.reading
    return {
        "already_loaded": False,
        "dry_run": is_trial,
        "rows": reading.row_count,
        **asdict(done.loaded),
        "head_row": reading.head_row,
        "columns": [asdict(column) for column in reading.columns],
        "counts": reading.counts,
        "warnings": list(reading.warnings),
        "first_received": reading.first_received.isoformat() if reading.first_received else None,
        "last_received": reading.last_received.isoformat() if reading.last_received else None,
        "unknown_procedures": [{"code": code, "name": name, "field": field} for code, name, field in done.unknown],
    }


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InputError(f'tham số --listed-on không nhận "{text}", hãy ghi như 2022-03-31') from None
    if day > timezone.localdate():
        raise InputError(f"ngày {day:%d/%m/%Y} ở tham số --listed-on chưa tới, hãy ghi ngày xuất danh sách")
    return day
