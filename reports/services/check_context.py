"""What the rules may know beside the report itself, gathered from the database."""

from django.utils.timezone import localdate

from reports.checks.context import CheckContext
from reports.models import Report
from tthc.selectors.holidays import days_off


def context_of(report: Report) -> CheckContext:
    """Return what stands round the report."""
    return CheckContext(today=localdate(), holidays=days_off())
