"""What people do to their own account."""

from axes.helpers import get_client_session_hash
from axes.models import AccessLog
from axes.utils import reset
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.base_user import BaseUserManager
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User


@transaction.atomic
def change_password(request: HttpRequest, user: User, password: str) -> None:
    """Give the user, who is signed in by `request`, a new password; every other session ends."""
    user.set_password(password)
    user.save(update_fields=["password"])
    log_key = get_client_session_hash(request)
    update_session_auth_hash(request, user)
    # The session goes on under another key, and with it what the log of sign-ins knows of it.
    AccessLog.objects.filter(session_hash=log_key).update(session_hash=get_client_session_hash(request))
    user.sessions.exclude(session_key=request.session.session_key).delete()


@transaction.atomic
def replace_password(user: User, password: str) -> None:
    """Give a user who does not know the old one a new password: all sessions end, the lock after failures is lifted."""
    user.set_password(password)
    user.save(update_fields=["password"])
    user.sessions.all().delete()
    reset(username=user.get_username())


def change_details(user: User, display_name: str, mail_address: str) -> None:
    """Store the user's own name and mail address; another address ends the reset links sent to the old one."""
    user.display_name = display_name
    user.email = BaseUserManager.normalize_email(mail_address)
    user.save(update_fields=["display_name", "email"])


def sign_out_everywhere(request: HttpRequest, user: User) -> None:
    """End all sessions of the user, the one of `request` too."""
    user.sessions.all().delete()
    logout(request)
