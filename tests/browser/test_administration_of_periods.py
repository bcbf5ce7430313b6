"""An administrator opens a period, and publishes an outline with one more item of the province."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Membership, Unit, User
from reports.assembly.build import build_report
from reports.models import Outline, Report, ReportingPeriod
from reports.services.starting import start_report
from tests.browser.conftest import PASSWORD, Portal

pytestmark = pytest.mark.django_db(transaction=True)
MEETINGS = "steering.direction.meetings"
ITEM = "Công tác dân vận chính quyền"


@pytest.fixture
def administrator(clerk: User, brvt: Unit) -> User:
    user = User.objects.create_user("quantri", password=PASSWORD, display_name="Quản trị")
    Membership.objects.create(user=user, unit=brvt, role=Membership.Role.ADMINISTRATOR)
    return user


def test_a_period_is_opened_changed_and_closed(portal: Portal, administrator: User, brvt: Unit) -> None:
    page, barriers = portal.page, {}
    page.goto(f"{portal.url}/quan-tri/{brvt.pk}/ky-bao-cao/")
    portal.sign_in("quantri", PASSWORD)
    barriers["list"] = portal.barriers()
    page.get_by_role("link", name="Mở kỳ báo cáo").click()
    barriers["choose"] = portal.barriers()
    page.get_by_label("Kỳ", exact=True).select_option("6T")
    page.get_by_label("Năm").fill(str(timezone.localdate().year + 1))
    page.get_by_role("button", name="Chọn kỳ này").click()
    page.get_by_label("Ngày chốt số liệu").fill("sai")
    page.get_by_role("button", name="Mở kỳ báo cáo").click()
    expect(page.get_by_text("Hãy ghi ngày, tháng, năm như 21/02/2022.")).to_be_visible()
    barriers["refused"] = portal.barriers()
    year = timezone.localdate().year + 1
    page.get_by_label("Ngày chốt số liệu").fill(f"10/06/{year}")
    page.get_by_role("button", name="Mở kỳ báo cáo").click()
    expect(page.get_by_role("status")).to_have_text(f"Đã mở kỳ báo cáo 6 tháng đầu năm {year}.")
    expect(page.get_by_role("row").nth(1)).to_contain_text("Đang mở")

    page.get_by_role("link", name=f"Xem, sửa kỳ 6 tháng đầu năm {year}").click()
    barriers["period"] = portal.barriers()
    page.get_by_role("link", name="Đóng kỳ…").click()
    expect(page.get_by_text("không báo cáo nào bị xóa")).to_be_visible()
    barriers["close"] = portal.barriers()
    page.get_by_role("button", name="Đóng kỳ báo cáo").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã đóng")
    period = ReportingPeriod.objects.get(key=f"{year}-6T")
    assert (str(period.ends_on), period.department_due_at <= timezone.now()) == (f"{year}-06-10", True)
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []


def test_an_outline_is_published_while_three_reports_are_drafts(
    portal: Portal, administrator: User, clerk: User, brvt: Unit
) -> None:
    ReportingPeriod.objects.update(department_due_at=timezone.now() + timedelta(days=5))
    period, outline = ReportingPeriod.objects.get(), Outline.objects.get()
    for code in ("SNV", "STP"):
        start_report(Unit.objects.get(province=brvt, code=code), period)
    seed = Report.objects.get(unit__code="SYT")
    before = {node.key: list(node.paragraphs()) for node in build_report(seed).walk()}
    page, barriers = portal.page, {}

    page.goto(f"{portal.url}/quan-tri/{brvt.pk}/de-cuong/")
    portal.sign_in("quantri", PASSWORD)
    barriers["outlines"] = portal.barriers()
    page.get_by_role("link", name="Xem, sửa đề cương").click()
    barriers["outline"] = portal.barriers()
    page.get_by_role("link", name="Thêm mục ở “Việc tổ chức các cuộc hội nghị").click()
    barriers["add"] = portal.barriers()
    page.get_by_label("Lời nhắc của mục").fill(ITEM)
    page.get_by_role("button", name="Thêm vào danh sách chờ").click()
    expect(page.get_by_role("heading", name="Thay đổi chờ ban hành (1)")).to_be_visible()
    page.get_by_role("link", name="Sửa lời “Ưu điểm”").click()
    barriers["reword"] = portal.barriers()
    page.get_by_label("Lời nhắc của mục").fill("Ưu điểm nổi bật")
    page.get_by_role("button", name="Ghi lời mới").click()
    page.get_by_role("button", name="Hủy thay đổi thứ 2").click()
    expect(page.get_by_role("status")).to_have_text("Đã hủy thay đổi.")
    page.get_by_role("link", name="Bỏ “Việc thực hiện theo Chỉ thị số 10/CT-UBND").click()
    expect(page.get_by_text("1 báo cáo đang soạn có nội dung ở đây")).to_be_visible()
    barriers["drop"] = portal.barriers()
    page.get_by_role("link", name="Quay lại đề cương").click()
    barriers["changes"] = portal.barriers()

    page.get_by_role("link", name="Xem trước và ban hành").click()
    upgraded = page.get_by_role("region", name="Báo cáo chưa gửi, được trả lại hoặc mở lại sẽ theo phiên bản 2 (3)")
    expect(upgraded.get_by_role("listitem")).to_have_text(["Sở Nội vụ", "Sở Tư pháp", "Sở Y tế"])
    barriers["publish"] = portal.barriers()
    page.get_by_role("button", name="Ban hành").click()
    expect(page.get_by_role("status")).to_have_text("Đã ban hành phiên bản 2; 3 báo cáo đã theo đề cương mới.")
    page.get_by_role("link", name="Phiên bản 1", exact=True).click()
    expect(page.get_by_text("Đây là phiên bản cũ, chỉ để xem.")).to_be_visible()
    barriers["old version"] = portal.barriers()

    new = Outline.objects.get(key=outline.key, version=2)
    assert set(Report.objects.values_list("outline", flat=True)) == {new.pk}
    key = "steering.direction.cong_tac_dan_van_chinh_quyen"
    after = {node.key: list(node.paragraphs()) for node in build_report(Report.objects.get(pk=seed.pk)).walk()}
    assert after.pop(key) == []
    assert after == before

    page.get_by_role("button", name="Đăng xuất").click()
    page.goto(f"{portal.url}/bao-cao/{seed.pk}/soan-thao/")
    portal.sign_in("canbo.syt", PASSWORD)
    entry = page.get_by_role("link", name=ITEM)
    expect(entry).to_be_visible()
    expect(page.get_by_role("listitem").filter(has=entry)).to_contain_text("Chưa trả lời")
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []
