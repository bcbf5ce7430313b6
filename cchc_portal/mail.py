"""How mail leaves: by the server that EMAIL_URL names, on the console while developing, else not at all."""

from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

_BACKEND = "django.core.mail.backends.{}.EmailBackend"


def mail(env: environ.Env, debug: bool) -> dict[str, Any]:
    """Return Django's settings of outgoing mail; raises ImproperlyConfigured for an EMAIL_URL of another kind.

    Without EMAIL_URL and DEBUG the backend is the dummy one: pages then say that mail is not set up.
    """
    if not env.str("EMAIL_URL", default=""):
        return {"EMAIL_BACKEND": _BACKEND.format("console" if debug else "dummy")}
    try:
        settings = dict(env.email_url("EMAIL_URL"))
    except (ImproperlyConfigured, ValueError):
        settings = {}
    if not settings or (settings["EMAIL_BACKEND"] == _BACKEND.format("smtp") and not settings["EMAIL_HOST"]):
        raise ImproperlyConfigured(
            "EMAIL_URL phải có dạng smtp+tls://tên:mật-khẩu@máy-chủ:587, smtp+ssl://…:465, smtp://… hoặc consolemail://"
        )
    return {name: value for name, value in settings.items() if name.startswith("EMAIL_")}
