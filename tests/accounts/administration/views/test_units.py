import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Membership, Unit, User


def address(page: str, *args: object) -> str:
    return reverse(f"administration:{page}", args=args)


def communes(brvt: Unit, count: int) -> None:
    Unit.objects.bulk_create(
        Unit(
            code=f"X{number}",
            kind="commune",
            name=f"Xã {number}",
            parent=brvt,
            province=brvt,
            search_key=f"x{number}",
            sort_key=f"x{number:04}",
        )
        for number in range(count)
    )


def listed(client: Client, brvt: Unit, **asked: str) -> list[str]:
    return [unit.code for unit in client.get(address("units", brvt.pk), asked).context["page"]]


def seen(client: Client, page: str) -> dict[str, str]:
    """Return the hidden field that says which state of the unit its page shows."""
    return {"seen": re.search(r'name="seen" value="(\w+)"', client.get(page).content.decode())[1]}


def test_the_tree_stands_on_the_page_with_the_number_of_people(
    client: Client, brvt: Unit, units: dict[str, Unit]
) -> None:
    answer = client.get(address("units", brvt.pk))
    health = next(one for one in answer.context["tree"].groups[0].branches if one.unit.code == "SYT")
    assert health.unit.people == 2
    page = answer.content.decode()
    assert f'<a href="{address("unit", brvt.pk, units["BRVT/SYT"].pk)}">Sở Y tế</a>' in page
    assert "Sở, ban, ngành (3)" in page


def test_every_page_leads_to_all_parts_of_the_administration(client: Client, brvt: Unit) -> None:
    page = client.get(address("users", brvt.pk)).content.decode()
    links = [
        reverse(name, args=[brvt.pk])
        for name in ("administration:units", "periods:list", "periods:outlines", "tthc:procedures")
    ]
    assert [link for link in links if f'<a href="{link}">' not in page] == []
    assert f'<a href="{address("users", brvt.pk)}" aria-current="page">Người dùng</a>' in page


def test_a_province_without_units_says_what_to_do(db: None) -> None:
    province = Unit.objects.create(code="NEW", kind="province", name="Tỉnh Mới")
    user = User.objects.create(username="moi")
    Membership.objects.create(user=user, unit=province, role=Membership.Role.ADMINISTRATOR)
    client = Client()
    client.force_login(user)
    page = client.get(address("units", province.pk)).content.decode()
    assert "Tỉnh Mới chưa có đơn vị nào." in page
    assert "Hãy nạp danh sách đơn vị từ tệp, hoặc thêm từng đơn vị." in page


def test_units_are_found_by_code_and_name_without_accents(client: Client, brvt: Unit) -> None:
    assert listed(client, brvt, tu="so y te") == ["SYT"]
    assert listed(client, brvt, tu="snv") == ["SNV"]
    assert listed(client, brvt, loai="province") == ["BRVT"]
    page = client.get(address("units", brvt.pk), {"tu": "không có"}).content.decode()
    assert "Không có đơn vị nào khớp với điều kiện tìm." in page


def test_units_are_narrowed_by_their_days(client: Client, brvt: Unit, units: dict[str, Unit]) -> None:
    Unit.objects.filter(code="SYT", province=brvt).update(valid_to=date(2020, 6, 30))
    Unit.objects.filter(code="STP", province=brvt).update(valid_from=date(2099, 1, 1))
    assert listed(client, brvt, loai="department", hieu_luc="hoat-dong") == ["SNV"]
    assert listed(client, brvt, hieu_luc="da-ket-thuc") == ["SYT"]
    assert listed(client, brvt, hieu_luc="chua-bat-dau") == ["STP"]
    assert listed(client, brvt, loai="department", ngay="30/06/2020") == ["SNV", "SYT"]
    assert listed(client, brvt, hieu_luc="da-ket-thuc", ngay="30/06/2020") == []


@pytest.mark.parametrize("asked", [{}, {"loai": "commune"}])
def test_many_units_take_no_more_queries_than_few(client: Client, brvt: Unit, asked: dict[str, str]) -> None:
    counts = []
    for number in (3, 170):
        Unit.objects.filter(kind="commune").delete()
        communes(brvt, number)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(address("units", brvt.pk), asked)
        assert page.status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8


def test_a_long_list_comes_in_pages_of_fifty(client: Client, brvt: Unit) -> None:
    communes(brvt, 60)
    assert len(listed(client, brvt, loai="commune")) == 50
    assert listed(client, brvt, loai="commune", trang="2") == [f"X{number}" for number in range(50, 60)]


def test_a_unit_is_added(client: Client, brvt: Unit) -> None:
    posted = {"code": "xã1", "name": "Xã  Một", "kind": "commune", "parent": brvt.pk, "valid_from": "01/07/2025"}
    answer = client.post(address("add_unit", brvt.pk), posted, follow=True)
    unit = Unit.objects.get(code="XA1")
    assert (unit.name, unit.valid_from, unit.province) == ("Xã Một", date(2025, 7, 1), brvt)
    assert answer.redirect_chain == [(address("unit", brvt.pk, unit.pk), 302)]
    assert "Đã thêm Xã Một (XA1)." in answer.content.decode()


