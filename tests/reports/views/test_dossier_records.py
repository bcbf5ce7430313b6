"""From a figure of the report to the dossiers and procedures that it counts."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from reports.assembly.build import build_report
from reports.models import Report
from tests.reports.assembly.test_build import reloaded
from tests.reports.assembly.test_dossiers import TABLE, clerk, listed, report, typed_table
from tests.reports.assembly.test_procedures import CATALOGUE, kept

__all__ = ["clerk", "kept", "listed", "report"]

_LINK = re.compile(r'href="([^"]+)">Mở danh sách trên trang hồ sơ</a>')


@pytest.fixture
def client(client: Client, clerk: User) -> Client:
    client.force_login(clerk)
    return client


def figure_page(client: Client, report: Report, code: str) -> str:
    return client.get(reverse("reports:figure_records", args=[report.pk, code])).content.decode()


def address_behind(client: Client, report: Report, code: str) -> str:
    [address] = _LINK.findall(figure_page(client, report, code))
    return unescape(address)


def test_every_figure_of_dossiers_leads_to_as_many_dossiers_as_it_counts(client: Client, listed: Report):
    figures = [
        one
        for one in build_report(reloaded(listed)).figures()
        if one.source and one.source.kind in ("dossiers", "apologies")
    ]
    counts = {}
    for figure in figures:
        shown = client.get(address_behind(client, listed, figure.code))
        counts[figure.code] = shown.context["page"].paginator.count
    assert counts == {figure.code: figure.value for figure in figures}
    assert len(counts) == 17


def test_a_figure_entered_by_hand_leads_to_its_table(client: Client, report: Report, clerk: User):
    typed_table(report, clerk, c4=3, c12=3)
    address = address_behind(client, report, "dossiers.pending")
    assert address == reverse("dossier_tables:table", args=[report.unit_id, report.period_id])
    assert "Bảng tổng hợp hồ sơ nhập tay: 3 bản ghi" in figure_page(client, report, "dossiers.pending")


def test_the_section_leads_to_all_dossiers_of_the_period(client: Client, listed: Report):
    shown = client.get(reverse("reports:node_records", args=[listed.pk, TABLE])).content.decode()
    assert "Hồ sơ thủ tục hành chính: <strong>7 bản ghi</strong>" in shown
    [address] = _LINK.findall(shown)
    assert address == reverse("dossier_tables:dossiers", args=[listed.unit_id, listed.period_id, "c3"])


def test_a_figure_of_procedures_lists_them(client: Client, kept: Report):
    shown = figure_page(client, kept, "online_procedures.level_three")
    assert "Thủ tục hành chính của đơn vị: 2 bản ghi" in shown
    assert ("1.000002" in shown, "1.000001" in shown) == (True, False)
    assert "Cấp tỉnh, Mức độ 3 (thang đến năm 2022)" in shown
    assert "Danh sách dài" not in shown


def test_a_figure_of_changes_names_the_decision(client: Client, kept: Report):
    shown = figure_page(client, kept, "procedures.abolished")
    assert "1.000005" in shown
    assert "Bãi bỏ, Quyết định số 184/QĐ-UBND ngày 25/01/2022" in shown


@pytest.mark.parametrize(
    ("key", "page"),
    [(TABLE, "dossier_tables:table"), (CATALOGUE, "unit_procedures:list")],
)
def test_the_editor_leads_to_where_the_numbers_come_from(client: Client, listed: Report, key: str, page: str):
    arguments = [listed.unit_id, listed.period_id] if page == "dossier_tables:table" else [listed.unit_id]
    shown = client.get(reverse("reports:section", args=[listed.pk, key])).content.decode()
    assert f'<a href="{reverse(page, args=arguments)}">' in shown


def test_the_preview_shows_the_table_as_an_annex_and_links_its_figures(client: Client, listed: Report):
    shown = client.get(reverse("reports:preview", args=[listed.pk])).content.decode()
    assert "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH QUÝ I/2022" in shown
    assert f"{reverse('reports:figure_records', args=[listed.pk, 'dossiers.resolved_late'])}" in shown
    assert "7 hồ sơ" in shown
