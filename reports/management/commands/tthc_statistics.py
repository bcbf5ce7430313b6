"""manage.py tthc_statistics --unit SYT --period 2022-Q1 [--json]"""

from typing import Any

from django.core.management.base import CommandParser

from accounts.selectors import find_unit
from core.commands import PortalCommand
from core.errors import InputError
from reports.models import ReportingPeriod
from reports.selectors import find_period
from tthc.domain.on_time import on_time_rates
from tthc.domain.statistics import COLUMNS, Counts
from tthc.selectors.statistics import DossierTable, table_of


class Command(PortalCommand):
    help = "In biểu II.06 của đơn vị trong kỳ. Mã thoát 2: chưa có số liệu, hoặc chưa chọn số liệu nào được dùng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--unit", required=True, help="Mã đơn vị: SYT hoặc BRVT/SYT.")
        parser.add_argument("--period", required=True, help="Mã kỳ báo cáo, ví dụ 2022-Q1.")
        parser.add_argument("--json", action="store_true", help="In kết quả ở dạng JSON.")

    def run(self, options: dict[str, Any]) -> None:
        unit = find_unit(options["unit"])
        period = find_period(unit.province, options["period"])
        table = table_of(unit, period.starts_on, period.ends_on)
        if table.total is None:
            raise InputError(_reason(table, f"{unit.name}, {period.name}"))
        if options["json"]:
            self.write_json(_as_json(period, table, table.total))
        else:
            self._write_text(f"{unit.name}, {period.name}", table, table.total)

    def _write_text(self, title: str, table: DossierTable, total: Counts) -> None:
        self.stdout.write(f"{title}, biểu {table.form}")
        for field, counts in (*table.rows, ("Tổng số", total)):
            numbers = "  ".join(f"({name[1:]}) {getattr(counts, name)}" for name in COLUMNS)
            self.stdout.write(f"{field}: {numbers}")
        for rate in on_time_rates(total):
            percent = "chưa tính được" if rate.percent is None else f"{rate.percent}%".replace(".", ",")
            self.stdout.write(f"Tỷ lệ đúng hạn. {rate.name}: {rate.numerator}/{rate.denominator} = {percent}")


def _reason(table: DossierTable, title: str) -> str:
    if table.source == "both":
        return f"{title}: có cả danh sách hồ sơ và bảng nhập tay, hãy chọn một ở trang Bảng tổng hợp của đơn vị"
    return f"{title}: chưa có số liệu, hãy nạp danh sách bằng lệnh import_dossiers hoặc nhập bảng bằng tay"


def _as_json(period: ReportingPeriod, table: DossierTable, total: Counts) -> dict[str, Any]:
    return {
        "period": {
            "key": period.key,
            "name": period.name,
            "starts_on": period.starts_on.isoformat(),
            "ends_on": period.ends_on.isoformat(),
        },
        "rows": [{"field": field, **_numbers(counts)} for field, counts in table.rows],
        "total": _numbers(total),
    }


def _numbers(counts: Counts) -> dict[str, int]:
    return {name: getattr(counts, name) for name in COLUMNS}
