"""One procedure of a unit: shown with its history, changed from a day on."""

from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit
from tests.tthc.unit_procedures import decide, load, rows_of
from tthc.models import Procedure, UnitProcedure
from tthc.services.unit_procedures import ListedRow, version_of

SAID = {"online": "levels:4", "level": "Cấp tỉnh", "from_day": "15/03/2022", "valid_to": ""}


def page(unit: Unit, name: str, procedure: Procedure) -> str:
    row = UnitProcedure.objects.filter(unit=unit, procedure=procedure).order_by("pk").first()
    return reverse(f"unit_procedures:{name}", args=[unit.pk, row.pk])


def seen(procedure: Procedure) -> dict[str, int]:
    row = UnitProcedure.objects.filter(procedure=procedure).order_by("pk").first()
    return {"seen": version_of(row)}


def test_another_level_counts_from_its_day(clerk: Client, health, listed) -> None:
    answer = clerk.post(page(health, "edit", listed[0]), SAID | seen(listed[0]), follow=True)
    assert "Đã lưu thủ tục 1.004616." in answer.content.decode()
    assert rows_of(health, listed[0]) == [("", "14/03/2022", "Mức độ 3"), ("15/03/2022", "", "Mức độ 4")]


def test_a_level_may_be_taken_away(clerk: Client, health, listed) -> None:
    clerk.post(page(health, "edit", listed[1]), SAID | {"online": ""} | seen(listed[1]))
    assert rows_of(health, listed[1]) == [("", "14/03/2022", "Toàn trình"), ("15/03/2022", "", "")]


def test_the_form_holds_what_is_stored_and_counts_from_today(clerk: Client, health, listed) -> None:
    form = clerk.get(page(health, "edit", listed[0])).context["form"]
    assert form.initial == {
        "online": "levels:3",
        "level": "Cấp tỉnh",
        "from_day": timezone.localdate(),
        "valid_to": None,
    }


def test_of_a_row_that_ended_the_form_counts_from_its_first_day(clerk: Client, health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, valid_from=date(2022, 1, 1), valid_to=date(2022, 2, 1)))
    assert clerk.get(page(health, "edit", pharmacy)).context["form"].initial["from_day"] == date(2022, 1, 1)


def test_wrong_days_are_told_beside_their_field_and_nothing_typed_is_lost(clerk: Client, health, pharmacy) -> None:
    load(health, ListedRow(1, pharmacy, valid_from=date(2022, 1, 1)))
    address = page(health, "edit", pharmacy)
    answer = clerk.post(address, SAID | {"from_day": "31/12/2021"} | seen(pharmacy))
    assert answer.context["form"].errors == {
        "from_day": ["Ngày tính mức độ mới không được trước ngày 01/01/2022 là ngày bắt đầu."]
    }
    assert 'value="31/12/2021"' in answer.content.decode()
    answer = clerk.post(address, SAID | {"valid_to": "31/12/2021"} | seen(pharmacy))
    assert answer.context["form"].errors == {
        "valid_to": ["Ngày hết hiệu lực phải từ ngày có hiệu lực 01/01/2022 trở đi."]
    }
    assert rows_of(health) == [("01/01/2022", "", "")]


def test_who_saves_an_older_version_is_told(clerk: Client, health, listed) -> None:
    old = seen(listed[0])
    clerk.post(page(health, "edit", listed[0]), SAID | {"from_day": ""} | old)
    answer = clerk.post(page(health, "edit", listed[0]), SAID | {"online": ""} | old)
    assert "Người khác vừa sửa thủ tục này, chưa lưu gì." in answer.content.decode()
    assert rows_of(health, listed[0]) == [("", "", "Mức độ 4")]


def test_the_entry_tells_its_rows_its_decisions_and_its_history(clerk: Client, health, listed) -> None:
    clerk.post(page(health, "edit", listed[0]), SAID | seen(listed[0]))
    decide(health, "15/QĐ-UBND", date(2022, 6, 1), abolished=listed[:1])
    content = clerk.get(page(health, "entry", listed[0])).content.decode()
    for words in (
        "Cấp chứng chỉ hành nghề dược",
        "Mức độ 3 (thang đến năm 2022)",
        "Mức độ 4 (thang đến năm 2022)",
        "ngày 01/06/2022, có hiệu lực 01/06/2022",
        "Người clerk",
        "Theo quyết định số 15/QĐ-UBND ngày 01/06/2022",
    ):
        assert words in content
    assert content.count("/sua/") == 2


def test_an_entry_takes_the_same_queries_for_a_short_and_a_long_history(clerk: Client, health, listed) -> None:
    decide(health, "15/QĐ-UBND", date(2022, 6, 1), amended=listed[:1])

    def queries() -> list[int]:
        counts = []
        for name in ("entry", "edit"):
            with CaptureQueriesContext(connection) as captured:
                clerk.get(page(health, name, listed[0]))
            counts.append(len(captured))
        return counts

    few = queries()
    for number in range(20):
        posted = {"online": f"levels:{number % 4 + 1}", "level": "Cấp tỉnh"}
        clerk.post(page(health, "edit", listed[0]), posted | seen(listed[0]))
    assert queries() == few
    assert max(few) <= 9
