"""The figures of the report before this one (Năm before Quý I, Quý I before 6 tháng …)."""

from decimal import Decimal

from django.db.models import BooleanField, CharField, Exists, OuterRef, QuerySet, Value

from reports.assembly.figures import with_formulas
from reports.domain.outline import Outline
from reports.domain.periods import last_report_key
from reports.models import AnswerState, Figure, Report, ReportingPeriod, Revision, RevisionFigure


def previous_figures(report: Report, outline: Outline) -> dict[str, Decimal]:
    """Return the figures of the unit's last report by code, the outline's formulas worked out (one query).

    What was sent counts, with what was counted from records then; of a report that was never sent, what was typed.
    """
    return _known({code: (state, value) for _, code, state, value, _ in _of_last(report)}, outline)


def typed_and_previous_figures(report: Report, outline: Outline) -> tuple[dict[str, Figure], dict[str, Decimal]]:
    """Return what was typed for the report by code, and its previous figures as above (one query for both)."""
    typed: dict[str, Figure] = {}
    last: dict[str, tuple[str, Decimal | None]] = {}
    for is_own, code, state, value, note in _rows(report.figures.all(), is_own=True).union(_of_last(report), all=True):
        if is_own:
            typed[code] = Figure(report=report, code=code, state=state, value=value, note=note)
        else:
            last[code] = state, value
    return typed, _known(last, outline)


def _of_last(report: Report) -> QuerySet:
    last = Report.objects.filter(
        unit=report.unit_id,
        period__province=report.period.province_id,
        period__family=ReportingPeriod.Family.REFORM,
        period__key=last_report_key(report.period.key),
    )
    newest = Revision.objects.filter(report__in=last).order_by("-number").values("pk")[:1]
    sent = RevisionFigure.objects.filter(revision__in=newest)
    was_sent = Revision.objects.filter(report=OuterRef("report"))
    typed = Figure.objects.filter(~Exists(was_sent), report__in=last)
    return _rows(typed, is_own=False).union(_rows(sent, is_own=False), all=True)


def _rows(figures: QuerySet, is_own: bool) -> QuerySet:
    own, note = Value(is_own, BooleanField()), "note" if is_own else Value("", CharField())
    return figures.order_by().values_list(own, "code", "state", "value", note)


def _known(rows: dict[str, tuple[str, Decimal | None]], outline: Outline) -> dict[str, Decimal]:
    answered = (AnswerState.ANSWERED, AnswerState.NONE)
    values = {
        code: Decimal(0) if value is None else value for code, (state, value) in rows.items() if state in answered
    }
    return with_formulas(outline, values) if values else {}
