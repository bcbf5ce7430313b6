"""A clerk keeps the registers: adds, finds, proposes, edits, removes and undoes it."""

from datetime import date

import pytest
from playwright.sync_api import expect

from accounts.models import Unit, User
from directives.models import Document, Inspection, Plan
from tests.browser.conftest import PASSWORD, Portal

pytestmark = pytest.mark.django_db(transaction=True)


def open_register(portal: Portal, slug: str) -> None:
    unit = Unit.objects.get(code="SYT")
    portal.page.goto(f"{portal.url}/don-vi/{unit.pk}/so/{slug}/")


def test_a_document_is_kept_from_its_entry_to_the_report_and_back(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(f"{portal.url}/so/")
    portal.sign_in("canbo.syt", PASSWORD)
    expect(page.get_by_role("heading", name="Sổ văn bản của Sở Y tế")).to_be_visible()
    barriers = {"list": portal.barriers()}

    page.get_by_role("link", name="Thêm văn bản").click()
    expect(page.get_by_label("Số, ký hiệu")).to_be_focused()
    barriers["form"] = portal.barriers()
    page.get_by_label("Số, ký hiệu").fill("1400/SYT-VP")
    page.get_by_label("Ngày ban hành").fill("14/03/2022")
    page.get_by_label("Trích yếu").fill("về rà soát thủ tục hành chính")
    page.get_by_label("Chuyên đề").select_option("Chỉ đạo, điều hành")
    page.get_by_label("Số, ký hiệu").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Đã thêm văn bản: Công văn số 1400/SYT-VP.")

    page.get_by_label("Tìm trong sổ").fill("ra soat thu tuc 1400")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_text("Chưa đưa vào", exact=True)).to_be_visible()
    page.get_by_role("button", name="Đưa 1 văn bản vào báo cáo").click()
    expect(page.get_by_role("status")).to_contain_text("Đã đưa 1 văn bản vào báo cáo Quý I/2022: 1 vào mục")

    page.get_by_role("link", name="1400/SYT-VP").click()
    expect(page.get_by_role("link", name="Quý I/2022, mục I.2.")).to_be_visible()
    barriers["entry"] = portal.barriers()
    page.get_by_role("link", name="Xóa khỏi sổ").click()
    expect(page.get_by_role("heading", name="Chưa xóa được")).to_be_visible()
    barriers["refusal"] = portal.barriers()
    assert (barriers, portal.problems) == ({name: [] for name in barriers}, [])


def test_a_removed_document_comes_back_by_one_click(portal: Portal, clerk: User) -> None:
    page = portal.page
    unit = Unit.objects.get(code="SYT")
    document = Document.objects.create(unit=unit, type_name="Công văn", number="1400", symbol="SYT-VP")
    page.goto(f"{portal.url}/don-vi/{unit.pk}/so/van-ban/{document.pk}/xoa/")
    portal.sign_in("canbo.syt", PASSWORD)
    barriers = {"question": portal.barriers()}
    page.get_by_role("button", name="Xóa khỏi sổ").click()
    expect(page.get_by_text("Đã xóa khỏi sổ: Công văn số 1400/SYT-VP.")).to_be_visible()
    barriers["undo"] = portal.barriers()
    page.get_by_label("Trạng thái").select_option("Đã xóa")
    page.get_by_role("button", name="Lọc").click()
    expect(page.get_by_role("row", name="1400/SYT-VP")).to_be_visible()
    barriers["removed"] = portal.barriers()
    page.get_by_role("button", name="Khôi phục 1400/SYT-VP").click()
    expect(page.get_by_role("status")).to_have_text("Văn bản đã có lại trong sổ.")
    expect(page.get_by_text("Khôi phục vào sổ")).to_be_visible()
    document.refresh_from_db()
    assert document.removed_at is None
    assert (barriers, portal.problems) == ({name: [] for name in barriers}, [])


def test_a_plan_grows_by_rows(portal: Portal, clerk: User) -> None:
    page = portal.page
    open_register(portal, "ke-hoach")
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("link", name="Thêm kế hoạch").click()
    page.get_by_label("Tên kế hoạch").fill("Kế hoạch CCHC năm 2023")
    page.get_by_label("Chuyên đề").select_option("Kế hoạch cải cách hành chính")
    page.get_by_label("Năm").fill("2023")
    for number, content in enumerate(("Một", "Hai"), start=1):
        page.get_by_label(f"Nội dung nhiệm vụ, nhiệm vụ {number}").fill(content)
    page.get_by_role("button", name="Thêm dòng nhiệm vụ").click()
    expect(page.get_by_label("Nội dung nhiệm vụ, nhiệm vụ 1")).to_have_value("Một")
    page.get_by_label("Nội dung nhiệm vụ, nhiệm vụ 3").fill("Ba")
    page.get_by_label("Thời hạn, nhiệm vụ 3").fill("ngày mai")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Hãy ghi ngày, tháng, năm như 21/02/2022.")).to_be_visible()
    barriers = portal.barriers()
    page.get_by_label("Thời hạn, nhiệm vụ 3").fill("30/6/2023")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("row", name="Kế hoạch CCHC năm 2023")).to_contain_text("0/3 hoàn thành")
    assert Plan.objects.get(year=2023).tasks.count() == 3
    assert (barriers, portal.problems) == ([], [])


def test_every_register_opens_empty_or_not_without_barriers(portal: Portal, clerk: User) -> None:
    page = portal.page
    Inspection.objects.create(unit=Unit.objects.get(code="SYT"), team="Đoàn CCHC", visited_on=date(2022, 3, 1))
    open_register(portal, "nhiem-vu")
    portal.sign_in("canbo.syt", PASSWORD)
    barriers = {}
    for slug in ("nhiem-vu", "kiem-tra", "cam-ket", "kien-nghi"):
        open_register(portal, slug)
        barriers[slug] = portal.barriers()
        page.get_by_role("link", name="Thêm ").first.click()
        barriers[f"{slug}, form"] = portal.barriers()
    page.goto(f"{portal.url}/so/?tim=")
    barriers["units"] = portal.barriers()
    assert (barriers, portal.problems) == ({name: [] for name in barriers}, [])


def test_the_documents_of_a_task_are_shown_back_while_it_is_typed(portal: Portal, clerk: User) -> None:
    page = portal.page
    open_register(portal, "nhiem-vu")
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("link", name="Thêm nhiệm vụ được giao").click()
    page.get_by_label("Văn bản giao").fill("Chỉ thị số 10/CT-UBND")
    page.get_by_label("Nội dung nhiệm vụ").fill("Đơn giản hóa thủ tục")
    expect(page.get_by_text("Có trong sổ: Chỉ thị số 10/CT-UBND ngày 16/8/2021 của Chủ tịch UBND tỉnh")).to_be_visible()
    expect(page.get_by_label("Nội dung nhiệm vụ")).to_have_value("Đơn giản hóa thủ tục")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_role("row", name="Đơn giản hóa thủ tục")).to_contain_text("Chỉ thị số 10/CT-UBND")
    assert portal.problems == []
