"""The dossier table in a browser: typed with a wrong sum that is told at once; counted and clicked through."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts.models import Unit, User
from reports.models import ReportingPeriod
from tests.browser.conftest import PASSWORD, Portal
from tests.tthc.dossiers import make_dossier, make_list, make_listed


@pytest.fixture
def place(clerk: User) -> tuple[Unit, ReportingPeriod]:
    return Unit.objects.get(province__code="BRVT", code="SYT"), ReportingPeriod.objects.get()


def open_page(portal: Portal, name: str, *parts: object) -> None:
    portal.page.goto(portal.url + reverse(f"dossier_tables:{name}", args=parts))
    if portal.page.get_by_label("Tên đăng nhập").count():
        portal.sign_in("canbo.syt", PASSWORD)


def test_a_table_is_typed_mended_and_saved(portal: Portal, place: tuple[Unit, ReportingPeriod]) -> None:
    unit, period = place
    page = portal.page
    open_page(portal, "table", unit.pk, period.pk)
    assert portal.barriers() == []
    page.get_by_role("link", name="Nhập bảng bằng tay").click()
    for label, value in {"lĩnh vực": "Dược phẩm", "cột 4": "1.200", "cột 8": "1000", "cột 12": "20x"}.items():
        page.get_by_label(f"Dòng 1, {label}", exact=True).fill(value)
    wrong = page.get_by_text("Dòng 1 (Dược phẩm), cột 12: hãy ghi số nguyên từ 0 đến 99.999.999.")
    expect(wrong).to_be_visible()
    page.get_by_label("Dòng 1, cột 12", exact=True).fill("190")
    expect(wrong).to_have_count(0)
    expect(page.get_by_text("cột 11 (đang giải quyết) là 1.000 + 190 = 1.190")).to_be_visible()
    expect(page.get_by_text("Còn 1 dòng chưa đúng.")).to_be_visible()
    assert portal.barriers() == []
    # Whoever saves it all the same is told by the server, and loses nothing.
    assert portal.problems == []
    page.get_by_role("button", name="Lưu bảng").click()
    expect(page.get_by_text("Chưa lưu được bảng; mọi thứ đã nhập vẫn còn bên dưới.")).to_be_visible()
    assert {"422" in problem for problem in portal.problems} == {True}
    portal.problems.clear()
    assert portal.barriers() == []
    page.get_by_label("Dòng 1, cột 13", exact=True).fill("10")
    expect(page.get_by_text("Các dòng đều khớp: cột 3 bằng cột 7 cộng cột 11.")).to_be_visible()
    page.get_by_role("button", name="Thêm dòng").click()
    expect(page.get_by_label("Dòng 4, lĩnh vực")).to_be_visible()
    page.get_by_role("button", name="Lưu bảng").click()
    expect(page.get_by_text("Đã lưu bảng nhập tay Quý I/2022.")).to_be_visible()
    row = page.get_by_role("row", name="Dược phẩm")
    expect(row.get_by_role("cell").nth(1)).to_have_text("1.200")
    assert portal.barriers() == []
    assert portal.problems == []


def test_numbers_lead_to_their_dossiers_and_back(portal: Portal, place: tuple[Unit, ReportingPeriod]) -> None:
    unit, _ = place
    by = make_list(unit)
    drugs, day = make_listed(unit, "Dược phẩm", name="Cấp chứng chỉ hành nghề dược"), date(2022, 1, 10)
    make_dossier(unit, "H06-1", day, drugs, by, channel="online", due_on=day, finished_on=date(2022, 1, 12))
    make_dossier(unit, "H06-2", day, make_listed(unit, "An toàn thực phẩm"), by, due_on=date(2022, 3, 30))
    page = portal.page
    open_page(portal, "periods", unit.pk)
    assert portal.barriers() == []
    page.get_by_role("link", name="Quý I/2022").click()
    assert portal.barriers() == []
    page.get_by_role("navigation", name="Xem bảng theo").get_by_role("link", name="Thủ tục hành chính").click()
    row = page.get_by_role("row", name="Cấp chứng chỉ hành nghề dược")
    row.get_by_role("cell").nth(8).get_by_role("link", name="1").click()
    expect(page.get_by_role("heading", name="Số hồ sơ đã giải quyết: quá hạn (cột 10)")).to_be_visible()
    expect(page.get_by_text("H06-1")).to_be_visible()
    expect(page.get_by_text("H06-2")).to_have_count(0)
    assert portal.barriers() == []
    page.get_by_role("link", name="Quay lại biểu").click()
    expect(page.get_by_role("row", name="Cấp chứng chỉ hành nghề dược")).to_be_visible()
    page.get_by_role("link", name="So với kỳ trước").click()
    expect(page.get_by_text("luôn khớp nhau")).to_be_visible()
    assert portal.barriers() == []
    assert portal.problems == []


def test_list_and_table_by_hand_wait_for_a_choice(portal: Portal, place: tuple[Unit, ReportingPeriod]) -> None:
    unit, period = place
    make_dossier(unit, "H06-1", date(2022, 1, 10))
    page = portal.page
    open_page(portal, "enter", unit.pk, period.pk)
    for label, value in {"lĩnh vực": "Dược phẩm", "cột 4": "5", "cột 8": "5"}.items():
        page.get_by_label(f"Dòng 1, {label}", exact=True).fill(value)
    page.get_by_role("button", name="Lưu bảng").click()
    expect(page.get_by_role("heading", name="Đơn vị có cả danh sách hồ sơ và bảng nhập tay")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("button", name="Dùng bảng nhập tay").click()
    expect(page.get_by_text("Biểu Quý I/2022 dùng bảng nhập tay.")).to_be_visible()
    expect(page.get_by_role("button", name="Chuyển sang danh sách hồ sơ")).to_be_visible()
    assert portal.barriers() == []
    assert portal.problems == []
