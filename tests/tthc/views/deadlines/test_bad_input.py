"""Bad input into every form: never an error page, never words that the browser would run, a message in Vietnamese."""

import re
import unicodedata
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Unit, User
from tests.tthc.dossiers import make_dossier
from tthc.models import Dossier, Holiday

SCRIPT = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
BAD = {
    "wrong types": "[1, {}]",
    "1 MB": "Ữ" * 1_000_000,
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Tết Nguyên đán"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e",
    "HTML": SCRIPT,
    "formulas": '=HYPERLINK("http://x")|\'+cmd',
    "huge number": "9" * 5000,
}
FILTERS = {
    "due": ("tu_khoa", "so_ngay", "tinh_trang", "trang"),
    "apologies": ("tu_ngay", "den_ngay", "thu", "tu_khoa", "trang"),
    "holidays": ("nam",),
}
DAY = {"first": "12/04/2022", "last": "", "name": "Nghỉ", "kind": "off", "seen": ""}


def unharmed(html: str) -> bool:
    return "<script>alert" not in html and "onerror=alert(1)>" not in html


@pytest.fixture
def dossier(health: Unit) -> Dossier:
    return make_dossier(health, "1", date(2022, 2, 1), due_on=date(2022, 3, 1))


@pytest.fixture
def holiday(db: None) -> Holiday:
    return Holiday.objects.create(day=date(2022, 4, 11), name="Giỗ Tổ Hùng Vương")


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("name", FILTERS)
def test_filters_answer_bad_input(
    client: Client, people: dict[str, User], health: Unit, brvt: Unit, dossier: Dossier, name: str, kind: str
) -> None:
    client.force_login(people["administrator"])
    place = reverse(f"dossier_deadlines:{name}", args=[brvt.pk if name == "holidays" else health.pk])
    for field in FILTERS[name]:
        # An address is no longer than some thousand letters.
        answer = client.get(place, {field: BAD[kind][:3000]})
        assert answer.status_code == 200, field
        assert unharmed(answer.content.decode()), field


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_day_of_a_letter_is_refused_beside_its_field(
    clerk: Client, health: Unit, dossier: Dossier, kind: str
) -> None:
    place = reverse("dossier_deadlines:apologies", args=[health.pk])
    html = clerk.post(place, {f"ngay-{dossier.pk}": BAD[kind], f"truoc-{dossier.pk}": ""}).content.decode()
    assert re.findall(r'id="id_ngay-\d+_error">(.*?)</p>', html) == ["Hãy ghi ngày, tháng, năm như 21/02/2022."]
    assert unharmed(html)
    seen = clerk.post(place, {f"ngay-{dossier.pk}": "28/02/2022", f"truoc-{dossier.pk}": BAD[kind]}).content.decode()
    assert "Chưa lưu được ngày này, hãy xem lại rồi lưu." in seen
    assert unharmed(seen)
    assert Dossier.objects.get().apology_on is None


@pytest.mark.parametrize("kind", BAD)
def test_fields_of_no_dossier_are_left_out(clerk: Client, health: Unit, dossier: Dossier, kind: str) -> None:
    place = reverse("dossier_deadlines:apologies", args=[health.pk])
    names = (f"ngay-{BAD[kind][:200]}", "ngay-", "ngay-²", "ngay-" + "9" * 30, f"ngay-{2**63}")
    answer = clerk.post(place, dict.fromkeys(names, "28/02/2022"))
    assert answer.status_code == 302
    assert Dossier.objects.get().apology_on is None


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("name", ["add_holidays", "holiday", "add_fixed_holidays"])
def test_forms_of_the_calendar_answer_bad_input(
    administrator: Client, brvt: Unit, holiday: Holiday, name: str, kind: str
) -> None:
    parts = [brvt.pk, holiday.pk] if name == "holiday" else [brvt.pk]
    place = reverse(f"dossier_deadlines:{name}", args=parts)
    for field in ("nam",) if name == "add_fixed_holidays" else DAY:
        answer = administrator.post(place, DAY | {field: BAD[kind]})
        assert answer.status_code in (200, 302), field
        assert unharmed(answer.content.decode()), field
        Holiday.objects.exclude(pk=holiday.pk).delete()
    assert Holiday.objects.get(pk=holiday.pk).day == date(2022, 4, 11)


def test_a_name_is_stored_as_nfc_in_one_line(administrator: Client, brvt: Unit) -> None:
    name = f"  {unicodedata.normalize('NFD', 'Tết Nguyên')}\r\n đán\u200b "
    administrator.post(reverse("dossier_deadlines:add_holidays", args=[brvt.pk]), DAY | {"name": name})
    assert Holiday.objects.get().name == "Tết Nguyên đán"
