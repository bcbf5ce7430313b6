"""Drill-down: the records behind a list or a figure of the paper, and how a figure came about."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.numbers import format_number
from reports.assembly.build import build_report
from reports.domain.document import FigureValue, Node, ReportDocument
from reports.domain.formulas import CODE, word_formula
from reports.models import Report
from reports.services.current import document_of
from reports.views.record_tables import record_table
from reports.views.scope import report_in_scope

_UNKNOWN = "…"


@require_safe
def node_records(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Show the records behind a node's list, and the node's figures; of a frozen report, the records of today."""
    report = report_in_scope(request, report_id)
    document = document_of(report)
    node = find_node(document, key)
    if node is None:
        raise Http404(f"Đề cương không có mục “{key}”.")
    today = _today(report, document)
    now = find_node(today, key)
    context = {"report": report, "node": node, "table": record_table(report, today, now, now.source) if now else None}
    return render(request, "reports/node_records.html", context)


@require_safe
def figure_records(request: HttpRequest, report_id: int, code: str) -> HttpResponse:
    """Show how a figure came about: its records, its formula, or who typed it over them.

    A figure of a frozen report stands beside the records of today.
    """
    report = report_in_scope(request, report_id)
    document = document_of(report)
    node, figure = find_figure(document, code)
    today = _today(report, document)
    now = find_node(today, node.key)
    source = next((one.source for one in now.figures if one.code == code), None) if now else None
    context = {
        "report": report,
        "node": node,
        "figure": figure,
        "formula": explain_formula(document, figure) if figure.formula else None,
        "table": record_table(report, today, now, source) if now else None,
    }
    return render(request, "reports/figure_records.html", context)


def _today(report: Report, document: ReportDocument) -> ReportDocument:
    """Return what the registers say today, whatever was frozen."""
    return build_report(report) if report.is_frozen else document


def find_node(document: ReportDocument, key: str) -> Node | None:
    """Return the node of the tree, None where it has none of this key."""
    return next((node for node in document.walk() if node.key == key), None)


def find_figure(document: ReportDocument, code: str) -> tuple[Node, FigureValue]:
    """Return the figure and the node that asks for it; raises Http404 for a code that the report does not have."""
    for node in document.walk():
        for figure in node.figures:
            if figure.code == code:
                return node, figure
    raise Http404(f"Đề cương không có chỉ tiêu “{code}”.")


@dataclass(frozen=True, slots=True)
class FormulaExplained:
    """A formula with the values of today in place of the codes, and the figures they belong to."""

    with_values: str
    figures: tuple[FigureValue, ...]


def explain_formula(document: ReportDocument, figure: FigureValue) -> FormulaExplained:
    """Return the formula of a figure in numbers; a figure without a value shows as "…" (*none* counts as 0)."""
    known = {one.code: one for one in document.figures()}
    codes = dict.fromkeys(CODE.findall(figure.formula))
    words = word_formula(figure.formula, lambda code: _value_text(known[code]))
    return FormulaExplained(words, tuple(known[code] for code in codes))


def _value_text(figure: FigureValue) -> str:
    if figure.state == "none":
        return "0"
    return _UNKNOWN if figure.value is None else format_number(figure.value)
