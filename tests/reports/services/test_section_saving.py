"""What somebody typed into a section, stored: rows, figures, one-click answers, proposals, finishing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from accounts.models import Membership, Unit, User
from core.errors import InputError
from directives.models import Document
from reports.assembly.open_section import open_section
from reports.models import AnswerState, Figure, Report, Section, SectionLine
from reports.selectors import reports_of
from reports.services.editing import StaleSection
from reports.services.section_saving import (
    TypedFigure,
    TypedLine,
    TypedSection,
    answer_none,
    finish_section,
    save_section,
    take_proposals,
)

DOCUMENTS = "steering.direction.documents"
NARRATIVE = "results.organisation.functions"
FIGURES = "steering.plan.progress"


@pytest.fixture
def clerk(user_with: Callable[[Membership.Role, Unit], User], health: Unit) -> User:
    return user_with(Membership.Role.CLERK, health)


def section_of(report: Report, key: str) -> Section:
    return report.sections.get(key=key)


def rows_of(report: Report, key: str) -> list[TypedLine]:
    return [TypedLine(line.pk, line.origin, line.marker, line.text) for line in section_of(report, key).lines.all()]


def typed(report: Report, key: str, lines: list[TypedLine], *figures: TypedFigure) -> TypedSection:
    return TypedSection(section_of(report, key).version, lines, figures)


def new(text: str, marker: str = "-") -> TypedLine:
    return TypedLine(None, "written", marker, text)


def opened(report: Report, clerk: User, key: str):
    return open_section(reports_of(clerk).get(pk=report.pk), key)


def test_rows_are_stored_in_their_order_and_answer_with_their_ids(seed_report: Report, clerk: User) -> None:
    rows = rows_of(seed_report, DOCUMENTS)
    saved = save_section(
        seed_report.pk, DOCUMENTS, typed(seed_report, DOCUMENTS, [new("Dòng đầu."), *rows, new("  ")]), clerk
    )
    stored = [line.pk for line in section_of(seed_report, DOCUMENTS).lines.all()]
    assert saved.ids == [*stored, None]
    assert stored[1:] == [row.id for row in rows]
    assert not saved.is_split


def test_a_row_of_several_paragraphs_becomes_several_lines(seed_report: Report, clerk: User) -> None:
    saved = save_section(seed_report.pk, NARRATIVE, typed(seed_report, NARRATIVE, [new("Một.\n\nHai.")]), clerk)
    lines = section_of(seed_report, NARRATIVE).lines.all()
    assert [(line.marker, line.text) for line in lines] == [("-", "Một."), ("-", "Hai.")]
    assert saved.is_split


def test_a_generated_line_is_taken_over_and_put_back(seed_report: Report, clerk: User) -> None:
    line = SectionLine.objects.filter(section__report=seed_report, origin="generated", document__isnull=False).first()
    key = line.section.key
    rows = rows_of(seed_report, key)
    taken = [
        TypedLine(row.id, "written", row.marker, "Văn bản đã nêu ở trên.") if row.id == line.pk else row for row in rows
    ]
    save_section(seed_report.pk, key, typed(seed_report, key, taken), clerk)
    line.refresh_from_db()
    assert (line.origin, line.text, line.document_id is None) == ("written", "Văn bản đã nêu ở trên.", False)
    save_section(seed_report.pk, key, typed(seed_report, key, rows), clerk)
    line.refresh_from_db()
    assert (line.origin, line.text) == ("generated", "")
    assert list(line.mentions.values_list("document", flat=True))[:1] == [line.document_id]


def test_a_row_whose_line_is_gone_is_stored_as_a_new_one(seed_report: Report, clerk: User) -> None:
    gone = TypedLine(999_999, "generated", "+", "Kế hoạch số 1/KH-SYT")
    saved = save_section(seed_report.pk, NARRATIVE, typed(seed_report, NARRATIVE, [gone]), clerk)
    line = SectionLine.objects.get(pk=saved.ids[0])
    assert (line.origin, line.text) == ("written", "Kế hoạch số 1/KH-SYT")


def test_figures_are_stored_as_typed_and_those_of_other_nodes_are_not(seed_report: Report, clerk: User) -> None:
    value = TypedFigure("plan_tasks.total", AnswerState.ANSWERED, Decimal("31"), "")
    strange = TypedFigure("feedback.received", AnswerState.ANSWERED, Decimal("7"), "")
    rows = rows_of(seed_report, FIGURES)
    before = Figure.objects.filter(report=seed_report, code="feedback.received").values_list("value", flat=True).first()
    save_section(seed_report.pk, FIGURES, typed(seed_report, FIGURES, rows, value, strange), clerk)
    stored = dict(Figure.objects.filter(report=seed_report).values_list("code", "value"))
    assert (stored["plan_tasks.total"], stored.get("feedback.received")) == (31, before)


def test_a_stale_save_leaves_lines_and_figures_alone(seed_report: Report, clerk: User) -> None:
    stale = typed(seed_report, FIGURES, [new("Mới.")], TypedFigure("plan_tasks.total", "answered", Decimal(99), ""))
    stale.version -= 1
    before = rows_of(seed_report, FIGURES), list(Figure.objects.values_list("code", "value"))
    with pytest.raises(StaleSection):
        save_section(seed_report.pk, FIGURES, stale, clerk)
    assert (rows_of(seed_report, FIGURES), list(Figure.objects.values_list("code", "value"))) == before


def test_one_click_says_that_nothing_arose(seed_report: Report, clerk: User) -> None:
    save_section(seed_report.pk, NARRATIVE, typed(seed_report, NARRATIVE, []), clerk)
    answer_none(seed_report.pk, NARRATIVE, section_of(seed_report, NARRATIVE).version, clerk)
    section = section_of(seed_report, NARRATIVE)
    assert section.state == AnswerState.NONE
    assert [(line.text, line.inline) for line in section.lines.all()] == [("Không phát sinh trong kỳ.", True)]


def test_a_section_with_words_is_not_answered_by_the_click(seed_report: Report, clerk: User) -> None:
    before = rows_of(seed_report, DOCUMENTS)
    with pytest.raises(InputError, match="mục đã có nội dung"):
        answer_none(seed_report.pk, DOCUMENTS, section_of(seed_report, DOCUMENTS).version, clerk)
    assert rows_of(seed_report, DOCUMENTS) == before


def test_proposals_become_lines_that_follow_their_records(seed_report: Report, clerk: User) -> None:
    document = Document.objects.create(
        unit=seed_report.unit,
        **{"number": "901", "symbol": "SYT-VP", "issuer_code": "SYT", "type_name": "Công văn", "topic": "direction"},
        issued_on=date(2022, 2, 1),
        subject="về việc rà soát",
    )
    proposals = opened(seed_report, clerk, DOCUMENTS).proposals
    assert [one.text for one in proposals] == ["Công văn số 901/SYT-VP ngày 01/02/2022 về việc rà soát"]
    version = section_of(seed_report, DOCUMENTS).version
    take_proposals(seed_report.pk, DOCUMENTS, version, clerk, proposals)
    now = opened(seed_report, clerk, DOCUMENTS)
    assert (now.lines[-1].text, now.lines[-1].origin) == (
        "Công văn số 901/SYT-VP ngày 01/02/2022 về việc rà soát;",
        "generated",
    )
    assert now.proposals == ()
    assert list(document.mentions.values_list("role", flat=True)) == ["issued"]


def test_a_sentence_of_the_outline_that_was_taken_out_is_proposed_again(seed_report: Report, clerk: User) -> None:
    rows = rows_of(seed_report, FIGURES)
    save_section(seed_report.pk, FIGURES, typed(seed_report, FIGURES, rows[1:]), clerk)
    proposals = opened(seed_report, clerk, FIGURES).proposals
    assert [one.text for one in proposals] == ["Tổng số nhiệm vụ: 25"]
    take_proposals(seed_report.pk, FIGURES, section_of(seed_report, FIGURES).version, clerk, proposals)
    assert opened(seed_report, clerk, FIGURES).lines[-1].text == "Tổng số nhiệm vụ: 25"


def test_a_finished_section_is_being_drafted_again_after_a_change(seed_report: Report, clerk: User) -> None:
    finish_section(seed_report.pk, clerk, opened(seed_report, clerk, DOCUMENTS))
    assert opened(seed_report, clerk, DOCUMENTS).mark == "done"
    rows = [*rows_of(seed_report, DOCUMENTS), new("Thêm một câu.")]
    saved = save_section(seed_report.pk, DOCUMENTS, typed(seed_report, DOCUMENTS, rows), clerk)
    assert (saved.mark, opened(seed_report, clerk, DOCUMENTS).mark) == ("drafting", "drafting")


def test_an_empty_section_is_not_finished(seed_report: Report, clerk: User) -> None:
    save_section(seed_report.pk, NARRATIVE, typed(seed_report, NARRATIVE, []), clerk)
    with pytest.raises(InputError, match="mục chưa có nội dung"):
        finish_section(seed_report.pk, clerk, opened(seed_report, clerk, NARRATIVE))


def test_a_value_over_a_computed_one_needs_a_note(seed_report: Report, clerk: User) -> None:
    rows = rows_of(seed_report, FIGURES)
    rate = "plan_tasks.done_rate"
    figures = [
        TypedFigure("plan_tasks.total", "answered", Decimal(25), ""),
        TypedFigure("plan_tasks.done", "answered", Decimal(5), ""),
        TypedFigure(rate, "answered", Decimal(30), ""),
    ]
    save_section(seed_report.pk, FIGURES, typed(seed_report, FIGURES, rows, *figures), clerk)
    figure = next(one for one in opened(seed_report, clerk, FIGURES).figures if one.value.code == rate)
    assert (figure.typed, figure.value.computed, figure.needs_note) == (30, 20, True)
    with pytest.raises(InputError, match="ghi chú vì sao"):
        finish_section(seed_report.pk, clerk, opened(seed_report, clerk, FIGURES))
    noted = [*figures[:2], TypedFigure(rate, "answered", Decimal(30), "Theo phần mềm theo dõi")]
    save_section(seed_report.pk, FIGURES, typed(seed_report, FIGURES, rows, *noted), clerk)
    finish_section(seed_report.pk, clerk, opened(seed_report, clerk, FIGURES))
    assert section_of(seed_report, FIGURES).finished


def test_nothing_arose_beside_a_figure_is_to_be_mended(seed_report: Report, clerk: User) -> None:
    key = "results.procedures.one_stop.feedback"
    saved = save_section(
        seed_report.pk,
        key,
        typed(
            seed_report,
            key,
            [new("Trong kỳ không phát sinh.")],
            TypedFigure("feedback.received", "answered", Decimal(3), ""),
        ),
        clerk,
    )
    assert (saved.section.state, saved.mark, opened(seed_report, clerk, key).mark) == ("none", "to_mend", "to_mend")


def test_reviewed_lines_lose_their_mark(seed_report: Report, clerk: User) -> None:
    line = section_of(seed_report, NARRATIVE).lines.create(position=90, text="Năm 2021 có 35 lớp.", to_review=True)
    with pytest.raises(InputError, match="chưa soát"):
        finish_section(seed_report.pk, clerk, opened(seed_report, clerk, NARRATIVE))
    rows = rows_of(seed_report, NARRATIVE)
    rows[-1] = TypedLine(line.pk, "written", "-", "Năm 2022 có 40 lớp.", is_reviewed=True)
    save_section(seed_report.pk, NARRATIVE, typed(seed_report, NARRATIVE, rows), clerk)
    assert opened(seed_report, clerk, NARRATIVE).to_review == 0


def test_a_line_that_was_removed_and_put_back_follows_its_record_again(seed_report: Report, clerk: User) -> None:
    rows = rows_of(seed_report, DOCUMENTS)
    line = SectionLine.objects.get(pk=rows[0].id)
    save_section(seed_report.pk, DOCUMENTS, typed(seed_report, DOCUMENTS, rows[1:]), clerk)
    back = TypedLine(line.pk, "generated", "+", "", follows=f"document_id {line.document_id} ;")
    saved = save_section(seed_report.pk, DOCUMENTS, typed(seed_report, DOCUMENTS, [back, *rows[1:]]), clerk)
    restored = SectionLine.objects.get(pk=saved.ids[0])
    assert (restored.origin, restored.document, restored.ending) == ("generated", line.document, ";")
    assert restored.mentions.first().document == line.document


def test_a_row_follows_no_record_of_another_unit(seed_report: Report, clerk: User, brvt: Unit) -> None:
    strange = Document.objects.create(unit=Unit.objects.get(province=brvt, code="STP"), number="1", symbol="STP")
    back = TypedLine(999_999, "generated", "+", "Văn bản lạ", follows=f"document_id {strange.pk}")
    saved = save_section(seed_report.pk, NARRATIVE, typed(seed_report, NARRATIVE, [back]), clerk)
    line = SectionLine.objects.get(pk=saved.ids[0])
    assert (line.origin, line.document, line.text) == ("written", None, "Văn bản lạ")


def test_saying_twice_that_nothing_arose_changes_no_word(seed_report: Report, clerk: User) -> None:
    save_section(seed_report.pk, NARRATIVE, typed(seed_report, NARRATIVE, []), clerk)
    for _ in range(2):
        answer_none(seed_report.pk, NARRATIVE, section_of(seed_report, NARRATIVE).version, clerk)
    assert [line.text for line in section_of(seed_report, NARRATIVE).lines.all()] == ["Không phát sinh trong kỳ."]
