"""Who does something, and from where."""

from dataclasses import dataclass

from django.http import HttpRequest

from accounts.lockout import client_address
from accounts.models import User


@dataclass(frozen=True, slots=True)
class Actor:
    """A person and the address that the person acts from, None where nobody tells (a command)."""

    user: User
    address: str | None = None


def actor_of(request: HttpRequest) -> Actor:
    """Return who sent the request."""
    return Actor(request.user, client_address(request))
