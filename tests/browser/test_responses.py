"""A returned report with its unit: the commented section is open, the others are locked, and the clerk answers."""

import pytest
from playwright.sync_api import expect

from accounts.models import Membership, Unit, User
from reports.models import Report, SectionLine, SectionRequest
from tests.browser.conftest import PASSWORD, Portal
from tests.reports.conftest import answer_everything
from tests.reports.returned import ALSO, COMMENTED, return_with_comments

pytestmark = pytest.mark.django_db(transaction=True)
LOCKED = "steering.direction.meetings"


@pytest.fixture
def returned(clerk: User) -> Report:
    """The seed report, returned with comments on two sections."""
    report = Report.objects.get()
    answer_everything(report)
    leader = User.objects.create_user("lanhdao.syt", password=PASSWORD, display_name="Lãnh đạo Sở Y tế")
    Membership.objects.create(user=leader, unit=report.unit, role=Membership.Role.LEADER)
    reviewer = User.objects.create_user("kiemtra.snv", password=PASSWORD, display_name="Người kiểm tra")
    office = Unit.objects.get(province=report.unit.province, code="SNV")
    Membership.objects.create(user=reviewer, unit=office, role=Membership.Role.REVIEWER)
    comments = {COMMENTED: "Thiếu Công văn số 385 của Sở.", ALSO: "Nêu rõ số đơn vị đã sắp xếp."}
    return return_with_comments(report, leader, reviewer, comments)


def test_the_commented_section_is_mended_and_another_is_asked_for(portal: Portal, returned: Report) -> None:
    page = portal.page
    page.goto(portal.url)
    portal.sign_in("canbo.syt", PASSWORD)
    card = page.locator(".work-card", has=page.get_by_role("heading", name="Mục bị trả lại để bổ sung, chỉnh sửa (2)"))
    expect(card.get_by_text("Thiếu Công văn số 385 của Sở.")).to_be_visible()
    assert portal.barriers() == []

    card.get_by_role("link").first.click()
    comments = page.get_by_role("region", name="Góp ý của Sở Nội vụ về mục này")
    expect(comments.get_by_text("Thiếu Công văn số 385 của Sở.")).to_be_visible()
    commented = page.locator(f'[data-node="{COMMENTED}"]')
    expect(commented.get_by_text("1 góp ý")).to_be_visible()
    expect(page.locator("[data-node][data-locked]").first.get_by_text("Khóa")).to_be_visible()
    assert portal.barriers() == []

    # What is typed into the section stays where the answer is sent.
    page.get_by_role("button", name="Thêm dòng").click()
    page.keyboard.type("Công văn số 385/SYT-VP về triển khai kế hoạch.")
    comments.get_by_label("Trả lời góp ý").fill("Đã bổ sung Công văn số 385.")
    comments.get_by_role("button", name="Trả lời").click()
    expect(comments.get_by_text("Đã gửi trả lời góp ý.")).to_be_visible()
    expect(comments.get_by_text("Đơn vị đã trả lời")).to_be_visible()
    expect(commented.get_by_text("1 góp ý")).to_have_count(0)
    expect(page.locator("#save-status")).to_contain_text("Đã lưu")
    assert SectionLine.objects.filter(section__key=COMMENTED, text__startswith="Công văn số 385/SYT-VP về").exists()

    page.locator(f'[data-node="{LOCKED}"] a').click()
    section = page.locator("#section")
    expect(section.get_by_text("chỉ mục có góp ý được mở để sửa")).to_be_visible()
    expect(section.locator("#section-form")).to_have_count(0)
    expect(section.locator(".sent-lines")).to_contain_text(SectionLine.objects.filter(section__key=LOCKED)[0].text)
    assert portal.barriers() == []
    ask = section.get_by_role("region", name="Đề nghị mở mục")
    ask.get_by_role("button", name="Đề nghị mở mục").click()
    expect(ask.get_by_text("Hãy nhập lý do cần mở mục.")).to_be_visible()
    ask.get_by_label("Lý do cần mở mục").fill("Thiếu cuộc họp ngày 25/02/2022.")
    ask.get_by_role("button", name="Đề nghị mở mục").click()
    expect(section.get_by_text("Đã gửi đề nghị mở mục.")).to_be_visible()
    expect(ask.get_by_text("Chờ Sở Nội vụ")).to_be_visible()
    assert SectionRequest.objects.get().key == LOCKED
    assert portal.barriers() == []

    page.get_by_role("link", name="Xem mọi góp ý").click()
    expect(page.get_by_role("heading", name="Góp ý về báo cáo Quý I/2022: Sở Y tế")).to_be_visible()
    expect(page.get_by_role("link", name="Đã trả lời (1)")).to_be_visible()
    expect(page.get_by_text("Lý do: Thiếu cuộc họp ngày 25/02/2022.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("link", name="Chờ trả lời (1)").click()
    page.get_by_label("Trả lời góp ý").fill("Đã sắp xếp 3 đơn vị.")
    page.get_by_role("button", name="Trả lời").click()
    expect(page.get_by_text("Đã gửi trả lời góp ý.")).to_be_visible()
    assert list(returned.comments.values_list("state", flat=True)) == ["answered", "answered"]
    assert portal.problems == []


def test_an_answer_that_is_being_typed_stays_while_another_is_sent(portal: Portal, returned: Report) -> None:
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{returned.pk}/gop-y/")
    portal.sign_in("canbo.syt", PASSWORD)
    first, second = page.get_by_role("article").all()
    first.get_by_label("Trả lời góp ý").fill("Đã bổ sung.")
    second.get_by_label("Trả lời góp ý").fill("Đang thống kê lại.")
    first.get_by_role("button", name="Trả lời").click()
    expect(page.get_by_text("Đã gửi trả lời góp ý.")).to_be_visible()
    expect(page.get_by_label("Trả lời góp ý").nth(0)).to_have_value("")
    expect(page.get_by_label("Trả lời góp ý").nth(1)).to_have_value("Đang thống kê lại.")
    assert portal.problems == []
