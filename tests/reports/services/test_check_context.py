"""What stands round a report, as the database has it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Unit, User
from directives.models import AssignedTask, Commitment, Document, Finding, Inspection
from reports.checks.context import CheckContext, KnownCommitment, KnownFinding, KnownTask, OpenProposal, PendingBefore
from reports.domain.document import InspectionRow, ReportDocument, TaskRow
from reports.models import Proposal, Report, Transition
from reports.services.check_context import context_of
from reports.services.periods import open_period
from reports.services.revisions import freeze
from tests.reports.checks.earlier_reports import told, with_figures

READ = ("unit__province", "period", "outline")


def context(report: Report) -> CheckContext:
    return context_of(Report.objects.select_related(*READ).get(pk=report.pk))


def report_of(unit: Unit, key: str, report: Report) -> Report:
    period = open_period(unit.province, key, report.outline)[0]
    return Report.objects.create(unit=unit, period=period, outline=report.outline)


def send(report: Report, document: ReportDocument) -> None:
    person, _ = User.objects.get_or_create(username="leader")
    moved = Transition.objects.create(
        report=report, action="submit", from_state="draft", to_state="submitted", actor=person, at=timezone.now()
    )
    freeze(report, document, moved)


@pytest.fixture
def last(seed_report: Report, health: Unit) -> Report:
    """The unit's report of Năm 2021."""
    return report_of(health, "2021-N", seed_report)


def test_the_last_report_is_known_as_it_was_sent(seed_report: Report, last: Report) -> None:
    assert context(seed_report).previous is None
    send(last, with_figures("2021-N", told("initiatives.total", 3)))
    send(last, with_figures("2021-N", told("initiatives.total", 4), told("discipline.cases", None)))
    found = context(seed_report)
    assert found.previous is not None
    assert found.previous.period.key == "2021-N"
    (earlier,) = found.earlier
    assert (earlier.period.key, earlier.period.ends_on) == ("2021-N", date(2021, 12, 14))
    assert earlier.values == {"initiatives.total": Decimal(4)}
    assert {"Sở Y tế", "SYT"} <= found.words


def test_history_is_newest_first_of_this_unit_alone(seed_report: Report, last: Report, brvt: Unit) -> None:
    for key, value in (("2021-Q1", 1), ("2021-Q3", 3)):
        send(report_of(seed_report.unit, key, seed_report), with_figures(key, told("initiatives.total", value)))
    send(report_of(seed_report.unit, "2022-6T", seed_report), with_figures("2022-6T", told("initiatives.total", 9)))
    stranger = Unit.objects.get(province=brvt, code="STP")
    send(report_of(stranger, "2021-N", seed_report), with_figures("2021-N", told("initiatives.total", 7)))
    found = context(seed_report)
    assert [(one.period.key, one.values["initiatives.total"]) for one in found.earlier] == [
        ("2021-Q3", 3),
        ("2021-Q1", 1),
    ]
    assert found.previous is None


def test_figures_that_add_up_are_those_of_the_outline(seed_report: Report) -> None:
    added_up = context(seed_report).added_up
    assert {"initiatives.total", "dossiers.resolved", "assigned_tasks.total"} <= added_up
    assert not {"plan_tasks.total", "dossiers.pending", "dossiers.on_time_rate"} & added_up


def test_what_was_pending_before_is_known_with_its_source(seed_report: Report, last: Report) -> None:
    assert context(seed_report).pending_before is None
    send(last, with_figures("2021-N", told("dossiers.pending", 21)))
    assert context(seed_report).pending_before == PendingBefore(21, "số đã chốt ở phiên bản 1 của báo cáo")


