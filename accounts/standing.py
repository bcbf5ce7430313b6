"""What a person does in the portal, in the words of the page's header."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import Membership
from accounts.selectors import OWN_UNIT_ROLES


@dataclass(frozen=True, slots=True)
class Standing:
    """The names of the units in which a user has a role, and what the user does there."""

    units: tuple[str, ...]
    writes_reports: bool
    reviews: bool
    administers: bool


def standing_from(roles: Iterable[tuple[str, str]]) -> Standing:
    """Return the standing of who has these roles, pairs of a unit's name and a role; each unit once, in their order."""
    pairs = list(roles)
    return Standing(
        units=tuple(dict.fromkeys(name for name, _ in pairs)),
        writes_reports=any(role in OWN_UNIT_ROLES for _, role in pairs),
        reviews=any(role == Membership.Role.REVIEWER for _, role in pairs),
        administers=any(role == Membership.Role.ADMINISTRATOR for _, role in pairs),
    )
