"""What a report says now: the one answer for preview, exports, checks and sending."""

from reports.assembly.build import build_report
from reports.domain.document import ReportDocument
from reports.domain.locking import keep_locked
from reports.models import Report
from reports.selectors import published_places
from reports.services.revisions import frozen_document, last_revision


def document_of(report: Report) -> ReportDocument:
    """Return the tree of a report: a frozen one is its last revision, another what its unit wrote.

    At most two queries more than the assembly takes; a frozen report takes one.
    """
    if report.is_frozen:
        return frozen_document(report.revisions.latest("number"))
    return written_document(report)


def written_document(report: Report) -> ReportDocument:
    """Return what the unit would send now: where only some sections were opened, the others as they were sent.

    The openings decide, not the state: they stay from the return until the report is sent again, also while it is
    with the unit's leader and while it is being sent.
    """
    open_keys = {opening.key for opening in report.openings.all()}
    sent = last_revision(report) if open_keys and "" not in open_keys else None
    document = build_report(report)
    if sent is None:
        return document
    return keep_locked(document, frozen_document(sent), open_keys, published_places(report.outline))
