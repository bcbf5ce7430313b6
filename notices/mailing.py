"""Sending a notice by mail: the worker does it, again after each failure (see core.jobs)."""

from smtplib import SMTPDataError, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from core.jobs import GiveUp
from core.mail_server import mail_is_set_up
from core.text import clean, squeeze
from notices.kinds import KINDS, wording_of
from notices.models import Mail, MutedKind, Notice
from notices.selectors import is_muted

_PERMANENT = 500
"""From this answer on a mail server says that asking again is of no use (RFC 5321)."""


def send_mail(job: Mail) -> None:
    """Send the mail to the address that the person has now.

    Raises GiveUp where nobody wants it any more, where there is no mail server, and where the server refused it for
    good; any other exception where it may be tried again. Whether the person still has the role that the notice was
    for is not asked: it says no more than the notice that the person keeps, and its link opens to those who may read.
    """
    notice = job.notice
    _refuse_what_nobody_wants(notice)
    message = message_of(notice)
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        # One address a mail: there is one answer.
        _give_up_where_permanent(*error.recipients[message.to[0]])
        raise
    except SMTPDataError as error:
        _give_up_where_permanent(error.smtp_code, error.smtp_error)
        raise


def message_of(notice: Notice) -> EmailMessage:
    """Return the mail of a notice, worded now; raises GiveUp where it has become needless."""
    title, text = _words_of(notice)
    kind = KINDS[notice.kind]
    context = {
        "title": squeeze(clean(title)),
        "text": clean(text).strip(),
        "name": notice.user.get_full_name(),
        "link": f"{settings.PORTAL_URL}{notice.link}" if notice.link else "",
        "kind": kind,
        "settings_link": f"{settings.PORTAL_URL}{reverse('notices:settings')}",
    }
    return EmailMessage(
        squeeze(render_to_string("notices/mail/subject.txt", context)),
        render_to_string("notices/mail/body.txt", context),
        to=[notice.user.email],
        headers={"Message-ID": message_id_of(notice), "Auto-Submitted": "auto-generated"},
    )


def message_id_of(notice: Notice) -> str:
    """Return the same Message-ID whenever the mail is sent, so that a second sending is known for what it is.

    Its moment tells it from the mail of another installation, or of a database that was made anew.
    """
    host = urlsplit(settings.PORTAL_URL).hostname or "localhost"
    return f"<thong-bao.{notice.pk}.{notice.made_at:%Y%m%d%H%M%S%f}@{host}>"


def _refuse_what_nobody_wants(notice: Notice) -> None:
    if not mail_is_set_up():
        raise GiveUp("Cổng thông tin chưa có máy chủ thư.")
    if not notice.user.is_active:
        raise GiveUp("Tài khoản của người nhận đã bị khóa.")
    if not notice.user.email:
        raise GiveUp("Tài khoản của người nhận không còn địa chỉ thư điện tử.")
    if is_muted(notice, MutedKind.Channel.MAIL):
        raise GiveUp("Người nhận đã tắt loại thư này.")


def _words_of(notice: Notice) -> tuple[str, str]:
    wording = wording_of(notice.kind)
    if wording is None:
        return notice.title, notice.text
    words = wording(notice.data, timezone.now())
    if words is None:
        raise GiveUp("Không còn cần gửi thư này.")
    return words


def _give_up_where_permanent(code: int, answer: bytes | str) -> None:
    if code >= _PERMANENT:
        words = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
        raise GiveUp(f"Máy chủ thư không nhận thư này: {code} {squeeze(clean(words))}")
