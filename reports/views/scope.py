"""Fetching in scope: a report that the user may not see does not exist for the user."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.selectors import units_written_by
from reports.models import Report
from reports.permissions import word_refusal
from reports.selectors import reports_of


def report_in_scope(request: HttpRequest, report_id: int) -> Report:
    """Return the report; raises Http404 where there is none or another unit keeps it."""
    return get_object_or_404(reports_of(request.user), pk=report_id)


def report_to_write(request: HttpRequest, report_id: int) -> Report:
    """Return the report for writing (one query); raises Http404 as above, PermissionDenied for who only reads it."""
    own = Report.objects.filter(unit__in=units_written_by(request.user))
    report = own.select_related("unit__province", "period", "outline").filter(pk=report_id).first()
    if report is None:
        raise PermissionDenied(word_refusal(report_in_scope(request, report_id).unit))
    if report.state != Report.State.DRAFT:
        state = report.get_state_display()
        raise PermissionDenied(f"{report} đang ở trạng thái “{state}”, không sửa được.")
    return report
