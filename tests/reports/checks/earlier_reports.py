"""Earlier reports and figures for the rules of the groups previous and follow_up."""

from dataclasses import replace
from decimal import Decimal

from core.issue import Issue
from reports.checks.context import CheckContext, EarlierFigures
from reports.checks.loose_text import period_of
from reports.checks.reading import Reading
from reports.checks.rule import Rule
from reports.domain.document import FigureValue, Node, ReportDocument
from tests.reports.checks.trees import report, section


def told(code: str, value: int | str | None, **more: object) -> FigureValue:
    """A figure as the report tells it; its label is "Chỉ tiêu" and its code."""
    state = "unanswered" if value is None else "answered"
    number = None if value is None else Decimal(value)
    return FigureValue(code, f"Chỉ tiêu {code}", "hồ sơ", **({"state": state, "value": number} | more))


def earlier(key: str, **values: int) -> EarlierFigures:
    return EarlierFigures(period_of(key), {code: Decimal(value) for code, value in values.items()})


def of_period(key: str, *nodes: Node, **more: object) -> ReportDocument:
    """A report of the period that holds `nodes`."""
    return replace(report(*nodes, period=period_of(key)).document, **more)


def with_figures(key: str, *figures: FigureValue, **more: object) -> ReportDocument:
    return of_period(key, section(figures=figures), **more)


def found(rule: Rule, document: ReportDocument, **context: object) -> list[Issue]:
    """Return what the rule finds in the report with this context."""
    return list(rule(Reading(document, CheckContext(**context))))
