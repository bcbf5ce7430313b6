"""Signed copies: kept with their revision, with what comparing the two showed."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.errors import InputError
from reports.models import AuditEntry, Report, Revision, SignedCopy
from reports.review.actor import Actor
from reports.review.transitions import submit
from reports.services import signed_copies
from reports.services.revisions import frozen_document
from reports.services.signed_copies import add_signed_copy, findings_of, signed_copies_of
from tests import signed_pdfs
from tests.remembered import file_of
from tests.reports.review.conftest import clerk, leader, people, report, units

__all__ = ["clerk", "leader", "people", "report", "units"]
PDF = signed_pdfs.scanned(1)


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def revision(report: Report, leader: Actor) -> Revision:
    submit(report.pk, 1, leader)
    return report.revisions.get()


def file(data: bytes = PDF, name: str = "bản ký.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_a_signed_copy_is_kept_with_what_was_found_in_it(revision: Revision, clerk: Actor) -> None:
    data = signed_pdfs.signed(file_of("pdf", frozen_document(revision)))
    copy = add_signed_copy(revision, file(data, "../05_BC-SYT.signed"), clerk)
    copy.refresh_from_db()
    assert (copy.name, copy.size, copy.sha256) == ("05_BC-SYT.signed.pdf", len(data), hashlib.sha256(data).hexdigest())
    assert copy.content.read() == data
    assert "05_BC-SYT" not in copy.content.name
    found = findings_of(copy)
    assert (found.comparison.outcome, found.comparison.differing) == ("same", 0)
    assert [(one.signer, one.is_sound) for one in found.signatures or ()] == [(signed_pdfs.SIGNER, True)]
    trace = AuditEntry.objects.get()
    assert (trace.action, trace.actor, trace.detail) == (
        "signed_copy",
        clerk.user,
        "Phiên bản 1: 05_BC-SYT.signed.pdf",
    )


def test_a_scan_is_kept_and_said_to_be_one(revision: Revision, clerk: Actor) -> None:
    found = findings_of(add_signed_copy(revision, file(), clerk))
    assert (found.comparison.outcome, found.signatures) == ("no_text", ())


def test_signatures_that_cannot_be_read_are_said_to_be_so(revision: Revision, clerk: Actor) -> None:
    signed = signed_pdfs.signed(PDF)
    at = signed.index(b"/Contents <") + len(b"/Contents <")
    broken = signed[:at] + b"ff" * 50 + signed[at + 100 :]
    assert findings_of(add_signed_copy(revision, file(broken), clerk)).signatures is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "bản ký.pdf: tệp rỗng"),
        (b"MZ" + bytes(100), "bản ký.pdf: nội dung không phải là PDF"),
        (b"%PDF-1.7\n", "bản ký.pdf: tệp PDF bị thiếu phần cuối"),
        (signed_pdfs.encrypted(PDF, "mật khẩu"), "bản ký.pdf: tệp đặt mật khẩu"),
    ],
)
def test_what_is_no_readable_pdf_is_refused_and_nothing_is_kept(
    revision: Revision, clerk: Actor, data: bytes, reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        add_signed_copy(revision, file(data), clerk)
    assert (SignedCopy.objects.count(), AuditEntry.objects.count()) == (0, 0)


def test_a_file_beyond_20_mb_is_refused_before_it_is_read(revision: Revision, clerk: Actor) -> None:
    large = file()
    large.size = signed_copies.MAX_BYTES + 1
    with pytest.raises(InputError, match="tệp lớn quá 20 MB"):
        add_signed_copy(revision, large, clerk)


def test_the_same_file_is_kept_once_and_only_so_many_are(revision: Revision, clerk: Actor) -> None:
    add_signed_copy(revision, file(), clerk)
    with pytest.raises(InputError, match="tệp này đã được tải lên với tên “bản ký"):
        add_signed_copy(revision, file(name="khác.pdf"), clerk)
    kept = SignedCopy.objects.get()
    SignedCopy.objects.bulk_create(
        SignedCopy(revision=revision, name="x.pdf", size=1, sha256=str(number), uploaded_by=kept.uploaded_by)
        for number in range(signed_copies.MAX_COPIES - 1)
    )
    with pytest.raises(InputError, match="phiên bản đã có 20 bản đã ký"):
        add_signed_copy(revision, file(signed_pdfs.scanned(2)), clerk)


def test_signed_copies_are_seen_by_those_who_see_the_unit(revision: Revision, clerk: Actor, people) -> None:
    add_signed_copy(revision, file(), clerk)
    seen = {name for name, person in people.items() if signed_copies_of(person).exists()}
    assert seen == {"clerk", "leader", "reviewer", "administrator"}
