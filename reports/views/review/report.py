"""A report under review."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.services.revisions import frozen_document, last_revision
from reports.views.review.page import checks_of, review_page
from reports.views.review.scope import report_to_review


@require_safe
def review_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show the report as it was sent with all that a reviewer decides by; `?muc=` opens the form to comment on it."""
    return review_page(request, report_to_review(request, report_id))


@require_safe
def review_checks(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show what the checks find in what was sent: the card alone to the page that fetches it, else the whole page."""
    report = report_to_review(request, report_id)
    revision = last_revision(report)
    if revision is None or not request.headers.get("HX-Request"):
        return review_page(request, report, with_checks=True)
    context = {"report": report} | checks_of(request, report, frozen_document(revision))
    return render(request, "reports/review/_checks.html", context)
