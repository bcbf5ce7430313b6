from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.administration.selectors.units import (
    Branch,
    Dependents,
    dependents_of,
    descendants_of,
    tree_of,
    unit_choices,
)
from accounts.models import Attachment, Membership, Unit, User


def shape(branch: Branch) -> tuple[str, list[tuple[str, list]]]:
    return branch.unit.code, [(group.label, [shape(one) for one in group.branches]) for group in branch.groups]


def commune(code: str, parent: Unit, province: Unit) -> Unit:
    return Unit.objects.create(code=code, kind="commune", name=f"Xã {code}", parent=parent, province=province)


def test_the_tree_groups_units_by_kind_below_their_parents(brvt: Unit, dlk: Unit) -> None:
    district = Unit.objects.create(code="CHAUDUC", kind="district", name="Huyện Châu Đức", parent=brvt, province=brvt)
    commune("X1", district, brvt)
    with CaptureQueriesContext(connection) as queries:
        tree = tree_of(brvt)
    assert shape(tree) == (
        "BRVT",
        [
            ("Sở, ban, ngành", [("SNV", []), ("STP", []), ("SYT", [])]),
            ("Cấp huyện", [("CHAUDUC", [("Cấp xã", [("X1", [])])])]),
        ],
    )
    assert len(queries) == 1


def test_a_long_group_is_shown_closed(brvt: Unit) -> None:
    for number in range(13):
        commune(f"X{number}", brvt, brvt)
    assert [(group.label, group.is_long) for group in tree_of(brvt).groups] == [
        ("Sở, ban, ngành", False),
        ("Cấp xã", True),
    ]


def test_descendants_are_of_every_depth(brvt: Unit) -> None:
    first = commune("X1", brvt, brvt)
    second = commune("X2", first, brvt)
    third = commune("X3", second, brvt)
    assert descendants_of(first) == {second.pk, third.pk}
    assert descendants_of(third) == set()
    assert descendants_of(brvt) == set(brvt.units.values_list("pk", flat=True))


def test_what_depends_on_a_unit_is_counted_in_every_table(brvt: Unit, user_with) -> None:
    health = brvt.units.get(code="SYT")
    user = user_with(Membership.Role.CLERK, health)
    Membership.objects.create(user=user, unit=health, role=Membership.Role.LEADER)
    commune("X1", health, brvt)
    Attachment.objects.create(
        unit=health,
        content_type=ContentType.objects.get_for_model(User),
        object_id=user.pk,
        name="a.pdf",
        size=1,
        uploaded_by=user,
    )
    with CaptureQueriesContext(connection) as queries:
        found = dependents_of(health)
    assert sorted(found, key=lambda one: one.label) == [
        Dependents("người dùng có vai trò", 1),
        Dependents("tệp đính kèm", 1),
        Dependents("đơn vị trực thuộc", 1),
    ]
    assert len(queries) == 1


def test_options_are_grouped_and_name_the_code_and_the_last_day(brvt: Unit) -> None:
    health = brvt.units.get(code="SYT")
    health.valid_to = date(2025, 6, 30)
    assert unit_choices([brvt, health]) == [
        ("Tỉnh, thành phố", [(brvt.pk, "Tỉnh Bà Rịa - Vũng Tàu (BRVT)")]),
        ("Sở, ban, ngành", [(health.pk, "Sở Y tế (SYT, đến 30/06/2025)")]),
    ]
