"""App configuration."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Báo cáo"

    def ready(self) -> None:
        from core import jobs
        from notices import kinds
        from reports.review.reminders import KIND, word_reminder

        jobs.handle("reports.RevisionFile", "reports.services.revisions.make_file")
        kinds.word_when_sent(KIND, word_reminder)
