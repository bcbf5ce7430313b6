"""Who reviews which unit. Where nobody is named, every reviewer of the province does."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Membership, Unit, User
from core.text import sort_key
from reports.models import PeriodOutline, ReviewerAssignment
from reports.review.actor import Actor
from reports.review.audit import leave_trace

_ASSIGNING = (Membership.Role.REVIEWER, Membership.Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Change:
    """Who a unit was assigned to when it was shown, and who is to review it now; None for nobody."""

    before: int | None
    after: int | None


class Outdated(Exception):
    """Somebody else assigned some of the units meanwhile: `units` are their ids."""

    def __init__(self, units: frozenset[int]) -> None:
        self.units = units
        super().__init__("Người khác vừa phân công lại đơn vị này. Hãy xem lại rồi lưu.")


def assigning_provinces(user: User | AnonymousUser) -> QuerySet[Unit]:
    """Return the provinces where the user assigns units: reviewers and administrators do."""
    active = Membership.objects.filter(user_id=user.pk, user__is_active=True, role__in=_ASSIGNING)
    return Unit.objects.filter(pk__in=active.values(root=Coalesce("unit__province", "unit")))


def reviewers_in(province: Unit) -> list[User]:
    """Return the active reviewers of the province in dictionary order (one query)."""
    inside = Q(unit=province) | Q(unit__province=province)
    members = Membership.objects.filter(inside, role=Membership.Role.REVIEWER)
    people = User.objects.filter(is_active=True, pk__in=members.values("user"))
    return sorted(people, key=lambda person: (sort_key(person.get_full_name()), person.username))


def units_to_assign(province: Unit) -> QuerySet[Unit]:
    """Return the units that report, or are assigned already, with their assignments, in dictionary order (one query).

    A unit reports where some period of the province has an outline for its kind, and it is still in force then.
    """
    kinds = PeriodOutline.objects.filter(period__province=province)
    last = kinds.order_by("-period__ends_on").values_list("period__ends_on", flat=True).first()
    units = Unit.objects.filter(province=province)
    reporting = units.filter(kind__in=kinds.values("unit_kind"))
    if last is not None:
        reporting = reporting.in_force_within(last, last)
    shown = Q(pk__in=reporting.values("pk")) | Q(reviewer_assignment__isnull=False)
    return units.filter(shown).select_related("reviewer_assignment__reviewer").order_by("sort_key", "pk")


@transaction.atomic
def assign_units(province: Unit, changes: Mapping[int, Change], by: Actor) -> int:
    """Store who reviews the units (by id), and return how many changed hands.

    Raises Outdated, and stores nothing, where a unit is not assigned as it was shown any more. The ids are those of
    `units_to_assign` and `reviewers_in`.
    """
    wanted = {pk: change for pk, change in changes.items() if change.before != change.after}
    rows = ReviewerAssignment.objects.select_for_update().filter(unit__in=wanted)
    now = dict(rows.values_list("unit_id", "reviewer_id"))
    outdated = frozenset(pk for pk, change in wanted.items() if now.get(pk) not in (change.before, change.after))
    if outdated:
        raise Outdated(outdated)
    names = {person.pk: person.get_full_name() for person in reviewers_in(province)}
    changed = {pk: change for pk, change in wanted.items() if now.get(pk) != change.after}
    for unit in Unit.objects.filter(pk__in=changed, province=province).order_by("sort_key", "pk"):
        reviewer = changed[unit.pk].after
        if reviewer is None:
            ReviewerAssignment.objects.filter(unit=unit).delete()
        else:
            values = {"reviewer_id": reviewer, "assigned_by": by.user}
            ReviewerAssignment.objects.update_or_create(unit=unit, defaults=values)
        leave_trace(
            by, "reviewer_assigned", unit=unit, detail=names[reviewer] if reviewer else "Không giao riêng cho ai"
        )
    return len(changed)
