"""Number and date, as the unit's văn thư issues them, in every state of the report."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from directives.domain.citation import format_date
from reports.models import Report
from reports.review.actor import Actor
from reports.review.audit import leave_trace


class MovedMeanwhile(Exception):
    """The report changed its state after its page was shown: the number may belong to another document now."""


@transaction.atomic
def number_report(report: Report, version: int, number: str, issued_on: date | None, by: Actor) -> bool:
    """Store number and date, both blank to take them back; return whether anything changed.

    What was frozen stays as it was. Raises MovedMeanwhile where the report is no longer at `version`.
    """
    rows = Report.objects.filter(pk=report.pk, version=version)
    held = rows.select_for_update().values_list("number", "issued_on").first()
    if held is None:
        raise MovedMeanwhile
    if held == (number, issued_on):
        return False
    if rows.update(number=number, issued_on=issued_on, updated_at=timezone.now()) != 1:
        raise MovedMeanwhile
    leave_trace(by, "numbered", report, detail=f"{_worded(number, issued_on)} (trước đó: {_worded(*held)})")
    return True


def _worded(number: str, issued_on: date | None) -> str:
    parts = (f"số {number}" if number else "", f"ngày {format_date(issued_on)}" if issued_on else "")
    return " ".join(part for part in parts if part) or "chưa ghi"
