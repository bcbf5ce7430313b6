"""The page of dossiers that fall due, on Monday 14/3/2022."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Unit, User
from tests.tthc.dossiers import make_dossier, make_list, make_listed
from tthc.models import Holiday

TODAY = date(2022, 3, 14)
QUERIES = 8
"""Session with its user, header; unit, how many, the page's rows, counts, holidays, newest list."""


def page(client: Client, unit: Unit, **query: object) -> str:
    return client.get(reverse("dossier_deadlines:due", args=[unit.pk]), query).content.decode()


def codes(client: Client, unit: Unit, **query: object) -> list[str]:
    shown = client.get(reverse("dossier_deadlines:due", args=[unit.pk]), query).context
    return [row.dossier.code for row in shown["rows"]]


def make(unit: Unit, code: str, days: int, **more: object) -> None:
    make_dossier(unit, code, date(2022, 1, 10), due_on=TODAY + timedelta(days=days), **more)


@pytest.fixture
def listed(health: Unit) -> None:
    make_list(health, TODAY)


def test_the_most_urgent_comes_first_with_the_days_in_words(clerk: Client, health: Unit, listed: None) -> None:
    for code, days in (("soon", 3), ("today", 0), ("late", -3), ("far", 4)):
        make(health, code, days)
    answer = clerk.get(reverse("dossier_deadlines:due", args=[health.pk]))
    assert [(row.dossier.code, row.due) for row in answer.context["rows"]] == [
        ("late", "quá hạn 1 ngày làm việc"),
        ("today", "hạn hôm nay"),
        ("soon", "còn 3 ngày làm việc"),
    ]
    html = answer.content.decode()
    assert '<span class="days-left days-left-overdue">Quá hạn 1 ngày làm việc</span>' in html
    assert re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html) == [
        ("Quá hạn", "1"),
        ("Đến hạn trong 3 ngày làm việc", "2"),
    ]


def test_holidays_move_what_falls_due(clerk: Client, health: Unit, listed: None) -> None:
    """With Tuesday to Thursday off, three working days reach to the Wednesday after; a week of holidays more."""
    make(health, "wednesday", 9)
    assert codes(clerk, health) == []
    for days in (1, 2, 3, 4):
        Holiday.objects.create(day=TODAY + timedelta(days=days), name="Nghỉ")
    assert codes(clerk, health) == ["wednesday"]


def test_the_number_of_working_days_is_chosen(clerk: Client, health: Unit, listed: None) -> None:
    make(health, "far", 40)
    assert (codes(clerk, health), codes(clerk, health, so_ngay=30)) == ([], ["far"])
    assert "Không có hồ sơ nào quá hạn hoặc đến hạn trong 3 ngày làm việc." in page(clerk, health)


@pytest.mark.parametrize("number", ["0", "31", "-1", "x", "9" * 400])
def test_a_wrong_number_is_told_beside_its_field(clerk: Client, health: Unit, listed: None, number: str) -> None:
    make(health, "soon", 3)
    html = page(clerk, health, so_ngay=number)
    assert 'id="id_so_ngay_error">Hãy ghi số ngày từ 1 đến 30.</p>' in html
    assert codes(clerk, health, so_ngay=number) == ["soon"]


def test_dossiers_are_found_by_state_code_and_procedure(clerk: Client, health: Unit, listed: None) -> None:
    make(health, "H06-1", -1, listed=make_listed(health, name="Cấp chứng chỉ hành nghề dược"))
    make(health, "H06-2", 1)
    assert codes(clerk, health, tinh_trang="qua-han") == ["H06-1"]
    assert codes(clerk, health, tinh_trang="sap-den-han") == ["H06-2"]
    assert codes(clerk, health, tu_khoa="chung chi") == ["H06-1"]
    assert codes(clerk, health, tu_khoa="h06-2") == ["H06-2"]
    assert "Không có hồ sơ nào khớp với điều kiện tìm." in page(clerk, health, tu_khoa="H07")


def test_a_letter_says_when_it_was_sent_or_until_when_it_would_be_in_time(
    clerk: Client, health: Unit, listed: None
) -> None:
    make(health, "1", -1, apology_on=date(2022, 3, 10))
    make(health, "2", 0)
    make(health, "3", 1)
    cells = re.findall(r'data-label="Thư xin lỗi"><div>(.*?)</div>', page(clerk, health))
    assert cells == [
        "Gửi ngày 10/03/2022",
        "Chưa gửi",
        'Chưa gửi<span class="cell-detail">nếu trả muộn, gửi chậm nhất 14/03/2022</span>',
    ]


def test_the_first_due_day_stands_beside_the_one_it_was_moved_to(clerk: Client, health: Unit, listed: None) -> None:
    make(health, "1", -5, extended_due_on=TODAY)
    assert '14/03/2022<span class="cell-detail">hẹn lần đầu 09/03/2022</span>' in page(clerk, health)


@pytest.mark.parametrize(
    ("listed_on", "words", "is_old"),
    [
        (date(2022, 3, 14), "14/03/2022 (hôm nay)", False),
        (date(2022, 3, 11), "11/03/2022 (1 ngày làm việc trước)", False),
        (date(2022, 3, 10), "10/03/2022 (2 ngày làm việc trước)", True),
    ],
)
def test_the_age_of_the_list_is_shown_with_a_warning_from_the_second_working_day(
    clerk: Client, health: Unit, listed_on: date, words: str, is_old: bool
) -> None:
    make_list(health, listed_on)
    html = page(clerk, health)
    assert f"số liệu đến ngày {words}" in html
    assert ("trang này có thể không còn đúng với hôm nay" in html) == is_old


def test_without_a_list_the_page_says_how_to_load_one(clerk: Client, health: Unit, people: dict[str, User]) -> None:
    upload = reverse("dossiers:upload", args=[health.pk])
    html = page(clerk, health)
    assert "Đơn vị chưa có danh sách hồ sơ nào." in html
    assert f'href="{upload}"' in html
    clerk.force_login(people["reviewer"])
    assert f'href="{upload}"' not in page(clerk, health)


def test_one_dossier_and_two_hundred_cost_the_same(clerk: Client, health: Unit, listed: None) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page(clerk, health)
        return len(captured)

    make(health, "0", 1)
    one = queries()
    for number in range(1, 200):
        make(health, f"{number}", 1, listed=make_listed(health, name=f"Thủ tục {number}"))
    assert (one, queries()) == (QUERIES, QUERIES)
    html = page(clerk, health, trang=4)
    assert "200 hồ sơ, gấp nhất trước; trang 4/4" in html
