"""A Word file compared with the report that it was made of: what the editing changed, and nothing else."""

from pathlib import Path

from django.db import transaction
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings

from reports.domain.diffing import Piece, Row
from reports.importers.reading import read_report
from reports.models import Figure, Report, Section, SectionLine
from reports.services.importing import import_report
from reports.services.word_comparison import SectionDifference, WordComparison, compare_word
from tests.reports.importers.random_reports import Written, reports
from tests.reports.word_edits import (
    adding_after,
    edited,
    made_file,
    paragraph_with,
    removing,
    replacing,
    without_marks,
    writing_above,
)

PLAN, PROGRESS, MEETINGS = "steering.plan", "steering.plan.progress", "steering.direction.meetings"
MEETING = "Thông báo số 47/TB-SYT"
PLAN_HEADING = "1. Về kế hoạch cải cách hành chính"


def compared(report: Report, data: bytes) -> WordComparison:
    return compare_word(Report.objects.get(pk=report.pk), read_report("bao_cao.docx", data))


def in_words(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_changed else piece.text for piece in pieces)


def shown(difference: SectionDifference) -> list[tuple[str, str, str]]:
    """Return the changed rows: kind, before and after, with what differs in brackets."""
    rows = [row for row in difference.rows if isinstance(row, Row) and row.kind != "same"]
    return [(row.kind, in_words(row.before), in_words(row.after)) for row in rows]


def keys(comparison: WordComparison) -> list[str]:
    return [one.key for one in comparison.differences]


def only(comparison: WordComparison) -> SectionDifference:
    [difference] = comparison.differences
    return difference


def is_clean(comparison: WordComparison) -> bool:
    return comparison.in_order and not (
        comparison.differences or comparison.changed_on_portal or comparison.headings_gone or comparison.front
    )


def test_a_file_that_nobody_edited_shows_no_difference(seed_report: Report) -> None:
    assert is_clean(compared(seed_report, made_file(seed_report)))
    assert is_clean(compared(seed_report, edited(made_file(seed_report))))


@settings(max_examples=5, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=reports())
def test_no_report_differs_from_its_own_file(health, period, tmp_path: Path, written: Written) -> None:
    if not written.heads:
        return  # an import refuses what has no heading
    path = tmp_path / "bao_cao.txt"
    path.write_text("\n".join(written.lines), encoding="utf-8")
    with transaction.atomic():
        report = import_report(path, health, period).report
        assert is_clean(compared(report, made_file(report)))
        transaction.set_rollback(True)


def test_a_table_comes_back_as_it_went(seed_report: Report) -> None:
    section = Section.objects.get(report=seed_report, key="results.procedures.one_stop.dossiers")
    for position, row in enumerate(["STT\tLĩnh vực\tTiếp nhận", "1\tDược\t214", "2\tKhám bệnh"], start=5):
        SectionLine.objects.create(section=section, position=position, marker="|", text=row)
    file = made_file(seed_report)
    assert is_clean(compared(seed_report, file))
    difference = only(compared(seed_report, edited(file, replacing("214", "215"))))
    assert difference.key == section.key
    assert shown(difference) == [("changed", "1\tDược\t[214]", "1\tDược\t[215]")]
    assert [line.marker for line in difference.lines] == ["", "|", "|", "|"]


def test_spaces_and_other_dashes_are_no_difference(seed_report: Report) -> None:
    file = edited(
        made_file(seed_report),
        replacing("+ Tổng số nhiệm vụ: 25", "+  Tổng số  nhiệm vụ:25 "),
        replacing("- Việc tổ chức các cuộc hội nghị", "– Việc tổ chức các cuộc hội nghị"),
    )
    assert is_clean(compared(seed_report, file))


def test_what_is_edited_removed_and_added_shows_in_its_section_alone(seed_report: Report) -> None:
    file = edited(
        made_file(seed_report),
        replacing("Tổng số nhiệm vụ: 25", "Tổng số nhiệm vụ: 26"),
        removing("Thông báo số 51/TB-SYT"),
        adding_after(MEETING, "+ Thông báo số 50/TB-SYT ngày 08/3/2022 về họp giao ban;"),
    )
    comparison = compared(seed_report, file)
    assert keys(comparison) == [PROGRESS, MEETINGS]
    progress, meetings = comparison.differences
    assert shown(progress) == [("changed", "+ Tổng số nhiệm vụ: [25]", "+ Tổng số nhiệm vụ: [26]")]
    removed = next(one for one in meetings.before if "51/TB-SYT" in one)
    assert shown(meetings) == [
        ("removed", f"[{removed}]", ""),
        ("added", "", "[+ Thông báo số 50/TB-SYT ngày 08/3/2022 về họp giao ban;]"),
    ]
    assert [(line.source, line.is_same) for line in meetings.lines] == [
        *((0, True), (1, True), (2, True)),
        (None, False),
    ]
    assert not progress.needs_choice and not meetings.needs_choice


