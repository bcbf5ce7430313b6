"""The frame of the printed report, edited in the editor."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from reports.forms.header import HeaderForm
from reports.forms.sections import read_version
from reports.services.editing import StaleSection
from reports.services.header import HEADER_KEY, save_header
from reports.views.scope import report_to_write
from reports.views.sections import STALE, section_response


@require_http_methods(["GET", "HEAD", "POST"])
def header(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show the form of the frame (a part of the editor's page), or store it."""
    report = report_to_write(request, report_id, HEADER_KEY)
    form = HeaderForm(request.POST or None, report=report)
    if request.method == "POST" and form.is_valid():
        try:
            save_header(report, read_version(request.POST), request.user, form.cleaned_data)
        except StaleSection:
            return section_response(request, report, HEADER_KEY, STALE)
        return section_response(request, report, HEADER_KEY, "Đã lưu phần đầu văn bản.")
    return render(request, "reports/editor/header.html", {"report": report, "form": form})
