"""When signing in is locked after failures; django-axes counts them and calls these functions (see settings)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from typing import Any, Final

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_ipv46_address
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from core.text import clean, fold

WIDE_LIMIT: Final = 50
"""So many failures lock a name from everywhere, and an address for every name: guessing spread over the other half."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Until when signing in is locked; `of_address`: for every name, because of the address that it comes from."""

    until: datetime
    of_address: bool


@dataclass(frozen=True, slots=True)
class _Failures:
    name: str | None
    address: str | None
    count: int
    last: datetime


def lock_of(name: str | None, address: str | None) -> Lock | None:
    """Return the lock of who signs in by `name` (see `locked_name`) from `address`, None where there is none."""
    waiting = settings.AXES_COOLOFF_TIME
    failures = _recent_failures(Q(username=name) | Q(ip_address=address) if address else Q(username=name))
    of_name = [one for one in failures if one.name == name]
    ends = [
        (_full_at([one for one in of_name if one.address == address], settings.AXES_FAILURE_LIMIT), False),
        (_full_at(of_name, WIDE_LIMIT), False),
    ]
    if is_somebodys(address):
        ends.append((_full_at([one for one in failures if one.address == address], WIDE_LIMIT), True))
    locks = [Lock(last + waiting, of_address) for last, of_address in ends if last]
    return max(locks, key=lambda lock: lock.until, default=None)


def is_name_locked(username: str) -> bool:
    """Say whether failures with the user name keep somebody from signing in with it, from one address or from all."""
    failures = _recent_failures(Q(username=_folded(username)))
    by_address: defaultdict[str | None, list[_Failures]] = defaultdict(list)
    for one in failures:
        by_address[one.address].append(one)
    return _full_at(failures, WIDE_LIMIT) is not None or any(
        _full_at(of_address, settings.AXES_FAILURE_LIMIT) for of_address in by_address.values()
    )


def _recent_failures(concerned: Q) -> list[_Failures]:
    """Return the failures that still count, the newest first (one query)."""
    recent = AccessAttempt.objects.filter(concerned, attempt_time__gt=timezone.now() - settings.AXES_COOLOFF_TIME)
    columns = ("username", "ip_address", "failures_since_start", "attempt_time")
    return [_Failures(*row) for row in recent.order_by("-attempt_time").values_list(*columns)]


def _full_at(newest_first: Iterable[_Failures], limit: int) -> datetime | None:
    """Return when the failures, counted from the newest, began to reach `limit`: as long as that one counts."""
    total = 0
    for failures in newest_first:
        total += failures.count
        if total >= limit:
            return failures.last
    return None


def is_somebodys(address: str | None) -> bool:
    """Say whether requests from `address` have one origin; a loopback address is that of a proxy before everybody."""
    return address is not None and not ip_address(address).is_loopback


class LockoutHandler(AxesDatabaseHandler):
    """Axes' own, with the wide limits, and with names as `locked_name` stores them."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        return lock_of(locked_name(request, credentials), client_address(request)) is not None

    def reset_attempts(self, *, username: str | None = None, **kwargs: Any) -> int:
        return super().reset_attempts(username=username and _folded(username), **kwargs)


def locked_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """Return the user name that failures are counted by: another case or other accents do not begin a new count."""
    name = (request.POST if credentials is None else credentials).get("username")
    return None if name is None else _folded(name)


def _folded(name: str) -> str:
    return fold(clean(name))[:255]


def client_address(request: HttpRequest) -> str | None:
    """Return the address that the request comes from, None where nobody tells.

    X-Forwarded-For is believed only for the entries that our own proxies (settings.PROXY_COUNT of them) have added.
    """
    own = request.META.get("REMOTE_ADDR", "")
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    told = forwarded[-settings.PROXY_COUNT] if 0 < settings.PROXY_COUNT <= len(forwarded) else own
    return next((address for address in (told, own) if _is_address(address)), None)


def _is_address(text: str) -> bool:
    try:
        validate_ipv46_address(text)
    except ValidationError:
        return False
    return "%" not in text
