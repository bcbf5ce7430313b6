"""A reviewer gives Sở Y tế more time, and the unit sees its new due moment; an administrator fills its calendar."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.models import Membership, Unit, User
from directives.models import AssignedTask
from reports.models import Extension, Report, ReportingPeriod
from reports.review.wording import word_moment
from reports.services.duties import add_duty
from reports.services.periods import PeriodDates
from tests.browser.conftest import PASSWORD, Portal

pytestmark = pytest.mark.django_db(transaction=True)


def at_five(days: int) -> datetime:
    """17:00 in so many days."""
    return timezone.localtime().replace(hour=17, minute=0, second=0, microsecond=0) + timedelta(days=days)


@pytest.fixture
def period(clerk: User) -> ReportingPeriod:
    """The period of the seed report, due in two days."""
    ReportingPeriod.objects.update(department_due_at=at_five(2), province_due_at=at_five(6))
    return ReportingPeriod.objects.get()


def member(username: str, role: str, unit: Unit) -> User:
    user = User.objects.create_user(username, password=PASSWORD, display_name=f"Người {username}")
    Membership.objects.create(user=user, unit=unit, role=role)
    return user


def change_person(portal: Portal, username: str) -> None:
    portal.page.get_by_role("button", name="Đăng xuất").click()
    portal.sign_in(username, PASSWORD)


def test_a_unit_is_given_more_time_and_sees_it_everywhere(portal: Portal, period: ReportingPeriod, brvt: Unit) -> None:
    member("kiemtra", Membership.Role.REVIEWER, Unit.objects.get(province=brvt, code="SNV"))
    page, barriers = portal.page, {}
    page.goto(f"{portal.url}/ky-bao-cao/{period.pk}/gia-han/")
    portal.sign_in("kiemtra", PASSWORD)
    expect(page.get_by_text("Chưa gia hạn cho đơn vị nào trong kỳ này.")).to_be_visible()
    barriers["nothing yet"] = portal.barriers()

    page.get_by_label("Đơn vị chưa gửi báo cáo").select_option("Sở Y tế")
    page.get_by_role("button", name="Gia hạn…").click()
    page.get_by_label("Hạn mới").fill(f"{at_five(-1):%d/%m/%Y %H:%M}")
    page.get_by_label("Lý do gia hạn").fill("Chờ số liệu của Trung tâm")
    page.get_by_role("button", name="Gia hạn").click()
    expect(page.get_by_text("Hạn mới phải sau lúc này")).to_have_count(2)
    barriers["refused"] = portal.barriers()
    granted = at_five(7)
    page.get_by_label("Hạn mới").fill(f"{granted:%d/%m/%Y %H:%M}")
    page.get_by_role("button", name="Gia hạn").click()
    statuses = page.get_by_role("status")
    expect(statuses.nth(0)).to_have_text(f"Đã gia hạn báo cáo Quý I/2022 của Sở Y tế đến {word_moment(granted)}.")
    expect(statuses.nth(1)).to_contain_text("Hạn mới sau hạn của tỉnh")
    expect(page.get_by_role("row").nth(1)).to_contain_text("Chờ số liệu của Trung tâm")
    barriers["granted"] = portal.barriers()
    page.get_by_role("link", name="Đổi hạn của Sở Y tế").click()
    expect(page.get_by_role("heading", name="Các lần đã gia hạn")).to_be_visible()
    barriers["again"] = portal.barriers()
    assert Extension.objects.get().due_at == granted

    change_person(portal, "canbo.syt")
    page.goto(f"{portal.url}/")
    expect(page.get_by_text(f"Hạn nộp {granted:%H:%M}", exact=False)).to_be_visible()
    expect(page.get_by_text("Còn 7 ngày").first).to_be_visible()
    page.get_by_role("link", name="Lịch", exact=True).click()
    row = page.get_by_role("row").filter(has_text="Báo cáo cải cách hành chính Quý I/2022").first
    expect(row).to_contain_text("Còn 7 ngày")
    barriers["calendar"] = portal.barriers()
    page.goto(f"{portal.url}/thong-bao/")
    expect(page.get_by_text("Gia hạn báo cáo Quý I/2022 của Sở Y tế đến").first).to_be_visible()
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []


def test_an_administrator_adds_a_duty_and_the_unit_sees_what_collides(
    portal: Portal, period: ReportingPeriod, brvt: Unit
) -> None:
    member("quantri", Membership.Role.ADMINISTRATOR, brvt)
    page, barriers = portal.page, {}
    page.goto(f"{portal.url}/quan-tri/{brvt.pk}/ky-bao-cao/")
    portal.sign_in("quantri", PASSWORD)
    page.get_by_role("link", name="Thêm nghĩa vụ khác").click()
    page.get_by_label("Loại nghĩa vụ").select_option("Kiểm soát thủ tục hành chính")
    page.get_by_label("Mã kỳ").fill("2022-Q1")
    page.get_by_label("Tên kỳ").fill("Quý I/2022")
    page.get_by_label("Số liệu từ ngày").fill("15/12/2021")
    page.get_by_label("Đến hết ngày").fill("14/03/2022")
    page.get_by_label("Hạn nộp của đơn vị").fill("sai")
    page.get_by_label("Hạn nộp của tỉnh").fill(f"{at_five(6):%d/%m/%Y %H:%M}")
    page.get_by_role("button", name="Thêm vào lịch").click()
    expect(page.get_by_text("Hãy ghi ngày, tháng, năm và giờ như 16/03/2022 17:00.")).to_be_visible()
    barriers["refused"] = portal.barriers()
    page.get_by_label("Hạn nộp của đơn vị").fill(f"{at_five(2):%d/%m/%Y} 08:00")
    page.get_by_role("button", name="Thêm vào lịch").click()
    expect(page.get_by_role("status")).to_contain_text("Đã thêm Kiểm soát thủ tục hành chính Quý I/2022")
    barriers["list"] = portal.barriers()
    page.get_by_role("link", name="Xem, sửa Kiểm soát thủ tục hành chính Quý I/2022").click()
    barriers["duty"] = portal.barriers()
    page.get_by_text("Bỏ khỏi lịch").first.click()
    barriers["removal"] = portal.barriers()

    change_person(portal, "canbo.syt")
    page.goto(f"{portal.url}/lich/")
    together = f"cùng đến hạn ngày {at_five(2).day}/"
    expect(page.get_by_role("note").first).to_contain_text("báo cáo cải cách hành chính Quý I/2022")
    expect(page.get_by_role("note").first).to_contain_text(together[:22])
    barriers["calendar"] = portal.barriers()
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []


def test_a_full_month_reads_on_a_phone(portal: Portal, period: ReportingPeriod, brvt: Unit) -> None:
    unit = Report.objects.get().unit
    day = timezone.localdate()
    dates = PeriodDates(date(2021, 12, 15), date(2022, 3, 14), at_five(3), at_five(9))
    for family in ("kstthc", "chi-so"):
        add_duty(brvt, family, "2022-Q1", "Quý I/2022", dates)
    for number in range(12):
        AssignedTask.objects.create(
            unit=unit, content=f"Nhiệm vụ thứ {number} " + "rất dài " * 20, due_on=day + timedelta(days=number // 3)
        )
    page = portal.page
    page.goto(f"{portal.url}/lich/")
    portal.sign_in("canbo.syt", PASSWORD)
    barriers = portal.barriers()
    page.get_by_role("link", name="Tháng sau").click()
    expect(page.get_by_role("link", name="Tháng này")).to_be_visible()
    barriers += portal.barriers()
    page.get_by_role("link", name="Tháng này").click()
    expect(page.get_by_role("table", name="Tháng").locator("[aria-current=date]")).to_have_count(1)
    assert barriers == []
    assert portal.problems == []
