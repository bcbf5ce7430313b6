"""A list of dossiers in a browser: three wrong rows, mended, loaded, and counted in the table of the period."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, expect

from accounts.models import Unit, User
from core.jobs import run_due
from tests.browser.conftest import PASSWORD, Portal
from tests.tthc.dossiers import make_dossier, make_list, make_listed
from tests.tthc.lists import HEADS, csv_file, file_row
from tthc.models import Dossier, DossierList, Procedure


@pytest.fixture
def health(clerk: User) -> Unit:
    """Sở Y tế, whose clerk signs in."""
    return Unit.objects.get(province__code="BRVT", code="SYT")


def open_page(portal: Portal, name: str, *parts: object) -> None:
    portal.page.goto(portal.url + reverse(f"dossiers:{name}", args=parts))
    if portal.page.get_by_label("Tên đăng nhập").count():
        portal.sign_in("canbo.syt", PASSWORD)


def send(portal: Portal, *rows: list[str], heads: list[str] = HEADS, name: str = "ho-so.csv") -> None:
    """Upload a list, and let the worker read it while the page looks on."""
    content = csv_file(*rows, heads=heads).read()
    file = {"name": name, "mimeType": "text/csv", "buffer": content}
    portal.page.get_by_label("Tệp danh sách hồ sơ").set_input_files(file)
    portal.page.get_by_label("Số liệu đến ngày").fill("14/03/2022")
    portal.page.get_by_role("button", name="Đọc thử").click()
    expect(portal.page.get_by_text("Đang chờ đến lượt đọc thử…")).to_be_visible()
    run_due()


def state(portal: Portal) -> Locator:
    return portal.page.get_by_role("heading", level=1).locator(".state")


def test_three_wrong_rows_are_mended_loaded_and_counted(portal: Portal, health: Unit) -> None:
    page = portal.page
    open_page(portal, "home")
    expect(page.get_by_text("Sở Y tế chưa nạp danh sách hồ sơ nào.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("main").get_by_role("link", name="Nạp danh sách hồ sơ").first.click()
    assert portal.barriers() == []
    right = [file_row(f"H06-{number}", finished="20/01/2022") for number in range(1, 8)]
    wrong = [file_row("H06-8", received="31/02/2022"), file_row(""), file_row("H06-10", due="sắp xong")]
    send(portal, *right, *wrong)
    expect(page.get_by_text("Có 3 ô sai trong 10 dòng hồ sơ, chưa nạp dòng nào.")).to_be_visible()
    cells = page.get_by_role("table", name="Các ô sai").get_by_role("row")
    assert [row.get_by_role("cell").first.inner_text() for row in cells.all()[1:]] == ["E9", "A10", "F11"]
    expect(cells.nth(1)).to_contain_text("31/02/2022")
    assert portal.barriers() == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải danh sách ô sai (CSV)").click()
    assert download.value.path().read_text("utf-8-sig").splitlines()[1].startswith("E9,")
    page.get_by_role("link", name="Chọn tệp đã sửa").click()
    mended = [file_row("H06-8", received="28/02/2022"), file_row("H06-9"), file_row("H06-10")]
    send(portal, *right, *mended)
    expect(page.get_by_text("Đọc được 10 hồ sơ")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("button", name="Nạp vào sổ").click()
    expect(page.get_by_text("Đang chờ đến lượt nạp…")).to_be_visible()
    assert portal.barriers() == []
    run_due()
    expect(state(portal)).to_have_text("Đã nạp")
    assert portal.barriers() == []
    page.get_by_role("link", name="Xem bảng tổng hợp").click()
    page.get_by_role("link", name="Quý I/2022").click()
    page.get_by_role("row", name="Khám bệnh").get_by_role("link", name="7", exact=True).first.click()
    for number in range(1, 8):
        expect(page.get_by_role("cell", name=f"H06-{number}", exact=True)).to_be_visible()
    expect(page.get_by_role("cell", name="H06-8", exact=True)).to_have_count(0)
    assert portal.problems == []


def test_columns_are_chosen_by_hand_and_the_load_is_undone(portal: Portal, health: Unit) -> None:
    page = portal.page
    open_page(portal, "upload", health.pk)
    heads = [head if head != "Ngày hẹn trả" else "Dự kiến xong" for head in HEADS]
    send(portal, file_row("H06-1"), heads=heads)
    expect(page.get_by_text("không thấy cột “Ngày hẹn trả”")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_label("Cột F: Dự kiến xong").select_option(label="Ngày hẹn trả")
    page.get_by_role("button", name="Đọc lại với các cột này").click()
    expect(page.get_by_text("Đang chờ đến lượt đọc thử…")).to_be_visible()
    run_due()
    page.get_by_text("Chọn lại ý nghĩa của cột").click()
    assert portal.barriers() == []
    page.get_by_role("button", name="Nạp vào sổ").click()
    expect(page.get_by_text("Đang chờ đến lượt nạp…")).to_be_visible()
    run_due()
    page.get_by_text("Hoàn tác lần nạp này").click()
    expect(page.get_by_text("1 hồ sơ do danh sách này thêm sẽ bị gỡ khỏi sổ")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("button", name="Hoàn tác", exact=True).click()
    expect(page.get_by_text("Đang chờ đến lượt hoàn tác…")).to_be_visible()
    run_due()
    expect(state(portal)).to_have_text("Đã hoàn tác")
    assert Dossier.objects.count() == 0
    page.get_by_role("link", name="Danh sách đã nạp").last.click()
    assert portal.barriers() == []
    assert portal.problems == []


def test_a_list_is_given_up_and_works_without_scripts(portal: Portal, health: Unit) -> None:
    page = portal.page
    page.route("**/*.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    open_page(portal, "upload", health.pk)
    send(portal, file_row("H06-1"))
    page.get_by_role("link", name="Xem tình hình mới nhất").click()
    expect(page.get_by_text("Đọc được 1 hồ sơ")).to_be_visible()
    page.get_by_role("button", name="Hủy danh sách này").click()
    expect(page.get_by_role("status")).to_contain_text("Đã hủy, không có gì được ghi vào sổ.")
    assert portal.barriers() == []
    assert DossierList.objects.get().stage == "cancelled"
    assert portal.problems == []


def test_dossiers_are_found_and_their_procedures_matched(portal: Portal, health: Unit) -> None:
    Procedure.objects.create(code="1.004616", name="Cấp Chứng chỉ hành nghề dược", field="Dược", levels="Cấp tỉnh")
    by = make_list(health, date(2022, 3, 14))
    listed = make_listed(health, "Dược phẩm", code="SYT-12", name="Cấp CCHN dược (chứng chỉ hành nghề)")
    more = {"due_on": date(2022, 2, 1), "extended_due_on": date(2022, 3, 1), "apology_on": date(2022, 1, 31)}
    make_dossier(health, "000.00.53.H06-220104-0099", date(2022, 1, 4), listed, by, **more)
    make_dossier(health, "H06-2", date(2022, 1, 5), make_listed(health, "Khám bệnh", name="Cấp phép"), by)
    page = portal.page
    open_page(portal, "list", health.pk)
    expect(page.get_by_text("Đang giải quyết, quá hạn 13 ngày")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_label("Số hồ sơ, thủ tục").fill("chung chi")
    page.get_by_role("button", name="Tìm").click()
    expect(page.get_by_text("1 hồ sơ")).to_be_visible()
    open_page(portal, "unknown", health.pk)
    assert portal.barriers() == []
    page.get_by_role("link", name="Tìm trong danh mục cho SYT-12").click()
    assert portal.barriers() == []
    page.get_by_role("button", name="Khớp với 1.004616").click()
    expect(page.get_by_role("status")).to_contain_text("Đã khớp với thủ tục 1.004616")
    open_page(portal, "home")
    page.goto(f"{portal.url}/ho-so/?tim=")
    assert portal.barriers() == []
    assert portal.problems == []
