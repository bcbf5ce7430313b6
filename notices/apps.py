"""App configuration."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "notices"
    verbose_name = "Thông báo"

    def ready(self) -> None:
        from core import jobs

        jobs.handle("notices.Mail", "notices.mailing.send_mail")
