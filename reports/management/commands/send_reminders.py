"""manage.py send_reminders [--date D] [--dry-run]"""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.core.management.base import CommandParser
from django.utils import timezone

from accounts.models import User
from core.commands import PortalCommand
from core.days import FIRST_DAY, LAST_DAY
from core.errors import InputError
from reports.domain.deadlines import local_day
from reports.review.reminders import each_line, reminders_due, send_reminders
from tthc.services.dossier_lists import give_up_old
from tthc.services.morning_mail import each_line as each_mail_line
from tthc.services.morning_mail import morning_mails_due, send_morning_mails


class Command(PortalCommand):
    help = (
        "Nhắc đơn vị chưa gửi báo cáo: 7, 3, 1 ngày trước hạn, trong ngày, sau hạn 1, 3, 7 ngày. Ngày làm việc còn báo "
        "hồ sơ quá hạn, sắp đến hạn của đơn vị có danh sách hồ sơ mới. Mỗi mốc, mỗi ngày chỉ nhắc một lần dù chạy lại "
        "bao nhiêu lần; nên đặt lịch chạy hằng ngày, vào buổi sáng. Danh sách hồ sơ chờ nạp quá 7 ngày bị hủy, tệp "
        "bị xóa."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--date", default="", help="Ngày tính mốc nhắc, dạng 2022-03-16; mặc định là hôm nay.")
        parser.add_argument("--dry-run", action="store_true", help="Chỉ in ai sẽ được nhắc, không nhắc.")

    def run(self, options: dict[str, Any]) -> None:
        moment = _moment(options["date"])
        is_trial = options["dry_run"]
        reminders = reminders_due(moment) if is_trial else send_reminders(moment)
        today = local_day(moment)
        mails = morning_mails_due(today) if is_trial else send_morning_mails(today)
        if not is_trial:
            give_up_old(moment)
        for line in (*each_line(reminders), *each_mail_line(mails, today)):
            self.stdout.write(line)
        told = [one.people for one in reminders if one.people]
        done = "Sẽ nhắc" if is_trial else "Đã nhắc"
        if told:
            self.stdout.write(f"{done} {_people(told)}.")
        if mails:
            self.stdout.write(f"{done} {_people([one.people for one in mails])} về hồ sơ.")
        if not told and not mails:
            self.stdout.write("Không có ai cần nhắc.")


def _people(told: Sequence[Sequence[User]]) -> str:
    """Return how many people of how many units are told."""
    return f"{sum(map(len, told))} người của {len(told)} đơn vị"


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
