import pytest

from accounts.administration.selectors.users import (
    PeopleFilter,
    accounts_in,
    is_without_administrator,
    may_change_account,
    people_listed,
    with_roles_in,
)
from accounts.models import Membership, Unit, User


def names(brvt: Unit, wanted: PeopleFilter) -> list[str]:
    people = User.objects.in_bulk(people_listed(brvt, wanted))
    return [people[pk].username for pk in people_listed(brvt, wanted)]


@pytest.fixture
def an(people: dict[str, User], units: dict[str, Unit]) -> User:
    user = User.objects.create(username="an.stp", display_name="Đặng Văn Ấn", is_active=False)
    Membership.objects.create(user=user, unit=units["BRVT/STP"], role=Membership.Role.LEADER)
    Membership.objects.create(user=user, unit=units["BRVT/SYT"], role=Membership.Role.CLERK)
    return user


def test_people_of_the_province_are_listed_by_name_each_once(brvt: Unit, an: User) -> None:
    assert names(brvt, PeopleFilter()) == [
        "an.stp",
        "administrator",
        "clerk",
        "clerk.of.another.unit",
        "leader",
        "reviewer",
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (PeopleFilter(words="dang an"), ["an.stp"]),
        (PeopleFilter(words="Clerk.OF.another"), ["clerk.of.another.unit"]),
        (PeopleFilter(words="so tu phap an"), ["an.stp", "clerk.of.another.unit"]),
        (PeopleFilter(words="không có"), []),
        (PeopleFilter(role="leader"), ["an.stp", "leader"]),
        (PeopleFilter(is_active=False), ["an.stp"]),
    ],
)
def test_the_filter_knows_names_units_roles_and_states(
    brvt: Unit, an: User, wanted: PeopleFilter, found: list[str]
) -> None:
    assert names(brvt, wanted) == found


def test_role_and_unit_are_asked_of_one_membership(brvt: Unit, units: dict[str, Unit], an: User) -> None:
    """A leader here and a clerk there is not a leader there."""
    wanted = PeopleFilter(role="leader", unit=units["BRVT/SYT"].pk)
    assert names(brvt, wanted) == ["leader"]


def test_roles_outside_the_province_are_not_shown(brvt: Unit, dlk: Unit, an: User) -> None:
    Membership.objects.create(user=an, unit=dlk, role=Membership.Role.ADMINISTRATOR)
    person = with_roles_in(brvt, accounts_in(brvt)).get(pk=an.pk)
    assert [(one.unit.code, one.role) for one in person.roles] == [("STP", "leader"), ("SYT", "clerk")]
    assert may_change_account(brvt, an).allowed is False
    assert may_change_account(brvt, User.objects.get(username="clerk")).allowed is True


def test_accounts_of_the_system_are_not_theirs(brvt: Unit, an: User) -> None:
    for field in ("is_staff", "is_superuser"):
        User.objects.filter(pk=an.pk).update(is_staff=False, is_superuser=False)
        assert accounts_in(brvt).filter(pk=an.pk).exists()
        User.objects.filter(pk=an.pk).update(**{field: True})
        assert not accounts_in(brvt).filter(pk=an.pk).exists()


def test_a_province_without_an_active_administrator_is_noticed(brvt: Unit, people: dict[str, User]) -> None:
    assert is_without_administrator(brvt) is False
    User.objects.filter(username="administrator").update(is_active=False)
    assert is_without_administrator(brvt) is True
