"""The table by hand: typed, checked row by row, saved over the version that was seen."""

import unicodedata
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Unit, User
from reports.models import ReportingPeriod
from tests.reports.views.dossier_tables.conftest import NOTHING, filled
from tests.tthc.dossiers import make_listed
from tthc.models import TypedRow, TypedTable
from tthc.services.typed_tables import EnteredRow, save_typed_table

BALANCED = {"c4": 10, "c8": 6, "c12": 4}


@pytest.fixture(autouse=True)
def signed_in(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])


@pytest.fixture
def address(health: Unit, period: ReportingPeriod) -> str:
    return reverse("dossier_tables:enter", args=[health.pk, period.pk])


def stored() -> list[tuple[str, int, int, int]]:
    return list(TypedRow.objects.values_list("field", "c4", "c8", "c12"))


def test_a_table_is_saved_and_shown(client: Client, address: str, health: Unit, period: ReportingPeriod) -> None:
    answer = client.post(address, filled(("Dược phẩm", BALANCED), (" Y tế  dự phòng ", {"c5": "1.200", "c9": "1200"})))
    assert answer.headers["Location"] == reverse("dossier_tables:table", args=[health.pk, period.pk])
    assert stored() == [("Dược phẩm", 10, 6, 4), ("Y tế dự phòng", 0, 0, 0)]
    assert TypedRow.objects.get(position=2).c5 == 1200
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Đã lưu bảng nhập tay Quý I/2022." in page
    assert "Bảng do Người clerk nhập lúc" in page


