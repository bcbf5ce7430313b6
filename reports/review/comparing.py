"""Which versions of a report are compared with which, and their trees."""

from collections.abc import Iterable, Sequence

from reports.domain.document import ReportDocument
from reports.domain.periods import last_report_key
from reports.models import Report, Revision
from reports.services.revisions import frozen_document


def revisions_of(report: Report) -> list[Revision]:
    """Return the report's revisions, newest first, without their trees (one query)."""
    return list(report.revisions.defer("tree").select_related("transition").order_by("-number"))


def base_of(revision: Revision, revisions: Sequence[Revision]) -> Revision | None:
    """Return what `revision`, one of `revisions` (newest first), is best compared with: what was frozen before it.

    An approved revision says what was sent, so it is compared with what was frozen before that. None: nothing was.
    """
    earlier = [one for one in revisions if one.number < revision.number]
    if revision.transition.action == "approve":
        del earlier[:1]
    return earlier[0] if earlier else None


def previous_revision(report: Report) -> Revision | None:
    """Return the newest revision of the unit's last report (Năm before Quý I …), None where it was never sent.

    One query; the revision has its report and period, but not its tree.
    """
    last = Revision.objects.filter(
        report__unit=report.unit_id,
        report__period__province=report.period.province_id,
        report__period__family=report.period.family,
        report__period__key=last_report_key(report.period.key),
    )
    return last.defer("tree").select_related("transition", "report__period").order_by("-number").first()


def previous_document(report: Report) -> ReportDocument | None:
    """Return the tree of the same revision (two queries)."""
    revision = previous_revision(report)
    return trees_of([revision])[revision.pk] if revision else None


def trees_of(revisions: Iterable[Revision]) -> dict[int, ReportDocument]:
    """Return the trees of the revisions by their primary keys (one query)."""
    stored = Revision.objects.filter(pk__in={one.pk for one in revisions})
    return {revision.pk: frozen_document(revision) for revision in stored}
