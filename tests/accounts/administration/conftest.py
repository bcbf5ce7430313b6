"""Two provinces with a person of every role, and an administrator at work."""

import pytest

from accounts.administration.services.changes import Administrator
from accounts.models import Membership, Unit, User

PEOPLE = {
    "clerk": ("BRVT/SYT", Membership.Role.CLERK),
    "leader": ("BRVT/SYT", Membership.Role.LEADER),
    "reviewer": ("BRVT/SNV", Membership.Role.REVIEWER),
    "administrator": ("BRVT/SNV", Membership.Role.ADMINISTRATOR),
    "clerk_of_another_unit": ("BRVT/STP", Membership.Role.CLERK),
    "clerk_of_another_province": ("DLK/SYT", Membership.Role.CLERK),
    "administrator_of_another_province": ("DLK/SNV", Membership.Role.ADMINISTRATOR),
}


@pytest.fixture
def units(brvt: Unit, dlk: Unit) -> dict[str, Unit]:
    """The units of two provinces by "BRVT/SYT"."""
    departments = Unit.objects.filter(province__in=[brvt, dlk]).select_related("province")
    return {f"{unit.province.code}/{unit.code}": unit for unit in departments}


@pytest.fixture
def people(units: dict[str, Unit]) -> dict[str, User]:
    """One person of every role, by the name in PEOPLE."""
    made = {}
    for name, (unit, role) in PEOPLE.items():
        made[name] = User.objects.create(username=name.replace("_", "."), display_name=f"Người {name}")
        Membership.objects.create(user=made[name], unit=units[unit], role=role)
    return made


@pytest.fixture
def by(brvt: Unit, people: dict[str, User]) -> Administrator:
    """The administrator of Bà Rịa - Vũng Tàu, who changes things."""
    return Administrator(people["administrator"], brvt)