def test_what_was_typed_stays_when_the_code_is_taken(client: Client, brvt: Unit) -> None:
    posted = {"code": "SYT", "name": "Sở Y tế mới", "kind": "department", "parent": brvt.pk}
    page = client.post(address("add_unit", brvt.pk), posted).content.decode()
    assert "Mã SYT đã là mã của Sở Y tế, hãy chọn mã khác." in page
    assert 'value="Sở Y tế mới"' in page


def test_the_page_of_a_unit_names_what_depends_on_it(client: Client, brvt: Unit, units: dict[str, Unit]) -> None:
    answer = client.get(address("unit", brvt.pk, units["BRVT/SYT"].pk))
    assert [(one.label, one.count) for one in answer.context["dependents"]] == [("người dùng có vai trò", 2)]
    assert "Người dùng có vai trò" in answer.content.decode()


def test_a_unit_is_corrected_and_its_page_shows_the_change(client: Client, brvt: Unit, units: dict[str, Unit]) -> None:
    page = address("unit", brvt.pk, units["BRVT/SYT"].pk)
    posted = {"code": "SYT", "name": "Sở Y tế tỉnh", "short_name": "SYT", "kind": "department", "parent": brvt.pk}
    answer = client.post(page, posted | seen(client, page), follow=True).content.decode()
    assert "Đã lưu thông tin đơn vị." in answer
    assert "Tên đơn vị: Sở Y tế → Sở Y tế tỉnh." in answer
    assert "Không thay đổi" in client.post(page, posted, follow=True).content.decode()


def test_an_old_page_does_not_undo_what_somebody_else_saved(client: Client, brvt: Unit, units: dict[str, Unit]) -> None:
    page = address("unit", brvt.pk, units["BRVT/SYT"].pk)
    posted = {"code": "SYT", "name": "Sở Y tế", "short_name": "SYT", "kind": "department", "parent": brvt.pk}
    old = posted | {"place_name": "Vũng Tàu"} | seen(client, page)
    client.post(address("end_unit", brvt.pk, units["BRVT/SYT"].pk), {"last_day": "30/06/2025"})
    missing_name = client.post(page, old | {"name": ""}).content.decode()
    assert f'name="seen" value="{old["seen"]}"' in missing_name
    refused = client.post(page, old).content.decode()
    assert "Thông tin đơn vị vừa được sửa ở nơi khác nên chưa lưu." in refused
    assert "Có hiệu lực đến: 30/06/2025" in refused
    assert 'value="Vũng Tàu"' in refused
    assert Unit.objects.get(pk=units["BRVT/SYT"].pk).valid_to == date(2025, 6, 30)
    again = old | {"valid_to": "30/06/2025", "seen": re.search(r'name="seen" value="(\w+)"', refused)[1]}
    client.post(page, again)
    unit = Unit.objects.get(pk=units["BRVT/SYT"].pk)
    assert (unit.valid_to, unit.place_name) == (date(2025, 6, 30), "Vũng Tàu")


def test_the_page_of_a_province_that_ended_is_saved(client: Client, brvt: Unit) -> None:
    Unit.objects.filter(pk=brvt.pk).update(valid_to=date(2025, 6, 30))
    page = address("unit", brvt.pk, brvt.pk)
    answer = client.post(page, {"name": "Tỉnh Mới"} | seen(client, page), follow=True).content.decode()
    assert "Đã lưu thông tin đơn vị." in answer


def test_of_the_province_only_the_names_are_corrected(client: Client, brvt: Unit) -> None:
    page = address("unit", brvt.pk, brvt.pk)
    posted = {"name": "Tỉnh Bà Rịa Vũng Tàu", "place_name": "Bà Rịa", "code": "X", "kind": "commune"}
    client.post(page, posted | seen(client, page))
    brvt.refresh_from_db()
    assert (brvt.name, brvt.place_name, brvt.code, brvt.kind) == (
        "Tỉnh Bà Rịa Vũng Tàu",
        "Bà Rịa",
        "BRVT",
        "province",
    )


def test_a_unit_ends_and_its_successor_is_shown(client: Client, brvt: Unit, units: dict[str, Unit]) -> None:
    page = address("end_unit", brvt.pk, units["BRVT/SYT"].pk)
    posted = {"last_day": "28/02/2025", "has_successor": "on", "code": "SYT2", "name": "Sở Y tế và Dân số"}
    answer = client.post(page, posted | {"parent": brvt.pk, "with_roles": "on"}, follow=True).content.decode()
    assert (
        "Sở Y tế (SYT) kết thúc ngày 28/02/2025. Đơn vị kế tiếp Sở Y tế và Dân số (SYT2) có hiệu lực từ 01/03/2025."
        in answer
    )
    assert Unit.objects.get(code="SYT2").memberships.count() == 2


def test_the_fields_of_a_successor_count_only_when_one_is_asked_for(
    client: Client, brvt: Unit, units: dict[str, Unit]
) -> None:
    page = address("end_unit", brvt.pk, units["BRVT/SYT"].pk)
    client.post(page, {"last_day": "28/02/2025", "code": "SYT2", "name": "Sở khác", "parent": brvt.pk})
    assert not Unit.objects.filter(code="SYT2").exists()
    assert Unit.objects.get(pk=units["BRVT/SYT"].pk).valid_to == date(2025, 2, 28)
