"""What the page's header says of the person who is signed in."""

from dataclasses import dataclass

from django import template

from accounts.models import Membership, User
from accounts.selectors import OWN_UNIT_ROLES

register = template.Library()

_AREAS = {
    "reports": "reports",
    "reports:home": "work",
    "evidence:section_files": "reports",
    "evidence:annex": "reports",
    "registers": "registers",
    "register_import": "registers",
    "evidence": "registers",
    "administration": "administration",
    "periods": "administration",
    "tthc": "administration",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The names of the units in which a user has a role, and what the user does there."""

    units: tuple[str, ...]
    writes_reports: bool
    administers: bool


@register.simple_tag
def standing_of(user: User) -> Standing:
    """Return the user's standing, each unit once, in dictionary order (one query)."""
    memberships = Membership.objects.filter(user=user).order_by("unit__sort_key", "unit_id")
    roles = list(memberships.values_list("unit__name", "role"))
    units = tuple(dict.fromkeys(name for name, _ in roles))
    return Standing(
        units,
        writes_reports=any(role in OWN_UNIT_ROLES for _, role in roles),
        administers=any(role == Membership.Role.ADMINISTRATOR for _, role in roles),
    )


@register.filter
def area_of(view_name: str) -> str:
    """Return the entry of the navigation under which a view stands; "" for pages outside it."""
    return _AREAS.get(view_name) or _AREAS.get(view_name.partition(":")[0], "")