def test_tasks_not_done_at_the_cut_off_and_those_of_the_last_report(seed_report: Report, last: Report) -> None:
    unit = seed_report.unit
    document = Document.objects.create(unit=unit, type_name="Công văn", number="9", symbol="UBND-VP")

    def task(content: str, **more: object) -> AssignedTask:
        return AssignedTask.objects.create(unit=unit, content=content, **more)

    waiting = task("Chưa xong", assigned_on=date(2021, 5, 1), due_on=date(2022, 1, 1), assigning_document=document)
    after = task("Xong sau", done_on=date(2022, 3, 20))
    done = task("Đã xong", assigned_on=date(2021, 5, 1), done_on=date(2022, 1, 5))
    task("Xong từ lâu", done_on=date(2021, 5, 5))
    task("Giao sau", assigned_on=date(2022, 4, 1))
    task("Đã gỡ", removed_at=timezone.now())
    row = TaskRow(done.pk, "", "Đã xong", None, None, None, "", "")
    send(last, replace(with_figures("2021-N"), tasks=(row,)))
    own = [one for one in context(seed_report).tasks or () if one.id in {waiting.pk, after.pk, done.pk}]
    assert own == [
        KnownTask(waiting.pk, "Công văn số 9/UBND-VP", "Chưa xong", date(2022, 1, 1), None),
        KnownTask(after.pk, "", "Xong sau", None, date(2022, 3, 20)),
        KnownTask(done.pk, "", "Đã xong", None, date(2022, 1, 5)),
    ]
    told_of = {one.content for one in context(seed_report).tasks or ()}
    assert not told_of & {"Xong từ lâu", "Giao sau", "Đã gỡ"}


def test_findings_not_remedied_before_and_those_of_the_last_report(seed_report: Report, last: Report) -> None:
    visit = Inspection.objects.create(unit=seed_report.unit, team="Đoàn 611", visited_on=date(2021, 6, 27))
    later = Inspection.objects.create(unit=seed_report.unit, team="Đoàn 700", visited_on=date(2022, 4, 1))
    days = (None, date(2022, 1, 5), date(2021, 7, 1), date(2021, 7, 2))
    found = [
        Finding.objects.create(inspection=visit, position=place, content=f"Việc {place}", remedied_on=day)
        for place, day in enumerate(days)
    ]
    Finding.objects.create(inspection=later, position=1, content="Chưa đến")
    row = InspectionRow(found[3].pk, "Đoàn 611", visit.visited_on, "Tồn tại, hạn chế", "Việc 3", None)
    send(last, replace(with_figures("2021-N"), inspections=(row,)))
    assert context(seed_report).findings == tuple(
        KnownFinding(found[place].pk, "Đoàn 611", visit.visited_on, f"Việc {place}", days[place], False)
        for place in (0, 1, 3)
    )


def test_unfinished_commitments_and_open_proposals_of_earlier_reports(seed_report: Report, last: Report) -> None:
    unit = seed_report.unit
    for year, done in ((2020, 1), (2021, 13), (2022, 15)):
        Commitment.objects.create(unit=unit, year=year, tasks_total=15, tasks_done=done)
    Proposal.objects.create(unit=unit, report=last, content="Tích hợp phần mềm")
    Proposal.objects.create(unit=unit, report=last, content="Đã trả lời", answered_on=date(2022, 1, 5))
    Proposal.objects.create(unit=unit, report=seed_report, content="Của kỳ này")
    found = context(seed_report)
    assert found.commitments == (KnownCommitment(2021, 13, 15),)
    assert found.proposals == (OpenProposal("Tích hợp phần mềm", "Năm 2021"),)


def test_the_queries_do_not_grow_with_the_records(seed_report: Report, last: Report) -> None:
    send(last, with_figures("2021-N", told("initiatives.total", 3)))
    report = Report.objects.select_related(*READ).get(pk=seed_report.pk)
    context_of(report)  # the outline is read once in a process
    visit = Inspection.objects.create(unit=report.unit, team="Đoàn 611", visited_on=date(2021, 6, 27))
    counts = []
    for number in (1, 30):
        for place in range(number):
            content = f"Việc {number} {place}"
            AssignedTask.objects.create(unit=report.unit, content=content)
            Finding.objects.create(inspection=visit, position=100 * number + place, content=content)
            Proposal.objects.create(unit=report.unit, report=last, content=content)
        with CaptureQueriesContext(connection) as captured:
            context_of(report)
        counts.append(len(captured))
    assert counts[0] == counts[1] <= 11
