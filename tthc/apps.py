"""App configuration."""

from datetime import timedelta

from django.apps import AppConfig


class TthcConfig(AppConfig):
    name = "tthc"
    verbose_name = "Thủ tục hành chính"

    def ready(self) -> None:
        from core import jobs

        # Somebody looks on while a list is read or loaded: a worker that died is replaced within seconds.
        jobs.handle("tthc.DossierList", "tthc.services.dossier_work.work_on", lease=timedelta(seconds=15))
