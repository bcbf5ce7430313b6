"""Before it is too late: dossiers on the home page and their deadlines, five letters of apology, the calendar."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import Membership, Unit, User
from tests.browser.conftest import PASSWORD, Portal
from tests.tthc.dossiers import make_dossier, make_list, make_listed
from tthc.models import Dossier, Holiday

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def health(clerk: User) -> Unit:
    """Five overdue dossiers without a letter, one with, two that fall due; the list is of today."""
    unit = Unit.objects.get(memberships__user=clerk)
    today = timezone.localdate()
    make_list(unit, today)
    listed = make_listed(unit, code="1.004616", name="Cấp Chứng chỉ hành nghề dược theo hình thức xét hồ sơ")
    for number in range(6):
        due_on = today - timedelta(days=20 - number)
        letter = due_on - timedelta(days=1) if number == 5 else None
        received_on = today - timedelta(days=40)
        make_dossier(unit, f"000.00.00.H06-{number}", received_on, listed, due_on=due_on, apology_on=letter)
    for number in (6, 7):
        make_dossier(unit, f"000.00.00.H06-{number}", today - timedelta(days=5), listed, due_on=today)
    return unit


def counts(page: Page) -> list[str]:
    return page.locator(".summary dd").all_inner_texts()


def typed(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def test_five_letters_of_apology_are_entered_and_the_counts_follow(portal: Portal, health: Unit) -> None:
    page, today, barriers = portal.page, timezone.localdate(), {}
    page.goto(portal.url)
    portal.sign_in("canbo.syt", PASSWORD)
    card = page.locator(".work-card", has=page.get_by_role("heading", name="Hồ sơ thủ tục hành chính"))
    expect(card).to_contain_text("6 hồ sơ quá hạn, 2 hồ sơ đến hạn trong 3 ngày làm việc.")
    expect(card.locator("li")).to_have_count(5)
    barriers["home"] = portal.barriers()

    card.get_by_role("link", name="Xem tất cả hồ sơ đến hạn").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hồ sơ sắp đến hạn, quá hạn của Sở Y tế")
    expect(page.get_by_role("row")).to_have_count(9)
    barriers["due"] = portal.barriers()

    page.get_by_role("link", name="Thư xin lỗi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sổ theo dõi thư xin lỗi của Sở Y tế")
    assert counts(page) == ["6", "1", "0", "5", "0"]
    page.get_by_label("Thư xin lỗi", exact=True).select_option("Chưa có thư")
    page.get_by_role("button", name="Tìm").click()
    barriers["register"] = portal.barriers()

    def day_of(number: int):
        return page.get_by_label(f"Ngày gửi thư xin lỗi của hồ sơ 000.00.00.H06-{number}", exact=True)

    for number in range(5):
        due_on = today - timedelta(days=20 - number)
        day_of(number).fill(typed(due_on - timedelta(days=1) if number < 3 else due_on))
    day_of(4).fill(typed(today + timedelta(days=1)))
    page.get_by_role("button", name="Lưu ngày gửi thư").click()
    expect(page.get_by_text("Đã lưu ngày gửi thư xin lỗi của 4 hồ sơ.")).to_be_visible()
    expect(page.locator(".field-error")).to_have_text(["Ngày gửi thư không được sau hôm nay."])
    expect(day_of(4)).to_have_value(typed(today + timedelta(days=1)))
    assert counts(page) == ["6", "4", "1", "1", "0"]
    barriers["wrong day"] = portal.barriers()

    day_of(4).fill(typed(today))
    page.get_by_role("button", name="Lưu ngày gửi thư").click()
    expect(page.get_by_text("Đã lưu ngày gửi thư xin lỗi của 1 hồ sơ.")).to_be_visible()
    expect(page.get_by_text("Không có hồ sơ nào khớp với điều kiện tìm.")).to_be_visible()
    assert counts(page) == ["6", "4", "2", "0", "0"]
    barriers["nothing left"] = portal.barriers()
    assert Dossier.objects.filter(apology_entered_by__username="canbo.syt").count() == 5
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []


def test_an_administrator_keeps_the_calendar(portal: Portal, brvt: Unit) -> None:
    administrator = User.objects.create_user("quantri", password=PASSWORD, display_name="Quản trị")
    Membership.objects.create(user=administrator, unit=brvt, role=Membership.Role.ADMINISTRATOR)
    page, barriers = portal.page, {}
    page.goto(f"{portal.url}/quan-tri/{brvt.pk}/thu-tuc/")
    portal.sign_in("quantri", PASSWORD)
    page.get_by_role("link", name="Ngày nghỉ").click()
    page.goto(f"{page.url}?nam=2025")
    expect(page.get_by_text("Năm 2025 chưa có ngày nghỉ nào trong lịch.")).to_be_visible()
    barriers["empty"] = portal.barriers()
    page.get_by_role("button", name="Thêm ngày lễ dương lịch cố định của năm 2025").click()
    expect(page.get_by_role("status")).to_contain_text("Đã thêm 4 ngày lễ dương lịch của năm 2025")

    page.get_by_role("link", name="Thêm ngày nghỉ, ngày làm bù").click()
    page.get_by_role("button", name="Thêm vào lịch").click()
    expect(page.get_by_text("Hãy nhập ngày đầu.")).to_be_visible()
    barriers["add"] = portal.barriers()
    page.get_by_label("Ngày đầu").fill("25/01/2025")
    page.get_by_label("Ngày cuối").fill("02/02/2025")
    page.get_by_label("Tên").fill("Tết Nguyên đán")
    page.get_by_role("button", name="Thêm vào lịch").click()
    expect(page.get_by_role("status")).to_contain_text("Đã thêm 5 ngày nghỉ")
    expect(page.get_by_role("row")).to_have_count(10)
    barriers["list"] = portal.barriers()

    page.get_by_role("link", name="Sửa, bỏ ngày 27/01/2025").click()
    barriers["day"] = portal.barriers()
    page.get_by_text("Bỏ khỏi lịch").first.click()
    page.get_by_role("button", name="Bỏ khỏi lịch").click()
    expect(page.get_by_role("status")).to_contain_text("Đã bỏ ngày 27/01/2025 (Tết Nguyên đán) khỏi lịch.")
    assert Holiday.objects.count() == 8
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []
