"""manage.py seed_demo"""

from typing import Any

from django.conf import settings

from core.commands import PortalCommand
from core.errors import InputError
from reports.demo import DEMO_USERS, seed_demo, write_demo_files


class Command(PortalCommand):
    help = "Nạp dữ liệu trình diễn: đơn vị, thủ tục, đề cương, báo cáo Quý I/2022 và xuất báo cáo ra tệp."

    def run(self, options: dict[str, Any]) -> None:
        if not settings.DEBUG:
            raise InputError("dữ liệu và tài khoản trình diễn chỉ được nạp khi DEBUG bật, hãy đặt DEBUG=1")
        for line in seed_demo():
            self.stdout.write(line)
        self.stdout.write("Báo cáo đã xuất:")
        for path in write_demo_files(settings.DATA_DIR / "demo"):
            self.stdout.write(f"  {path}")
        self.stdout.write("Tài khoản trình diễn (tên đăng nhập / mật khẩu):")
        for user in DEMO_USERS:
            self.stdout.write(f"  {user.username} / {user.password}  — {user.display_name}")
