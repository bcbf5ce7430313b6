"""What the page's header says of the person who is signed in."""

from dataclasses import dataclass

from django import template

from accounts.models import Membership, User
from accounts.selectors import OWN_UNIT_ROLES

register = template.Library()


@dataclass(frozen=True, slots=True)
class Standing:
    """The names of the units in which a user has a role, and whether the user writes the reports of one of them."""

    units: tuple[str, ...]
    writes_reports: bool


@register.simple_tag
def standing_of(user: User) -> Standing:
    """Return the user's standing, each unit once, in dictionary order (one query)."""
    memberships = Membership.objects.filter(user=user).order_by("unit__sort_key", "unit_id")
    roles = list(memberships.values_list("unit__name", "role"))
    units = tuple(dict.fromkeys(name for name, _ in roles))
    return Standing(units, any(role in OWN_UNIT_ROLES for _, role in roles))
