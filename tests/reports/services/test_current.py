"""What a report says now, in every state; and that this is what is sent."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directives.models import Document
from reports.assembly.build import build_report
from reports.domain.document import ReportDocument
from reports.models import Comment, Report
from reports.review.actor import Actor
from reports.review.transitions import (
    Unchanged,
    approve,
    reopen,
    return_report,
    send_back,
    send_to_leader,
    submit,
)
from reports.services.current import document_of, written_document
from reports.services.revisions import frozen_document, last_revision
from tests.reports.review.conftest import clerk, leader, people, report, reviewer, units

__all__ = ["clerk", "leader", "people", "report", "reviewer", "units"]
OPENED = "steering.direction.documents"
LOCKED = "results.public_finance.autonomy"


def stored(report: Report) -> Report:
    return Report.objects.select_related("unit", "period", "outline__province").get(pk=report.pk)


def now(report: Report) -> ReportDocument:
    return document_of(stored(report))


def words(document: ReportDocument, key: str) -> list[str]:
    return next([line.text for line in node.lines] for node in document.walk() if node.key == key)


def correct_every_document() -> None:
    """Correct a word in the register: every line that follows it reads otherwise from now on."""
    for document in Document.objects.all():
        document.subject += " (đính chính)"
        document.save()


@pytest.fixture
def sent(report: Report, leader: Actor) -> Report:
    submit(report.pk, 1, leader)
    return report


@pytest.fixture
def returned(sent: Report, reviewer: Actor) -> Report:
    """Returned with one comment, so that one section is open; then every document is corrected in the register."""
    Comment.objects.create(report=sent, key=OPENED, author=reviewer.user)
    return_report(sent.pk, 2, reviewer)
    correct_every_document()
    return sent


def test_a_draft_is_what_its_records_say(report: Report) -> None:
    correct_every_document()
    assert now(report) == build_report(stored(report))
    assert "(đính chính)" in " ".join(words(now(report), LOCKED))


def test_a_sent_report_and_an_approved_one_stay_as_they_were_sent(sent: Report, reviewer: Actor) -> None:
    before = now(sent)
    assert before.state == "submitted"
    correct_every_document()
    assert now(sent) == before
    approve(sent.pk, 2, reviewer)
    approved = now(sent)
    assert (approved.state, approved.nodes, approved.documents) == ("approved", before.nodes, before.documents)


def test_in_a_returned_report_only_the_opened_section_follows_the_records(returned: Report) -> None:
    document, frozen, live = now(returned), frozen_document(last_revision(returned)), build_report(stored(returned))
    assert document.state == "returned"
    assert words(document, OPENED) == words(live, OPENED) != words(frozen, OPENED)
    assert words(document, LOCKED) == words(frozen, LOCKED) != words(live, LOCKED)
    corrected = {row.id for row in document.documents if row.subject.endswith("(đính chính)")}
    named = {pk for node in live.walk() if node.key == OPENED for line in node.lines for pk in line.document_ids}
    assert corrected == named


def test_so_it_is_while_it_is_with_the_leader_again(returned: Report, clerk: Actor, leader: Actor) -> None:
    before = now(returned)
    send_to_leader(returned.pk, 3, clerk)
    assert now(returned).nodes == before.nodes
    send_back(returned.pk, 4, leader)
    assert now(returned) == before


def test_what_is_sent_after_a_return_is_what_everybody_saw(returned: Report, clerk: Actor, leader: Actor) -> None:
    before = now(returned)
    send_to_leader(returned.pk, 3, clerk)
    submit(returned.pk, 4, leader)
    again = frozen_document(last_revision(returned))
    assert (again.nodes, again.documents, again.state) == (before.nodes, before.documents, "submitted")


def test_records_that_changed_behind_locked_sections_are_no_change(
    sent: Report, leader: Actor, reviewer: Actor
) -> None:
    Comment.objects.create(report=sent, key="results.civil_service.talent", author=reviewer.user)
    return_report(sent.pk, 2, reviewer)
    correct_every_document()
    with pytest.raises(Unchanged):
        submit(sent.pk, 3, leader)


def test_where_everything_was_opened_everything_follows_the_records(
    sent: Report, leader: Actor, reviewer: Actor
) -> None:
    return_report(sent.pk, 2, reviewer, "Thiếu số liệu")
    correct_every_document()
    assert now(sent) == build_report(stored(sent))


def test_a_reopened_report_is_written_whole(sent: Report, reviewer: Actor) -> None:
    approve(sent.pk, 2, reviewer)
    reopen(sent.pk, 3, reviewer, "Sai số liệu")
    correct_every_document()
    assert now(sent) == build_report(stored(sent))


def test_it_takes_two_queries_more_than_the_assembly(returned: Report) -> None:
    report = stored(returned)
    written_document(report)  # the outline's names are read once in a process
    counts = []
    for ask in (build_report, written_document):
        with CaptureQueriesContext(connection) as queries:
            ask(report)
        counts.append(len(queries))
    assert counts[1] - counts[0] == 2
    assert counts[0] <= 15
