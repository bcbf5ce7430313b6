"""The page where a unit sees what is missing and wrong before it sends its report."""

from typing import Any, Final
from urllib.parse import quote, urlencode

from django.db.models import F, prefetch_related_objects
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.models import Membership
from core.text import clean
from reports.domain.faults import is_missing
from reports.domain.marks import MARKS
from reports.domain.states import roles_for
from reports.forms.kept_typed import keep_typed
from reports.forms.submission import BackForm, KeepForm, SendForm
from reports.models import Report
from reports.review.checklist import Checklist, checklist_of
from reports.review.due import due_of
from reports.review.error_openings import locked_with_errors
from reports.review.unit_comments import CAME_BACK, COMMENTED, open_counts
from reports.selectors import published_places
from reports.services.current import document_of
from reports.views.scope import own_report, section_verdict
from reports.views.shown_checks import CHOSEN_BY, chosen_kind, shown_checks

MENDED: Final = "mended"
"""Where the session keeps the last mend, so that it can be undone."""


@require_safe
def check_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show what keeps the report from being sent, and what can be done with it now."""
    return check_page(request, own_report(request, report_id))


@require_safe
def faults(request: HttpRequest, report_id: int) -> HttpResponse:
    """Return in JSON which answered sections have errors, and how many open warnings, for the editor's outline."""
    report = own_report(request, report_id)
    checklist = checklist_of(report, document_of(report))
    keys = dict.fromkeys(one.issue.node for one in checklist.issues if one.is_error and one.issue.code != "required")
    marks = {"keys": list(keys), "mark": "to_mend", "mark_label": MARKS["to_mend"]}
    return JsonResponse(marks | {"warnings": checklist.warnings_by_key})


def check_page(
    request: HttpRequest,
    report: Report,
    send: SendForm | None = None,
    back: BackForm | None = None,
    kept: KeepForm | None = None,
    problem: str = "",
) -> HttpResponse:
    """Show the page; forms with errors stand in the place of empty ones. `problem`: why an action was not done."""
    # Read once for the document and for what is locked.
    prefetch_related_objects([report], "openings")
    document = document_of(report)
    checklist = checklist_of(report, document)
    required = [node for node in document.walk() if node.required]
    members = list(Membership.objects.filter(unit=report.unit, user__is_active=True).select_related("user"))
    roles = frozenset(one.role for one in members if one.user_id == request.user.pk)
    report.due_at = due_of(report)
    back = back or BackForm()
    keep_typed(back, request.user.pk, report.pk)
    context = {
        "report": report,
        "editable": report.is_written,
        "paper_address": reverse("reports:preview", args=[report.pk]),
        "required": len(required),
        "answered": sum(not is_missing(node.required, node.state) for node in required),
        "leaders": [one.user for one in members if one.role == Membership.Role.LEADER],
        "locked": _locked(report, checklist),
        "open_comments": sum(open_counts(report).values()),
        "kept_form": kept,
        "closed": {one.key for one in checklist.sections if not section_verdict(report, one.key).allowed},
        **shown_checks(request, checklist, reverse("submission:check", args=[report.pk])),
        **_just_mended(request, report),
        "problem": problem or next((form.problem for form in (send, back) if form is not None and form.problem), ""),
        **_moves(report),
        **_actions(report, roles, send, back),
    }
    return render(request, "reports/submission/check.html", context)


def check_address(request: HttpRequest, report: Report, anchor: str = "", **query: str) -> str:
    """Return where an action leads back to: the page with the kind that it shows, at `anchor`."""
    asked = urlencode({CHOSEN_BY: kind} | query if (kind := chosen_kind(request)) else query)
    address = reverse("submission:check", args=[report.pk])
    return f"{address}{f'?{asked}' if asked else ''}{f'#{quote(anchor)}' if anchor else ''}"


def form_address(request: HttpRequest, report_id: int, **captured: object) -> str:
    """Return the page of an action's form: the section in the editor that the address names (`?muc=`), else the page
    with the kind that it shows."""
    key = clean(request.GET.get("muc", ""))
    if key and "/" not in key:
        return reverse("reports:section", args=[report_id, key])
    kind = chosen_kind(request)
    return reverse("submission:check", args=[report_id]) + (f"?{urlencode({CHOSEN_BY: kind})}" if kind else "")


def next_place(request: HttpRequest, report: Report, key: str) -> str:
    """Return the anchor where the list goes on after something was done in the section `key`: the section itself while
    it has issues that the page shows, else the next one that has."""
    document = document_of(report)
    shown = shown_checks(request, checklist_of(report, document), "")["shown"]
    left = [section.key for section in shown.sections]
    order = {node.key: place for place, node in enumerate(document.walk())}
    here = order.get(key, len(order))
    following = next((one for one in left if order.get(one, len(order)) >= here), left[-1] if left else None)
    return "" if following is None else f"muc-{following}"


def _just_mended(request: HttpRequest, report: Report) -> dict[str, Any]:
    """Return the mend that led back to the page, or that one was undone."""
    done, last = request.GET.get("vua"), request.session.get(MENDED)
    if done == "sua" and last and last["report"] == report.pk:
        return {"mended": last | {"place": published_places(report.outline).get(last["key"], last["key"])}}
    return {"is_undone": done == "hoan-tac"}


def _moves(report: Report) -> dict[str, Any]:
    """Return how the report came where it is (one query): the last move, the return, the revision sent before."""
    moves = list(report.transitions.select_related("actor").annotate(revision_number=F("revision__number")))
    back = next((move for move in reversed(moves) if move.action in CAME_BACK), None)
    sent = [move.revision_number for move in moves if move.revision_number]
    return {
        "last": moves[-1] if moves and not report.is_written else None,
        "returned": back if report.state in COMMENTED else None,
        "earlier": None if report.is_frozen else max(sent, default=None),
    }


def _actions(report: Report, roles: frozenset[str], send: SendForm | None, back: BackForm) -> dict[str, Any]:
    """Return what this person can do with the report in its state."""
    is_leader = "leader" in roles
    is_waiting = report.state == Report.State.AWAITING_LEADER
    may_send = bool(roles.intersection(roles_for("submit", report.unit.clerk_submits)))
    return {
        "is_leader": is_leader,
        "is_waiting": is_waiting,
        "sends": may_send and (report.is_written or is_waiting),
        "hands_over": report.is_written and not is_leader,
        "send_form": send or SendForm(is_leader=is_leader),
        "back_form": back,
        # Where the report was taken back meanwhile there is no form that could hold what was typed.
        "typed_reason": "" if is_waiting else clean(back.data.get("reason", "")),
    }


def _locked(report: Report, checklist: Checklist) -> list[str]:
    """Return the keys of locked sections with errors, which have to be opened before they can be mended."""
    opened = [opening.key for opening in report.openings.all()]
    return locked_with_errors(report, (one.issue for one in checklist.issues), opened)
