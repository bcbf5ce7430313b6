"""What the page's header says of the person who is signed in."""

from django import template

from accounts.models import Membership, User

register = template.Library()


@register.simple_tag
def unit_names(user: User) -> list[str]:
    """Return the names of the units in which the user has a role, each once, in dictionary order (one query)."""
    memberships = Membership.objects.filter(user=user).order_by("unit__sort_key", "unit_id")
    return list(dict.fromkeys(memberships.values_list("unit__name", flat=True)))
