"""The files of a revision: made by the worker, whole or absent, and then the same bytes for ever."""

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from accounts.models import User
from core.errors import InputError
from core.jobs import LEASE, claim, run_due, run_job
from directives.models import Document
from notices.models import Mail, Notice
from reports.models import Report, Revision, RevisionFile
from reports.renderers.json_tree import render_json
from reports.review.actor import Actor
from reports.review.transitions import approve, return_report, submit
from reports.services.current import document_of
from reports.services.exporting import export_report
from reports.services.formats import FORMATS
from reports.services.revisions import FILE_FORMATS, make_file, open_file, revision_bytes
from tests.reports.renderers.readers import pdf_text, squash
from tests.reports.review.conftest import clerk, leader, people, report, reviewer, units

__all__ = ["clerk", "leader", "people", "report", "reviewer", "units"]
LATER = datetime(2100, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    """Where files are kept, for this test alone."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def submitted(report: Report, leader: Actor) -> Revision:
    submit(report.pk, 1, leader)
    return Revision.objects.get()


@pytest.fixture
def sent(submitted: Revision) -> Revision:
    """A revision that asks for a Word file alone, which is quickly made."""
    submitted.files.exclude(format="docx").delete()
    return submitted


def stored(report: Report) -> Report:
    return Report.objects.select_related("unit", "period", "outline__province").get(pk=report.pk)


def file_of(revision: Revision, format_name: str = "docx") -> RevisionFile:
    return revision.files.get(format=format_name)


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def test_sending_leaves_the_files_to_the_worker(submitted: Revision, folder: Path) -> None:
    assert sorted(submitted.files.values_list("format", "content", "attempts")) == [
        (name, "", 0) for name in sorted(FILE_FORMATS)
    ]
    assert not folder.exists()
    assert run_due() == len(FILE_FORMATS)
    for file in submitted.files.all():
        content = Path(file.content.path).read_bytes()
        assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())
    assert squash("Sở Y tế báo cáo công tác cải cách Quý I/2022") in pdf_text(revision_bytes(submitted, "pdf"))


@pytest.mark.usefixtures("files_rendered_anew")
def test_the_same_bytes_for_ever_although_records_are_corrected(submitted: Revision) -> None:
    report = stored(submitted.report)
    before = {name: export_report(report, name) for name in FORMATS}
    for document in Document.objects.all():
        document.subject = "đã sửa"
        document.save()
    assert {name: export_report(report, name) for name in FORMATS} == before
    assert submitted.sha256 == hashlib.sha256(before["json"]).hexdigest()
    assert before["json"] == render_json(document_of(report))


def test_the_approved_revision_has_the_files_that_were_sent(sent: Revision, reviewer: Actor, folder: Path) -> None:
    run_due()
    approve(sent.report_id, 2, reviewer)
    approved = Revision.objects.get(number=2)
    assert file_of(approved).content.name == file_of(sent).content.name != ""
    assert file_of(approved).done_at is not None
    assert len(kept(folder)) == 1


@pytest.mark.parametrize("first", [1, 2])
def test_so_it_is_where_it_was_approved_before_they_were_made(
    sent: Revision, reviewer: Actor, folder: Path, first: int
) -> None:
    approve(sent.report_id, 2, reviewer)
    for number in (first, 3 - first):
        assert run_job(file_of(Revision.objects.get(number=number)))
    assert len(set(RevisionFile.objects.filter(format="docx").values_list("content", "size", "sha256"))) == 1
    assert len(kept(folder)) == 1


def test_another_content_is_another_file(sent: Revision, leader: Actor, reviewer: Actor) -> None:
    report = stored(sent.report)
    return_report(report.pk, 2, reviewer, "Thiếu số liệu")
    report.sections.get(key="results.procedures.catalogue").lines.create(position=99, marker="-", text="Thêm một câu.")
    submit(report.pk, 3, leader)
    files = [revision_bytes(revision, "docx") for revision in Revision.objects.all()]
    assert files[0] != files[1]


def test_a_folder_that_cannot_be_written_is_tried_again_until_it_can(
    sent: Revision, settings, folder: Path, tmp_path: Path
) -> None:
    folder.write_text("một tệp thường, không phải thư mục")
    now = file_of(sent).try_after
    assert run_due(now) == 1
    failed = file_of(sent)
    assert (failed.is_ready, failed.done_at, failed.attempts) == (False, None, 1)
    assert "Error" in failed.last_error
    assert run_due(now) == 0
    folder.unlink()
    assert run_due(now + timedelta(minutes=1)) == 1
    assert (file_of(sent).is_ready, file_of(sent).last_error) == (True, "")


def test_a_half_written_file_is_never_served_and_is_cleared_away(sent: Revision, settings, folder: Path) -> None:
    whole = settings.STORAGES
    full = {"BACKEND": "tests.reports.services.failing_storage.FullDisk"}
    settings.STORAGES = whole | {"default": full}
    file = file_of(sent)
    for tries in range(1, 4):
        assert not run_job(file_of(sent))
        assert (file_of(sent).attempts, file_of(sent).content.name) == (tries, "")
        assert kept(folder) == [f"{file.pk}-{tries}.docx"]
    with pytest.raises(InputError, match=r"chưa tạo được tệp Word của phiên bản 1 .*No space left"):
        revision_bytes(sent, "docx")
    settings.STORAGES = whole
    assert run_job(file_of(sent))
    assert kept(folder) == [f"{file.pk}-5.docx"]


def test_a_worker_that_was_given_up_for_dead_leaves_nothing_behind(sent: Revision, folder: Path) -> None:
    """Two workers render the same file, the first after its lease is over: whoever has it now stores it."""
    first, second = file_of(sent), file_of(sent)
    assert claim(first, LATER)
    second.refresh_from_db()
    assert claim(second, LATER + LEASE)
    make_file(second)
    name = file_of(sent).content.name
    make_file(first)
    assert (file_of(sent).content.name, kept(folder)) == (name, [Path(name).name])


def test_the_first_worker_stores_nothing_once_the_second_has_begun(sent: Revision, folder: Path) -> None:
    first, second = file_of(sent), file_of(sent)
    assert claim(first, LATER)
    second.refresh_from_db()
    assert claim(second, LATER + LEASE)
    make_file(first)
    assert (file_of(sent).is_ready, kept(folder)) == (False, [])
    make_file(second)
    assert file_of(sent).is_ready


def test_a_worker_that_died_before_it_said_so_is_not_done_again(sent: Revision, folder: Path) -> None:
    file = file_of(sent)
    assert claim(file, LATER)
    make_file(file)
    before = file_of(sent).content.name
    assert run_due(LATER + LEASE) == 1
    assert (file_of(sent).content.name, file_of(sent).done_at) == (before, LATER + LEASE)


def test_a_file_that_the_storage_lost_is_not_served(sent: Revision) -> None:
    run_job(file_of(sent))
    path = Path(file_of(sent).content.path)
    path.write_bytes(path.read_bytes()[:100])
    for _ in range(2):
        with pytest.raises(InputError, match="tệp Word của phiên bản 1 không còn nguyên vẹn"):
            open_file(file_of(sent))
        path.unlink(missing_ok=True)


def test_a_file_that_a_worker_is_making_is_left_to_it(sent: Revision) -> None:
    assert claim(file_of(sent), LATER)
    RevisionFile.objects.update(try_after=datetime.now(UTC) + LEASE)
    with pytest.raises(InputError, match="đang được tạo, hãy chạy lại sau ít phút"):
        revision_bytes(sent, "docx")


def test_mails_that_nobody_takes_hold_up_no_file(sent: Revision, settings) -> None:
    """Kinds of jobs take turns: beside one mail that fails there is always one file."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    for number in range(5):
        user = User.objects.create(username=f"người {number}", email="canbo@example.vn")
        Mail.objects.create(notice=Notice.objects.create(user=user, kind="submitted", key="việc", title="Thư"))
    assert run_due(is_stopped=lambda: file_of(sent).done_at is not None) == 2
    assert sorted(Mail.objects.values_list("attempts", flat=True)) == [0, 0, 0, 0, 1]
