"""Do the slow work that waits: make the files of sent reports, send mails. Runs beside the web server."""

import logging
import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any, Final

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections

from core.commands import database_refusal
from core.jobs import run_due

PAUSE: Final = 1.0
PAUSE_WITHOUT_DATABASE: Final = 5.0

_log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Làm các việc đang chờ: tạo tệp của báo cáo đã gửi, gửi thư. Chạy cùng với cổng thông tin."
    # A database that is down now, or not migrated yet, is waited for.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--until-idle", action="store_true", help="dừng khi không còn việc nào đến lượt")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["until_idle"]:
            run_due()
            return
        stopped = threading.Event()

        def stop(number: int, frame: FrameType | None) -> None:
            stopped.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, stop)
        work_until(stopped)


def work_until(stopped: threading.Event) -> None:
    """Do what is due until somebody stops it; the job at hand is finished. A database that fails is waited for."""
    while not stopped.is_set():
        close_old_connections()
        try:
            if not run_due(is_stopped=stopped.is_set):
                stopped.wait(PAUSE)
        except Error as error:
            _log.error("%s; thử lại sau %d giây", database_refusal(str(error)), PAUSE_WITHOUT_DATABASE)
            stopped.wait(PAUSE_WITHOUT_DATABASE)
