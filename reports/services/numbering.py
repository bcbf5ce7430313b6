"""Number and date, as the unit's văn thư issues them, in every state of the report."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from directives.domain.citation import format_date
from reports.models import AuditEntry, Report
from reports.review.actor import Actor
from reports.review.audit import leave_trace

Numbered = tuple[str, date | None]


class MovedMeanwhile(Exception):
    """The report changed its state after its page was shown: the number may belong to another document now."""


class NumberedMeanwhile(Exception):
    """Somebody stored another number or date after the page was shown; the message says who, and what stands now."""


@transaction.atomic
def number_report(
    report: Report, version: int, shown: Numbered, number: str, issued_on: date | None, by: Actor
) -> bool:
    """Store number and date, both blank to take them back; return whether anything changed.

    `shown` are those that the page had. What was frozen stays as it was. Raises MovedMeanwhile where the report is no
    longer at `version`, NumberedMeanwhile where `shown` no longer stand; the same number twice is no change.
    """
    rows = Report.objects.filter(pk=report.pk)
    now, *held = rows.select_for_update(no_key=True).values_list("version", "number", "issued_on").get()
    if now != version:
        raise MovedMeanwhile
    if tuple(held) == (number, issued_on):
        return False
    if tuple(held) != shown:
        raise NumberedMeanwhile(_word_meanwhile(report, *held))
    rows.update(number=number, issued_on=issued_on, updated_at=timezone.now())
    leave_trace(by, "numbered", report, detail=f"{_worded(number, issued_on)} (trước đó: {_worded(*held)})")
    return True


def _word_meanwhile(report: Report, number: str, issued_on: date | None) -> str:
    entries = AuditEntry.objects.filter(report=report, action="numbered").select_related("actor")
    entry = entries.order_by("-pk").first()
    who = entry.actor.get_full_name() if entry else "Người khác"
    stored = f"ghi {_worded(number, issued_on)}" if number or issued_on else "bỏ số, ngày"
    return f"{who} vừa {stored} cho báo cáo này nên số, ngày bạn nhập chưa được ghi."


def _worded(number: str, issued_on: date | None) -> str:
    parts = (f"số {number}" if number else "", f"ngày {format_date(issued_on)}" if issued_on else "")
    return " ".join(part for part in parts if part) or "chưa ghi"
