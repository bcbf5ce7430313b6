"""Units as their administrator sees them: the province's tree, what a filter leaves, what depends on a unit."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from django.db.models import Count, ForeignKey, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Membership, Unit

UNIT_FIELDS: Final = (
    "code",
    "name",
    "short_name",
    "kind",
    "parent",
    "parent_body",
    "place_name",
    "valid_from",
    "valid_to",
    "clerk_submits",
)
"""What the page of a unit shows and corrects, in its order."""

LONG_GROUP: Final = 12
"""A kind with more units than this below one parent is shown closed."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit of the tree with the groups of what stands below it."""

    unit: Unit
    groups: tuple["Group", ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The units of one kind below one parent."""

    label: str
    branches: tuple[Branch, ...]

    @property
    def is_long(self) -> bool:
        """Whether the group is shown closed."""
        return len(self.branches) > LONG_GROUP


@dataclass(frozen=True, slots=True)
class Dependents:
    """How many things of one sort hold on to a unit: their `label` in the user's words, and their number."""

    label: str
    count: int


def units_in(province: Unit) -> QuerySet[Unit]:
    """Return the province and its units, in dictionary order."""
    return Unit.objects.filter(Q(pk=province.pk) | Q(province=province))


def possible_parents(province: Unit) -> list[Unit]:
    """Return the units that others may stand below: all but the communes (one query)."""
    return list(units_in(province).exclude(kind=Unit.Kind.COMMUNE))


def with_people(units: QuerySet[Unit]) -> QuerySet[Unit]:
    """Annotate each unit with `people`: the number of users who have a role in it."""
    roles = Membership.objects.filter(unit=OuterRef("pk")).order_by().values("unit")
    count = roles.annotate(count=Count("user", distinct=True)).values("count")
    return units.annotate(people=Coalesce(Subquery(count, output_field=IntegerField()), 0))


def tree_of(province: Unit) -> Branch:
    """Return the whole tree of the province, kinds in the order of Unit.Kind (one query)."""
    below: defaultdict[int, list[Unit]] = defaultdict(list)
    root = province
    for unit in with_people(units_in(province)):
        if unit.pk == province.pk:
            root = unit
        else:
            below[unit.parent_id].append(unit)
    return _branch(root, below)


def _branch(unit: Unit, below: dict[int, list[Unit]]) -> Branch:
    children = below.pop(unit.pk, [])
    groups = []
    for kind in Unit.Kind:
        branches = tuple(_branch(child, below) for child in children if child.kind == kind)
        if branches:
            groups.append(Group(kind.label, branches))
    return Branch(unit, tuple(groups))


def shown_mark(unit: Unit) -> str:
    """Return a mark of what the page of a unit shows; another one once somebody has changed it."""
    shown = [str(getattr(unit, Unit._meta.get_field(name).attname)) for name in UNIT_FIELDS]
    return sha256(repr(shown).encode()).hexdigest()


def descendants_of(unit: Unit) -> set[int]:
    """Return the ids of all units below `unit` (one query)."""
    below: defaultdict[int, list[int]] = defaultdict(list)
    for pk, parent in Unit.objects.filter(province=unit.province_id or unit.pk).values_list("pk", "parent_id"):
        below[parent].append(pk)
    found: set[int] = set()
    waiting = [unit.pk]
    while waiting:
        children = [pk for pk in below[waiting.pop()] if pk not in found]
        found.update(children)
        waiting += children
    return found


def outliving_children(unit: Unit, last_day: date) -> QuerySet[Unit]:
    """Return the units right below `unit` that would still be in force after it ends on `last_day`."""
    return unit.children.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=last_day))


def dependents_of(unit: Unit) -> list[Dependents]:
    """Return what holds on to the unit in every table of the portal, nothing without any (one query)."""
    relations = [one for one in Unit._meta.related_objects if isinstance(one.field, ForeignKey)]
    counts = {}
    for number, relation in enumerate(relations):
        rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")}).order_by()
        of_unit = rows.values(relation.field.name)
        what = Count("user", distinct=True) if relation.related_model is Membership else Count("pk")
        count = of_unit.annotate(dependents=what).values("dependents")
        counts[f"dependents_{number}"] = Coalesce(Subquery(count, output_field=IntegerField()), 0)
    found = Unit.objects.filter(pk=unit.pk).values(**counts).get()
    labels = [_label(relation) for relation in relations]
    # Two columns of one table (the units of a province, the units below a unit) may name the same units.
    largest: dict[str, int] = {}
    for number, label in enumerate(labels):
        largest[label] = max(largest.get(label, 0), found[f"dependents_{number}"])
    return [Dependents(label, count) for label, count in largest.items() if count]


def _label(relation) -> str:
    if relation.related_model is Membership:
        return "người dùng có vai trò"
    if relation.related_model is Unit:
        return "đơn vị trực thuộc"
    return str(relation.related_model._meta.verbose_name_plural)


def unit_choices(units: Iterable[Unit]) -> list[tuple[str, Sequence[tuple[int, str]]]]:
    """Return the units as the grouped options of a select: name and code, ended ones with their last day."""
    groups: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for unit in units:
        ended = f", đến {unit.valid_to:%d/%m/%Y}" if unit.valid_to else ""
        groups[unit.kind].append((unit.pk, f"{unit.name} ({unit.code}{ended})"))
    return [(kind.label, groups[kind]) for kind in Unit.Kind if groups[kind]]
