"""The register of apology letters on Monday 14/3/2022; every dossier was received on 1/2/2022 and due on 1/3/2022."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Unit, User
from tests.tthc.dossiers import make_dossier, make_list, make_listed
from tthc.models import Dossier

QUERIES = 8
"""Session with its user, header; unit, how many, the page's rows, counts, holidays, newest list."""
RECEIVED, DUE, TODAY = date(2022, 2, 1), date(2022, 3, 1), date(2022, 3, 14)


def address(unit: Unit) -> str:
    return reverse("dossier_deadlines:apologies", args=[unit.pk])


def make(unit: Unit, code: str, **more: object) -> Dossier:
    return make_dossier(unit, code, RECEIVED, **({"due_on": DUE} | more))


def counts(html: str) -> dict[str, str]:
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html))


def codes(client: Client, unit: Unit, **query: str) -> list[str]:
    return [row.dossier.code for row in client.get(address(unit), query).context["rows"]]


@pytest.fixture
def letters(health: Unit) -> dict[str, Dossier]:
    """One dossier of every kind."""
    make_list(health, TODAY)
    return {
        "in time": make(health, "in time", apology_on=date(2022, 2, 28)),
        "late": make(health, "late", apology_on=DUE, finished_on=date(2022, 3, 4)),
        "missing": make(health, "missing"),
        "thrice": make(health, "thrice", extended_due_on=date(2022, 3, 20), extensions=3, due_on=date(2022, 3, 2)),
    }


def test_the_register_says_of_each_dossier_what_its_letter_is_worth(clerk: Client, health: Unit, letters) -> None:
    answer = clerk.get(address(health))
    html = answer.content.decode()
    assert [(row.dossier.code, row.letter_words) for row in answer.context["rows"]] == [
        ("in time", "Đúng hạn"),
        ("late", "Muộn"),
        ("missing", "Chưa có thư"),
        ("thrice", "Chưa có thư"),
    ]
    assert "từ ngày 15/12/2021 đến ngày 14/03/2022" in html
    assert counts(html) == {
        "Hồ sơ quá hạn": "4",
        "Thư đúng hạn": "1",
        "Thư muộn": "1",
        "Chưa có thư": "2",
        "Hẹn lại quá một lần": "1",
    }
    assert html.count("3 lần, quá số lần cho phép") == 1
    assert "Trả ngày 04/03/2022" in html


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"thu": "missing"}, ["missing", "thrice"]),
        ({"thu": "in_time"}, ["in time"]),
        ({"thu": "late"}, ["late"]),
        ({"thu": "hen-lai-nhieu"}, ["thrice"]),
        ({"tu_khoa": "MISS"}, ["missing"]),
        ({"den_ngay": "01/03/2022"}, []),
        ({"den_ngay": "02/03/2022"}, ["in time", "late", "missing"]),
        ({"tu_ngay": "05/03/2022"}, ["in time", "missing", "thrice"]),
    ],
)
def test_dossiers_are_chosen_by_days_letter_and_words(
    clerk: Client, health: Unit, letters, query: dict[str, str], found: list[str]
) -> None:
    assert codes(clerk, health, **query) == found


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ({"tu_ngay": "32/3/2022"}, "Hãy ghi ngày, tháng, năm như 21/02/2022."),
        ({"tu_ngay": "14/03/2022", "den_ngay": "13/03/2022"}, "Ngày cuối phải từ ngày đầu trở đi."),
        ({"tu_ngay": "01/01/2015"}, "Mỗi lần xem nhiều nhất 3 năm, hãy chọn ngày gần nhau hơn."),
        ({"tu_ngay": "01/01/0001"}, "Hãy ghi năm từ 1945 đến 2100."),
        ({"thu": "x"}, "Không có lựa chọn này, hãy chọn trong danh sách."),
    ],
)
def test_a_wrong_choice_is_told_beside_its_field(
    clerk: Client, health: Unit, letters, query: dict[str, str], message: str
) -> None:
    html = clerk.get(address(health), query).content.decode()
    assert re.findall(r'<p class="field-error" role="alert" id="\w+_error">(.*?)</p>', html) == [message]
    assert len(codes(clerk, health, **query)) == 4


def save(client: Client, unit: Unit, days: dict[Dossier, str], seen: date | str = ""):
    posted = {f"ngay-{one.pk}": day for one, day in days.items()} | {f"truoc-{one.pk}": seen for one in days}
    return client.post(f"{address(unit)}?thu=missing", posted, follow=True)


