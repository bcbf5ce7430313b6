"""A returned report whose locked sections have errors could never be sent again: these sections open too."""

from collections.abc import Iterable

from django.db import transaction

from core.issue import Issue
from reports.models import Report, SectionOpening
from reports.review.actor import Actor
from reports.review.audit import leave_trace
from reports.selectors import published_places


def locked_with_errors(report: Report, issues: Iterable[Issue], opened: Iterable[str]) -> list[str]:
    """Return the keys of the sections with errors that are not among the `opened` of a returned report."""
    keys = set(opened)
    if report.state != Report.State.RETURNED or "" in keys:
        return []
    wrong = dict.fromkeys(one.node for one in issues if one.severity == "error")
    return [key for key in wrong if key in published_places(report.outline) and key not in keys]


@transaction.atomic
def open_sections_with_errors(report_id: int, issues: Iterable[Issue], by: Actor) -> list[str]:
    """Open the locked sections of a returned report that have errors; return their places, [] where none was locked."""
    report = Report.objects.select_for_update(of=("self",)).select_related("outline").get(pk=report_id)
    keys = locked_with_errors(report, issues, report.openings.values_list("key", flat=True))
    SectionOpening.objects.bulk_create(
        SectionOpening(report=report, key=key, cause=SectionOpening.Cause.ERROR) for key in keys
    )
    places = [published_places(report.outline)[key] for key in keys]
    if places:
        leave_trace(by, "section_granted", report, detail=f"Có lỗi phải sửa: {'; '.join(places)}")
    return places
