"""Biểu II.06 on the screen: its views, its links, what stands beside it, and what it costs."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Unit, User
from reports.models import ReportingPeriod
from tests.tthc.dossiers import dossier_of, make_dossier, make_list, make_listed
from tthc.models import Dossier, DossierList, TypedTable


@pytest.fixture(autouse=True)
def signed_in(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])


def address(period: ReportingPeriod, unit: Unit, **query: str) -> str:
    found = reverse("dossier_tables:table", args=[unit.pk, period.pk])
    return f"{found}?{'&'.join(f'{key}={value}' for key, value in query.items())}" if query else found


def shown(client: Client, where: str) -> str:
    return " ".join(client.get(where).content.decode().split())


def rows_of(client: Client, where: str) -> dict[str, list[int]]:
    return {row.label: [cell.number for cell in row.cells][:11] for row in client.get(where).context["rows"]}


def test_the_table_has_a_row_for_each_field_and_their_sum(
    client: Client, health: Unit, period: ReportingPeriod, listed: list[Dossier]
) -> None:
    assert rows_of(client, address(period, health)) == {
        "An toàn thực phẩm": [2, 0, 1, 1, 1, 1, 0, 0, 1, 1, 0],
        "Dược phẩm": [2, 1, 1, 0, 2, 1, 0, 1, 0, 0, 0],
        "": [4, 1, 2, 1, 3, 2, 0, 1, 1, 1, 0],
    }


@pytest.mark.parametrize(
    ("view", "labels"),
    [
        ("channel", ["Trực tuyến", "Trực tiếp", "Bưu chính công ích", ""]),
        ("level", ["Cấp tỉnh", ""]),
        ("procedure", ["1.004616 Thủ tục 1.004616", "Thủ tục", ""]),
        ("khong-co", ["An toàn thực phẩm", "Dược phẩm", ""]),
    ],
)
def test_the_same_dossiers_are_shown_by_channel_level_and_procedure(
    client: Client, health: Unit, period: ReportingPeriod, listed: list[Dossier], view: str, labels: list[str]
) -> None:
    rows = rows_of(client, address(period, health, xem=view))
    assert sorted(rows) == sorted(labels)
    assert rows[""] == [4, 1, 2, 1, 3, 2, 0, 1, 1, 1, 0]


def test_each_number_leads_to_as_many_dossiers(
    client: Client, health: Unit, period: ReportingPeriod, listed: list[Dossier]
) -> None:
    for view in ("field", "procedure", "channel", "level"):
        cells = [cell for row in client.get(address(period, health, xem=view)).context["rows"] for cell in row.cells]
        assert [cell.address for cell in cells if cell.number == 0] == [""] * sum(cell.number == 0 for cell in cells)
        for cell in cells:
            if cell.number:
                assert client.get(cell.address).context["page"].paginator.count == cell.number, cell.address


def test_the_dossiers_of_a_number_name_column_row_and_lead_back(
    client: Client, health: Unit, period: ReportingPeriod, listed: list[Dossier]
) -> None:
    (row,) = [row for row in client.get(address(period, health)).context["rows"] if row.label == "Dược phẩm"]
    page = shown(client, row.cells[7].address)
    assert "<h1>Số hồ sơ đã giải quyết: quá hạn (cột 10)</h1>" in page
    assert "1 hồ sơ của Sở Y tế, từ 15/12/2021 đến 14/03/2022; lĩnh vực: Dược phẩm" in page
    assert ("H06-2" in page, "H06-1" in page) == (True, False)
    assert f'<a href="{address(period, health, xem="field")}">Quay lại biểu</a>' in page


def test_a_column_that_the_form_does_not_have_is_not_there(
    client: Client, health: Unit, period: ReportingPeriod, listed: list[Dossier]
) -> None:
    for column in ("c14", "stopped", "online_resolved", "c1"):
        assert client.get(reverse("dossier_tables:dossiers", args=[health.pk, period.pk, column])).status_code == 404


def test_rates_name_their_formula_and_lateness_by_the_other_day_stands_beside(
    client: Client, health: Unit, period: ReportingPeriod, listed: list[Dossier]
) -> None:
    page = shown(client, address(period, health))
    assert '(cột 8 + cột 9) / cột 3</dt> <dd>50,00%<span class="cell-detail">2/4 hồ sơ</span>' in page
    assert '(cột 8 + cột 9) / cột 7</dt> <dd>66,67%<span class="cell-detail">2/3 hồ sơ</span>' in page
    assert "Quá hạn tính theo hạn hiện tại (đã tính gia hạn)." in page
    assert "Quá hạn nếu tính theo hạn hẹn trả ban đầu</dt> <dd>2 đã giải quyết, 0 đang giải quyết" in page


def test_the_age_of_the_list_is_shown(
    client: Client, health: Unit, period: ReportingPeriod, listed: list[Dossier]
) -> None:
    assert "Danh sách mới nhất có số liệu đến ngày 15/03/2022 (cách hôm nay" in shown(client, address(period, health))


def test_a_list_that_ends_within_the_period_is_warned_of(
    client: Client, health: Unit, period: ReportingPeriod, listed: list[Dossier]
) -> None:
    assert "chưa có số liệu đến hết ngày" not in shown(client, address(period, health))
    DossierList.objects.update(listed_on=date(2022, 2, 1))
    assert "Danh sách mới nhất chưa có số liệu đến hết ngày 14/03/2022" in shown(client, address(period, health))


def test_a_newer_form_adds_its_columns(client: Client, health: Unit, listed: list[Dossier]) -> None:
    make_list(health, date(2026, 6, 30))
    make_dossier(health, "H06-9", date(2026, 6, 1), due_on=date(2026, 6, 2), status="stopped")
    where = reverse("dossier_tables:days", args=[health.pk]) + "?tu=01/06/2026&den=30/06/2026"
    answer = client.get(where)
    heads = [column.head for column in answer.context["groups"][-1].columns]
    assert heads[2:] == [
        "Quá hạn có văn bản xin lỗi",
        "Quá hạn chưa có văn bản xin lỗi",
        "Dừng xử lý",
        "Rút hồ sơ",
        "Từ chối tiếp nhận",
    ]
    total = answer.context["rows"][-1]
    assert [cell.number for cell in total.cells][-5:] == [0, 2, 1, 0, 0]
    assert [one.code for one in client.get(total.cells[-3].address).context["page"]] == ["H06-9"]


def test_without_dossiers_the_page_says_what_to_do(client: Client, health: Unit, period: ReportingPeriod) -> None:
    page = shown(client, address(period, health))
    assert "Chưa có số liệu hồ sơ từ 15/12/2021 đến 14/03/2022." in page
    for where in (
        reverse("dossiers:upload", args=[health.pk]),
        reverse("dossier_tables:enter", args=[health.pk, period.pk]),
    ):
        assert f'href="{where}"' in page


def test_with_list_and_table_by_hand_nothing_is_the_table_until_somebody_chose(
    client: Client, health: Unit, period: ReportingPeriod, listed: list[Dossier], typed: TypedTable
) -> None:
    answer = client.get(address(period, health))
    assert (answer.context["rows"], answer.context["rates"]) == ([], ())
    assert answer.context["compared"][0] == ("Số hồ sơ tiếp nhận: tổng số", "3", 4, 9)
    choose = reverse("dossier_tables:choose", args=[health.pk, period.pk])
    chosen = client.post(choose, {"nguon": "typed", "version": 1}, follow=True)
    assert "Biểu Quý I/2022 dùng bảng nhập tay." in chosen.content.decode()
    assert rows_of(client, address(period, health))[""][:5] == [9, 5, 3, 1, 7]
    client.post(choose, {"nguon": "list", "version": 1})
    assert rows_of(client, address(period, health))[""][:5] == [4, 1, 2, 1, 3]
    assert "Chuyển sang bảng nhập tay" in shown(client, address(period, health))


@pytest.mark.parametrize(
    ("posted", "message"),
    [
        ({}, "Chưa rõ bạn chọn số liệu nào"),
        ({"nguon": "typed"}, "Chưa rõ bạn chọn số liệu nào"),
        ({"nguon": "khac", "version": "1"}, "Chưa rõ bạn chọn số liệu nào"),
        ({"nguon": "typed", "version": "2"}, "Bảng nhập tay vừa được người khác lưu"),
    ],
)
def test_a_choice_of_something_else_changes_nothing(
    client: Client, health: Unit, period: ReportingPeriod, typed: TypedTable, posted: dict[str, str], message: str
) -> None:
    answer = client.post(reverse("dossier_tables:choose", args=[health.pk, period.pk]), posted, follow=True)
    assert message in answer.content.decode()
    assert TypedTable.objects.get().is_used is None


def test_a_table_by_hand_says_who_entered_it(
    client: Client, health: Unit, period: ReportingPeriod, typed: TypedTable
) -> None:
    page = shown(client, address(period, health))
    assert "Bảng do Người leader nhập lúc" in page
    assert "Sửa bảng nhập tay" in page
    assert not re.search(r"/ho-so/c\d+/", page)


def test_names_from_lists_are_never_run(client: Client, health: Unit, period: ReportingPeriod) -> None:
    bad = "<script>alert(1)</script>"
    make_dossier(health, bad, date(2022, 1, 5), make_listed(health, bad, name=bad), make_list(health, name=bad))
    for view in ("field", "procedure"):
        answer = client.get(address(period, health, xem=view))
        where = answer.context["rows"][0].cells[0].address
        for page in (answer.content.decode(), client.get(where).content.decode()):
            assert bad not in page
            assert bad in unescape(page)
        assert client.get(where).context["page"].paginator.count == 1


def test_any_days_are_counted_too(client: Client, health: Unit, listed: list[Dossier]) -> None:
    where = reverse("dossier_tables:days", args=[health.pk]) + "?tu=10/1/2022&den=2022-01-11"
    answer = client.get(where)
    assert "Biểu II.06 từ 10/01/2022 đến 11/01/2022 của Sở Y tế" in answer.content.decode()
    total = answer.context["rows"][-1]
    assert [cell.number for cell in total.cells][:11] == [3, 1, 1, 1, 1, 1, 0, 0, 2, 1, 1]
    assert client.get(total.cells[0].address).context["page"].paginator.count == 3


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("", "Hãy nhập từ ngày."),
        ("?tu=01/01/2022&den=x", "Hãy ghi ngày, tháng, năm như 21/02/2022."),
        ("?tu=02/01/2022&den=01/01/2022", "Ngày cuối phải từ ngày đầu trở đi."),
        ("?tu=01/01/1022&den=01/01/2022", "Hãy ghi năm từ 1945 đến 2100."),
    ],
)
def test_days_that_are_none_are_told_beside_their_field(client: Client, health: Unit, query: str, message: str) -> None:
    answer = client.get(reverse("dossier_tables:days", args=[health.pk]) + query)
    assert (answer.status_code, message in answer.content.decode()) == (200, True)
    where = reverse("dossier_tables:days_dossiers", args=[health.pk, "c3"])
    assert client.get(where + query).status_code == 404


def test_the_periods_of_both_families_are_listed_newest_first(
    client: Client, health: Unit, period: ReportingPeriod, listed: list[Dossier], brvt: Unit
) -> None:
    for family, key, months in (("kstthc", "2022-Q2", 3), ("chi-so", "2022-N", 6)):
        ReportingPeriod.objects.create(
            province=brvt,
            family=family,
            key=key,
            kind=key[5:],
            year=2022,
            name=f"Kỳ {key}",
            starts_on=period.ends_on + timedelta(1),
            ends_on=period.ends_on + timedelta(30 * months),
            department_due_at=period.department_due_at,
            province_due_at=period.province_due_at,
        )
    answer = client.get(reverse("dossier_tables:periods", args=[health.pk]))
    assert [(one.name, is_listed, is_typed) for one, is_listed, is_typed in answer.context["rows"]] == [
        ("Kỳ 2022-Q2", True, False),
        ("Quý I/2022", True, False),
    ]


@pytest.mark.parametrize("view", ["field", "procedure"])
def test_the_table_takes_as_many_queries_for_ten_and_a_thousand_dossiers(
    client: Client, health: Unit, period: ReportingPeriod, typed: TypedTable, view: str
) -> None:
    TypedTable.objects.update(is_used=False)
    by = make_list(health)
    numbers = []
    for count in (10, 1000):
        procedures = [make_listed(health, f"Lĩnh vực {n % 20}", code=f"1.{n:06}") for n in range(count // 10)]
        Dossier.objects.bulk_create(
            dossier_of(procedures[n % len(procedures)], by, date(2022, 1, 10)) for n in range(count)
        )
        with CaptureQueriesContext(connection) as queries:
            client.get(address(period, health, xem=view))
        numbers.append(len(queries))
    assert numbers[0] == numbers[1] <= 12


def test_the_lists_of_dossiers_and_periods_take_the_same_queries_for_few_and_many(
    client: Client, health: Unit, period: ReportingPeriod, listed: list[Dossier]
) -> None:
    def queries() -> list[int]:
        numbers = []
        for page, parts in (("dossiers", [period.pk, "c3"]), ("periods", []), ("carried_over", [period.pk])):
            with CaptureQueriesContext(connection) as captured:
                client.get(reverse(f"dossier_tables:{page}", args=[health.pk, *parts]))
            numbers.append(len(captured))
        return numbers

    few = queries()
    Dossier.objects.bulk_create(
        dossier_of(make_listed(health, f"L {n}"), listed[0].created_by, date(2022, 1, 10)) for n in range(60)
    )
    assert queries() == few
    assert max(few) <= 13
