"""The pages of the paper chain: number and date, signed copies, telling which report a PDF is."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core.jobs import run_due
from reports.models import AuditEntry, Report, Revision, RevisionFile, SignedCopy
from reports.review.actor import Actor
from reports.review.transitions import approve, reopen, submit
from tests import signed_pdfs
from tests.reports.views.paper.conftest import SIGNATURE, keep_copy

FROZEN = "Số, ngày ghi sau khi gửi không in vào bản đã chốt; hãy tải lên bản đã ký."


def enter(client: Client, report: Report, number: str, day: str) -> str:
    """Enter number and date and return the page that follows."""
    form = client.get(reverse("paper:number", args=[report.pk])).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(version|shown_number|shown_day)" value="([^"]*)"', form))
    assert set(hidden) == {"version", "shown_number", "shown_day"}
    posted = {**hidden, "number": number, "issued_on": day}
    answer = client.post(reverse("paper:number", args=[report.pk]), posted, follow=True)
    assert answer.redirect_chain == [(reverse("reports:preview", args=[report.pk]), 302)]
    return answer.content.decode()


def test_a_number_gets_its_leading_zero_and_an_early_day_a_warning(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    client.force_login(people["clerk"])
    page = enter(client, report, " 5 ", "15/3/2022")
    assert "Đã ghi số, ngày của báo cáo." in page
    assert "Ngày ban hành sớm hơn" not in page
    form = client.get(reverse("paper:number", args=[report.pk])).content.decode()
    assert "Hiện ghi: số 05, ngày 15/3/2022." in form
    assert FROZEN not in form
    page = enter(client, report, "00123", "01/3/2022")
    assert "Ngày ban hành sớm hơn ngày chốt số liệu (14/3/2022), hãy kiểm tra lại." in page
    assert Report.objects.get(pk=report.pk).number == "123"
    assert "Số, ngày không thay đổi." in enter(client, report, "123", "01/3/2022")
    assert "Đã bỏ số, ngày của báo cáo." in enter(client, report, "", "")
    assert AuditEntry.objects.filter(action="numbered").count() == 3


def test_after_sending_the_page_says_that_what_is_frozen_stays(
    client: Client, report: Report, revision: Revision, people: dict[str, User]
) -> None:
    client.force_login(people["leader"])
    page = client.get(reverse("paper:number", args=[report.pk])).content.decode()
    assert FROZEN in page
    assert reverse("paper:signed", args=[report.pk, 1]) in page


def test_a_report_that_moved_meanwhile_takes_the_number_only_when_asked_again(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    client.force_login(people["clerk"])
    submit(report.pk, 1, Actor(people["leader"]))
    posted = {"version": 1, "number": "05", "issued_on": "15/3/2022"}
    page = client.post(reverse("paper:number", args=[report.pk]), posted).content.decode()
    assert "Báo cáo vừa chuyển trạng thái nên số, ngày chưa được ghi." in page
    assert 'value="05"' in page and '<input type="hidden" name="version" value="2">' in page
    assert Report.objects.get(pk=report.pk).number == ""
    enter(client, report, "05", "15/3/2022")
    assert Report.objects.get(pk=report.pk).number == "05"


def test_a_correction_says_what_it_replaces(client: Client, report: Report, people: dict[str, User]) -> None:
    client.force_login(people["leader"])
    enter(client, report, "05", "15/3/2022")
    submit(report.pk, 1, Actor(people["leader"]))
    approve(report.pk, 2, Actor(people["reviewer"]))
    reopen(report.pk, 3, Actor(people["reviewer"]), "Sai số liệu")
    page = client.get(reverse("paper:number", args=[report.pk])).content.decode()
    assert "Báo cáo này thay thế Báo cáo số 05/BC-SYT ngày 15/3/2022 nên cần số, ngày mới." in page
    preview = client.get(reverse("reports:preview", args=[report.pk])).content.decode()
    assert '<p class="replaces">(Thay thế Báo cáo số 05/BC-SYT ngày 15/3/2022)</p>' in preview
    assert reverse("paper:number", args=[report.pk]) in preview


def test_a_signed_copy_is_taken_in_and_its_findings_are_shown(
    client: Client, report: Report, revision: Revision, people: dict[str, User]
) -> None:
    client.force_login(people["leader"])
    address = reverse("paper:signed", args=[report.pk, 1])
    assert "Phiên bản 1 chưa có bản đã ký." in client.get(address).content.decode()
    file = SimpleUploadedFile("ký số.pdf", signed_pdfs.signed(signed_pdfs.scanned()))
    answer = client.post(address, {"file": file}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(address, 302)]
    assert "Đã tải lên bản đã ký “ký số.pdf”." in page
    assert "Tệp là bản quét, không có chữ để đọc nên không đối chiếu được nội dung" in page
    assert f"Chữ ký số: <strong>{signed_pdfs.SIGNER}</strong>, {signed_pdfs.ORGANISATION}" in page
    assert "Chữ ký khớp với toàn bộ tệp; không có gì được thêm sau khi ký." in page
    assert "Chưa kiểm tra được chuỗi chứng thư" in page
    file = SimpleUploadedFile("khoá.pdf", signed_pdfs.encrypted(signed_pdfs.scanned(), "mật khẩu"))
    refused = client.post(address, {"file": file}).content.decode()
    assert "Tệp khoá.pdf: tệp đặt mật khẩu, hãy bỏ mật khẩu rồi tải lên lại." in refused


def test_the_newest_copy_stands_first_with_its_differences(
    client: Client, report: Report, copy: SignedCopy, people: dict[str, User]
) -> None:
    broken = {**SIGNATURE, "is_intact": False, "signed_at": "", "organisation": ""}
    keep_copy(copy.revision, people["leader"], name="mới.pdf", signatures=[broken])
    keep_copy(copy.revision, people["leader"], name="mới nhất.pdf", signatures=[])
    client.force_login(people["reviewer"])
    page = client.get(reverse("paper:signed", args=[report.pk, 1])).content.decode()
    assert page.index("mới nhất.pdf") < page.index("mới.pdf") < page.index("bản ký.pdf")
    assert "Nội dung khác phiên bản 1 ở 1 chỗ: thiếu 1 chữ, thêm 1 chữ." in page
    assert "<del>02</del>" in page and "<ins>03</ins>" in page
    assert "Ký lúc 10:00, 15/3/2022 (giờ ghi trong chữ ký)" in page
    assert "Chữ ký không khớp với nội dung tệp" in page
    assert "Chữ ký không ghi thời điểm ký" in page
    assert "Tệp không có chữ ký số." in page


def test_a_signed_copy_is_downloaded_and_never_shown(
    client: Client, report: Report, copy: SignedCopy, people: dict[str, User]
) -> None:
    client.force_login(people["reviewer"])
    address = reverse("paper:signed_file", args=[report.pk, 1, copy.pk])
    answer = client.get(address)
    assert b"".join(answer) == b"%PDF-1.7"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''b%E1%BA%A3n%20k%C3%BD.pdf")
    assert (answer.headers["Content-Type"], answer.headers["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    copy.content.storage.delete(copy.content.name)
    assert client.get(address).status_code == 404


def test_the_page_of_signed_copies_costs_the_same_for_few_and_many(
    client: Client, report: Report, copy: SignedCopy, people: dict[str, User], django_assert_max_num_queries: Callable
) -> None:
    client.force_login(people["clerk"])
    address = reverse("paper:signed", args=[report.pk, 1])
    client.get(address)
    for number in range(10):
        keep_copy(copy.revision, people["leader"], name=f"{number}.pdf")
    with django_assert_max_num_queries(11):
        assert client.get(address).content.decode().count("<article") == 11


def test_a_pdf_is_told_to_be_the_sent_and_approved_one_and_nothing_is_written(
    client: Client, report: Report, revision: Revision, people: dict[str, User]
) -> None:
    approve(report.pk, 2, Actor(people["reviewer"]))
    address = reverse("paper:verify")
    client.force_login(people["clerk"])
    other = SimpleUploadedFile("khác.pdf", signed_pdfs.scanned())
    page = client.post(address, {"file": other}).content.decode()
    assert "Không phải bản PDF đã gửi hoặc đã tiếp nhận nào trong các báo cáo bạn được xem" in page
    assert "Có 2 phiên bản chưa tạo xong tệp PDF" in page
    run_due()
    pdf = RevisionFile.objects.filter(format="pdf").first().content.read()
    page = client.post(address, {"file": SimpleUploadedFile("a.pdf", pdf)}).content.decode()
    assert "Đúng là bản đã gửi và tiếp nhận, trùng khớp hoàn toàn" in page
    assert "Sở Y tế, Quý I/2022" in page
    assert "Người leader gửi lúc" in page and "Người reviewer tiếp nhận lúc" in page
    page = client.post(address, {"file": SimpleUploadedFile("a.pdf", signed_pdfs.signed(pdf))}).content.decode()
    assert "Là bản đã gửi và tiếp nhận, sau đó được ký hoặc ghi thêm" in page
    client.force_login(people["clerk_of_another_unit"])
    page = client.post(address, {"file": SimpleUploadedFile("a.pdf", pdf)}).content.decode()
    assert "Không phải bản PDF đã gửi hoặc đã tiếp nhận nào trong các báo cáo bạn được xem" in page
    assert (SignedCopy.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_an_uploaded_signed_copy_is_found_with_what_was_found_in_it(
    client: Client, report: Report, revision: Revision, people: dict[str, User]
) -> None:
    data = signed_pdfs.scanned()
    client.force_login(people["clerk"])
    client.post(reverse("paper:signed", args=[report.pk, 1]), {"file": SimpleUploadedFile("ký.pdf", data)})
    page = client.post(reverse("paper:verify"), {"file": SimpleUploadedFile("a.pdf", data)}).content.decode()
    assert "Là tệp “ký.pdf” đơn vị đã tải lên làm bản đã ký" in page
    assert "Tệp là bản quét" in page
    page = client.post(
        reverse("paper:verify"), {"file": SimpleUploadedFile("a.pdf", data + b"\n%%EOF")}
    ).content.decode()
    assert "Là tệp “ký.pdf” đơn vị đã tải lên làm bản đã ký, sau đó được ký hoặc ghi thêm" in page


@pytest.mark.parametrize("person", ["clerk", "reviewer"])
def test_the_list_of_reports_leads_to_the_comparison(
    client: Client, report: Report, people: dict[str, User], person: str
) -> None:
    client.force_login(people[person])
    assert reverse("paper:verify") in client.get(reverse("reports:list")).content.decode()


def test_of_two_clerks_that_number_at_once_the_second_sees_what_stands_and_keeps_what_was_typed(
    client: Client, report: Report, people: dict[str, User]
) -> None:
    client.force_login(people["clerk"])
    address = reverse("paper:number", args=[report.pk])
    enter(client, report, "05", "15/3/2022")
    posted = {"version": 1, "shown_number": "", "shown_day": "", "number": "07", "issued_on": "15/3/2022"}
    page = client.post(address, posted).content.decode()
    assert "Người clerk vừa ghi số 05 ngày 15/3/2022 cho báo cáo này" in page
    assert "hãy bấm “Ghi số, ngày” lần nữa." in page
    assert '<input type="hidden" name="shown_number" value="05">' in page
    assert '<input type="hidden" name="shown_day" value="2022-03-15">' in page
    assert 'value="07"' in page
    wrong = client.post(address, posted | {"number": "x"}).content.decode()
    assert '<input type="hidden" name="shown_number" value="">' in wrong
    for day in ("2022-99-99", "hôm qua", "\x00"):
        client.post(address, posted | {"shown_number": "05", "shown_day": day})
    assert Report.objects.get(pk=report.pk).number == "05"
    client.post(address, posted | {"shown_number": "05", "shown_day": "2022-03-15"})
    assert Report.objects.get(pk=report.pk).number == "07"
