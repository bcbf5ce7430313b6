"""Pasting many lines of an old report into a section: paste, look at what was read, correct, confirm."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.models import Unit
from core.errors import InputError
from directives.domain.citation import format_date
from directives.domain.document_types import canonical_type_name, type_name_of
from directives.domain.identity import CENTRAL_BODIES, is_issuer
from directives.domain.references import Reference
from reports.domain.outline import OutlineNode
from reports.forms.pasting import MAX_PASTED, PastedRow, PasteForm, read_rows, read_seen, too_many_named
from reports.forms.sections import MAX_LINES, read_version
from reports.importers.pasted_lines import PastedLine, read_pasted
from reports.models import Report
from reports.selectors import published_outline
from reports.services import pasting
from reports.services.editing import StaleSection
from reports.services.pasting import ReviewedLine, review_lines
from reports.views.scope import report_to_write
from reports.views.sections import section_response

_STALE = "Mục vừa được lưu lại nên các dòng đã được đối chiếu lại với nội dung mới nhất. Hãy xem rồi đưa vào lần nữa."


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """What was read of a document; what the words do not say is blank."""

    type_name: str
    number: str
    day: str
    issuer: str
    subject: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of the table: the words, what was read of the first document in them, and what there is to say."""

    row: PastedRow
    document: DocumentReading | None
    review: ReviewedLine

    @property
    def is_doubtful(self) -> bool:
        return bool(self.review.doubts or self.row.error)


@require_http_methods(["GET", "HEAD", "POST"])
def paste_lines(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Show the field to paste into; read what was pasted (step "read"), or take it in (step "confirm")."""
    report = report_to_write(request, report_id, key)
    node = node_or_404(report, key)
    rows = read_rows(request.POST)
    if not 0 < len(rows) <= MAX_PASTED:
        form = _form(request, rows)
        if not form.is_valid():
            return render(request, "reports/editor/paste_form.html", {"report": report, "node": node, "form": form})
        rows = form.rows
    if request.POST.get("step") == "confirm":
        return _take_in(request, report, node, rows)
    return _table(request, report, node, rows)


def node_or_404(report: Report, key: str) -> OutlineNode:
    """Return the node of the report's outline; raises Http404 for a key that it lacks."""
    for node in published_outline(report.outline).nodes:
        if node.key == key:
            return node
    raise Http404(f"Đề cương không có mục “{key}”.")


def _form(request: HttpRequest, rows: Sequence[PastedRow]) -> PasteForm:
    """Return the first step's form; too many rows go back into its field, so that nothing is lost."""
    if request.method != "POST":
        return PasteForm()
    return PasteForm({"text": "\n".join(row.words for row in rows)} if rows else request.POST)


def _take_in(request: HttpRequest, report: Report, node: OutlineNode, rows: Sequence[PastedRow]) -> HttpResponse:
    chosen = [row for row in rows if row.is_chosen]
    if not chosen:
        return _table(request, report, node, rows, "Hãy chọn ít nhất một dòng để đưa vào.")
    if any(row.error for row in chosen):
        return _table(request, report, node, rows, "Chưa đưa vào dòng nào: hãy sửa hoặc bỏ chọn các dòng có báo lỗi.")
    lines = [_read(row, report, node) for row in chosen]
    if too_many_named(lines):
        return _table(request, report, node, rows)
    # Either was before the clerk's eyes: the open section, or the one that the rows were compared with.
    version = max(read_version(request.POST), read_seen(request.POST))
    try:
        pasted = pasting.paste_lines(report, node, version, request.user, lines, MAX_LINES)
    except StaleSection:
        return _table(request, report, node, rows, _STALE)
    except InputError as error:
        return _table(request, report, node, rows, error.sentence)
    added = f" và {pasted.documents} văn bản mới vào sổ" if pasted.documents else ""
    return section_response(request, report, node.key, f"Đã đưa vào mục {pasted.lines} dòng{added}.")


def _table(
    request: HttpRequest, report: Report, node: OutlineNode, rows: Sequence[PastedRow], error: str = ""
) -> HttpResponse:
    section = report.sections.filter(key=node.key).values_list("version", flat=True).first()
    readable = {row.number: _read(row, report, node) for row in rows if not row.error}
    chosen = {row.number: readable[row.number] for row in rows if row.is_chosen and not row.error}
    too_many = too_many_named(chosen.values())
    reviewed = {} if too_many else review_lines(report, node, chosen)
    table = [_table_row(row, readable.get(row.number), reviewed.get(row.number), report.unit) for row in rows]
    context = {
        "report": report,
        "node": node,
        "rows": table,
        "seen": section or 0,
        "error": error or too_many,
        "named": sum(one.document is not None for one in table),
        "doubtful": sum(one.is_doubtful for one in table),
    }
    return render(request, "reports/editor/paste_table.html", context)


def _table_row(row: PastedRow, line: PastedLine | None, review: ReviewedLine | None, unit: Unit) -> TableRow:
    document = _reading(line.first, unit) if line and line.first else None
    return TableRow(row, document, review or ReviewedLine((), ()))


def _read(row: PastedRow, report: Report, node: OutlineNode) -> PastedLine:
    return read_pasted(row.words, node.kind, report.unit.short_name)


def _reading(reference: Reference, unit: Unit) -> DocumentReading:
    code = reference.issuer_code
    body = unit.name if is_issuer(unit.short_name, code) else CENTRAL_BODIES.get(code, code)
    return DocumentReading(
        type_name=canonical_type_name(reference.type_name) or type_name_of(reference.type_code),
        number=f"{reference.number}/{reference.symbol}",
        day=format_date(reference.issued_on) if reference.issued_on else reference.date_text,
        issuer=reference.issuer or body,
        subject=reference.subject,
    )
