"""What the checks find in one section, beside the section in the editor."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports.domain.outline import OUTSIDE_KEY
from reports.forms.submission import KeepForm
from reports.models import Report
from reports.review.checklist import checklist_of
from reports.selectors import published_places
from reports.services.current import document_of
from reports.views.scope import own_report, section_verdict


@require_safe
def section_checks(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Show the warnings and the infos of the section; its errors stand above it, with what the page itself finds."""
    return section_checks_page(request, own_report(request, report_id), key, is_acted=False)


def section_checks_page(
    request: HttpRequest,
    report: Report,
    key: str,
    kept: KeepForm | None = None,
    problem: str = "",
    is_acted: bool = True,
) -> HttpResponse:
    """Show the same after an action, `is_acted`. `kept`: a form with errors; `problem`: why the action was not done."""
    if key not in published_places(report.outline) and key != OUTSIDE_KEY:
        raise Http404(f"Đề cương không có mục “{key}”.")
    checklist = checklist_of(report, document_of(report))
    issues = [one for one in checklist.issues if one.issue.node == key]
    context = {
        "report": report,
        "key": key,
        "editable": report.is_written,
        "closed": set() if section_verdict(report, key).allowed else {key},
        "open": [one for one in issues if one.is_open_warning],
        "kept": [one for one in issues if one.is_kept],
        "infos": [one for one in issues if one.is_info],
        "warnings_by_key": json.dumps(checklist.warnings_by_key),
        "kept_form": kept,
        "problem": problem,
        "is_acted": is_acted,
    }
    return render(request, "reports/submission/section_checks.html", context)
