"""manage.py open_period KEY [--outline KEY] [--province CODE]"""

from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser
from django.utils import timezone

from accounts.selectors import find_province
from core.commands import PortalCommand
from directives.domain.citation import format_date
from reports.selectors import latest_outline
from reports.services.periods import open_period


class Command(PortalCommand):
    help = "Mở kỳ báo cáo với các ngày theo Công văn 581/BNV-CCHC."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("period", metavar="PERIOD", help="Mã kỳ: 2022-Q1, 2022-6T, 2022-Q3 hoặc 2022-N.")
        parser.add_argument("--outline", default="", help="Mã đề cương; mặc định là đề cương mới nhất của tỉnh.")
        parser.add_argument("--province", default="", help="Mã tỉnh, thành phố; mặc định là DEFAULT_PROVINCE.")

    def run(self, options: dict[str, Any]) -> None:
        province = find_province(options["province"] or settings.DEFAULT_PROVINCE)
        outline = latest_outline(province, options["outline"])
        period, created = open_period(province, options["period"], outline)
        due = timezone.localtime(period.department_due_at).date()
        state = "đã mở" if created else "đã mở từ trước, giữ nguyên"
        self.stdout.write(
            f"{period.name} ({province.name}) {state}: số liệu từ {format_date(period.starts_on)} "
            f"đến {format_date(period.ends_on)}, hạn của đơn vị {format_date(due)}."
        )
