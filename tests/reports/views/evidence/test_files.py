"""Attaching, downloading and removing files, on their pages and in the editor."""

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.attachments import files_of
from accounts.models import Attachment, User
from directives.models import Commitment, Document
from reports.models import Report, Section
from tests import evidence_files as files

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def signed_in(client: Client, people: dict[str, User]) -> None:
    client.force_login(people["clerk"])


def page_of(owner: Document | Section) -> str:
    if isinstance(owner, Section):
        return reverse("evidence:section_files", args=[owner.report_id, owner.key])
    return reverse("evidence:record_files", args=[owner.unit_id, "van-ban", owner.pk])


def upload(name: str = "kế hoạch.pdf", data: bytes = files.PDF) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, data)}


@pytest.mark.parametrize("kind", ["document", "section"])
def test_a_file_is_attached_and_then_listed(client: Client, request, kind: str, people) -> None:
    owner = request.getfixturevalue(kind)
    answer = client.post(page_of(owner), upload(), follow=True)
    assert answer.redirect_chain == [(page_of(owner), 302)]
    [file] = files_of(owner)
    assert (file.name, file.uploaded_by) == ("kế hoạch.pdf", people["clerk"])
    assert file.unit == people["clerk"].memberships.get().unit
    page = answer.content.decode()
    assert "Đã đính kèm tệp “kế hoạch.pdf”." in page
    assert '<h2 id="attachments-title">Tệp đính kèm (1)</h2>' in page
    assert "Người clerk đính kèm lúc" in page


def test_every_register_has_pages_of_files(client: Client, report: Report) -> None:
    commitment = Commitment.objects.create(unit=report.unit, year=2022, tasks_total=9, tasks_done=3)
    address = reverse("evidence:record_files", args=[report.unit_id, "cam-ket", commitment.pk])
    client.post(address, upload())
    assert [file.name for file in files_of(commitment)] == ["kế hoạch.pdf"]
    assert "Bản cam kết: Bản cam kết năm 2022: 3/9" in client.get(address).content.decode()


def test_a_refused_file_is_told_beside_the_field(client: Client, document: Document) -> None:
    answer = client.post(page_of(document), upload("kế hoạch.pdf", files.EXE))
    [message] = answer.context["upload_form"].errors["file"]
    assert message.startswith("Tệp kế hoạch.pdf: nội dung là chương trình, không nhận; chỉ đính kèm PDF, Word (.docx)")
    assert f"<strong>{message}</strong>" in answer.content.decode()
    assert Attachment.objects.count() == 0


def test_no_file_is_told_beside_the_field(client: Client, document: Document) -> None:
    assert "Hãy chọn tệp cần đính kèm." in client.post(page_of(document)).content.decode()


def test_a_section_that_the_report_leaves_out_says_what_to_do_first(client: Client, section: Section) -> None:
    address, report_id = page_of(section), section.report_id
    section.delete()
    page = client.get(address).content.decode()
    assert "Mục này chưa có trong báo cáo nên chưa đính kèm được. Hãy soạn hoặc phân công mục trước." in page
    assert "chưa đính kèm được" in client.post(address, upload()).content.decode()
    strange = reverse("evidence:section_files", args=[report_id, "nothing.at.all"])
    assert client.get(strange).status_code == 404


def test_the_editor_gets_the_list_alone(client: Client, section: Section) -> None:
    page = client.post(page_of(section), upload(), headers=HTMX).content.decode()
    assert page.startswith('<details class="section-files" id="section-files" open>')
    assert "<summary>Tệp đính kèm (1)</summary>" in page
    refused = client.post(page_of(section), upload(), headers=HTMX).content.decode()
    assert "tệp này đã được đính kèm với tên “kế hoạch.pdf”" in refused


def test_the_open_section_holds_its_closed_list_of_files(client: Client, section: Section, attached) -> None:
    attached(section, "bang.xlsx", files.workbook())
    page = client.get(reverse("reports:section", args=[section.report_id, section.key])).content.decode()
    assert '<details class="section-files" id="section-files">' in page
    assert "<summary>Tệp đính kèm (1)</summary>" in page
    assert ">bang.xlsx</a>" in page


def test_the_paper_links_to_the_files_and_the_promise_is_kept(client: Client, section: Section, attached) -> None:
    preview = reverse("reports:preview", args=[section.report_id])
    before = client.get(preview).content.decode()
    attached(section)
    after = client.get(preview).content.decode()
    assert before.count("Chưa có tệp đính kèm") - after.count("Chưa có tệp đính kèm") == 1
    assert f'href="{page_of(section)}">Tệp đính kèm (1)</a>' in after
    assert page_of(section) not in before


# --- downloads


def test_a_download_is_always_an_attachment_of_the_found_type(client: Client, document: Document, attached) -> None:
    file = attached(document, "Kế hoạch “mới”.pdf")
    answer = client.get(reverse("evidence:download", args=[file.pk]))
    assert b"".join(answer.streaming_content) == files.PDF
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == f"attachment; filename*=utf-8''{quote('Kế hoạch “mới”.pdf')}"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Content-Length"] == str(len(files.PDF))


def test_a_file_that_is_gone_from_the_storage_is_told(client: Client, document: Document, attached) -> None:
    file = attached(document)
    default_storage.delete(file.content.name)
    answer = client.get(reverse("evidence:download", args=[file.pk]))
    assert answer.status_code == 404
    assert "Tệp “can cu.pdf” có trong danh sách nhưng nội dung không còn" in answer.content.decode()


# --- removal


def test_removal_asks_first_and_names_what_is_lost(client: Client, document: Document, attached) -> None:
    file = attached(document)
    page = client.get(reverse("evidence:remove", args=[file.pk])).content.decode()
    assert "Xóa tệp “can cu.pdf”?" in page
    assert "Tệp đã xóa không lấy lại được" in page


@pytest.mark.django_db(transaction=True)
def test_a_removed_file_is_gone_from_list_and_storage(client: Client, document: Document, attached) -> None:
    file = attached(document)
    answer = client.post(reverse("evidence:remove", args=[file.pk]), follow=True)
    assert answer.redirect_chain == [(page_of(document), 302)]
    assert "Đã xóa tệp “can cu.pdf”." in answer.content.decode()
    assert (list(files_of(document)), default_storage.exists(file.content.name)) == ([], False)


def test_a_file_removed_in_the_editor_leaves_the_list_there(client: Client, section: Section, attached) -> None:
    file = attached(section)
    page = client.post(reverse("evidence:remove", args=[file.pk]), headers=HTMX).content.decode()
    assert "Đã xóa tệp “can cu.pdf”." in page
    assert "<summary>Tệp đính kèm (0)</summary>" in page


# --- how many queries


@pytest.mark.parametrize("kind", ["document", "section"])
def test_a_list_takes_the_same_few_queries_for_1_and_for_20_files(
    client: Client, request, kind: str, attached: Callable[..., Attachment]
) -> None:
    owner = request.getfixturevalue(kind)
    counts = []
    for number in (1, 19):
        for place in range(number):
            attached(owner, f"{number}-{place}.pdf", files.PDF + b"%d-%d" % (number, place))
        client.get(page_of(owner))
        with CaptureQueriesContext(connection) as queries:
            client.get(page_of(owner))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8


def test_a_download_takes_at_most_2_queries(client: Client, document: Document, attached) -> None:
    address = reverse("evidence:download", args=[attached(document).pk])
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) <= 2
