"""Leaving a trace of what somebody did; changes of state leave a Transition instead."""

from django.utils import timezone

from accounts.models import Unit
from reports.domain.audit import ACTIONS
from reports.models import AuditEntry, Report
from reports.review.actor import Actor


def leave_trace(
    by: Actor, action: str, report: Report | None = None, unit: Unit | None = None, detail: str = ""
) -> None:
    """Store that `by` did `action` to the report, or to the unit where there is none.

    Raises ValueError where the action has no name in reports.domain.audit.
    """
    if action not in ACTIONS:
        raise ValueError(f"{action} is no registered action")
    AuditEntry.objects.create(
        report=report,
        unit_id=report.unit_id if report else unit.pk,
        action=action,
        detail=detail[:500],
        actor=by.user,
        at=timezone.now(),
        address=by.address,
    )
