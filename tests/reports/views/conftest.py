"""A person of every role, by name, around the seed report of Sở Y tế (Bà Rịa - Vũng Tàu, Quý I/2022)."""

import pytest

from accounts.models import Membership, Unit, User
from reports.models import Report

PEOPLE = {
    "clerk": ("BRVT/SYT", Membership.Role.CLERK),
    "leader": ("BRVT/SYT", Membership.Role.LEADER),
    "reviewer": ("BRVT/SNV", Membership.Role.REVIEWER),
    "administrator": ("BRVT/SNV", Membership.Role.ADMINISTRATOR),
    "clerk_of_another_unit": ("BRVT/STP", Membership.Role.CLERK),
    "clerk_of_another_province": ("DLK/SYT", Membership.Role.CLERK),
    "reviewer_of_another_province": ("DLK/SNV", Membership.Role.REVIEWER),
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
        made[name] = User.objects.create(username=name, display_name=f"Người {name}")
        Membership.objects.create(user=made[name], unit=units[unit], role=role)
    return made


@pytest.fixture
def report(seed_report: Report) -> Report:
    return seed_report
