"""Who is told of what happens to a report."""

from django.db.models import QuerySet

from accounts.models import Membership, Unit, User
from accounts.selectors import OWN_UNIT_ROLES


def people_of(unit: Unit, *roles: str) -> QuerySet[User]:
    """Return the active people who have one of the roles in the unit; no role named: all who write its reports."""
    members = Membership.objects.filter(unit=unit, role__in=roles or OWN_UNIT_ROLES)
    return User.objects.filter(is_active=True, pk__in=members.values("user"))


def reviewers_of(unit: Unit) -> QuerySet[User]:
    """Return who reviews the unit's reports: the one it is assigned to, else every reviewer of its province."""
    province = unit.province_id or unit.pk
    members = Membership.objects.filter(role=Membership.Role.REVIEWER)
    members = members.filter(unit__province=province) | members.filter(unit=province)
    reviewers = User.objects.filter(is_active=True, pk__in=members.values("user"))
    assigned = reviewers.filter(reviewed_units__unit=unit)
    return assigned if assigned.exists() else reviewers
