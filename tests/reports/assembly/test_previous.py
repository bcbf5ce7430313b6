"""The figures of the last report: as they were sent, counted ones included; as they were typed where it never was."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from reports.assembly.build import build_report
from reports.assembly.open_section import open_section
from reports.assembly.previous import previous_figures, typed_and_previous_figures
from reports.models import AnswerState, Figure, Report, Revision, RevisionFigure, Transition
from reports.selectors import published_outline
from reports.services.periods import open_period


@pytest.fixture
def earlier(seed_report: Report, brvt, outline) -> Report:
    """The unit's report of Năm 2021, in which one figure was typed."""
    period = open_period(brvt, "2021-N", outline)[0]
    report = Report.objects.create(unit=seed_report.unit, period=period, outline=outline)
    Figure.objects.create(report=report, code="plan_tasks.total", state=AnswerState.ANSWERED, value=20)
    return report


def send(report: Report, figures: dict[str, int | None]) -> None:
    """Freeze the figures as the report's next revision; None is an answer of "none"."""
    person, _ = User.objects.get_or_create(username="leader")
    moved = Transition.objects.create(
        report=report, action="submit", from_state="draft", to_state="submitted", actor=person, at=timezone.now()
    )
    number = report.revisions.count() + 1
    revision = Revision.objects.create(report=report, number=number, transition=moved, tree="{}", sha256="0")
    for position, (code, value) in enumerate(figures.items()):
        state = "none" if value is None else "answered"
        RevisionFigure.objects.create(revision=revision, position=position, code=code, state=state, value=value)


def previous(report: Report) -> dict[str, Decimal]:
    return previous_figures(report, published_outline(report.outline))


def test_what_was_typed_counts_where_the_last_report_was_never_sent(seed_report: Report, earlier: Report) -> None:
    assert previous(seed_report) == {"plan_tasks.total": 20}


def test_what_was_sent_counts_with_what_was_counted_from_records(seed_report: Report, earlier: Report) -> None:
    send(earlier, {"plan_tasks.total": 25, "assigned_tasks.total": 7, "initiatives.total": None})
    assert previous(seed_report) == {"plan_tasks.total": 25, "assigned_tasks.total": 7, "initiatives.total": 0}


def test_the_newest_revision_counts_alone(seed_report: Report, earlier: Report) -> None:
    send(earlier, {"plan_tasks.total": 25, "assigned_tasks.total": 7})
    send(earlier, {"plan_tasks.total": 26})
    assert previous(seed_report) == {"plan_tasks.total": 26}


def test_formulas_that_the_outline_got_since_are_worked_out(seed_report: Report, earlier: Report) -> None:
    send(earlier, {"plan_tasks.total": 20, "plan_tasks.done": 10})
    assert previous(seed_report)["plan_tasks.done_rate"] == 50


def test_the_report_s_own_revisions_are_no_earlier_ones(seed_report: Report, earlier: Report) -> None:
    send(seed_report, {"plan_tasks.total": 99})
    assert previous(seed_report) == {"plan_tasks.total": 20}


def test_preview_and_editor_show_the_same_values(seed_report: Report, earlier: Report) -> None:
    send(earlier, {"plan_tasks.total": 25, "assigned_tasks.total": 7})
    report = Report.objects.select_related("unit", "period", "outline__province").get(pk=seed_report.pk)
    in_preview = {figure.code: figure.previous for figure in build_report(report).figures()}
    assert (in_preview["plan_tasks.total"], in_preview["assigned_tasks.total"]) == (25, 7)
    for key in ("steering.plan.progress", "steering.direction.assigned_tasks"):
        for figure in open_section(report, key).figures:
            assert figure.value.previous == in_preview[figure.value.code]


def test_the_editor_reads_them_with_what_was_typed_in_one_query(seed_report: Report, earlier: Report) -> None:
    send(earlier, {"plan_tasks.total": 25})
    outline = published_outline(seed_report.outline)
    with CaptureQueriesContext(connection) as queries:
        typed, last = typed_and_previous_figures(seed_report, outline)
    assert (len(queries), last) == (1, {"plan_tasks.total": 25})
    stored = {figure.code: (figure.state, figure.value, figure.note) for figure in seed_report.figures.all()}
    assert {code: (one.state, one.value, one.note) for code, one in typed.items()} == stored
