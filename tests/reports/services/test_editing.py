"""Changing a section's lines: versions, order, links, answers."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Membership, Unit, User
from core.errors import InputError
from directives.models import Document
from reports.models import AnswerState, Mention, Report, Section, SectionLine
from reports.services.editing import MAX_LINES, Answer, Lines, StaleSection, change_section

KEY = "steering.direction.documents"


@pytest.fixture
def clerk(user_with: Callable[[Membership.Role, Unit], User], health: Unit) -> User:
    return user_with(Membership.Role.CLERK, health)


def section_of(report: Report, key: str = KEY) -> Section:
    return report.sections.get(key=key)


def words(report: Report, key: str = KEY) -> list[str]:
    return [line.text or str(line.document) for line in section_of(report, key).lines.all()]


def appending(*lines: SectionLine) -> Callable[[Section, Lines], Lines]:
    return lambda section, present: [*present, *lines]


def test_a_change_counts_the_version_and_names_its_maker(seed_report: Report, clerk: User) -> None:
    before = section_of(seed_report)
    changed = change_section(seed_report.pk, KEY, before.version, clerk, appending(SectionLine(text="Một dòng.")))
    after = section_of(seed_report)
    assert (after.version, changed.version) == (before.version + 1, before.version + 1)
    assert (after.edited_by, after.finished) == (clerk, False)
    assert words(seed_report)[-1] == "Một dòng."


def test_a_change_of_an_older_version_changes_nothing(seed_report: Report, clerk: User) -> None:
    section = section_of(seed_report)
    change_section(seed_report.pk, KEY, section.version, clerk, appending(SectionLine(text="Của người thứ nhất.")))
    before = words(seed_report)
    with pytest.raises(StaleSection):
        change_section(seed_report.pk, KEY, section.version, clerk, appending(SectionLine(text="Của người thứ hai.")))
    assert words(seed_report) == before


def test_who_does_not_write_for_the_unit_changes_nothing(
    seed_report: Report, user_with: Callable[[Membership.Role, Unit], User], brvt: Unit
) -> None:
    justice = Unit.objects.get(province=brvt, code="STP")
    others = [user_with(Membership.Role.CLERK, justice), user_with(Membership.Role.REVIEWER, brvt)]
    section = section_of(seed_report)
    for other in others:
        with pytest.raises(StaleSection):
            change_section(seed_report.pk, KEY, section.version, other, appending(SectionLine(text="Lạ.")))
    assert section_of(seed_report).version == section.version


def test_what_fails_in_the_change_undoes_everything(seed_report: Report, clerk: User) -> None:
    section = section_of(seed_report)

    def failing(section: Section, lines: Lines) -> Lines:
        raise ValueError

    with pytest.raises(ValueError):
        change_section(seed_report.pk, KEY, section.version, clerk, failing)
    assert section_of(seed_report).version == section.version


def test_a_section_has_no_more_than_a_thousand_lines(seed_report: Report, clerk: User) -> None:
    key = "results.organisation.functions"
    section = section_of(seed_report, key)

    def change(count: int) -> Callable[[Section, Lines], Lines]:
        return lambda *_: [SectionLine(text="Một dòng.") for _ in range(count)]

    filled = change_section(seed_report.pk, key, section.version, clerk, change(MAX_LINES))
    with pytest.raises(InputError, match="một mục có nhiều nhất 1000 dòng; hãy chuyển bớt sang phụ lục"):
        change_section(seed_report.pk, key, filled.version, clerk, change(MAX_LINES + 1))
    assert (section_of(seed_report, key).version, len(words(seed_report, key))) == (filled.version, MAX_LINES)


def test_one_change_links_no_more_than_a_thousand_named_documents(seed_report: Report, clerk: User) -> None:
    Document.objects.create(unit=seed_report.unit, number="900", symbol="SYT-VP", issuer_code="SYT", year=2022)
    before = Mention.objects.count()
    line = SectionLine(text="Theo " + ", ".join(["Công văn số 900/SYT-VP"] * 1001) + ".")
    change_section(seed_report.pk, KEY, section_of(seed_report).version, clerk, appending(line))
    assert Mention.objects.count() - before == 1000


def test_the_first_line_of_an_empty_section_costs_no_query_more_than_the_second(
    seed_report: Report, clerk: User
) -> None:
    key, costs = "results.organisation.functions", []
    Document.objects.create(unit=seed_report.unit, number="900", symbol="SYT-VP", issuer_code="SYT", year=2022)
    line = SectionLine(text="Theo Công văn số 900/SYT-VP.")
    change_section(seed_report.pk, key, section_of(seed_report, key).version, clerk, lambda *_: [line])
    section = change_section(seed_report.pk, key, section_of(seed_report, key).version, clerk, lambda *_: [])
    for _ in range(2):
        line = SectionLine(text="Theo Công văn số 900/SYT-VP.")
        with CaptureQueriesContext(connection) as queries:
            section = change_section(seed_report.pk, key, section.version, clerk, appending(line))
        costs.append(sum('FROM "reports_outline"' in query["sql"] for query in queries))
    assert costs == [0, 0]


def test_a_heading_that_the_report_leaves_out_comes_with_its_first_line(seed_report: Report, clerk: User) -> None:
    seed_report.sections.filter(key="directions").delete()
    change_section(seed_report.pk, "directions", 0, clerk, appending(SectionLine(text="Tiếp tục rà soát TTHC.")))
    section = section_of(seed_report, "directions")
    assert (section.version, section.state) == (1, AnswerState.ANSWERED)
    with pytest.raises(StaleSection):
        change_section(seed_report.pk, "directions", 0, clerk, appending(SectionLine(text="Lần nữa.")))
    with pytest.raises(StaleSection):
        change_section(seed_report.pk, "no.such.node", 0, clerk, appending(SectionLine(text="Lạ.")))


def test_lines_are_reordered_removed_and_changed_at_once(seed_report: Report, clerk: User) -> None:
    before = words(seed_report)

    def change(section: Section, lines: Lines) -> Lines:
        first, *rest = lines
        rest[0].marker, rest[0].text, rest[0].origin = "-", "Câu viết lại.", "written"
        return [*rest[:2], first]

    change_section(seed_report.pk, KEY, section_of(seed_report).version, clerk, change)
    assert words(seed_report) == ["Câu viết lại.", before[2], before[0]]
    assert [line.position for line in section_of(seed_report).lines.all()] == [0, 1, 2]


def test_words_that_name_a_document_of_the_register_are_linked_to_it(seed_report: Report, clerk: User) -> None:
    document = Document.objects.create(
        unit=seed_report.unit, number="900", symbol="SYT-VP", issuer_code="SYT", type_name="Công văn", year=2022
    )
    line = SectionLine(marker="-", text="Công văn số 900/SYT-VP về nhắc việc.")
    section = change_section(seed_report.pk, KEY, section_of(seed_report).version, clerk, appending(line))
    mention = Mention.objects.get(line=line)
    assert (mention.document, mention.role, mention.section) == (document, Mention.Role.ISSUED, section)
    line.refresh_from_db()
    assert line.document == document

    def reworded(section: Section, lines: Lines) -> Lines:
        lines[-1].text = "Đã nhắc việc bằng văn bản."
        return lines

    change_section(seed_report.pk, KEY, section.version, clerk, reworded)
    assert not Mention.objects.filter(line=line).exists()


def test_typing_a_document_that_the_register_lacks_adds_none(seed_report: Report, clerk: User) -> None:
    before = Document.objects.count()
    line = SectionLine(text="Công văn số 9/SYT")
    change_section(seed_report.pk, KEY, section_of(seed_report).version, clerk, appending(line))
    assert (Document.objects.count(), line.mentions.count()) == (before, 0)


def test_the_answer_follows_the_words(seed_report: Report, clerk: User) -> None:
    key, states = "results.organisation.functions", []
    for text in ("", "Trong kỳ không phát sinh.", "Đã ban hành quy chế."):
        lines = [SectionLine(text=text)] if text else []
        section = change_section(
            seed_report.pk, key, section_of(seed_report, key).version, clerk, lambda *_, lines=lines: lines
        )
        states.append(section.state)
    assert states == [AnswerState.UNANSWERED, AnswerState.NONE, AnswerState.ANSWERED]


def test_not_yet_available_stays_until_somebody_answers(seed_report: Report, clerk: User) -> None:
    key = "results.organisation.functions"
    unavailable = Answer(AnswerState.NOT_YET_AVAILABLE, "Chờ số liệu của phòng Tổ chức")
    section = change_section(
        seed_report.pk, key, section_of(seed_report, key).version, clerk, lambda *_: [], unavailable
    )
    kept = change_section(seed_report.pk, key, section.version, clerk, appending(SectionLine(text="Một dòng.")))
    answered = change_section(seed_report.pk, key, kept.version, clerk, lambda _, lines: lines, Answer())
    assert [(one.state, one.reason) for one in (section, kept, answered)] == [
        (AnswerState.NOT_YET_AVAILABLE, "Chờ số liệu của phòng Tổ chức"),
        (AnswerState.NOT_YET_AVAILABLE, "Chờ số liệu của phòng Tổ chức"),
        (AnswerState.ANSWERED, ""),
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_the_same_moment_exactly_one_wins(seed_report: Report, clerk: User) -> None:
    version, together, outcomes = section_of(seed_report).version, Barrier(2), []

    def save(text: str) -> None:
        together.wait()
        try:
            change_section(seed_report.pk, KEY, version, clerk, appending(SectionLine(text=text)))
            outcomes.append("saved")
        except StaleSection:
            outcomes.append("stale")
        finally:
            connection.close()

    threads = [Thread(target=save, args=(text,)) for text in ("Người thứ nhất.", "Người thứ hai.")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["saved", "stale"]
    assert len([text for text in words(seed_report) if text.startswith("Người thứ")]) == 1
    assert section_of(seed_report).version == version + 1
