"""The list of a unit's dossiers, and the unit to choose before it."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Membership, Unit, User
from tests.tthc.dossiers import dossier_of, make_dossier, make_list, make_listed
from tthc.models import Dossier, DossierList, Procedure

HOME = reverse("dossiers:home")
DAY = date(2022, 3, 14)


def page(unit: Unit) -> str:
    return reverse("dossiers:list", args=[unit.pk])


def codes(client: Client, unit: Unit, **asked: str) -> list[str]:
    """Return the codes of the dossiers that the list shows."""
    return [row.dossier.code for row in client.get(page(unit), asked).context["rows"]]


@pytest.fixture
def dossiers(health: Unit) -> DossierList:
    """Six dossiers in a list of Monday 14/3/2022."""
    by = make_list(health, DAY)
    pharmacy = make_listed(health, "Dược phẩm", name="Cấp Chứng chỉ hành nghề dược")
    clinic = make_listed(health, "Khám bệnh", name="Cấp giấy phép hoạt động")
    made = (
        ("H06-1", pharmacy, date(2022, 1, 4), {"due_on": date(2022, 3, 11), "channel": "online"}),
        ("H06-2", clinic, date(2022, 1, 5), {"due_on": date(2022, 3, 14)}),
        ("H06-3", clinic, date(2022, 1, 6), {"due_on": date(2022, 3, 1), "extended_due_on": date(2022, 3, 20)}),
        ("H06-4", clinic, date(2022, 1, 7), {"due_on": date(2022, 2, 1), "finished_on": date(2022, 2, 4)}),
        ("H06-5", clinic, date(2022, 1, 8), {"due_on": date(2022, 2, 1), "finished_on": date(2022, 2, 1)}),
        (
            "H06-6",
            clinic,
            date(2022, 1, 9),
            {"due_on": date(2022, 2, 1), "finished_on": date(2022, 2, 9), "status": "withdrawn", "channel": "post"},
        ),
    )
    for code, listed, received_on, more in made:
        make_dossier(health, code, received_on, listed, by, **more)
    return by


def test_the_newest_come_first_and_say_how_they_stand(clerk: Client, health: Unit, dossiers: DossierList) -> None:
    rows = clerk.get(page(health)).context["rows"]
    assert [(row.dossier.code, row.state, row.is_late) for row in rows] == [
        ("H06-6", "Rút", False),
        ("H06-5", "Trả đúng hạn", False),
        ("H06-4", "Trả trễ 3 ngày", True),
        ("H06-3", "Đang giải quyết", False),
        ("H06-2", "Đang giải quyết", False),
        ("H06-1", "Đang giải quyết, quá hạn 3 ngày", True),
    ]


def test_a_dossier_is_as_late_as_its_list_knows_and_the_age_of_the_list_is_told(
    clerk: Client, health: Unit, dossiers: DossierList, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = timezone.make_aware(datetime(2022, 3, 16, 9))
    monkeypatch.setattr(timezone, "now", lambda: later)
    shown = clerk.get(page(health)).content.decode()
    assert "Số liệu đến ngày <strong>14/03/2022</strong> (2 ngày làm việc trước)." in shown
    assert "Tình trạng ghi ở đây là của ngày đó; hãy nạp danh sách mới nhất" in shown
    assert "Đang giải quyết, quá hạn 3 ngày" in shown
    assert codes(clerk, health, tinh_trang="qua-han") == ["H06-1"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"tim": "h06-4"}, ["H06-4"]),
        ({"tim": "hanh nghe DUOC"}, ["H06-1"]),
        ({"tim": "không có"}, []),
        ({"linh_vuc": "Dược phẩm"}, ["H06-1"]),
        ({"hinh_thuc": "online"}, ["H06-1"]),
        ({"hinh_thuc": "post"}, ["H06-6"]),
        ({"tinh_trang": "dang-giai-quyet"}, ["H06-3", "H06-2", "H06-1"]),
        ({"tinh_trang": "qua-han"}, ["H06-1"]),
        ({"tinh_trang": "da-giai-quyet"}, ["H06-6", "H06-5", "H06-4"]),
        ({"tinh_trang": "tra-qua-han"}, ["H06-4"]),
        ({"tu": "06/01/2022", "den": "08/01/2022"}, ["H06-5", "H06-4", "H06-3"]),
        ({"tu": "2022-01-09"}, ["H06-6"]),
        ({"tim": "giay phep", "tinh_trang": "dang-giai-quyet", "den": "05/01/2022"}, ["H06-2"]),
    ],
)
def test_what_is_asked_for_is_found(
    clerk: Client, health: Unit, dossiers: DossierList, asked: dict[str, str], found: list[str]
) -> None:
    assert codes(clerk, health, **asked) == found


def test_the_name_of_the_catalogue_is_shown_and_found(clerk: Client, health: Unit, dossiers: DossierList) -> None:
    known = Procedure.objects.create(code="1.004616", name="Đăng ký hành nghề", field="Y", levels="Cấp tỉnh")
    make_dossier(health, "H06-7", DAY, make_listed(health, code="x", name="Ten cu", procedure=known), dossiers)
    assert codes(clerk, health, tim="dang ky hanh nghe") == ["H06-7"]
    shown = clerk.get(page(health)).content.decode()
    assert 'Đăng ký hành nghề<span class="cell-detail">1.004616</span>' in shown


def test_extensions_and_letters_stand_in_the_row(clerk: Client, health: Unit) -> None:
    days = {"due_on": date(2022, 3, 1), "extended_due_on": date(2022, 3, 20), "apology_on": date(2022, 2, 28)}
    make_dossier(health, "H06-1", date(2022, 1, 4), extensions=2, **days)
    shown = clerk.get(page(health)).content.decode()
    assert "gia hạn đến 20/03/2022, 2 lần" in shown
    assert "thư xin lỗi 28/02/2022" in shown


def test_days_in_the_wrong_order_are_told_beside_the_field(clerk: Client, health: Unit, dossiers) -> None:
    shown = clerk.get(page(health), {"tu": "08/01/2022", "den": "06/01/2022"}).content.decode()
    assert "Ngày cuối phải từ ngày đầu trở đi." in shown


def test_dossiers_of_other_units_are_not_shown(clerk: Client, health: Unit, units, dossiers: DossierList) -> None:
    make_dossier(units["BRVT/STP"], "H06-9", DAY)
    assert "H06-9" not in codes(clerk, health)


def test_pages_keep_what_was_asked(clerk: Client, health: Unit) -> None:
    by, listed = make_list(health), make_listed(health)
    Dossier.objects.bulk_create(dossier_of(listed, by, date(2022, 1, 1), f"H06-{n:03}") for n in range(120))
    assert codes(clerk, health, tim="H06", trang="3") == [f"H06-{n:03}" for n in range(19, -1, -1)]
    shown = clerk.get(page(health), {"tim": "H06"}).content.decode()
    assert "120 hồ sơ, trang 1/3" in shown
    assert 'href="?tim=H06&amp;trang=2"' in shown


@pytest.mark.parametrize("asked", [{}, {"tim": "h06", "tinh_trang": "qua-han"}])
def test_the_list_takes_as_many_queries_for_few_and_for_many(
    clerk: Client, health: Unit, dossiers: DossierList, asked: dict[str, str]
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            clerk.get(page(health), asked)
        return len(captured)

    few = queries()
    for n in range(60):
        listed = make_listed(health, f"Lĩnh vực {n}", name=f"Thủ tục {n}")
        make_dossier(health, f"H06-1{n}", date(2022, 1, 1), listed, dossiers, due_on=date(2022, 1, 2))
    assert queries() == few
    assert few <= 12


def test_a_list_that_waits_is_pointed_at(clerk: Client, health: Unit) -> None:
    waiting = make_list(health, stage="wrong", loaded_at=None, name="thang-3.xlsx")
    shown = clerk.get(page(health)).content.decode()
    assert "Danh sách “thang-3.xlsx” chưa vào sổ: có dòng sai." in shown
    assert f'href="{reverse("dossiers:load", args=[health.pk, waiting.pk])}">Làm tiếp</a>' in shown
    waiting.stage = "cancelled"
    waiting.save()
    assert "chưa vào sổ" not in clerk.get(page(health)).content.decode()


def test_an_empty_list_says_what_to_do(client: Client, people: dict[str, User], health: Unit) -> None:
    shown = {}
    for name in ("clerk", "reviewer"):
        client.force_login(people[name])
        shown[name] = client.get(page(health)).content.decode()
    assert "Hãy xuất danh sách hồ sơ từ phần mềm một cửa ra tệp Excel hoặc CSV rồi nạp tại đây" in shown["clerk"]
    assert "Người lập báo cáo và thủ trưởng của Sở Y tế nạp danh sách" in shown["reviewer"]
    make_dossier(health, "H06-1", DAY)
    client.force_login(people["clerk"])
    assert "Không có hồ sơ nào khớp" in client.get(page(health), {"tim": "zzz"}).content.decode()


def test_who_has_one_unit_goes_straight_to_its_dossiers(clerk: Client, health: Unit) -> None:
    assert clerk.get(HOME).headers["Location"] == page(health)
    shown = clerk.get(f"{HOME}?tim=").content.decode()
    assert f'href="{page(health)}"' in shown
    assert "1 đơn vị." in shown


def test_who_has_several_units_chooses(clerk: Client, people: dict[str, User], units: dict[str, Unit]) -> None:
    justice = units["BRVT/STP"]
    Membership.objects.create(user=people["clerk"], unit=justice, role=Membership.Role.CLERK)
    shown = clerk.get(HOME).content.decode()
    assert f'href="{page(justice)}"' in shown


def test_a_reviewer_searches_among_the_units_of_the_province(reviewer: Client, units: dict[str, Unit]) -> None:
    shown = reviewer.get(HOME, {"tim": "so y te"}).content.decode()
    assert f'href="{page(units["BRVT/SYT"])}"' in shown
    assert f'href="{page(units["BRVT/STP"])}"' not in shown
    assert f'href="{page(units["DLK/SYT"])}"' not in shown
    assert "Không có đơn vị nào khớp" in reviewer.get(HOME, {"tim": "zzz"}).content.decode()


def test_who_has_no_unit_is_told_whom_to_ask(client: Client, db: None) -> None:
    client.force_login(User.objects.create(username="moi"))
    assert "Tài khoản của bạn chưa thuộc đơn vị nào." in client.get(HOME).content.decode()