def test_days_that_are_entered_are_stored_and_counted(
    clerk: Client, health: Unit, letters, people: dict[str, User]
) -> None:
    answer = save(clerk, health, {letters["missing"]: "28/02/2022", letters["thrice"]: "2/3/2022"})
    html = answer.content.decode()
    assert answer.redirect_chain == [(f"{address(health)}?thu=missing", 302)]
    assert "Đã lưu ngày gửi thư xin lỗi của 2 hồ sơ." in html
    assert counts(html) == {
        "Hồ sơ quá hạn": "4",
        "Thư đúng hạn": "2",
        "Thư muộn": "2",
        "Chưa có thư": "0",
        "Hẹn lại quá một lần": "1",
    }
    stored = Dossier.objects.filter(code__in=["missing", "thrice"]).order_by("code")
    assert list(stored.values_list("apology_on", "apology_entered_by")) == [
        (date(2022, 2, 28), people["clerk"].pk),
        (date(2022, 3, 2), people["clerk"].pk),
    ]
    assert "Người clerk nhập" in clerk.get(address(health)).content.decode()


def test_what_is_wrong_keeps_its_words_and_says_why_and_the_rest_is_stored(
    clerk: Client, health: Unit, letters
) -> None:
    html = save(clerk, health, {letters["missing"]: "15/03/2022", letters["thrice"]: "01/03/2022"}).content.decode()
    pk = letters["missing"].pk
    assert "Đã lưu ngày gửi thư xin lỗi của 1 hồ sơ." in html
    assert "1 ô chưa lưu được; lý do ghi cạnh ô, hãy sửa rồi lưu lại." in html
    assert f'id="id_ngay-{pk}_error">Ngày gửi thư không được sau hôm nay.</p>' in html
    assert 'value="15/03/2022"' in html
    assert Dossier.objects.get(pk=pk).apology_on is None
    assert Dossier.objects.get(code="thrice").apology_on == date(2022, 3, 1)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31/01/2022", "Ngày gửi thư không được trước ngày tiếp nhận 01/02/2022."),
        ("hôm qua", "Hãy ghi ngày, tháng, năm như 21/02/2022."),
        ("01/01/1900", "Hãy ghi năm từ 1945 đến 2100."),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_its_field(
    clerk: Client, health: Unit, letters, typed: str, message: str
) -> None:
    html = save(clerk, health, {letters["missing"]: typed}).content.decode()
    assert f'_error">{message}</p>' in html
    assert f'value="{typed}"' in html
    assert Dossier.objects.get(code="missing").apology_on is None


def test_a_day_that_somebody_changed_meanwhile_is_shown_and_saved_the_second_time(
    clerk: Client, health: Unit, letters
) -> None:
    dossier = letters["missing"]
    Dossier.objects.filter(pk=dossier.pk).update(apology_on=date(2022, 2, 20))
    html = save(clerk, health, {dossier: "28/02/2022"}).content.decode()
    assert "vừa ghi thành 20/02/2022; hãy xem lại rồi lưu." in html
    assert f'name="truoc-{dossier.pk}" value="2022-02-20"' in html
    save(clerk, health, {dossier: "28/02/2022"}, seen="2022-02-20")
    assert Dossier.objects.get(pk=dossier.pk).apology_on == date(2022, 2, 28)


def test_saving_without_a_change_says_so(clerk: Client, health: Unit, letters) -> None:
    assert "Không có ngày nào thay đổi." in save(clerk, health, {letters["missing"]: ""}).content.decode()


def test_a_dossier_of_another_unit_is_not_touched(clerk: Client, health: Unit, units: dict[str, Unit], letters) -> None:
    strange = make(units["BRVT/STP"], "strange")
    save(clerk, health, {strange: "28/02/2022"})
    assert Dossier.objects.get(code="strange").apology_on is None


def test_who_only_reads_sees_the_days_without_fields(
    client: Client, health: Unit, letters, people: dict[str, User]
) -> None:
    client.force_login(people["reviewer"])
    html = client.get(address(health)).content.decode()
    assert "28/02/2022" in html
    assert "Lưu ngày gửi thư" not in html
    assert "truoc-" not in html


def test_without_overdue_dossiers_the_page_says_so(clerk: Client, health: Unit) -> None:
    assert "Đơn vị chưa có danh sách hồ sơ nào." in clerk.get(address(health)).content.decode()
    make_list(health, TODAY)
    assert "Không có hồ sơ nào quá hạn trong những ngày này." in clerk.get(address(health)).content.decode()


def test_one_dossier_and_sixty_cost_the_same(clerk: Client, health: Unit, people: dict[str, User]) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            clerk.get(address(health))
        return len(captured)

    make(health, "0", apology_on=DUE, apology_entered_by=people["leader"])
    one = queries()
    for number in range(1, 60):
        make(health, f"{number}", listed=make_listed(health, name=f"Thủ tục {number}"))
    assert (one, queries()) == (QUERIES, QUERIES)
    assert "60 hồ sơ, hẹn trả sớm nhất trước; trang 1/3" in clerk.get(address(health)).content.decode()
