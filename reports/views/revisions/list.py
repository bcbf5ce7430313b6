"""All that was sent and approved of a report: when, by whom, and the files."""

from itertools import zip_longest

from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.models import RevisionFile
from reports.permissions import may_write
from reports.views.revisions.files import in_order, with_revision
from reports.views.scope import report_in_scope


@require_safe
def revision_list(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show the revisions of a report, newest first, each with its files and what it can be compared with."""
    report = report_in_scope(request, report_id)
    revisions = list(
        report.revisions.defer("tree")
        .select_related("transition__actor")
        .annotate(copies=Count("signed_copies"))
        .order_by("-number")
        .prefetch_related(Prefetch("files", with_revision(RevisionFile.objects)))
    )
    rows = [
        {"revision": revision, "files": in_order(revision.files.all()), "before": before}
        for revision, before in zip_longest(revisions, revisions[1:])
    ]
    context = {"report": report, "rows": rows, "may_write": may_write(request.user, report.unit).allowed}
    return render(request, "reports/revisions/list.html", context)
