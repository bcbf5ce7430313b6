"""Taking the words of the last report into the open section."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from core.errors import InputError
from reports.assembly.lines import word_line
from reports.forms.sections import read_version
from reports.services import copying
from reports.services.editing import StaleSection
from reports.views.pasting import node_or_404
from reports.views.scope import report_to_write
from reports.views.section_changes import STALE
from reports.views.sections import section_response


@require_http_methods(["GET", "HEAD", "POST"])
def copy_previous(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Show what the unit's last report says under the same heading (a part of the page), or copy it for review."""
    report = report_to_write(request, report_id, key)
    node_or_404(report, key)
    if request.method != "POST":
        lines = [(line.marker, word_line(line, {})) for line in copying.last_lines(report, key)]
        return render(request, "reports/editor/last_lines.html", {"lines": lines})
    try:
        section = copying.copy_previous(report, key, read_version(request.POST), request.user)
        waiting = section.lines.filter(to_review=True).count()
        message = f"Đã lấy nội dung kỳ trước vào mục; {waiting} dòng có kỳ, ngày hoặc số cần soát."
    except StaleSection:
        message = STALE
    except InputError as error:
        message = error.sentence
    return section_response(request, report, key, message)
