from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries, Settings

from accounts.models import Membership, Unit, User
from accounts.selectors import find_unit, own_units_of, units_of
from core.errors import InputError

Role = Membership.Role
MakeUser = Callable[[Membership.Role, Unit], User]


def labels(user: User | AnonymousUser) -> list[str]:
    return sorted(
        f"{unit.province.code}/{unit.code}" if unit.province else unit.code
        for unit in units_of(user).select_related("province")
    )


@pytest.mark.parametrize(
    ("code", "province", "name"),
    [
        ("SYT", "BRVT", "Sở Y tế"),
        ("syt", "BRVT", "Sở Y tế"),
        ("BRVT/SNV", "BRVT", "Sở Nội vụ"),
        (" dlk / syt ", "DLK", "Sở Y tế"),
    ],
)
def test_a_unit_is_found_by_its_code(brvt: Unit, dlk: Unit, code: str, province: str, name: str) -> None:
    unit = find_unit(code)
    assert (unit.province and unit.province.code, unit.name) == (province, name)


def test_the_default_province_is_a_setting(brvt: Unit, dlk: Unit, settings: Settings) -> None:
    settings.DEFAULT_PROVINCE = "DLK"
    assert find_unit("SYT").province == dlk


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("", 'mã đơn vị "" không đủ, hãy ghi như SYT hoặc BRVT/SYT'),
        ("BRVT/", 'mã đơn vị "BRVT/" không đủ, hãy ghi như SYT hoặc BRVT/SYT'),
        ("/SYT", 'mã đơn vị "/SYT" không đủ, hãy ghi như SYT hoặc BRVT/SYT'),
        ("SYTE", 'không có đơn vị mã "SYTE" trong "BRVT"; gần giống: SYT'),
        ("BRVT/SYT/1", 'không có đơn vị mã "SYT/1" trong "BRVT"; gần giống: SYT'),
        ("QQQ", 'không có đơn vị mã "QQQ" trong "BRVT"; hãy kiểm tra mã, hoặc nạp danh sách bằng lệnh load_units'),
        ("BRV/SYT", 'không có tỉnh, thành phố mã "BRV"; gần giống: BRVT'),
    ],
)
def test_a_missing_or_unknown_code_is_named(brvt: Unit, code: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        find_unit(code)
    assert str(raised.value) == message


def test_finding_a_unit_costs_one_query(brvt: Unit, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        assert find_unit("SYT").province == brvt


WHOLE_BRVT = ["BRVT", "BRVT/SNV", "BRVT/STP", "BRVT/SYT"]


@pytest.mark.parametrize(
    ("role", "unit", "visible"),
    [
        (Role.CLERK, "BRVT/SYT", ["BRVT/SYT"]),
        (Role.LEADER, "BRVT/SYT", ["BRVT/SYT"]),
        (Role.CLERK, "BRVT/SNV", ["BRVT/SNV"]),
        (Role.CLERK, "DLK/SYT", ["DLK/SYT"]),
        (Role.REVIEWER, "BRVT/SNV", WHOLE_BRVT),
        (Role.REVIEWER, "DLK/SNV", ["DLK", "DLK/SNV", "DLK/SYT"]),
        (Role.ADMINISTRATOR, "BRVT/SYT", WHOLE_BRVT),
    ],
)
def test_a_role_opens_its_unit_or_its_province(
    brvt: Unit, dlk: Unit, user_with: MakeUser, role: Membership.Role, unit: str, visible: list[str]
) -> None:
    assert labels(user_with(role, find_unit(unit))) == visible


def test_an_administrator_of_the_province_itself_sees_the_province(brvt: Unit, dlk: Unit, user_with: MakeUser) -> None:
    assert labels(user_with(Role.ADMINISTRATOR, brvt)) == WHOLE_BRVT


def test_a_clerk_of_the_province_itself_does_not_see_its_units(brvt: Unit, user_with: MakeUser) -> None:
    assert labels(user_with(Role.CLERK, brvt)) == ["BRVT"]


def test_several_roles_add_up_without_doubles(brvt: Unit, dlk: Unit, user_with: MakeUser) -> None:
    user = user_with(Role.CLERK, find_unit("DLK/SYT"))
    Membership.objects.create(user=user, unit=find_unit("DLK/SYT"), role=Role.LEADER)
    Membership.objects.create(user=user, unit=find_unit("BRVT/SNV"), role=Role.REVIEWER)
    assert labels(user) == [*WHOLE_BRVT, "DLK/SYT"]


def test_nobody_sees_a_unit_without_a_membership(brvt: Unit, user_with: MakeUser) -> None:
    retired = user_with(Role.REVIEWER, brvt)
    retired.is_active = False
    stranger = User.objects.create(username="la")
    superuser = User.objects.create(username="quan-tri", is_superuser=True)
    assert [labels(user) for user in (AnonymousUser(), stranger, superuser, retired)] == [[], [], [], []]


def test_visible_units_cost_one_query(
    brvt: Unit, user_with: MakeUser, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = user_with(Role.REVIEWER, find_unit("SNV"))
    with django_assert_num_queries(1):
        assert len(units_of(user)) == 4


@pytest.mark.parametrize(
    ("role", "own"),
    [(Role.CLERK, ["Sở Y tế"]), (Role.LEADER, ["Sở Y tế"]), (Role.REVIEWER, []), (Role.ADMINISTRATOR, [])],
)
def test_clerks_and_leaders_write_the_reports_of_their_own_units(
    brvt: Unit, user_with: MakeUser, role: Membership.Role, own: list[str]
) -> None:
    user = user_with(role, Unit.objects.get(province=brvt, code="SYT"))
    assert [unit.name for unit in own_units_of(user)] == own


def test_a_clerk_who_also_leads_the_unit_has_it_once(brvt: Unit, user_with: MakeUser) -> None:
    health = Unit.objects.get(province=brvt, code="SYT")
    user = user_with(Role.CLERK, health)
    Membership.objects.create(user=user, unit=health, role=Role.LEADER)
    assert list(own_units_of(user)) == [health]


def test_who_is_not_signed_in_or_not_active_has_no_own_unit(brvt: Unit, user_with: MakeUser) -> None:
    gone = user_with(Role.CLERK, Unit.objects.get(province=brvt, code="SYT"))
    gone.is_active = False
    assert [list(own_units_of(user)) for user in (AnonymousUser(), gone)] == [[], []]
