"""Everything that happened to one report."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.review.trail import traces, trail_of
from reports.views.scope import report_in_scope

PAGE_SIZE = 50


@require_safe
def report_trail(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show who did what to the report, newest first; the changes of its records stand in the registers."""
    report = report_in_scope(request, report_id)
    page = Paginator(trail_of(report), PAGE_SIZE).get_page(request.GET.get("trang"))
    context = {"report": report, "page": page, "traces": list(traces(page, request.user))}
    return render(request, "reports/audit/report.html", context)
