"""Deciding on a report: accept it, return it, open it again. Afterwards the next one that waits is shown.

A GET decides nothing and shows the report: the sign-in leads here when the session ended before the click.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reports.forms.review import DecisionForm, ReopenForm, ReturnForm
from reports.models import Report
from reports.review import transitions
from reports.review.actor import Actor, actor_of
from reports.review.desk import desk_rows, next_waiting
from reports.review.transitions import Refused, TooLate
from reports.views.review.page import Failed, review_page
from reports.views.review.scope import query_of, report_to_review, wanted_in


@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: HttpRequest, report_id: int) -> HttpResponse:
    """Accept the report as it was sent."""

    def move(report: Report, asked: dict[str, Any], by: Actor) -> str:
        transitions.approve(report.pk, asked["version"], by)
        return f"Đã tiếp nhận báo cáo {report.period.name} của {report.unit.name}."

    return _decide(request, report_id, DecisionForm, "", move)


@require_http_methods(["GET", "HEAD", "POST"])
def return_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Return the report to its unit, with the open comments, a reason or both."""

    def move(report: Report, asked: dict[str, Any], by: Actor) -> str:
        moved = transitions.return_report(report.pk, asked["version"], by, asked["reason"])
        sent = f", kèm {moved.open_comments} góp ý" if moved.open_comments else ""
        return f"Đã yêu cầu {report.unit.name} bổ sung, chỉnh sửa báo cáo {report.period.name}{sent}."

    return _decide(request, report_id, ReturnForm, "return_form", move)


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, report_id: int) -> HttpResponse:
    """Open an approved report again."""

    def move(report: Report, asked: dict[str, Any], by: Actor) -> str:
        transitions.reopen(report.pk, asked["version"], by, asked["reason"])
        return f"Đã mở lại báo cáo {report.period.name} của {report.unit.name} để đơn vị sửa."

    return _decide(request, report_id, ReopenForm, "reopen_form", move)


def _decide(
    request: HttpRequest,
    report_id: int,
    form_class: type[DecisionForm],
    form_name: str,
    move: Callable[[Report, dict[str, Any], Actor], str],
) -> HttpResponse:
    report = report_to_review(request, report_id)
    if request.method != "POST":
        return redirect(_address("review:report", request, report.pk))
    form = form_class(request.POST, report.version)
    refused = ""
    if form.is_valid():
        try:
            done = move(report, form.cleaned_data, actor_of(request))
        except (Refused, TooLate) as error:
            refused = str(error)
        else:
            messages.success(request, done)
            return redirect(_next_address(request, report))
    elif "version" in form.errors:
        refused = str(TooLate(None))
    # The form is shown again with what was typed, for the report as it is now.
    report = report_to_review(request, report_id)
    typed = form.cleaned_data.get("reason", "")
    shown = {form_name: _shown_again(form, report)} if form_name else {}
    return review_page(request, report, Failed(refused, typed) if refused else None, **shown)


def _shown_again(form: DecisionForm, report: Report) -> DecisionForm:
    """Return the form with the version of the report as it is shown now, which the reviewer decides on next."""
    form.data = form.data.copy()
    form.data["version"] = str(report.version)
    return form


def _next_address(request: HttpRequest, report: Report) -> str:
    """Return the address of the next report that waits among those the inbox showed, else of the inbox."""
    rows = desk_rows(report.period, timezone.now())
    following = next_waiting(report.pk, rows, wanted_in(request), request.user)
    if following is not None:
        return _address("review:report", request, following.report_id)
    query = query_of(wanted_in(request), ky=report.period_id)
    return f"{reverse('review:inbox')}?{query}"


def _address(name: str, request: HttpRequest, *args: object) -> str:
    query = query_of(wanted_in(request))
    return f"{reverse(name, args=args)}?{query}" if query else reverse(name, args=args)
