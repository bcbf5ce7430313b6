"""The paper chain in the browser: the number after sending, the signed PDF, and telling whose PDF it is."""

import pytest
from playwright.sync_api import expect

from accounts.models import Membership, User
from core.jobs import run_due
from reports.models import Report, RevisionFile
from reports.review.actor import Actor
from reports.review.transitions import approve, submit
from tests import signed_pdfs
from tests.browser.conftest import PASSWORD, Portal
from tests.reports.conftest import answer_everything


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def pdf(clerk: User) -> bytes:
    """The PDF of the clerk's report, sent and approved."""
    report = Report.objects.get()
    answer_everything(report)
    acting = {
        "submit": (Membership.Role.LEADER, report.unit),
        "approve": (Membership.Role.REVIEWER, report.unit.province),
    }
    for move, (role, unit) in zip((submit, approve), acting.values(), strict=True):
        person = User.objects.create_user(str(role), password=PASSWORD, display_name=f"Người {role}")
        Membership.objects.create(user=person, unit=unit, role=role)
        move(report.pk, Report.objects.get().version, Actor(person))
    run_due()
    return RevisionFile.objects.filter(format="pdf").first().content.read()


def choose(portal: Portal, name: str, data: bytes, button: str) -> None:
    portal.page.get_by_label("Tệp PDF").set_input_files({"name": name, "mimeType": "application/pdf", "buffer": data})
    portal.page.get_by_role("button", name=button).click()


def test_the_number_is_entered_after_sending_and_the_signed_copy_is_compared(
    portal: Portal, clerk: User, pdf: bytes
) -> None:
    page, report = portal.page, Report.objects.get()
    page.goto(f"{portal.url}/bao-cao/{report.pk}/")
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("link", name="Số, ngày văn bản").click()
    expect(page.get_by_text("Số, ngày ghi sau khi gửi không in vào bản đã chốt")).to_be_visible()
    page.get_by_label("Số", exact=True).fill("5/BC-SYT")
    page.get_by_label("Ngày ban hành").fill("15/3/2022")
    page.get_by_role("button", name="Ghi số, ngày").click()
    expect(page.get_by_text("Hãy ghi số bằng chữ số, bắt đầu từ 01")).to_be_visible()
    expect(page.get_by_label("Ngày ban hành")).to_have_value("15/3/2022")
    assert portal.barriers() == []
    page.get_by_label("Số", exact=True).fill("5")
    page.get_by_role("button", name="Ghi số, ngày").click()
    expect(page.get_by_text("Đã ghi số, ngày của báo cáo.")).to_be_visible()
    page.get_by_role("link", name="Số, ngày văn bản").click()
    expect(page.get_by_text("Hiện ghi: số 05, ngày 15/3/2022.")).to_be_visible()
    assert portal.barriers() == []
    page.get_by_role("link", name="Tải lên bản đã ký của phiên bản 2").click()
    expect(page.get_by_text("Phiên bản 2 chưa có bản đã ký.")).to_be_visible()
    assert portal.barriers() == []
    choose(portal, "05_BC-SYT.pdf", signed_pdfs.signed(pdf), "Tải lên và đối chiếu")
    expect(page.get_by_text("Nội dung trùng từng chữ với phiên bản 2")).to_be_visible(timeout=30_000)
    expect(page.get_by_text(f"Chữ ký số: {signed_pdfs.SIGNER}, {signed_pdfs.ORGANISATION}")).to_be_visible()
    expect(page.get_by_text("Chữ ký khớp với toàn bộ tệp; không có gì được thêm sau khi ký.")).to_be_visible()
    expect(page.get_by_text("Chưa kiểm tra được chuỗi chứng thư")).to_be_visible()
    assert portal.barriers() == []
    choose(portal, "sua.pdf", signed_pdfs.stamped(signed_pdfs.signed(pdf), "khac"), "Tải lên và đối chiếu")
    expect(page.get_by_text("sau khi ký tệp đã bị thay đổi nội dung khác")).to_be_visible(timeout=30_000)
    page.get_by_text("Xem các chỗ khác nhau").click()
    expect(page.get_by_role("cell", name="khac")).to_be_visible()
    assert portal.barriers() == []
    with page.expect_download() as download:
        page.get_by_role("link", name="05_BC-SYT.pdf").click()
    assert download.value.suggested_filename == "05_BC-SYT.pdf"
    assert portal.problems == []


def test_the_approved_pdf_is_known_and_another_is_not(portal: Portal, clerk: User, pdf: bytes) -> None:
    page = portal.page
    page.goto(f"{portal.url}/bao-cao/")
    portal.sign_in("canbo.syt", PASSWORD)
    page.get_by_role("link", name="Đối chiếu bản báo cáo").click()
    assert portal.barriers() == []
    choose(portal, "bao-cao.pdf", pdf, "Đối chiếu")
    expect(page.get_by_text("Đúng là bản đã gửi và tiếp nhận, trùng khớp hoàn toàn")).to_be_visible()
    assert portal.barriers() == []
    choose(portal, "da-ky.pdf", signed_pdfs.signed(pdf), "Đối chiếu")
    expect(page.get_by_text("Là bản đã gửi và tiếp nhận, sau đó được ký hoặc ghi thêm")).to_be_visible()
    assert portal.barriers() == []
    choose(portal, "khac.pdf", pdf.replace(b"%PDF-1.", b"%PDF-2.", 1), "Đối chiếu")
    expect(page.get_by_text("Không phải bản PDF đã gửi hoặc đã tiếp nhận nào")).to_be_visible()
    assert portal.barriers() == []
    assert portal.problems == []
