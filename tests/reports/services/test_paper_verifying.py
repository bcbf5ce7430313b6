"""Telling which revision a PDF is."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from core.jobs import run_due
from reports.models import Report, RevisionFile
from reports.review.actor import Actor
from reports.review.transitions import approve, reopen, submit
from reports.services.paper_verifying import verify
from reports.services.signed_copies import add_signed_copy
from tests import signed_pdfs
from tests.reports.review.conftest import clerk, leader, people, report, reviewer, units

__all__ = ["clerk", "leader", "people", "report", "reviewer", "units"]


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def sent(report: Report, leader: Actor) -> bytes:
    """The PDF of the report as it was sent."""
    submit(report.pk, 1, leader)
    run_due()
    return RevisionFile.objects.get(format="pdf").content.read()


def test_the_pdf_of_one_content_is_both_the_sent_and_the_approved_one(
    report: Report, sent: bytes, reviewer: Actor
) -> None:
    approve(report.pk, 2, reviewer)
    (match,) = verify(reviewer.user, sent).matches
    assert (match.report, match.appended, match.copy, match.is_newest) == (report, 0, None, True)
    assert [(one.number, one.transition.action) for one in match.revisions] == [(1, "submit"), (2, "approve")]


def test_a_revision_that_is_not_the_newest_is_told(report: Report, sent: bytes, leader: Actor, reviewer: Actor) -> None:
    approve(report.pk, 2, reviewer)
    reopen(report.pk, 3, reviewer, "Sai số liệu")
    Report.objects.filter(pk=report.pk).update(place_name="Vũng Tàu")
    submit(report.pk, 4, leader)
    found = verify(leader.user, sent)
    (match,) = found.matches
    assert ([one.number for one in match.revisions], match.newest.number, match.is_newest) == ([1, 2], 3, False)
    assert found.waiting == 1


def test_what_was_written_behind_the_sent_pdf_is_told(sent: bytes, leader: Actor) -> None:
    signed = signed_pdfs.signed(sent)
    (match,) = verify(leader.user, signed).matches
    assert ([one.number for one in match.revisions], match.appended) == ([1], len(signed) - len(sent))


def test_a_signed_copy_is_told_from_the_pdf_that_it_begins_with(report: Report, sent: bytes, clerk: Actor) -> None:
    signed = signed_pdfs.signed(sent)
    copy = add_signed_copy(report.revisions.get(), SimpleUploadedFile("ký.pdf", signed), clerk)
    for data, appended in ((signed, 0), (signed + b"\n%%EOF\n", 7)):
        (match,) = verify(clerk.user, data).matches
        assert (match.copy, match.appended, [one.number for one in match.revisions]) == (copy, appended, [1])


def test_another_file_is_not_found(sent: bytes, leader: Actor) -> None:
    changed = sent[:-100] + bytes([sent[-100] ^ 1]) + sent[-99:]
    for data in (changed, sent[:-1], signed_pdfs.scanned()):
        found = verify(leader.user, data)
        assert (found.matches, found.waiting) == ((), 0)


def test_nobody_finds_the_report_of_a_unit_that_they_may_not_see(sent: bytes, people: dict[str, User]) -> None:
    found = {name for name, person in people.items() if verify(person, sent).matches}
    assert found == {"clerk", "leader", "reviewer", "administrator"}


def test_the_number_of_queries_does_not_grow_with_the_files(
    report: Report, sent: bytes, clerk: Actor, django_assert_max_num_queries: Callable
) -> None:
    signed = signed_pdfs.signed(sent)
    copy = add_signed_copy(report.revisions.get(), SimpleUploadedFile("ký.pdf", signed), clerk)
    for number in range(30):
        copy.pk, copy.sha256, copy.size = None, f"{number:064}", 1000 + number
        copy.save(force_insert=True)
    with django_assert_max_num_queries(9):
        verify(clerk.user, signed)
    with django_assert_max_num_queries(9):
        verify(clerk.user, sent)
