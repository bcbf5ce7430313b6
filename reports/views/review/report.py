"""A report under review."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from reports.views.review.page import review_page
from reports.views.review.scope import report_to_review


@require_safe
def review_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show the report as it was sent with all that a reviewer decides by; `?muc=` opens the form to comment on it."""
    return review_page(request, report_to_review(request, report_id))
