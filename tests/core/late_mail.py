"""A mail server so slow that meanwhile another worker has taken the job over, and which then fails."""

from django.core.mail.backends.base import BaseEmailBackend

from core.jobs import claim
from notices.models import Mail


class EmailBackend(BaseEmailBackend):
    def send_messages(self, messages: list[object]) -> int:
        job = Mail.objects.get()
        assert claim(job, job.try_after)
        raise OSError("quá chậm")
