"""Two colleagues share the work on a report: a section is given away with a note, which never leaves the unit."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from accounts.models import Membership, Unit, User
from reports.models import Report, ReportingPeriod, Section, SectionNote
from reports.services.exporting import FORMATS
from tests.browser.conftest import PASSWORD, WIDE, Portal

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "steering.direction.meetings"
NOTE = "Nhờ chị Hoa thêm hai cuộc họp của tháng 2 vào"


@pytest.fixture
def report(clerk: User) -> Report:
    """The seed report, due in ten days, with one section that is not finished."""
    ReportingPeriod.objects.update(department_due_at=timezone.now() + timedelta(days=10))
    report = Report.objects.get()
    Section.objects.filter(report=report, key=KEY).update(finished=False)
    return report


@pytest.fixture
def hoa(clerk: User) -> User:
    user = User.objects.create_user("hoa.syt", password=PASSWORD, display_name="Nguyễn Thị Hoa")
    unit = Unit.objects.get(memberships__user=clerk)
    Membership.objects.create(user=user, unit=unit, role=Membership.Role.CLERK)
    return user


def section_card(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def words(format_name: str, content: bytes) -> str:
    if format_name == "pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    if format_name == "json":
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_a_section_goes_to_a_colleague_with_a_note(
    portal: Portal, browser: Browser, report: Report, clerk: User, hoa: User
) -> None:
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{report.pk}/soan-thao/{KEY}/")
    portal.sign_in("canbo.syt", PASSWORD)
    assignment = section_card(page, "Phân công")
    assignment.get_by_text("Phân công mục này").click()
    assignment.get_by_label("Người thực hiện").select_option("Nguyễn Thị Hoa")
    assignment.get_by_label("Phòng thực hiện").fill("Phòng Tổ chức")
    due_on = timezone.localdate() + timedelta(days=20)
    assignment.get_by_label("Hạn nội bộ").fill(f"{due_on:%d/%m/%Y}")
    assignment.get_by_role("button", name="Lưu phân công").click()
    expect(assignment.get_by_text("Hạn nội bộ phải trong khoảng từ ngày 15/12/2021 đến hết ngày")).to_be_visible()
    assert portal.barriers() == []
    assignment.get_by_label("Hạn nội bộ").fill(f"{due_on - timedelta(days=16):%d/%m/%Y}")
    assignment.get_by_role("button", name="Lưu phân công").click()
    expect(assignment.get_by_role("status")).to_contain_text("Đã phân công cho Nguyễn Thị Hoa, Phòng Tổ chức; hạn")
    expect(assignment.locator(".days-left")).to_have_text("Còn 4 ngày")

    notes = section_card(page, "Ghi chú nội bộ")
    notes.get_by_role("button", name="Gửi ghi chú").click()
    expect(notes.get_by_text("Hãy nhập ghi chú mới.")).to_be_visible()
    for text in ("Nhầm mục", NOTE):
        notes.get_by_label("Ghi chú mới").fill(text)
        notes.get_by_role("button", name="Gửi ghi chú").click()
        expect(notes.get_by_role("listitem").last).to_contain_text(text)
    page.on("dialog", lambda dialog: dialog.accept())
    notes.get_by_role("listitem").first.get_by_role("button", name="Xóa").click()
    expect(notes.get_by_role("listitem")).to_have_count(1)
    assert portal.barriers() == []
    assert portal.problems == []

    context = browser.new_context(viewport=WIDE)
    other = Portal(context.new_page(), portal.url)
    other.page.goto(portal.url)
    other.sign_in("hoa.syt", PASSWORD)
    card = other.page.locator(".work-card", has=other.page.get_by_role("heading", name="Mục được giao cho tôi (1)"))
    expect(card.locator(".days-left")).to_have_text("Còn 4 ngày")
    card.get_by_role("link").click()
    theirs = section_card(other.page, "Ghi chú nội bộ")
    expect(theirs.get_by_role("listitem")).to_contain_text([NOTE])
    expect(theirs.get_by_role("listitem")).to_contain_text([clerk.display_name])
    expect(theirs.get_by_role("button", name="Xóa")).to_have_count(0)
    expect(section_card(other.page, "Phân công").get_by_text("Phòng Tổ chức")).to_be_visible()
    for format_name in FORMATS:
        file = other.page.request.get(f"{portal.url}/bao-cao/{report.pk}/tai-ve/{format_name}/")
        text = words(format_name, file.body())
        assert ("Sở Y tế" in text or "SỞ Y TẾ" in text, NOTE in text, "Phòng Tổ chức" in text) == (True, False, False)
    assert other.problems == []
    context.close()


def test_a_section_that_the_report_leaves_out_is_written_on_after_it_is_assigned(
    portal: Portal, report: Report, clerk: User
) -> None:
    """The assignment makes the section: the page goes on with its version, and what is typed then is no conflict."""
    Section.objects.filter(report=report, key=KEY).delete()
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{report.pk}/soan-thao/{KEY}/")
    portal.sign_in("canbo.syt", PASSWORD)
    assignment = section_card(page, "Phân công")
    assignment.get_by_text("Phân công mục này").click()
    assignment.get_by_label("Phòng thực hiện").fill("Phòng Tổ chức")
    assignment.get_by_role("button", name="Lưu phân công").click()
    expect(page.get_by_text("Đã phân công cho Phòng Tổ chức.")).to_be_visible()
    page.get_by_role("button", name="Thêm dòng").click()
    page.keyboard.type("Đã họp giao ban hai lần.")
    page.keyboard.press("Control+s")
    expect(page.locator("#save-status")).to_contain_text("Đã lưu")
    section = Section.objects.get(report=report, key=KEY)
    assert [line.text for line in section.lines.all()] == ["Đã họp giao ban hai lần."]
    assert (section.room, SectionNote.objects.count()) == ("Phòng Tổ chức", 0)
    assert portal.problems == []
