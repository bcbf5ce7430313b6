"""The list of what is wrong in a report, and the marks of the editor that must say the same."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Attachment
from core.issue import Issue
from directives.models import AssignedTask, Inspection
from reports.assembly.open_section import open_section
from reports.checks.runner import check
from reports.models import AnnexTable, Figure, Report, Section, SectionLine, Waiver
from reports.renderers.issue_list import IssueRow
from reports.review.actor import Actor
from reports.review.checklist import CheckedIssue, checklist_of, words_hash
from reports.review.waivers import keep_warning
from reports.selectors import reports_of
from reports.services.current import document_of
from tests.reports.slips import KEY, write

MISSING = "steering.plan.issued"
TASKS = "steering.direction.assigned_tasks"
COUNTED = "steering.inspection.assessment"
TYPED = "results.civil_service.discipline"
OVERRIDDEN = "results.civil_service.training.trainees"
TABLE = "results.procedures.catalogue"
ANNEX = "results.organisation.functions"


def read(report: Report, by: Actor) -> Report:
    return reports_of(by.user).get(pk=report.pk)


def say_none(report: Report, key: str) -> Section:
    section = report.sections.get(key=key)
    section.lines.all().delete()
    section.lines.create(position=0, text="Không phát sinh trong kỳ.", inline=True)
    section.state = "none"
    section.save()
    return section


@pytest.fixture
def broken(report: Report, clerk: Actor) -> Report:
    """The report with every structural error that there is, each in a section of its own."""
    unit = report.unit
    Section.objects.filter(report=report, key=MISSING).update(state="unanswered")
    task = AssignedTask.objects.create(unit=unit, content="Rà soát thủ tục", assigned_on=date(2021, 1, 5))
    say_none(report, TASKS).lines.create(position=1, marker="+", origin="generated", assigned_task=task)
    Figure.objects.filter(report=report, code__startswith="assigned_tasks.").delete()
    Figure.objects.filter(report=report, code__startswith="inspections.").delete()
    say_none(report, COUNTED)
    Inspection.objects.create(unit=unit, team="Đoàn kiểm tra", visited_on=date(2022, 2, 1))
    say_none(report, TYPED)
    Figure.objects.update_or_create(report=report, code="discipline.cases", defaults={"state": "answered", "value": 2})
    for code, value in {"trainees.politics.advanced": 3, "trainees.politics.intermediate": 4}.items():
        Figure.objects.update_or_create(report=report, code=code, defaults={"state": "answered", "value": value})
    Figure.objects.update_or_create(
        report=report, code="trainees.politics", defaults={"state": "answered", "value": 8, "note": ""}
    )
    rows = ["Lĩnh vực\tNhận", "Dược\t10", "Dân số\t20", "Tổng cộng\t31"]
    section = report.sections.get(key=TABLE)
    for place, text in enumerate(rows, start=section.lines.count()):
        section.lines.create(position=place, marker="|", text=text)
    section = report.sections.get(key=ANNEX)
    named = {"name": "bang.xlsx", "size": 1, "sha256": "0" * 64}
    file = Attachment.objects.create(unit=unit, owner=section, uploaded_by=clerk.user, **named)
    AnnexTable.objects.create(section=section, attachment=file, title="Bảng", rows=[row.split("\t") for row in rows])
    return report


def test_the_marks_of_the_editor_are_those_of_the_checks(broken: Report, clerk: Actor) -> None:
    report = read(broken, clerk)
    wrong = {issue.node: issue.code for issue in check(document_of(report)) if issue.severity == "error"}
    assert wrong == {
        MISSING: "required",
        TASKS: "none_beside_record",
        COUNTED: "none_beside_record",
        TYPED: "none_beside_record",
        OVERRIDDEN: "figure_overrides",
        TABLE: "table_sums",
        ANNEX: "table_sums",
    }
    required = [node.key for node in document_of(report).walk() if node.required or node.key == ANNEX]
    marks = {key: open_section(report, key).mark for key in required}
    assert {key for key, mark in marks.items() if mark in ("unanswered", "to_mend")} == set(wrong)


def test_the_editor_names_the_faults_in_the_words_of_the_checks(broken: Report, clerk: Actor) -> None:
    report = read(broken, clerk)
    told = [issue for issue in check(document_of(report)) if issue.severity == "error" and issue.code != "required"]
    for key in {issue.node for issue in told}:
        shown = [fault.message for fault in open_section(report, key).faults]
        assert shown == [issue.message for issue in told if issue.node == key]


def test_issues_are_listed_by_section_with_its_place_and_part(broken: Report, clerk: Actor) -> None:
    report = read(broken, clerk)
    checklist = checklist_of(report, document_of(report))
    first = checklist.sections[0]
    place = "I.1. Việc xây dựng và ban hành kế hoạch cải cách hành chính"
    assert (first.key, first.place, first.only(lambda one: one.is_error).is_missing) == (MISSING, place, True)
    assert first.part == "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH"
    assert checklist.first_error == first
    assert (checklist.errors, checklist.missing, checklist.kept) == (7, 1, 0)


def test_kept_warnings_are_counted_apart(report: Report, clerk: Actor) -> None:
    before = checklist_of(read(report, clerk), document_of(report))
    assert (before.errors, before.kept) == (0, 0)
    one = next(issue for issue in before.issues if issue.is_open_warning)
    Waiver.objects.create(
        report=report, rule=one.issue.code, key=one.issue.node, words_hash=words_hash(one.issue), made_by=clerk.user
    )
    after = checklist_of(report, document_of(report))
    assert (after.open_warnings, after.kept) == (before.open_warnings - 1, 1)


def test_other_words_are_warned_of_again(report: Report, clerk: Actor) -> None:
    found = checklist_of(report, document_of(report))
    one = next(one for one in found.issues if one.issue.code == "open_annex")
    identity = (one.issue.code, one.issue.node, one.words_hash)
    Waiver.objects.create(report=report, rule=identity[0], key=identity[1], words_hash=identity[2], made_by=clerk.user)
    assert checklist_of(report, document_of(report)).kept == 1
    lines = SectionLine.objects.filter(section__report=report, section__key=one.issue.node)
    lines.filter(text__contains=one.issue.excerpt).update(text="Kết quả theo biểu đính kèm báo cáo này.")
    checklist = checklist_of(report, document_of(report))
    assert (checklist.open_warnings, checklist.kept) == (found.open_warnings, 0)
    assert checklist.find_warning(*identity) is None


def test_issues_are_counted_by_kind_and_by_section(report: Report, clerk: Actor) -> None:
    found = checklist_of(report, document_of(report))
    warnings = [one.issue.node for one in found.issues if one.issue.severity == "warning"]
    assert found.warnings_by_key == {key: warnings.count(key) for key in warnings}
    assert found.open_warnings == len(warnings)
    assert found.infos == len(found.issues) - len(warnings)
    kept = next(one for one in found.issues if one.is_open_warning)
    keep_warning(report.pk, kept.issue, "Vì thế", clerk)
    again = checklist_of(report, document_of(report))
    assert again.warnings_by_key.get(kept.issue.node, 0) == warnings.count(kept.issue.node) - 1
    only = again.only(lambda one: one.is_kept)
    assert [(section.key, [one.issue for one in section.issues]) for section in only.sections] == [
        (kept.issue.node, [kept.issue])
    ]


def test_every_issue_of_a_page_has_a_name_of_its_own(report: Report) -> None:
    write(report, "Sở đnag rà soát, 5 hồ sơ.", "Phòng đnag họp, 5 hồ sơ.")
    issues = [Issue("warning", "x", KEY, words, "5 hồ sơ") for words in ("Một.", "Hai.")]
    first, second = (CheckedIssue(issue, None, repeat) for repeat, issue in enumerate(issues))
    assert first.anchor != second.anchor
    assert first.words_hash == second.words_hash
    anchors = [one.anchor for one in checklist_of(report, document_of(report)).issues]
    assert len(anchors) == len(set(anchors))


def test_rows_tell_the_issues_in_words(report: Report, clerk: Actor) -> None:
    found = checklist_of(report, document_of(report))
    one = next(one for one in found.issues if one.issue.code == "open_annex")
    keep_warning(report.pk, one.issue, "Gửi kèm bản giấy", clerk)
    rows = checklist_of(report, document_of(report)).rows
    assert len(rows) == len(found.issues)
    assert rows[found.issues.index(one)] == IssueRow(
        "II.1. Kết quả thực hiện tuyên truyền, phổ biến giáo dục pháp luật",
        "Đã giữ nguyên",
        "Tài liệu đính kèm",
        one.issue.message,
        one.shown_words,
        one.issue.suggestion,
        "Gửi kèm bản giấy",
        "Người clerk",
    )


def test_a_checklist_takes_the_same_queries_for_any_number_of_waivers(report: Report, clerk: Actor) -> None:
    report = read(report, clerk)
    document = document_of(report)
    checklist_of(report, document)  # the outline is read once in a process
    for number in (1, 20):
        Waiver.objects.bulk_create(
            Waiver(report=report, rule="x", key=f"{number}.{place}", words_hash="0", made_by=clerk.user)
            for place in range(number)
        )
        with CaptureQueriesContext(connection) as captured:
            checklist_of(report, document)
        # One for the waivers, the others for what stands round the report.
        assert len(captured) == 11


def test_an_excerpt_is_shown_without_the_marks_of_italics() -> None:
    issue = Issue("warning", "rule", "key", "Lời nhắc.", "Có 5 văn bản (*đính kèm danh sách*); 3 * 4")
    checked = CheckedIssue(issue, None)
    assert checked.shown_words == "Có 5 văn bản (đính kèm danh sách); 3 * 4"
    assert checked.words_hash == words_hash(issue)