WRONG = {
    "a sum": (
        [("Dược phẩm", BALANCED | {"c12": 3})],
        "Dòng 1 (Dược phẩm): cột 3 (tiếp nhận) là 10, nhưng cột 7 (đã giải quyết) cộng cột 11 (đang giải quyết) là "
        "6 + 3 = 9; hãy xem lại các cột của dòng này.",
    ),
    "letters": (
        [("A", {}), ("Dược phẩm", {"c9": "mười"})],
        "Dòng 2 (Dược phẩm), cột 9: hãy ghi số nguyên từ 0 đến 99.999.999.",
    ),
    "a fraction": ([("A", {"c10": "1,5"})], "Dòng 1 (A), cột 10: hãy ghi số nguyên từ 0 đến 99.999.999."),
    "a negative number": ([("A", {"c4": "-1"})], "Dòng 1 (A), cột 4: hãy ghi số nguyên từ 0 đến 99.999.999."),
    "too much": ([("A", {"c4": "9" * 5000})], "Dòng 1 (A), cột 4: hãy ghi số nguyên từ 0 đến 99.999.999."),
    "no field": ([("", {"c4": 1, "c8": 1})], "Dòng 1: hãy ghi lĩnh vực."),
    "a long field": ([("Ữ" * 301, {})], "tên lĩnh vực dài quá 300 ký tự, hãy rút gọn."),
    "a field twice": (
        [("Dược phẩm", BALANCED), ("duoc  pham", {})],
        "Dòng 2: lĩnh vực “duoc pham” đã có ở dòng 1; hãy gộp hai dòng thành một.",
    ),
    "nothing": ([], "Bảng chưa có dòng nào. Hãy ghi ít nhất một lĩnh vực"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_told_by_row_and_column_and_nothing_is_lost(client: Client, address: str, case: str) -> None:
    rows, message = WRONG[case]
    answer = client.post(address, filled(*rows))
    page = answer.content.decode()
    assert (answer.status_code, message in page) == (422, True)
    assert "mọi thứ đã nhập vẫn còn bên dưới" in page
    for index, (field, numbers) in enumerate(rows):
        row = answer.context["form"][index]
        assert row["field"].value() == field
        assert {name: row[name].value() for name in numbers} == {name: str(one) for name, one in numbers.items()}
    assert stored() == []


def test_every_error_is_told_at_once(client: Client, address: str) -> None:
    page = client.post(address, filled(("A", {"c4": "x", "c8": "y"}), ("", {"c4": "1"}))).content.decode()
    for message in ("Dòng 1 (A), cột 4:", "Dòng 1 (A), cột 8:", "Dòng 2: hãy ghi lĩnh vực."):
        assert message in page


def test_a_table_that_nobody_filled_is_zero_where_its_field_is_named(client: Client, address: str) -> None:
    assert client.post(address, filled(("Dược phẩm", {}))).status_code == 302
    assert stored() == [("Dược phẩm", 0, 0, 0)]


def test_a_row_more_keeps_what_was_typed(client: Client, address: str) -> None:
    answer = client.post(address, filled(("Dược phẩm", {"c4": "7", "c8": "x"}), more="rows"))
    assert (answer.status_code, len(answer.context["form"].forms)) == (200, 4)
    page = answer.content.decode()
    assert ('value="7"' in page, 'value="x"' in page, "hãy ghi số nguyên" in page) == (True, True, False)
    assert stored() == []


def test_a_stored_table_is_shown_for_editing(client: Client, address: str, typed: TypedTable) -> None:
    answer = client.get(address)
    assert (answer.context["version"], answer.context["form"][0]["c4"].value()) == (1, 5)
    assert dict(answer.context["totals"])["c3"] == 9
    client.post(address, filled(("Dược phẩm", BALANCED), version=1))
    assert (stored(), TypedTable.objects.get().version) == ([("Dược phẩm", 10, 6, 4)], 2)


def test_who_saves_second_sees_both_tables_and_may_save_again(client: Client, address: str, typed: TypedTable) -> None:
    answer = client.post(address, filled(("Của tôi", BALANCED)))
    page = " ".join(answer.content.decode().split())
    assert answer.status_code == 409
    assert "Người leader vừa lưu bảng này lúc" in page
    assert ("Y tế dự phòng" in page, 'value="Của tôi"' in page) == (True, True)
    assert [field for field, *_ in stored()] == ["Dược phẩm", "Y tế dự phòng"]
    client.post(address, filled(("Của tôi", BALANCED), version=answer.context["version"]))
    assert [field for field, *_ in stored()] == ["Của tôi"]


def test_a_new_table_begins_with_what_the_period_before_left(
    client: Client, address: str, health: Unit, period: ReportingPeriod, people: dict[str, User]
) -> None:
    before = period.starts_on - timedelta(1)
    rows = [EnteredRow("Dược phẩm", NOTHING | {"c4": 9, "c8": 2, "c12": 4, "c13": 3})]
    save_typed_table(health, before - timedelta(90), before, rows, people["leader"], 0)
    answer = client.get(address)
    row = answer.context["form"][0]
    assert (row["field"].value(), row["c6"].value(), row["c4"].value()) == ("Dược phẩm", 7, None)
    assert "hãy kiểm tra lại" in answer.content.decode()


def test_fields_that_the_unit_knows_are_proposed(client: Client, address: str, health: Unit) -> None:
    make_listed(health, "Dược phẩm")
    make_listed(health, "An toàn thực phẩm", code="2")
    make_listed(health, "", code="3")
    assert client.get(address).context["fields"] == ["An toàn thực phẩm", "Dược phẩm"]


BAD = {
    "emoji": "\U0001f600\U0001f1fb\U0001f1f3",
    "NFD": unicodedata.normalize("NFD", "Khám bệnh, chữa bệnh"),
    "control characters": "a\x00b\x08c\x1b[31m\u200b\u202e",
    "HTML": "\"'><script>alert(1)</script><img src=x onerror=alert(1)>",
    "formulas": '=HYPERLINK("http://x")',
    "1 MB": "Ữ" * 1_000_000,
    "wrong types": "[1, {}]",
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("cell", ["field", "c4", "c13", "version", "rows-TOTAL_FORMS", "rows-INITIAL_FORMS", "more"])
def test_bad_input_is_answered_and_never_run(client: Client, address: str, kind: str, cell: str) -> None:
    posted = filled(("Dược phẩm", BALANCED))
    name = f"rows-0-{cell}" if cell in {"field", "c4", "c13"} else cell
    answer = client.post(address, posted | {name: BAD[kind]}, follow=True)
    assert answer.status_code in (200, 409, 422)
    page = answer.content.decode()
    assert ("<script>alert" in page, "onerror=alert(1)>" in page) == (False, False)


def test_a_field_is_stored_composed_and_clean(client: Client, address: str) -> None:
    client.post(address, filled((f"{BAD['NFD']}\x00\u200b ", BALANCED)))
    assert [field for field, *_ in stored()] == ["Khám bệnh, chữa bệnh"]


@pytest.mark.parametrize("posted", [{}, {"version": "1"}, {"more": "rows"}, {"rows-TOTAL_FORMS": "x"}])
def test_rows_that_did_not_arrive_whole_are_asked_for_again(
    client: Client, address: str, posted: dict[str, str]
) -> None:
    answer = client.post(address, posted, follow=True)
    assert (answer.redirect_chain, stored()) == ([(address, 302)], [])
    assert "Các dòng gửi lên không đầy đủ" in answer.content.decode()


def test_too_many_rows_are_refused(client: Client, address: str) -> None:
    answer = client.post(address, {"rows-TOTAL_FORMS": "1000000", "rows-INITIAL_FORMS": "0"})
    assert (answer.status_code, stored()) == (422, [])
    assert "Nhiều nhất 200 dòng; hãy gộp bớt." in answer.content.decode()
