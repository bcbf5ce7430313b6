"""What was sent: the page of revisions tells by itself when the worker has made the files."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from accounts.models import Membership, User
from core.jobs import run_job
from reports.models import Report, RevisionFile
from reports.review.actor import Actor
from reports.review.transitions import submit
from tests.browser.conftest import PASSWORD, Portal
from tests.reports.conftest import answer_everything

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sent(clerk: User, settings, tmp_path: Path) -> Report:
    settings.MEDIA_ROOT = tmp_path / "files"
    report = Report.objects.get()
    answer_everything(report)
    Membership.objects.create(user=clerk, unit=report.unit, role=Membership.Role.LEADER)
    submit(report.pk, 1, Actor(clerk))
    return report


def test_files_appear_as_soon_as_they_are_made(portal: Portal, sent: Report) -> None:
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{sent.pk}/phien-ban/")
    portal.sign_in("canbo.syt", PASSWORD)
    expect(page.get_by_role("heading", name="Phiên bản 1")).to_be_visible()
    files = page.locator("#revision-files-1")
    expect(files.get_by_text("Word: đang tạo")).to_be_visible()
    assert portal.barriers() == []

    page.goto(f"{portal.url}/bao-cao/{sent.pk}/tai-ve/docx/")
    expect(page.get_by_role("status")).to_contain_text("đang được tạo, thường chỉ vài giây")

    assert run_job(RevisionFile.objects.get(format="docx"))
    link = files.get_by_role("link", name="Tải Word của phiên bản 1")
    expect(link).to_be_visible()
    expect(files.get_by_text("PDF: đang tạo")).to_be_visible()
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "bao-cao-cchc-SYT-2022-Q1-phien-ban-1.docx"

    RevisionFile.objects.filter(done_at=None).update(last_error="OSError", attempts=1)
    expect(files.get_by_text("PDF: chưa tạo được")).to_be_visible()
    assert portal.barriers() == []
    assert portal.problems == []


def test_before_the_first_sending_the_page_leads_to_it(portal: Portal, clerk: User) -> None:
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/{Report.objects.get().pk}/phien-ban/")
    portal.sign_in("canbo.syt", PASSWORD)
    expect(page.get_by_text("Báo cáo chưa được gửi lần nào.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("link", name="Kiểm tra và gửi báo cáo").click()
    expect(page).to_have_url(f"{portal.url}/bao-cao/{Report.objects.get().pk}/kiem-tra-va-gui/")
    assert portal.problems == []
