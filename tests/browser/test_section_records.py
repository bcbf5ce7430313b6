"""A clerk keeps the records of a section without leaving it."""

import re

import pytest
from playwright.sync_api import expect

from accounts.models import User
from directives.models import Document, Inspection
from reports.models import Report
from tests.browser.conftest import PASSWORD, Portal

pytestmark = pytest.mark.django_db(transaction=True)


def open_section(portal: Portal, key: str) -> None:
    portal.page.goto(f"{portal.url}/bao-cao/{Report.objects.get().pk}/soan-thao/{key}/")


def test_a_document_is_added_once_edited_and_kept_while_a_report_names_it(portal: Portal, clerk: User) -> None:
    page = portal.page
    open_section(portal, "steering.direction.documents")
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("button", name="Thêm văn bản").click()
    expect(page.get_by_label("Số, ký hiệu")).to_be_focused()
    page.get_by_label("Số, ký hiệu").fill("22/KH-SYT")
    page.get_by_label("Ngày ban hành").fill("31/02/2022")
    page.get_by_label("Số, ký hiệu").press("Enter")
    expect(page.get_by_label("Ngày ban hành")).to_have_accessible_description(
        "Hãy ghi ngày, tháng, năm như 21/02/2022."
    )
    page.get_by_label("Ngày ban hành").fill("14/03/2022")
    page.get_by_label("Trích yếu").fill("về rà soát thủ tục hành chính")
    page.get_by_label("Trích yếu").press("Tab")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Sổ đã có: Kế hoạch số 22/KH-SYT")).to_be_visible()
    barriers = {"duplicate": portal.barriers()}
    page.get_by_role("button", name="Vẫn thêm mới").click()
    words = "Kế hoạch số 22/KH-SYT ngày 14/3/2022 về rà soát thủ tục hành chính;"
    line = page.locator("[data-line]").last
    expect(line.get_by_role("textbox")).to_have_value(words)

    line.get_by_role("button", name="Sửa bản ghi").click()
    page.get_by_label("Số, ký hiệu").fill("230/KH-SYT")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(line.get_by_role("textbox")).to_have_value(words.replace("22/", "230/"))

    line.get_by_role("button", name="Sửa bản ghi").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Gỡ khỏi sổ").click()
    expect(page.get_by_text("Chưa gỡ được: bản ghi còn đứng trong báo cáo: Quý I/2022, mục I.2.")).to_be_visible()
    barriers["refused"] = portal.barriers()
    assert Document.objects.get(number="230", symbol="KH-SYT").removed_at is None
    assert (barriers, portal.problems) == ({"duplicate": [], "refused": []}, [])


def test_a_visit_is_added_with_as_many_rows_as_it_needs(portal: Portal, clerk: User) -> None:
    page = portal.page
    open_section(portal, "steering.inspection.assessment")
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("button", name="Thêm cuộc kiểm tra").click()
    page.get_by_label("Đoàn kiểm tra").fill("Đoàn kiểm tra CCHC tỉnh")
    page.get_by_label("Ngày kiểm tra").fill("20/3/2022")
    for number, content in enumerate(("Một", "Hai"), start=1):
        page.get_by_label(f"Nội dung, tồn tại, hạn chế {number}").fill(content)
    page.get_by_role("button", name="Thêm dòng tồn tại, hạn chế").click()
    expect(page.get_by_label("Nội dung, tồn tại, hạn chế 3")).to_be_focused()
    expect(page.get_by_label("Nội dung, tồn tại, hạn chế 1")).to_have_value("Một")
    page.get_by_label("Nội dung, tồn tại, hạn chế 3").fill("Ba")
    barriers = portal.barriers()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.locator("[data-line]").last.get_by_role("textbox")).to_have_value(re.compile("nêu 03 tồn tại, hạn chế"))
    found = Inspection.objects.get().finding_set.order_by("position")
    assert list(found.values_list("content", flat=True)) == ["Một", "Hai", "Ba"]
    assert (barriers, portal.problems) == ([], [])


def test_the_documents_of_a_task_are_shown_back_while_it_is_typed(portal: Portal, clerk: User) -> None:
    page = portal.page
    open_section(portal, "steering.direction.assigned_tasks")
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("button", name="Thêm nhiệm vụ được giao").click()
    page.get_by_label("Văn bản giao").fill("Chỉ thị số 10/CT-UBND")
    page.get_by_label("Nội dung nhiệm vụ").fill("Đơn giản hóa thủ tục")
    expect(page.get_by_text("Có trong sổ: Chỉ thị số 10/CT-UBND ngày 16/8/2021 của Chủ tịch UBND tỉnh")).to_be_visible()
    expect(page.get_by_label("Nội dung nhiệm vụ")).to_be_focused()
    barriers = portal.barriers()
    page.get_by_role("button", name="Lưu", exact=True).click()
    line = page.locator("[data-line]").last.get_by_role("textbox")
    expect(line).to_have_value(re.compile("^Chỉ thị số 10/CT-UBND .*; đang thực hiện[.]$"))
    assert (barriers, portal.problems) == ([], [])
