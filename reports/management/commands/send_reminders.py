"""manage.py send_reminders [--date D] [--dry-run]"""

from datetime import date, datetime, time
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from core.commands import PortalCommand
from core.days import FIRST_DAY, LAST_DAY
from core.errors import InputError
from reports.review.reminders import each_line, reminders_due, send_reminders


class Command(PortalCommand):
    help = (
        "Nhắc đơn vị chưa gửi báo cáo: 7, 3, 1 ngày trước hạn, trong ngày, sau hạn 1, 3, 7 ngày. Mỗi mốc chỉ nhắc một "
        "lần dù chạy lại bao nhiêu lần; nên đặt lịch chạy hằng ngày."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--date", default="", help="Ngày tính mốc nhắc, dạng 2022-03-16; mặc định là hôm nay.")
        parser.add_argument("--dry-run", action="store_true", help="Chỉ in ai sẽ được nhắc, không nhắc.")

    def run(self, options: dict[str, Any]) -> None:
        moment = _moment(options["date"])
        is_trial = options["dry_run"]
        reminders = reminders_due(moment) if is_trial else send_reminders(moment)
        for line in each_line(reminders):
            self.stdout.write(line)
        told = [one for one in reminders if one.people]
        people = sum(len(one.people) for one in told)
        if not told:
            self.stdout.write("Không có ai cần nhắc.")
        else:
            done = "Sẽ nhắc" if is_trial else "Đã nhắc"
            self.stdout.write(f"{done} {people} người của {len(told)} đơn vị.")


def _moment(text: str) -> datetime:
    """Return now, or the named day from its beginning; raises InputError."""
    if not text:
        return timezone.now()
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"--date: “{text}” không phải là ngày, hãy ghi như 2022-03-16") from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise InputError(f"--date: hãy ghi năm từ {FIRST_DAY.year} đến {LAST_DAY.year}")
    return timezone.make_aware(datetime.combine(day, time()))
