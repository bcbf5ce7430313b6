"""Biểu II.06 on its own: the same table as the report's annex, as PDF and as a workbook that adds itself up."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from accounts.models import Unit, User
from reports.models import ReportingPeriod
from tests.reports.renderers.test_state_form import worked_out
from tests.tthc.dossiers import dossier_of, make_dossier, make_list, make_listed
from tthc.models import Dossier, StatisticForm, TypedRow, TypedTable

FROM, TO = date(2021, 12, 15), date(2022, 3, 14)
DUE = date(2022, 2, 10)
FIRST_ROW = 11


@pytest.fixture
def client(client: Client, people: dict[str, User]) -> Client:
    client.force_login(people["clerk"])
    return client


@pytest.fixture
def listed(health: Unit) -> Unit:
    """Three dossiers of two fields in a list of the unit."""
    make_list(health, listed_on=TO)
    drugs, care = make_listed(health, "Dược phẩm"), make_listed(health, "=Khám bệnh")
    make_dossier(health, "1", FROM, drugs, channel="online", due_on=DUE, finished_on=DUE)
    make_dossier(health, "2", FROM, drugs, due_on=DUE, finished_on=date(2022, 2, 11))
    make_dossier(health, "3", FROM, care, due_on=DUE)
    return health


def address(unit: Unit, period: ReportingPeriod, format_name: str) -> str:
    return reverse("dossier_tables:export", args=[unit.pk, period.pk, format_name])


def fetched(client: Client, unit: Unit, period: ReportingPeriod, format_name: str) -> bytes:
    response = client.get(address(unit, period, format_name))
    assert response.status_code == 200
    return response.content


def pdf_words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def test_the_pdf_is_the_form_with_the_numbers_of_the_list(client: Client, listed: Unit, period: ReportingPeriod):
    content = fetched(client, listed, period, "pdf")
    pages = PdfReader(BytesIO(content)).pages
    assert [(round(one.mediabox.width), round(one.mediabox.height)) for one in pages] == [(842, 595)]
    words = pdf_words(content)
    for told in (
        "Biểu số II.06/VPCP/KSTT Ban hành theo Thông tư số 01/2020/TT-VPCP",
        "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
        "Kỳ báo cáo: Quý I/2022 (Từ ngày 15/12/2021 đến ngày 14/3/2022)",
        "Đơn vị báo cáo: Sở Y tế",
        "Đơn vị nhận báo cáo: ……",
        "Đơn vị tính: Số hồ sơ TTHC",
        "(3) = (4) + (5) + (6) (4) (5) (6) (7) = (8) + (9) + (10)",
        "1 Dược phẩm 2 1 1 0 2 0 1 1 0 0 0",
        "2 =Khám bệnh 1 0 1 0 0 0 0 0 1 0 1",
        "Tổng cộng 3 1 2 0 2 0 1 1 1 0 1",
        "(cột 8 + cột 9) / cột 7 = 1/2 = 50%",
        "NGƯỜI LẬP BIỂU (Ký, ghi rõ họ tên)",
        "THỦ TRƯỞNG ĐƠN VỊ (Ký tên, đóng dấu)",
    ):
        assert told in words


def test_the_workbook_adds_itself_up(client: Client, listed: Unit, period: ReportingPeriod):
    sheet = load_workbook(BytesIO(fetched(client, listed, period, "xlsx"))).active
    cells = [[sheet.cell(row, column) for column in range(2, 14)] for row in range(FIRST_ROW, FIRST_ROW + 3)]
    assert [row[0].value for row in cells] == ["Dược phẩm", "=Khám bệnh", "Tổng cộng"]
    assert cells[1][0].data_type == "s"
    assert [[worked_out(sheet, cell.coordinate) for cell in row[1:]] for row in cells] == [
        [2, 1, 1, 0, 2, 0, 1, 1, 0, 0, 0],
        [1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1],
        [3, 1, 2, 0, 2, 0, 1, 1, 1, 0, 1],
    ]
    assert [cell.value for cell in cells[2][1:6]] == [
        "=D13+E13+F13",
        "=SUM(D11:D12)",
        "=SUM(E11:E12)",
        "=SUM(F11:F12)",
        "=H13+I13+J13",
    ]
    assert (sheet["A1"].value, sheet["J1"].value) == ("Biểu số II.06/VPCP/KSTT", "Đơn vị báo cáo: Sở Y tế")
    assert sheet.print_title_rows == "$7:$10"


def test_columns_of_another_version_of_the_form_stand_behind_the_thirteenth(
    client: Client, listed: Unit, period: ReportingPeriod
):
    StatisticForm.objects.all().delete()
    StatisticForm.objects.create(symbol="II.06b", legal_basis="Thông tư mới", extra_columns=["overdue_not_apologised"])
    sheet = load_workbook(BytesIO(fetched(client, listed, period, "xlsx"))).active
    column = [sheet.cell(row, 14) for row in (7, 10, 11, 12, 13)]
    assert [cell.value for cell in column] == ["Quá hạn chưa có văn bản xin lỗi", "(14)", 1, 1, "=SUM(N11:N12)"]
    assert "Biểu số II.06b Ban hành theo Thông tư mới" in pdf_words(fetched(client, listed, period, "pdf"))


def test_a_table_entered_by_hand_is_exported_as_it_was_entered(
    client: Client, health: Unit, period: ReportingPeriod, people: dict[str, User]
):
    table = TypedTable.objects.create(unit=health, starts_on=FROM, ends_on=TO, entered_by=people["clerk"])
    TypedRow.objects.create(table=table, position=0, field="Y tế dự phòng", c4=3, c5=2, c8=4, c12=1)
    words = pdf_words(fetched(client, health, period, "pdf"))
    assert "1 Y tế dự phòng 5 3 2 0 4 4 0 0 1 1 0" in words
    assert "Nguồn số liệu: bảng do đơn vị nhập tay." in words


def test_the_file_is_an_attachment_that_nobody_keeps(client: Client, listed: Unit, period: ReportingPeriod):
    response = client.get(address(listed, period, "xlsx"))
    assert response["Content-Disposition"] == 'attachment; filename="bieu-II06-SYT-2022-Q1.xlsx"'
    assert "no-store" in response["Cache-Control"]


def test_without_a_table_or_a_choice_its_page_says_what_to_do(
    client: Client, health: Unit, period: ReportingPeriod, people: dict[str, User]
):
    page = reverse("dossier_tables:table", args=[health.pk, period.pk])
    assert client.get(address(health, period, "pdf"))["Location"] == page
    make_dossier(health, "1", FROM, due_on=DUE)
    table = TypedTable.objects.create(unit=health, starts_on=FROM, ends_on=TO, entered_by=people["clerk"])
    TypedRow.objects.create(table=table, position=0, field="Y tế dự phòng", c4=3, c12=3)
    assert client.get(address(health, period, "pdf"))["Location"] == page


def test_another_format_or_a_period_of_another_province_is_not_there(
    client: Client, listed: Unit, period: ReportingPeriod, dlk: Unit
):
    assert client.get(address(listed, period, "docx")).status_code == 404
    other = ReportingPeriod.objects.create(
        province=dlk,
        key="2022-Q1",
        kind=period.kind,
        year=2022,
        name="Quý I/2022",
        starts_on=FROM,
        ends_on=TO,
        department_due_at=period.department_due_at,
        province_due_at=period.province_due_at,
    )
    assert client.get(address(listed, other, "pdf")).status_code == 404


@pytest.mark.parametrize("name", ["clerk_of_another_unit", "clerk_of_another_province", "reviewer_of_another_province"])
def test_a_stranger_gets_no_table(
    client: Client, listed: Unit, period: ReportingPeriod, people: dict[str, User], name: str
):
    client.force_login(people[name])
    assert client.get(address(listed, period, "xlsx")).status_code == 404


@pytest.mark.parametrize("name", ["leader", "reviewer"])
def test_whoever_reads_the_unit_gets_its_table(
    client: Client, listed: Unit, period: ReportingPeriod, people: dict[str, User], name: str
):
    client.force_login(people[name])
    assert fetched(client, listed, period, "xlsx")[:2] == b"PK"


def test_the_export_takes_the_same_queries_for_few_and_many_dossiers(
    client: Client, listed: Unit, period: ReportingPeriod
):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            fetched(client, listed, period, "xlsx")
        return len(captured)

    queries()
    few = queries()
    by = listed.dossier_lists.get()
    procedures = [make_listed(listed, f"Lĩnh vực {number}") for number in range(20)]
    Dossier.objects.bulk_create(dossier_of(one, by, FROM, due_on=TO) for one in procedures for _ in range(20))
    assert queries() == few <= 9