def test_lines_in_another_order_stay_the_lines_that_they_are(seed_report: Report) -> None:
    def swap(word: WordDocument) -> None:
        paragraph_with(word, "Thông báo số 51/TB-SYT")._p.addnext(paragraph_with(word, MEETING)._p)

    difference = only(compared(seed_report, edited(made_file(seed_report), swap)))
    assert [(line.source, line.is_same) for line in difference.lines] == [(0, True), (1, True), (3, True), (2, True)]


def test_an_edited_heading_is_told_from_its_answer(seed_report: Report) -> None:
    file = edited(
        made_file(seed_report),
        replacing(PLAN_HEADING, "1. Về kế hoạch CCHC năm 2022"),
        replacing("họp giao ban về công tác CCHC: trong quý", "họp giao ban về CCHC: trong quý"),
        replacing("CCHC tại cơ quan, đơn vị, địa phương: chưa phát sinh", "CCHC tại cơ quan: đã phát động"),
    )
    comparison = compared(seed_report, file)
    assert keys(comparison) == [PLAN, MEETINGS, "steering.direction.emulation"]
    headings = [(one.heading.numeral, one.heading.heading) for one in comparison.differences if one.heading]
    assert headings == [
        ("1.", "Về kế hoạch CCHC năm 2022"),
        ("", "Việc tổ chức các cuộc hội nghị, họp giao ban về CCHC: "),
        ("", "Công tác thi đua, khen thưởng gắn với việc thực hiện nhiệm vụ CCHC tại cơ quan: "),
    ]
    answers = [one.lines[0].text[:20] for one in comparison.differences if one.lines]
    assert answers == ["trong quý I/2022, Sở", "đã phát động trong k"]


def test_an_answer_written_behind_a_heading_or_deleted_there(seed_report: Report) -> None:
    talent = "results.civil_service.talent"
    file = edited(
        made_file(seed_report),
        replacing("đơn vị, địa phương (nếu có).", "đơn vị, địa phương (nếu có): đã ban hành một chính sách."),
        replacing("nhiệm vụ CCHC tại cơ quan, đơn vị, địa phương: chưa phát sinh trong kỳ báo cáo.", "nhiệm vụ CCHC:"),
    )
    emulation, answered = compared(seed_report, file).differences
    assert (emulation.key, emulation.lines) == ("steering.direction.emulation", ())
    assert answered.key == talent
    assert [(line.text, line.inline) for line in answered.lines] == [("đã ban hành một chính sách.", True)]


def test_a_lost_mark_is_made_good_by_the_heading(seed_report: Report) -> None:
    heading = "Việc tổ chức các cuộc hội nghị, họp giao ban"
    lost = edited(made_file(seed_report), without_marks(heading), without_marks("BÁO CÁO"), without_marks("Nơi nhận"))
    assert is_clean(compared(seed_report, lost))
    reworded = edited(lost, replacing(heading, "Tổ chức các cuộc hội nghị, họp giao ban"))
    difference = only(compared(seed_report, reworded))
    assert (difference.key, len(shown(difference))) == (MEETINGS, 1)


