"""The calendar of days off in the administration, in March 2022."""

import re
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Unit
from tthc.models import Holiday
from tthc.services.holidays import holiday_digest

QUERIES = 5
"""Session with its user, header; province, fixed days, the year's days."""


def address(name: str, province: Unit, *parts: int) -> str:
    return reverse(f"dossier_deadlines:{name}", args=[province.pk, *parts])


def page(client: Client, province: Unit, **query: str) -> str:
    return client.get(address("holidays", province), query).content.decode()


def cells(html: str, label: str) -> list[str]:
    return re.findall(rf'data-label="{label}"><div>(.*?)<', html)


def make(day: date, **more: object) -> Holiday:
    return Holiday.objects.create(day=day, **({"name": "Giỗ Tổ Hùng Vương"} | more))


def told(answer) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def post_day(client: Client, place: str, first: str, last: str = "", name: str = "Nghỉ bù", **more: str):
    return client.post(place, {"first": first, "last": last, "name": name, "kind": "off", **more})


def test_the_days_of_a_year_are_listed_in_order(administrator: Client, brvt: Unit) -> None:
    make(date(2022, 4, 11))
    make(date(2022, 4, 16), name="Làm bù", is_worked=True)
    make(date(2022, 2, 1), name="Tết Nguyên đán")
    make(date(2023, 1, 2))
    html = page(administrator, brvt)
    assert "<h1>Ngày nghỉ năm 2022</h1>" in html
    assert cells(html, "Ngày") == ["01/02/2022", "11/04/2022", "16/04/2022"]
    assert re.findall(r'<span class="state[^>]*>(.*?)</span>', html) == ["Nghỉ", "Nghỉ", "Làm bù"]
    assert cells(page(administrator, brvt, nam="2023"), "Ngày") == ["02/01/2023"]


@pytest.mark.parametrize("year", ["1944", "2101", "x", "20222", "²022", "0"])
def test_a_year_that_is_none_shows_this_one_and_says_so(administrator: Client, brvt: Unit, year: str) -> None:
    html = page(administrator, brvt, nam=year)
    assert "Không có năm này trong lịch; dưới đây là năm 2022." in html


def test_the_first_and_the_last_year_have_one_neighbour(administrator: Client, brvt: Unit) -> None:
    links = {year: re.findall(r'href="\?nam=(\d+)"', page(administrator, brvt, nam=year)) for year in ("1945", "2100")}
    assert links == {"1945": ["1946"], "2100": ["2099"]}


def test_several_days_in_a_row_are_added(administrator: Client, brvt: Unit) -> None:
    answer = post_day(administrator, address("add_holidays", brvt), "29/01/2022", "6/2/2022", "Tết Nguyên đán")
    assert answer.headers["Location"] == f"{address('holidays', brvt)}?nam=2022"
    assert told(answer) == ["Đã thêm 5 ngày nghỉ: 31/01/2022, 01/02/2022, 02/02/2022, 03/02/2022, 04/02/2022."]
    assert set(Holiday.objects.values_list("name", "is_worked")) == {("Tết Nguyên đán", False)}


def test_a_day_worked_instead_is_added(administrator: Client, brvt: Unit) -> None:
    answer = post_day(administrator, address("add_holidays", brvt), "12/02/2022", kind="worked")
    assert told(answer) == ["Đã thêm 1 ngày làm bù: 12/02/2022."]
    assert Holiday.objects.get().is_worked


