"""Sở Y tế with a small list of procedures, and a person of every role."""

import pytest
from django.test import Client

from accounts.models import Membership, Unit, User
from tests.tthc.unit_procedures import load, make_procedure
from tthc.models import Procedure
from tthc.services.unit_procedures import ListedRow

PEOPLE = {
    "clerk": ("BRVT/SYT", Membership.Role.CLERK),
    "leader": ("BRVT/SYT", Membership.Role.LEADER),
    "reviewer": ("BRVT/SNV", Membership.Role.REVIEWER),
    "administrator": ("BRVT/SNV", Membership.Role.ADMINISTRATOR),
    "clerk_of_another_unit": ("BRVT/STP", Membership.Role.CLERK),
    "clerk_of_another_province": ("DLK/SYT", Membership.Role.CLERK),
}


@pytest.fixture(autouse=True)
def files(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def health(brvt: Unit) -> Unit:
    return Unit.objects.get(code="SYT", province=brvt)


@pytest.fixture
def people(brvt: Unit, dlk: Unit) -> dict[str, User]:
    """One person of every role, by the name in PEOPLE."""
    made = {}
    for name, (place, role) in PEOPLE.items():
        province, code = place.split("/")
        made[name] = User.objects.create(username=name, display_name=f"Người {name}")
        unit = Unit.objects.get(code=code, province__code=province)
        Membership.objects.create(user=made[name], unit=unit, role=role)
    return made


@pytest.fixture
def clerk(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


@pytest.fixture
def pharmacy(db: None) -> Procedure:
    return make_procedure("1.004616", name="Cấp chứng chỉ hành nghề dược", field="Dược phẩm")


@pytest.fixture
def listed(health: Unit, pharmacy: Procedure) -> list[Procedure]:
    """Three procedures in the unit's list: at level 3, fully online, and not online."""
    others = [
        make_procedure("1.012275", name="Đăng ký hành nghề", field="Khám bệnh, chữa bệnh"),
        make_procedure("1.001653", name="Đổi giấy xác nhận khuyết tật", field="Bảo trợ xã hội", levels="Cấp xã"),
    ]
    load(
        health,
        ListedRow(1, pharmacy, online=("levels", "3")),
        ListedRow(2, others[0], online=("extent", "full")),
        ListedRow(3, others[1]),
    )
    return [pharmacy, *others]
