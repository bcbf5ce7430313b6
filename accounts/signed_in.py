"""Where a user is signed in: the sessions that live, with what was noted when they began."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final

from axes.models import AccessLog
from django.utils import timezone

from accounts.models import User

# In this order: most browsers also name the ones that they descend from.
_BROWSERS: Final = (
    ("coc_coc_browser|CocCoc", "Cốc Cốc"),
    ("Edg", "Edge"),
    ("OPR|Opera", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS|Chromium", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X|Macintosh", "macOS"),
    ("Linux|X11", "Linux"),
)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A place where the user is signed in; what is not known is blank."""

    here: bool
    device: str
    address: str
    since: datetime | None
    until: datetime


def sign_ins_of(user: User, session_key: str | None) -> list[SignIn]:
    """Return the user's living sessions (two queries): the one with `session_key` first, then the newest."""
    living = user.sessions.filter(expire_date__gt=timezone.now()).values_list("session_key", "expire_date")
    until_of = {_log_key(key): (key == session_key, until) for key, until in living}
    logs = {log.session_hash: log for log in AccessLog.objects.filter(session_hash__in=until_of)}
    found = []
    for log_key, (here, until) in until_of.items():
        log = logs.get(log_key)
        device = device_name(log.user_agent) if log else ""
        found.append(SignIn(here, device, (log and log.ip_address) or "", log.attempt_time if log else None, until))
    return sorted(found, key=lambda one: (one.here, one.until), reverse=True)


def _log_key(session_key: str) -> str:
    """Return what axes' log of sign-ins has in the place of a session's key, which it does not keep."""
    return sha256(session_key.encode()).hexdigest()


def device_name(user_agent: str) -> str:
    """Return the browser and system that a User-Agent names, such as "Chrome trên Windows"; "" where it names none."""
    browser = _first(_BROWSERS, user_agent)
    system = _first(_SYSTEMS, user_agent)
    return f"{browser} trên {system}" if browser and system else browser or system


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for pattern, name in known if re.search(pattern, user_agent)), "")
