"""The mail to the holder of a new account: a link where they choose their first password."""

from smtplib import SMTPException

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from accounts.models import Unit, User
from core.errors import InputError


def reset_parts(user: User) -> dict[str, str]:
    """Return the parts of the address where the user chooses a password, good once and for a while."""
    return {
        "uidb64": urlsafe_base64_encode(force_bytes(user.pk)),
        "token": default_token_generator.make_token(user),
    }


def send_first_mail(user: User, province: Unit, link: str, sign_in: str, hours: int) -> None:
    """Send the link to the holder of a new account; raises InputError where the mail does not leave."""
    context = {"user": user, "province": province, "link": link, "sign_in": sign_in, "hours": hours}
    subject = render_to_string("accounts/administration/mail/first_password_subject.txt", context).strip()
    body = render_to_string("accounts/administration/mail/first_password_body.txt", context)
    try:
        send_mail(subject, body, None, [user.email])
    except (SMTPException, OSError) as error:
        raise InputError(f"không gửi được thư đến {user.email}, hãy bàn giao mật khẩu trực tiếp") from error