@pytest.mark.parametrize(
    ("posted", "messages"),
    [
        (
            {"first": "", "name": "", "kind": ""},
            ["Hãy nhập ngày đầu.", "Hãy nhập tên.", "Hãy chọn loại ngày."],
        ),
        ({"first": "12/02/2022", "last": "11/02/2022"}, ["Ngày cuối phải từ ngày đầu trở đi."]),
        ({"first": "01/04/2022", "last": "02/05/2022"}, ["Mỗi lần thêm từ 1 đến 31 ngày liền nhau."]),
        (
            {"first": "11/04/2022"},
            ["Lịch đã có 11/04/2022 (Giỗ Tổ Hùng Vương); hãy sửa ở danh sách hoặc chọn ngày khác."],
        ),
        ({"first": "12/04/2022", "kind": "x"}, ["Không có lựa chọn này, hãy chọn trong danh sách."]),
        ({"first": "12/04/2022", "name": "a" * 201}, ["Tên dài quá 200 ký tự, hãy rút gọn."]),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_keeps_its_words(
    administrator: Client, brvt: Unit, posted: dict[str, str], messages: list[str]
) -> None:
    make(date(2022, 4, 11))
    answer = post_day(administrator, address("add_holidays", brvt), **posted)
    assert [error for errors in answer.context["form"].errors.values() for error in errors] == messages
    assert all(message in answer.content.decode() for message in messages)
    assert f'value="{posted["first"]}"' in answer.content.decode() or not posted["first"]
    assert Holiday.objects.count() == 1


def test_the_fixed_holidays_are_added_by_a_button_that_names_them(administrator: Client, brvt: Unit) -> None:
    html = page(administrator, brvt)
    assert "Điều 112): 02/09/2022 (Quốc khánh)." in html
    assert "01/01/2022, thứ Bảy (Tết Dương lịch); 30/04/2022, thứ Bảy" in html
    answer = administrator.post(address("add_fixed_holidays", brvt), {"nam": "2022"})
    assert told(answer) == ["Đã thêm 1 ngày lễ dương lịch của năm 2022: 02/09/2022."]
    assert "Thêm ngày lễ dương lịch cố định" not in page(administrator, brvt)
    again = administrator.post(address("add_fixed_holidays", brvt), {"nam": "2022"})
    assert told(again)[-1] == "Lịch năm 2022 đã đủ các ngày lễ dương lịch cố định."
    assert Holiday.objects.count() == 1


def test_a_day_is_changed_as_it_was_shown(administrator: Client, brvt: Unit) -> None:
    holiday = make(date(2022, 4, 11))
    place = address("holiday", brvt, holiday.pk)
    html = administrator.get(place).content.decode()
    assert 'value="11/04/2022"' in html
    assert "Ngày 11/04/2022 (Giỗ Tổ Hùng Vương) không còn trong lịch của cả nước" in html
    answer = post_day(administrator, place, "16/04/2022", name="Làm bù", kind="worked", seen=holiday_digest(holiday))
    assert told(answer) == ["Đã lưu ngày 16/04/2022."]
    holiday.refresh_from_db()
    assert (holiday.day, holiday.name, holiday.is_worked) == (date(2022, 4, 16), "Làm bù", True)


def test_a_stale_change_is_stored_when_it_is_sent_again(administrator: Client, brvt: Unit) -> None:
    holiday = make(date(2022, 4, 11))
    place = address("holiday", brvt, holiday.pk)
    stale = post_day(administrator, place, "12/04/2022", seen="2022-04-11 0 Giỗ Tổ")
    assert "vừa được người khác sửa nên chưa lưu" in stale.content.decode()
    assert Holiday.objects.get().day == date(2022, 4, 11)
    post_day(administrator, place, "12/04/2022", seen=stale.context["seen"])
    assert Holiday.objects.get().day == date(2022, 4, 12)


def test_a_day_is_not_changed_into_one_that_the_calendar_has(administrator: Client, brvt: Unit) -> None:
    make(date(2022, 4, 12), name="Nghỉ bù")
    holiday = make(date(2022, 4, 11))
    answer = post_day(administrator, address("holiday", brvt, holiday.pk), "12/04/2022", seen=holiday_digest(holiday))
    assert "Lịch đã có 12/04/2022 (Nghỉ bù); hãy sửa ở danh sách hoặc chọn ngày khác." in answer.content.decode()


def test_a_day_is_removed(administrator: Client, brvt: Unit) -> None:
    holiday = make(date(2022, 4, 11))
    answer = administrator.post(address("remove_holiday", brvt, holiday.pk))
    assert answer.headers["Location"] == f"{address('holidays', brvt)}?nam=2022"
    assert told(answer) == ["Đã bỏ ngày 11/04/2022 (Giỗ Tổ Hùng Vương) khỏi lịch."]
    assert Holiday.objects.count() == 0


def test_the_administration_leads_to_the_page(administrator: Client, brvt: Unit) -> None:
    here = address("holidays", brvt)
    assert (
        f'<a href="{here}">Ngày nghỉ</a>'
        in administrator.get(reverse("tthc:procedures", args=[brvt.pk])).content.decode()
    )
    assert f'<a href="{here}" aria-current="page">Ngày nghỉ</a>' in page(administrator, brvt)


def test_one_day_and_a_year_of_them_cost_the_same(administrator: Client, brvt: Unit) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(administrator, brvt)
        return len(captured)

    make(date(2022, 1, 3))
    one = queries()
    Holiday.objects.bulk_create(Holiday(day=date(2022, 2, day), name="Nghỉ") for day in range(1, 29))
    assert (one, queries()) == (QUERIES, QUERIES)
