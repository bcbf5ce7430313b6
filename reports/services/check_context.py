"""What the rules may know beside the report itself, gathered from the database."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.timezone import localdate

from accounts.models import Unit
from directives.models import AssignedTask, Finding, Inspection
from directives.selectors import assigned_tasks_of, findings_of, unfinished_commitments
from reports.assembly.sources.proposals import proposals_of_report
from reports.carried_over import earlier_pending
from reports.checks.context import (
    CheckContext,
    EarlierFigures,
    KnownCommitment,
    KnownFinding,
    KnownTask,
    OpenProposal,
    PendingBefore,
)
from reports.domain.document import Period, ReportDocument
from reports.domain.periods import last_report_key
from reports.models import AnswerState, Report, Revision, RevisionFigure
from reports.selectors import published_outline
from reports.services.revisions import frozen_document
from tthc.selectors.holidays import days_off

MOST_EARLIER = 12
"""So many earlier reports, three years, are the unit's history."""


def context_of(report: Report) -> CheckContext:
    """Return what stands round the report (seven queries, and four at most for the dossiers pending before)."""
    previous = _previous(report)
    outline = published_outline(report.outline)
    return CheckContext(
        today=localdate(),
        previous=previous,
        earlier=_earlier(report),
        added_up=frozenset(figure.code for figure in outline.figures() if figure.over_periods == "sum"),
        pending_before=_pending_before(report),
        tasks=tuple(map(_task, _tasks(report, previous))),
        findings=tuple(map(_finding, _findings(report, previous))),
        commitments=tuple(
            KnownCommitment(one.year, one.tasks_done, one.tasks_total)
            for one in unfinished_commitments(report.unit, report.period.year)
        ),
        proposals=_proposals(report),
        holidays=days_off(),
        words=_own_names(report.unit),
    )


def _own_names(unit: Unit) -> frozenset[str]:
    return frozenset(filter(None, (unit.name, unit.short_name, unit.code, unit.parent_body, unit.place_name)))


def _reports_before(report: Report) -> QuerySet[Report]:
    period = report.period
    return Report.objects.filter(
        unit=report.unit_id, period__province=period.province_id, period__family=period.family
    ).exclude(pk=report.pk)


def _previous(report: Report) -> ReportDocument | None:
    """Return the unit's last report as it was sent, None where it never was."""
    last = _reports_before(report).filter(period__key=last_report_key(report.period.key))
    revision = Revision.objects.filter(report__in=last).order_by("-number").first()
    return frozen_document(revision) if revision is not None else None


def _earlier(report: Report) -> tuple[EarlierFigures, ...]:
    """Return the figures of the newest revisions of the unit's reports before this one, newest first."""
    newest = Revision.objects.filter(report=OuterRef("pk")).order_by("-number").values("pk")[:1]
    before = _reports_before(report).filter(period__ends_on__lt=report.period.ends_on)
    sent = before.annotate(newest=Subquery(newest)).exclude(newest=None)
    revisions = sent.order_by("-period__ends_on", "-pk").values("newest")[:MOST_EARLIER]
    rows = (
        RevisionFigure.objects.filter(revision__in=revisions)
        .filter(Q(value__isnull=False) | Q(state=AnswerState.NONE))
        .order_by("-revision__report__period__ends_on", "position")
        .values_list(
            "code",
            "value",
            *(F(f"revision__report__period__{name}") for name in ("key", "name", "starts_on", "ends_on")),
        )
    )
    values: dict[Period, dict[str, Decimal]] = defaultdict(dict)
    for code, value, *period in rows:
        values[Period(*period)][code] = Decimal(0) if value is None else value
    return tuple(EarlierFigures(period, figures) for period, figures in values.items())


def _pending_before(report: Report) -> PendingBefore | None:
    earlier = earlier_pending(report.unit, report.period.starts_on)
    return PendingBefore(earlier.number, earlier.source) if earlier is not None else None


def _tasks(report: Report, previous: ReportDocument | None) -> Iterable[AssignedTask]:
    """Return the tasks assigned by the cut-off and not done then, and what the last report had, the first due first."""
    cut_off = report.period.ends_on
    is_open = Q(done_on=None) | Q(done_on__gt=cut_off)
    was_listed = Q(pk__in=[row.id for row in previous.tasks] if previous else [])
    assigned = Q(assigned_on=None) | Q(assigned_on__lte=cut_off)
    tasks = assigned_tasks_of(report.unit).filter(is_open & assigned | was_listed)
    return tasks.select_related("assigning_document").order_by(F("due_on").asc(nulls_last=True), "pk")


def _task(task: AssignedTask) -> KnownTask:
    return KnownTask(task.pk, str(task.assigning_document or ""), task.content, task.due_on, task.done_on)


def _findings(report: Report, previous: ReportDocument | None) -> Iterable[Finding]:
    """Return what visits found by the cut-off that was not remedied before the period, and what the last report had."""
    period = report.period
    visits = Inspection.objects.current().filter(unit=report.unit, visited_on__lte=period.ends_on)
    is_open = Q(remedied_on=None) | Q(remedied_on__gte=period.starts_on)
    was_listed = Q(pk__in=[row.id for row in previous.inspections] if previous else [])
    return findings_of(visits).filter(is_open | was_listed).select_related("inspection")


def _finding(finding: Finding) -> KnownFinding:
    visit = finding.inspection
    return KnownFinding(
        finding.pk,
        visit.team,
        visit.visited_on,
        finding.content,
        finding.remedied_on,
        finding.remedy_document_id is not None,
    )


def _proposals(report: Report) -> tuple[OpenProposal, ...]:
    """Return the proposals of earlier reports that had no answer at the cut-off."""
    waiting = proposals_of_report(report).exclude(report=report)
    return tuple(OpenProposal(*row) for row in waiting.values_list("content", "report__period__name"))