def test_a_file_that_lost_all_its_marks_is_still_read(seed_report: Report) -> None:
    def lose_all(word: WordDocument) -> None:
        for element in list(word.element.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
            element.getparent().remove(element)

    assert is_clean(compared(seed_report, edited(made_file(seed_report), lose_all)))


def test_a_deleted_heading_stays_and_its_lines_stay_with_it(seed_report: Report) -> None:
    heading = "Kết quả triển khai thực hiện kế hoạch CCHC, nêu rõ"
    file = edited(made_file(seed_report), removing(heading))
    comparison = compared(seed_report, file)
    assert (comparison.differences, comparison.headings_gone) == ((), (PROGRESS,))
    difference = only(compared(seed_report, edited(file, removing("Tổng số nhiệm vụ: 25"))))
    assert difference.key == PROGRESS
    assert shown(difference) == [("removed", "[+ Tổng số nhiệm vụ: 25]", "")]


def test_a_deleted_section_needs_a_choice_and_keeps_its_heading(seed_report: Report) -> None:
    file = edited(
        made_file(seed_report),
        removing("Kết quả triển khai thực hiện kế hoạch CCHC, nêu rõ"),
        removing("+ Tổng số nhiệm vụ: 25"),
        removing("+ Số nhiệm vụ đã thực hiện"),
        removing("+ Số nhiệm vụ đang triển khai thực hiện"),
    )
    difference = only(compared(seed_report, file))
    assert (difference.key, difference.is_missing, difference.needs_choice) == (PROGRESS, True, True)
    assert [kind for kind, *_ in shown(difference)] == ["removed"] * 3
    assert (difference.heading, difference.lines) == (None, ())


def test_words_written_above_a_heading_belong_to_the_section_above(seed_report: Report) -> None:
    above = "Sở đã ban hành kế hoạch riêng."
    difference = only(compared(seed_report, edited(made_file(seed_report), writing_above("2. Về tổ chức", above))))
    assert difference.key == PROGRESS
    assert shown(difference) == [("added", "", f"[{above}]")]


def test_sections_in_another_order_are_told_but_are_no_difference(seed_report: Report) -> None:
    def move(word: WordDocument) -> None:
        paragraph_with(word, "BÁO CÁO")._p.addprevious(paragraph_with(word, "6.2. Kết quả")._p)

    comparison = compared(seed_report, edited(made_file(seed_report), move))
    assert comparison.in_order is False


def test_recipients_signer_and_title_are_compared_too(seed_report: Report) -> None:
    file = edited(
        made_file(seed_report),
        replacing("CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÍ I", "CÔNG TÁC CẢI CÁCH HÀNH CHÍNH QUÝ I"),
        replacing("- VP UBND tỉnh;", "- Văn phòng UBND tỉnh;"),
        replacing("GIÁM ĐỐC", "Q. GIÁM ĐỐC"),
    )
    assert keys(compared(seed_report, file)) == ["title", "recipients", "signer"]


def test_the_frame_is_not_taken_but_what_was_written_there_is_told(seed_report: Report) -> None:
    file = edited(made_file(seed_report), replacing("/BC-SYT", "05/BC-SYT"), replacing("Phụ lục", "Phụ lục số 1"))
    comparison = compared(seed_report, file)
    assert comparison.differences == ()
    assert [text.split() for text in comparison.front] == [["Số:", "05/BC-SYT"]]


def test_a_section_changed_on_the_portal_alone_is_no_difference_of_the_file(seed_report: Report) -> None:
    file = made_file(seed_report)
    Figure.objects.filter(report=seed_report, code="plan_tasks.total").update(value=30)
    comparison = compared(seed_report, file)
    assert (comparison.differences, comparison.changed_on_portal) == ((), (PROGRESS,))
    edited_too = edited(file, replacing("đã thực hiện: 10", "đã thực hiện: 11"))
    difference = only(compared(seed_report, edited_too))
    assert (difference.is_changed_in_both, difference.needs_choice) == (True, True)


def test_a_heading_that_the_report_leaves_out_may_be_written_in_word(seed_report: Report) -> None:
    Section.objects.filter(report=seed_report, key="steering.direction.emulation").delete()
    heading = "- Công tác thi đua, khen thưởng gắn với việc thực hiện nhiệm vụ CCHC tại cơ quan, đơn vị, địa phương:"
    file = edited(made_file(seed_report), adding_after("Thông báo số 51/TB-SYT", f"{heading} đã phát động."))
    difference = only(compared(seed_report, file))
    assert (difference.key, difference.version, difference.before) == ("steering.direction.emulation", 0, ())
    assert [(line.text, line.inline) for line in difference.lines] == [("đã phát động.", True)]


def test_the_line_that_names_the_replaced_document_is_the_frames(seed_report: Report) -> None:
    Report.objects.filter(pk=seed_report.pk).update(replaces="Báo cáo số 05/BC-SYT ngày 15/3/2022")
    made = made_file(Report.objects.get(pk=seed_report.pk))
    assert is_clean(compared(seed_report, made))
    changed = edited(made, replacing("Thay thế Báo cáo số 05", "Thay thế Báo cáo số 06"))
    comparison = compared(seed_report, changed)
    assert (keys(comparison), comparison.front) == ([], ("(Thay thế Báo cáo số 06/BC-SYT ngày 15/3/2022)",))
