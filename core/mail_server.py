"""Whether the installation has a mail server."""

from django.conf import settings


def mail_is_set_up() -> bool:
    """Return whether mails leave the portal; without a mail server they would be thrown away (see EMAIL_URL)."""
    return not settings.EMAIL_BACKEND.endswith(".dummy.EmailBackend")
