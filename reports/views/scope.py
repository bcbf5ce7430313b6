"""Fetching in scope: a report that the user may not see does not exist for the user."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from reports.models import Report
from reports.selectors import reports_of


def report_in_scope(request: HttpRequest, report_id: int) -> Report:
    """Return the report; raises Http404 where there is none or another unit keeps it."""
    return get_object_or_404(reports_of(request.user), pk=report_id)
