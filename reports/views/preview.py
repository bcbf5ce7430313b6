"""The preview: the report as it stands on paper, with what is missing and what the registers propose beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from reports.assembly.proposing import ProposedLine, propose_lines
from reports.domain import faults
from reports.domain.document import Node, ReportDocument
from reports.domain.editability import WRITERS
from reports.models import Report
from reports.permissions import roles_in
from reports.renderers.frame import DRAFT_MARK, is_draft
from reports.renderers.paper import render_paper
from reports.services.current import document_of
from reports.services.formats import FORMATS
from reports.views.scope import report_in_scope

_DEEPEST_HEADING = 3


@require_safe
def preview(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show the paper of a report with its outline, its summary and the registers' proposals."""
    report = report_in_scope(request, report_id)
    document = document_of(report)
    roles = roles_in(request.user, report.unit)
    is_own = not WRITERS.isdisjoint(roles)
    context = {
        "report": report,
        "document": document,
        "paper": render_paper(document, records_url=records_url(report)),
        "draft_mark": DRAFT_MARK if is_draft(document) else "",
        "outline": list(outline_entries(document.nodes)),
        "outside": [node for node in document.walk() if node.kind == "outside"],
        "summary": summarise(document),
        "proposals": proposals_by_heading(report, document),
        "formats": FORMATS,
        "is_own": is_own,
        "is_leader": "leader" in roles,
        "is_reviewer": "reviewer" in roles,
        "may_write": is_own and report.is_written,
    }
    return render(request, "reports/preview.html", context)


def records_url(report: Report) -> str:
    """Return the address below which the paper's links to records lie."""
    return f"{reverse('reports:preview', args=[report.pk])}danh-sach/"


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of the outline beside the paper; `missing`: keys of its required nodes that are unanswered."""

    node: Node
    missing: tuple[str, ...]


def outline_entries(nodes: tuple[Node, ...]) -> Iterator[OutlineEntry]:
    """Yield the headings of levels 1 to 3 in reading order; prompts count for the heading they stand under."""
    for node in nodes:
        if 1 <= node.level <= _DEEPEST_HEADING:
            yield OutlineEntry(node, tuple(one.key for one in _own(node) if is_missing(one)))
            yield from outline_entries(node.children)


def is_missing(node: Node) -> bool:
    """Whether an answer is required and not given."""
    return faults.is_missing(node.required, node.state)


def _own(node: Node) -> Iterator[Node]:
    """Yield the node and the prompts below it that no deeper heading holds."""
    yield node
    for child in node.children:
        if child.level > _DEEPEST_HEADING:
            yield from _own(child)


@dataclass(frozen=True, slots=True)
class Summary:
    """How far a report has come."""

    required: int
    answered: int
    figures: int
    figures_answered: int
    documents: int
    differing_lines: int
    outside_lines: int


def summarise(document: ReportDocument) -> Summary:
    """Count what is asked for and what is there."""
    required = [node for node in document.walk() if node.required]
    figures = list(document.figures())
    return Summary(
        required=len(required),
        answered=len(required) - sum(is_missing(node) for node in required),
        figures=len(figures),
        figures_answered=sum(figure.state != "unanswered" for figure in figures),
        documents=len(document.documents),
        differing_lines=sum(bool(line.differs) for node in document.walk() for line in node.lines),
        outside_lines=sum(len(node.lines) for node in document.walk() if node.kind == "outside"),
    )


def proposals_by_heading(report: Report, document: ReportDocument) -> list[tuple[Node, list[ProposedLine]]]:
    """Return what the registers propose, with the node that it would go to, in reading order."""
    proposed = propose_lines(report)
    return [(node, proposed[node.key]) for node in document.walk() if node.key in proposed]
