"""Drill-down: the records behind a list or a figure of the paper, and how a figure came about."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.numbers import format_number
from reports.assembly.build import build_report
from reports.domain.document import FigureValue, Node, ReportDocument
from reports.domain.formulas import CODE, word_formula
from reports.views.record_tables import record_table
from reports.views.scope import report_in_scope

_UNKNOWN = "…"


@require_safe
def node_records(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Show the records behind a node's list, and the node's figures."""
    report = report_in_scope(request, report_id)
    document = build_report(report)
    node = next((node for node in document.walk() if node.key == key), None)
    if node is None:
        raise Http404(f"Đề cương không có mục “{key}”.")
    context = {"report": report, "node": node, "table": record_table(report, document, node, node.source)}
    return render(request, "reports/node_records.html", context)


@require_safe
def figure_records(request: HttpRequest, report_id: int, code: str) -> HttpResponse:
    """Show how a figure came about: its records, its formula, or who typed it over them."""
    report = report_in_scope(request, report_id)
    document = build_report(report)
    node, figure = find_figure(document, code)
    context = {
        "report": report,
        "node": node,
        "figure": figure,
        "formula": explain_formula(document, figure) if figure.formula else None,
        "table": record_table(report, document, node, figure.source),
    }
    return render(request, "reports/figure_records.html", context)


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
