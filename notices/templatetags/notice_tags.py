"""What the page's header says to the person who is signed in."""

from dataclasses import dataclass

from django import template
from django.db.models import Count, Subquery

from accounts.models import User
from accounts.standing import Standing, standing_from
from notices.selectors import unread_by

register = template.Library()


@dataclass(frozen=True, slots=True)
class Header:
    """What a person does in the portal, and how many notices the person has not read."""

    standing: Standing
    unread: int


@register.simple_tag
def header_of(user: User) -> Header:
    """Return what the header says, the units in dictionary order: one query, because every page asks it."""
    unread = unread_by(user).order_by().values("user").annotate(count=Count("pk")).values("count")
    person = User.objects.filter(pk=user.pk).order_by("memberships__unit__sort_key", "memberships__unit")
    rows = list(person.values_list("memberships__unit__name", "memberships__role", Subquery(unread)))
    # Somebody without a role has one row all the same, without a unit.
    return Header(standing_from((unit, role) for unit, role, _ in rows if role), rows[0][2] or 0)
