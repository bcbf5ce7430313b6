"""A clerk brings back the Word file that the leader edited: download, edit, upload, compare, choose."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from accounts.models import User
from reports.models import Report, SectionLine
from tests.browser.conftest import PASSWORD, Portal
from tests.reports.word_edits import adding_after, edited, removing, replacing

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_word_file_is_edited_and_brought_back(portal: Portal, clerk: User, settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    report = Report.objects.get()
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{report.pk}/")
    portal.sign_in("canbo.syt", PASSWORD)
    with page.expect_download() as download:
        page.get_by_role("link", name="Word", exact=True).click()
    file = tmp_path / "lanh_dao_sua.docx"
    file.write_bytes(
        edited(
            download.value.path().read_bytes(),
            replacing("Tổng số nhiệm vụ: 25", "Tổng số nhiệm vụ: 26"),
            adding_after("Thông báo số 51/TB-SYT", "+ Thông báo số 55/TB-SYT ngày 14/3/2022 về họp giao ban."),
            removing("Công tác thi đua, khen thưởng gắn với"),
        )
    )

    page.goto(f"{portal.url}/bao-cao/{report.pk}/tep-word/")
    barriers = {"upload": portal.barriers()}
    page.get_by_label("Tệp Word đã sửa").set_input_files(file)
    page.get_by_role("button", name="So với bản trên cổng").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Khác biệt giữa tệp Word và bản trên cổng")
    expect(page.locator(".word-back-section")).to_have_count(3)
    expect(page.locator("ins").first).to_have_text("26")
    barriers["review"] = portal.barriers()

    meetings = page.get_by_role("group", name="Chọn cho mục I.2. Việc tổ chức các cuộc hội nghị")
    meetings.get_by_label("Giữ bản trên cổng").check()
    confirm = page.get_by_role("button", name="Xác nhận các lựa chọn")
    confirm.click()
    expect(confirm, "a deleted section has to be chosen first").to_be_visible()
    emulation = page.get_by_role("group", name="Chọn cho mục I.2. Công tác thi đua")
    emulation.get_by_label("Giữ bản trên cổng").check()
    confirm.click()
    expect(page.get_by_role("status").first).to_have_text("Đã nhận 1 mục từ tệp “lanh_dao_sua.docx”.")

    total = report.figures.get(code="plan_tasks.total")
    assert (total.value, total.note) == (26, "Theo tệp Word đã sửa")
    meetings_lines = SectionLine.objects.filter(section__report=report, section__key="steering.direction.meetings")
    assert meetings_lines.count() == 4
    assert {name: found for name, found in barriers.items() if found} == {}
    assert portal.problems == []
