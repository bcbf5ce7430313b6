"""Fetching in scope: a report that the user may not see does not exist for the user."""

from collections.abc import Collection

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from accounts.selectors import units_written_by
from core.verdict import Verdict
from reports.domain.editability import WRITERS, may_edit
from reports.domain.states import Role
from reports.models import Report
from reports.permissions import roles_in, word_refusal
from reports.selectors import opened_keys, reports_of, with_openings


def report_in_scope(request: HttpRequest, report_id: int) -> Report:
    """Return the report; raises Http404 where there is none or another unit keeps it."""
    return get_object_or_404(reports_of(request.user), pk=report_id)


def own_report(request: HttpRequest, report_id: int) -> Report:
    """Return the report of one of the user's own units, whatever its state (one query).

    Raises Http404 as above, PermissionDenied for who only reads it.
    """
    own = Report.objects.filter(unit__in=units_written_by(request.user))
    own = own.select_related("unit__province", "period", "outline__province")
    report = with_openings(own.filter(pk=report_id))
    if report is None:
        raise PermissionDenied(word_refusal(report_in_scope(request, report_id).unit))
    return report


def report_to_write(request: HttpRequest, report_id: int, key: str | None = None) -> Report:
    """Return the report for writing its section `key`, None: for writing something (one query).

    Raises Http404 as above, PermissionDenied for who only reads it and where the section or the report is closed.
    """
    report = own_report(request, report_id)
    require_writing(report, key)
    return report


def require_writing(report: Report, key: str | None = None) -> None:
    """Raise PermissionDenied, with the reason, where the section `key` of the `own_report` is closed."""
    verdict = section_verdict(report, key)
    if not verdict.allowed:
        raise PermissionDenied(verdict.reason)


def section_verdict(report: Report, key: str | None = None, roles: Collection[Role] = WRITERS) -> Verdict:
    """Return whether those who write the unit's reports, or one with `roles`, may write the section `key` now."""
    return may_edit(report.state, roles, opened_keys(report), key)


def leave_editor(request: HttpRequest, report: Report, key: str = "") -> HttpResponse:
    """Lead from the editor's pages of a report that is not written now to where it is read, and say why."""
    messages.info(request, section_verdict(report, roles=roles_in(request.user, report.unit)).reason)
    if report.state == Report.State.AWAITING_LEADER:
        address = reverse("submission:check", args=[report.pk])
    else:
        address = reverse("reports:preview", args=[report.pk]) + (f"#node-{key}" if key else "")
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
