"""Downloads: a report as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from reports.services.exporting import export_name, export_report
from reports.services.formats import FORMATS
from reports.views.revisions.files import file_response
from reports.views.scope import report_in_scope


@require_GET
@cache_control(private=True, no_store=True)
def download(request: HttpRequest, report_id: int, format_name: str) -> HttpResponseBase:
    """Return the report as an attachment in a format of FORMATS; any other name is 404.

    A frozen report is the file of its last revision; nothing is rendered.
    """
    if format_name not in FORMATS:
        raise Http404(f"Không có định dạng “{format_name}”.")
    report = report_in_scope(request, report_id)
    if report.is_frozen:
        return file_response(request, report, report.revisions.latest("number"), format_name)
    response = HttpResponse(export_report(report, format_name), content_type=FORMATS[format_name].media_type)
    disposition = content_disposition_header(as_attachment=True, filename=export_name(report, format_name))
    response.headers["Content-Disposition"] = disposition
    return response
