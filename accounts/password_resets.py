"""How often a new password may be asked for by mail."""

from datetime import timedelta
from typing import Final

from axes.models import AccessFailureLog
from django.utils import timezone

from accounts.lockout import is_somebodys
from core.text import clean, fold

WINDOW: Final = timedelta(hours=1)
MAILS_TO_AN_ADDRESS: Final = 3
REQUESTS_FROM_A_MACHINE: Final = 20
_MARK: Final = "password reset"


def may_ask(mail_address: str, address: str | None) -> bool:
    """Say whether a mail to `mail_address` may be asked for from the network `address`, and remember that it was.

    Whether anybody has that mail address plays no part. What was asked for is kept for an hour, in axes' log of those
    who could not get in. Not to be called inside a transaction, which would hide the requests of the same moment.
    """
    asked = AccessFailureLog.objects.filter(path_info=_MARK)
    asked.filter(attempt_time__lt=timezone.now() - WINDOW).delete()
    # Stored before it is counted: of requests at once the last to count sees all.
    own = asked.create(username=fold(clean(mail_address))[:255], ip_address=address, path_info=_MARK)
    is_too_often = asked.filter(username=own.username).count() > MAILS_TO_AN_ADDRESS or (
        is_somebodys(address) and asked.filter(ip_address=address).count() > REQUESTS_FROM_A_MACHINE
    )
    if is_too_often:
        own.delete()
    return not is_too_often
