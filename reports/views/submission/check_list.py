"""The checks of a report as a workbook, for its unit and for those who read the report."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from reports.domain.document import ReportDocument
from reports.models import Report
from reports.permissions import may_write
from reports.renderers.issue_list import render_issues
from reports.review.checklist import checklist_of
from reports.services.current import document_of
from reports.services.exporting import export_name
from reports.services.formats import FORMATS
from reports.services.revisions import frozen_document, last_revision
from reports.views.scope import report_in_scope

_SUFFIX: Final = "-kiem-tra"


@require_GET
@cache_control(private=True, no_store=True)
def checks_xlsx(request: HttpRequest, report_id: int) -> HttpResponse:
    """Return what the checks find as an Excel file: the unit's in what it writes, a reader's in what was sent."""
    report = report_in_scope(request, report_id)
    checklist = checklist_of(report, _checked_document(request, report))
    title = f"Kết quả kiểm tra báo cáo {report.period.name}: {report.unit.name}"
    response = HttpResponse(render_issues(title, checklist.rows), content_type=FORMATS["xlsx"].media_type)
    name = export_name(report, "xlsx", _SUFFIX)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response


def _checked_document(request: HttpRequest, report: Report) -> ReportDocument:
    """Return what the person sees checked: on the reviewers' desk that is the last revision."""
    sent = None if may_write(request.user, report.unit).allowed else last_revision(report)
    return frozen_document(sent) if sent else document_of(report)
