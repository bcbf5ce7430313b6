"""A revision's files over the web: streamed from the storage, never rendered while somebody waits."""

import hashlib
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from core.jobs import run_job
from directives.models import Document
from reports.models import Report, Revision, RevisionFile
from reports.review.actor import Actor
from reports.review.transitions import approve


def make(revision: Revision, format_name: str) -> None:
    assert run_job(revision.files.get(format=format_name))


def download(client: Client, report: Report, format_name: str):
    return client.get(reverse("reports:download", args=[report.pk, format_name]))


def download_revision(client: Client, report: Report, number: int, format_name: str):
    return client.get(reverse("revisions:file", args=[report.pk, number, format_name]))


def content(response) -> bytes:
    assert response.status_code == 200
    return response.getvalue()


def message(response) -> str:
    return next(iter(get_messages(response.wsgi_request))).message


def test_a_sent_report_is_downloaded_as_it_was_sent(clerk: Client, sent: Report, revision: Revision) -> None:
    make(revision, "docx")
    Document.objects.update(subject="đã sửa")
    response = download(clerk, sent, "docx")
    first = content(response)
    file = revision.files.get(format="docx")
    assert hashlib.sha256(first).hexdigest() == file.sha256
    assert response.headers["Content-Disposition"] == 'attachment; filename="bao-cao-cchc-SYT-2022-Q1.docx"'
    assert response.headers["Content-Length"] == str(file.size)
    assert "no-store" in response.headers["Cache-Control"]
    assert content(download(clerk, sent, "docx")) == content(download_revision(clerk, sent, 1, "docx")) == first


def test_json_is_the_tree_itself_and_needs_no_worker(clerk: Client, sent: Report, revision: Revision) -> None:
    for response in (download(clerk, sent, "json"), download_revision(clerk, sent, 1, "json")):
        assert hashlib.sha256(content(response)).hexdigest() == revision.sha256
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="bao-cao-cchc-SYT-2022-Q1-phien-ban-1.json"'
    )


def test_an_approved_report_is_downloaded_as_it_was_sent(
    clerk: Client, sent: Report, revision: Revision, people: dict[str, User]
) -> None:
    make(revision, "xlsx")
    before = content(download(clerk, sent, "xlsx"))
    approve(sent.pk, 2, Actor(people["reviewer"]))
    assert content(download(clerk, sent, "xlsx")) == content(download_revision(clerk, sent, 2, "xlsx")) == before


@pytest.mark.parametrize("of_report", [True, False])
def test_a_file_that_is_not_made_yet_is_not_made_by_the_request(clerk: Client, sent: Report, of_report: bool) -> None:
    response = download(clerk, sent, "pdf") if of_report else download_revision(clerk, sent, 1, "pdf")
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("revisions:list", args=[sent.pk])
    assert message(response) == (
        "Tệp PDF của phiên bản 1 đang được tạo, thường chỉ vài giây. Trang này tự cập nhật; hãy tải về khi tệp sẵn "
        "sàng."
    )
    assert set(RevisionFile.objects.values_list("attempts", "content")) == {(0, "")}


def test_a_file_whose_making_failed_says_so_and_when_it_is_tried_again(clerk: Client, sent: Report, folder) -> None:
    folder.write_text("một tệp thường, không phải thư mục")
    file = RevisionFile.objects.get(format="docx")
    assert not run_job(file)
    moment = timezone.localtime(file.try_after)
    words = f"chưa tạo được sau 1 lần thử; hệ thống thử lại lúc {moment:%H:%M}"
    assert words in message(download(clerk, sent, "docx"))
    shown = clerk.get(reverse("revisions:files", args=[sent.pk, 1])).content.decode()
    assert "Word: chưa tạo được" in shown
    assert f"đã thử 1 lần, thử lại lúc {moment:%H:%M}" in shown
    assert "PDF: đang tạo" in shown


def test_a_try_on_another_day_is_named_with_the_day(clerk: Client, sent: Report) -> None:
    moment = timezone.localtime() + timedelta(days=3)
    RevisionFile.objects.update(last_error="OSError", attempts=5, try_after=moment)
    said = message(download(clerk, sent, "pdf"))
    assert f"lúc {moment:%H:%M} ngày {moment.day}" in said.replace("ngày 0", "ngày ")


def test_a_file_that_the_storage_lost_says_so(clerk: Client, sent: Report, revision: Revision) -> None:
    make(revision, "docx")
    file = revision.files.get(format="docx")
    file.content.storage.delete(file.content.name)
    response = download(clerk, sent, "docx")
    assert response.headers["Location"] == reverse("revisions:list", args=[sent.pk])
    assert "không còn nguyên vẹn trong kho lưu trữ" in message(response)


def test_the_part_asks_again_only_while_something_is_being_made(clerk: Client, sent: Report) -> None:
    part = reverse("revisions:files", args=[sent.pk, 1])
    assert f'hx-get="{part}" hx-trigger="every 2s"' in clerk.get(part).content.decode()
    RevisionFile.objects.update(last_error="OSError")
    assert 'hx-trigger="every 30s"' in clerk.get(part).content.decode()
    RevisionFile.objects.update(last_error="", content="revisions/x", size=2048)
    shown = clerk.get(part).content.decode()
    assert "hx-" not in shown
    assert [f"Tải {name}" in shown for name in ("PDF", "Word", "Excel", "JSON")] == [True] * 4


def test_a_download_takes_few_queries_and_writes_nothing(clerk: Client, sent: Report, revision: Revision) -> None:
    make(revision, "docx")
    for address in (
        reverse("reports:download", args=[sent.pk, "docx"]),
        reverse("revisions:file", args=[sent.pk, 1, "docx"]),
    ):
        with CaptureQueriesContext(connection) as queries:
            content(clerk.get(address))
        assert len(queries) <= 5
        assert [query["sql"] for query in queries if not query["sql"].startswith("SELECT")] == []
