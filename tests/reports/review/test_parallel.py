"""Many people at once: one wins, the others are told who was faster, and nothing that somebody typed is lost."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from notices.models import Notice
from reports.models import Comment, Report, Revision, SectionLine, Transition
from reports.review.actor import Actor
from reports.review.comments import write_comment
from reports.review.transitions import Refused, TooLate, approve, return_report, submit
from reports.services.editing import StaleSection, change_section
from reports.services.header import save_header
from reports.services.numbering import MovedMeanwhile, number_report
from reports.services.revisions import frozen_document

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 50
KEY = "results.civil_service.talent"
"""A section that may stay unanswered."""


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do everything at the same moment, each in a thread of its own; return what each said."""
    ready = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            ready.wait()
            act()
        except (TooLate, Refused, StaleSection, MovedMeanwhile) as error:
            return f"{type(error).__name__}: {error}"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_fifty_submits_at_once_one_is_accepted(report: Report, leader: Actor) -> None:
    said = at_once(*(lambda: submit(report.pk, 1, leader) for _ in range(MANY)))
    assert Counter(words.split(" đã ")[0] for words in said) == {"done": 1, "TooLate: Người leader": MANY - 1}
    assert all("gửi báo cáo này lúc" in words for words in said if words != "done")
    assert (Transition.objects.count(), Revision.objects.count()) == (1, 1)
    told = Notice.objects.order_by("user__username").values_list("user__username", "kind")
    assert list(told) == [("clerk", "submitted"), ("reviewer", "submitted")]
    assert Report.objects.values_list("state", "version").get() == ("submitted", 2)


def test_of_an_approval_and_a_return_at_once_one_is_done(report: Report, leader: Actor, reviewer: Actor) -> None:
    submit(report.pk, 1, leader)
    said = at_once(
        lambda: approve(report.pk, 2, reviewer),
        lambda: return_report(report.pk, 2, reviewer, "Thiếu số liệu"),
    )
    assert sorted(words.partition(":")[0] for words in said) == ["TooLate", "done"]
    won = "approve" if said[0] == "done" else "return"
    assert list(Transition.objects.values_list("action", flat=True)) == ["submit", won]
    assert Revision.objects.count() == (2 if won == "approve" else 1)


@pytest.mark.parametrize("is_new", [False, True])
def test_what_is_saved_while_the_report_is_sent_is_sent_too_or_its_writer_is_told(
    report: Report, clerk: Actor, leader: Actor, is_new: bool
) -> None:
    """A section that is there, and one that nobody has written yet: its first words make it."""
    if is_new:
        report.sections.get(key=KEY).delete()
        version = 0
    else:
        version = report.sections.get(key=KEY).version

    def write() -> None:
        change_section(report.pk, KEY, version, clerk.user, lambda _, lines: [*lines, SectionLine(text="Vừa gõ.")])

    saved, sent = at_once(write, lambda: submit(report.pk, 1, leader))
    assert sent == "done"
    assert saved in ("done", "StaleSection: ")
    frozen = frozen_document(Revision.objects.get())
    is_sent = any(line.text == "Vừa gõ." for node in frozen.walk() for line in node.lines)
    is_stored = SectionLine.objects.filter(text="Vừa gõ.").exists()
    assert is_sent == is_stored == (saved == "done")


def test_a_number_entered_while_the_report_is_sent_is_in_what_is_frozen_or_refused(
    report: Report, clerk: Actor, leader: Actor
) -> None:
    numbered, sent = at_once(
        lambda: number_report(report, 1, ("", None), "77", None, clerk), lambda: submit(report.pk, 1, leader)
    )
    assert (sent, numbered.partition(":")[0]) in {("done", "done"), ("done", "MovedMeanwhile")}
    stored = Report.objects.get().number
    assert frozen_document(Revision.objects.get()).header.number == stored == ("77" if numbered == "done" else "")


def test_the_frame_saved_while_the_report_is_sent_is_in_what_is_frozen_or_refused(
    report: Report, clerk: Actor, leader: Actor
) -> None:
    frame = {"symbol": "ZZ-9", "place_name": "Bà Rịa", "addressees": []}
    save_header(report, 0, clerk.user, frame | {"symbol": "BC-SYT"})
    saved, sent = at_once(
        lambda: save_header(Report.objects.get(), 1, clerk.user, frame), lambda: submit(report.pk, 1, leader)
    )
    assert (sent, saved) in {("done", "done"), ("done", "StaleSection: ")}
    stored = Report.objects.get().symbol
    assert frozen_document(Revision.objects.get()).header.symbol == stored == ("ZZ-9" if saved == "done" else "BC-SYT")


def test_a_comment_written_while_the_report_is_returned_opens_its_section_or_is_refused(
    report: Report, leader: Actor, reviewer: Actor
) -> None:
    submit(report.pk, 1, leader)
    write_comment(report.pk, "intro", "section", "", "", "Một", reviewer)
    commented, returned = at_once(
        lambda: write_comment(report.pk, KEY, "section", "", "", "Hai", reviewer),
        lambda: return_report(report.pk, 2, reviewer),
    )
    assert (returned, commented.partition(":")[0]) in {("done", "done"), ("done", "Refused")}
    keys = set(Comment.objects.filter(state="open").values_list("key", flat=True))
    assert set(report.openings.values_list("key", flat=True)) == keys
