"""One click mends what a check is sure of, and one more puts it back."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from core.issue import Issue, Mend
from directives.models import Document
from reports.models import AuditEntry, Mention, Report, Section, SectionLine
from reports.review.actor import Actor
from reports.review.checklist import checklist_of, mend_hash
from reports.review.transitions import Refused, send_to_leader
from reports.selectors import published_places
from reports.services import mending
from reports.services.current import document_of
from reports.services.editing import Lines, change_section
from reports.services.mending import Mended, mend, undo
from tests.reports.returned import return_with_comments
from tests.reports.slips import KEY, slip_rule, write
from tests.reports.views.conftest import people, units

__all__ = ["people", "slip_rule", "units"]

pytestmark = pytest.mark.usefixtures("slip_rule")

DOCUMENTS = "steering.direction.documents"
WORDS = mend_hash(Issue("warning", "slip", KEY, "", mend=Mend("đnag", "đang")))


@pytest.fixture
def report(sendable: Report) -> Report:
    return sendable


@pytest.fixture
def clerk(people: dict[str, User]) -> Actor:
    return Actor(people["clerk"], "192.0.2.1")


def section(report: Report, key: str = KEY) -> Section:
    return report.sections.get(key=key)


def texts(report: Report, key: str = KEY) -> list[str]:
    return list(section(report, key).lines.values_list("text", flat=True))


def mend_it(report: Report, by: Actor, key: str = KEY, version: int | None = None) -> Mended:
    return mend(report.pk, key, "slip", WORDS, version, by)


def test_the_words_are_replaced_in_every_line_and_nothing_else_is_touched(report: Report, clerk: Actor) -> None:
    write(report, "Sở đnag rà soát, đnag trình.", "Không có gì.", "Phòng đnag họp.")
    before = section(report)
    mended = mend_it(report, clerk, version=before.version)
    assert texts(report) == ["Sở đang rà soát, đang trình.", "Không có gì.", "Phòng đang họp."]
    assert (mended.words, mended.replacement, len(mended.texts)) == ("đnag", "đang", 2)
    after = section(report)
    assert (after.version, after.edited_by, after.finished) == (before.version + 1, clerk.user, True)
    found = checklist_of(report, document_of(report)).issues
    assert [one.issue.code for one in found if one.issue.node == KEY and one.issue.code == "slip"] == []


@pytest.mark.parametrize("finished", [True, False])
def test_a_finished_section_stays_finished_and_another_does_not_become_so(
    report: Report, clerk: Actor, finished: bool
) -> None:
    write(report, "Sở đnag rà soát.")
    report.sections.filter(key=KEY).update(finished=finished)
    mended = mend_it(report, clerk)
    assert section(report).finished is finished
    undo(report.pk, mended, clerk)
    assert section(report).finished is finished


def test_it_leaves_a_trace_with_both_words_and_the_place(report: Report, clerk: Actor) -> None:
    write(report, "Sở đnag rà soát.")
    mended = mend_it(report, clerk)
    undo(report.pk, mended, clerk)
    place = published_places(report.outline)[KEY]
    assert list(AuditEntry.objects.values_list("action", "detail", "actor", "address")) == [
        ("mended", f"Mục {place}: “đnag” → “đang”", clerk.user.pk, "192.0.2.1"),
        ("mend_undone", f"Mục {place}: “đang” → “đnag”", clerk.user.pk, "192.0.2.1"),
    ]


def test_a_line_that_follows_its_record_becomes_a_written_one_and_follows_it_again(
    report: Report, clerk: Actor
) -> None:
    line = section(report, DOCUMENTS).lines.filter(origin="generated", document__isnull=False).first()
    Document.objects.filter(pk=line.document_id).update(subject="về việc đnag rà soát")
    mended = mend_it(report, clerk, DOCUMENTS)
    line.refresh_from_db()
    assert line.origin == SectionLine.Origin.WRITTEN
    assert "về việc đang rà soát" in line.text
    assert Mention.objects.filter(line=line, document=line.document_id).exists()
    undo(report.pk, mended, clerk)
    line.refresh_from_db()
    assert (line.origin, line.text) == (SectionLine.Origin.GENERATED, "")
    assert Mention.objects.filter(line=line, document=line.document_id).exists()


def test_words_that_name_a_document_are_linked_anew(report: Report, clerk: Actor) -> None:
    """A number is mended: the line names another document than before."""
    document = Document.objects.filter(unit=report.unit, number="385").first()
    cited = f"Thực hiện Công văn số {document.number}đnag/{document.symbol} của Sở."
    (line,) = write(report, cited.replace("đnag", "đnag "), key=KEY)
    assert not Mention.objects.filter(line=line).exists()
    mended = mend(report.pk, KEY, "slip", WORDS, None, clerk)
    assert texts(report) == [cited.replace("đnag", "đang ")]
    undo(report.pk, mended, clerk)
    assert texts(report) == [cited.replace("đnag", "đnag ")]


def test_words_of_a_heading_as_somebody_wrote_it_are_replaced_there(report: Report, clerk: Actor) -> None:
    write(report, "Nội dung.")
    document = Document.objects.filter(unit=report.unit, number="385").first()
    heading = f"Sở đnag rà soát theo Văn bản số {document.number}/{document.symbol} ngày 17/01/2022: "
    Section.objects.filter(report=report, key=KEY).update(heading=heading)
    SectionLine.objects.filter(section=section(report)).update(inline=True)
    before = section(report)
    mended = mend_it(report, clerk, version=before.version)
    after = section(report)
    assert (after.heading, texts(report)) == (heading.replace("đnag", "đang"), ["Nội dung."])
    assert (after.version, mended.texts[0].line_id) == (before.version + 1, None)
    assert [one.document for one in after.mentions.filter(line=None)] == [document]
    undo(report.pk, mended, clerk)
    assert section(report).heading == heading


def test_words_of_the_outline_are_not_the_reports_to_mend(
    report: Report, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(report, "Nội dung.")
    Section.objects.filter(report=report, key=KEY).update(heading="")
    heading = next(node.heading for node in document_of(report).walk() if node.key == KEY)
    issue = Issue("warning", "slip", KEY, "", mend=Mend(heading, "Lời khác"))
    monkeypatch.setattr(mending, "check", lambda *_: [issue])
    with pytest.raises(Refused, match="thuộc đề mục của đề cương"):
        mend(report.pk, KEY, "slip", mend_hash(issue), None, clerk)


def test_a_heading_that_was_reworded_since_is_not_undone(report: Report, clerk: Actor) -> None:
    write(report, "Nội dung.")
    Section.objects.filter(report=report, key=KEY).update(heading="Sở đnag rà soát")
    mended = mend_it(report, clerk)
    Section.objects.filter(report=report, key=KEY).update(heading="Sở đang rà soát lại")
    with pytest.raises(Refused, match="đã được sửa tiếp"):
        undo(report.pk, mended, clerk)
    assert section(report).heading == "Sở đang rà soát lại"


def test_a_page_that_is_out_of_date_is_told_so_and_changes_nothing(report: Report, clerk: Actor) -> None:
    write(report, "Sở đnag rà soát.")
    version = section(report).version

    def change(section: Section, lines: Lines) -> Lines:
        return [*lines, SectionLine(text="Dòng của người khác.")]

    change_section(report.pk, KEY, version, clerk.user, change)
    with pytest.raises(Refused, match="mục này vừa được lưu ở nơi khác"):
        mend_it(report, clerk, version=version)
    assert texts(report) == ["Sở đnag rà soát.", "Dòng của người khác."]
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("named", ["rule", "words"])
def test_an_issue_that_is_gone_is_not_mended(report: Report, clerk: Actor, named: str) -> None:
    write(report, "Sở đnag rà soát.")
    identity = {"rule": "slip", "words": WORDS} | {named: "khac"}
    with pytest.raises(Refused, match="nội dung đã thay đổi"):
        mend(report.pk, KEY, identity["rule"], identity["words"], None, clerk)
    write(report, "Sở đang rà soát.")
    with pytest.raises(Refused, match="nội dung đã thay đổi"):
        mend_it(report, clerk)
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("name", ["reviewer", "administrator", "clerk_of_another_unit", "clerk_of_another_province"])
def test_only_those_who_write_the_report_mend(report: Report, people: dict[str, User], name: str) -> None:
    write(report, "Sở đnag rà soát.")
    with pytest.raises(Refused, match="bạn không lập báo cáo này"):
        mend_it(report, Actor(people[name]))
    assert texts(report) == ["Sở đnag rà soát."]


def test_a_report_that_is_with_its_leader_stays_as_it_is(report: Report, clerk: Actor) -> None:
    write(report, "Sở đnag rà soát.")
    mended = mend_it(report, clerk)
    send_to_leader(report.pk, 1, clerk)
    for act in (lambda: mend_it(report, clerk), lambda: undo(report.pk, mended, clerk)):
        with pytest.raises(Refused, match="không còn ở trạng thái soạn"):
            act()
    assert texts(report) == ["Sở đang rà soát."]


def test_a_locked_section_of_a_returned_report_stays_as_it_was_sent(
    report: Report, people: dict[str, User], clerk: Actor
) -> None:
    write(report, "Sở đnag rà soát.")
    report = return_with_comments(report, people["leader"], people["reviewer"], {DOCUMENTS: "Thiếu văn bản."})
    with pytest.raises(Refused, match="mục này đang khóa"):
        mend_it(report, clerk)
    report.openings.create(key=KEY, cause="comment")
    mend_it(report, clerk)
    assert texts(report) == ["Sở đang rà soát."]


def test_what_was_typed_since_is_not_undone(report: Report, clerk: Actor) -> None:
    write(report, "Sở đnag rà soát.", "Dòng hai.")
    mended = mend_it(report, clerk)

    def change(section: Section, lines: Lines) -> Lines:
        lines[0].text = "Sở đang rà soát lại."
        return lines

    change_section(report.pk, KEY, section(report).version, clerk.user, change)
    with pytest.raises(Refused, match="đã được sửa tiếp"):
        undo(report.pk, mended, clerk)
    assert texts(report) == ["Sở đang rà soát lại.", "Dòng hai."]


def test_what_was_typed_into_other_lines_stays_when_a_mend_is_undone(report: Report, clerk: Actor) -> None:
    write(report, "Sở đnag rà soát.", "Dòng hai.")
    mended = mend_it(report, clerk)

    def change(section: Section, lines: Lines) -> Lines:
        lines[1].text = "Dòng hai, sửa."
        return [lines[1], lines[0]]

    change_section(report.pk, KEY, section(report).version, clerk.user, change)
    undo(report.pk, mended, clerk)
    assert texts(report) == ["Dòng hai, sửa.", "Sở đnag rà soát."]


def test_a_line_that_is_gone_since_is_not_brought_back(report: Report, clerk: Actor) -> None:
    write(report, "Sở đnag rà soát.", "Dòng hai.")
    mended = mend_it(report, clerk)
    change_section(report.pk, KEY, section(report).version, clerk.user, lambda _, lines: lines[1:])
    with pytest.raises(Refused, match="đã được sửa tiếp"):
        undo(report.pk, mended, clerk)


def test_a_mend_takes_the_same_queries_in_a_short_and_in_a_long_section(report: Report, clerk: Actor) -> None:
    counts = []
    for number in (5, 100):
        write(report, *(f"Sở đnag rà soát {place}." for place in range(number)))
        with CaptureQueriesContext(connection) as captured:
            mend_it(report, clerk)
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_mend_that_is_shown_is_the_one_that_is_named() -> None:
    issue = Issue("warning", "slip", KEY, "", "đnag", mend=Mend("đnag rà", "đang rà"))
    other = replace(issue, mend=Mend("đnag họp", "đang họp"))
    assert mend_hash(issue) != mend_hash(other)
    assert mend_hash(replace(issue, mend=None)) == ""
