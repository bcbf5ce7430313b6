"""Handing the report to the unit's leader, sending it, and giving it back."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from reports.domain.states import Action, roles_for
from reports.forms.submission import BackForm, MoveForm, SendForm
from reports.models import Report
from reports.permissions import move_verdict, roles_in
from reports.review.actor import actor_of
from reports.review.error_openings import open_sections_with_errors
from reports.review.transitions import (
    HasErrors,
    Refused,
    TooLate,
    Unchanged,
    send_back,
    send_to_leader,
    submit,
)
from reports.views.post_only import post_only
from reports.views.scope import own_report
from reports.views.submission.checking import check_page, form_address

_WITH_LEADER = (
    "Đã trình thủ trưởng đơn vị. Trong lúc chờ, báo cáo không sửa được; "
    "muốn sửa, hãy lấy lại ở trang “Kiểm tra và gửi”."
)
_SENT = "Đã gửi báo cáo đến Sở Nội vụ. Bạn nhận được thông báo khi Sở Nội vụ tiếp nhận hoặc yêu cầu bổ sung, chỉnh sửa."


@post_only(form_address)
def to_leader(request: HttpRequest, report_id: int) -> HttpResponse:
    """Hand the report to the unit's leader."""
    report = _report_to_move(request, report_id, "to_leader")[0]
    form = MoveForm(request.POST)
    if not form.is_valid():
        return check_page(request, report, problem=form.problem)
    problem = _try(request, report, lambda: send_to_leader(report_id, form.cleaned_data["version"], actor_of(request)))
    if problem:
        return check_page(request, own_report(request, report_id), problem=problem)
    messages.success(request, _WITH_LEADER)
    return redirect("reports:preview", report_id)


@post_only(form_address)
def send(request: HttpRequest, report_id: int) -> HttpResponse:
    """Send the report to Sở Nội vụ."""
    report, roles = _report_to_move(request, report_id, "submit")
    form = SendForm(request.POST, is_leader="leader" in roles)
    if not form.is_valid():
        return check_page(request, report, send=form)
    version, unchanged = form.cleaned_data["version"], form.cleaned_data["unchanged"]
    try:
        problem = _try(request, report, lambda: submit(report_id, version, actor_of(request), unchanged))
    except Unchanged as error:
        form.asks_unchanged = True
        form.add_error("unchanged", str(error))
        return check_page(request, report, send=form)
    if problem:
        return check_page(request, own_report(request, report_id), send=form, problem=problem)
    messages.success(request, _SENT)
    return redirect("reports:preview", report_id)


@post_only(form_address)
def give_back(request: HttpRequest, report_id: int) -> HttpResponse:
    """Give the report back to whoever writes it: the leader with a reason, or the clerk who takes it back."""
    report, roles = _report_to_move(request, report_id, "send_back")
    form = BackForm(request.POST)
    if not form.is_valid():
        return check_page(request, report, back=form)
    version, reason = form.cleaned_data["version"], form.cleaned_data["reason"]
    problem = _try(request, report, lambda: send_back(report_id, version, actor_of(request), reason))
    if problem:
        return check_page(request, own_report(request, report_id), back=form, problem=problem)
    done = "Đã trả lại người lập báo cáo" if "leader" in roles else "Đã lấy lại báo cáo"
    messages.success(request, f"{done}. Báo cáo sửa được từ bây giờ; sửa xong, hãy trình lại.")
    return redirect("reports:preview", report_id)


def _report_to_move(request: HttpRequest, report_id: int, action: Action) -> tuple[Report, frozenset[str]]:
    """Return the report and the person's roles; raises Http404 and PermissionDenied, also where the role lacks."""
    report = own_report(request, report_id)
    roles = roles_in(request.user, report.unit)
    if not roles.intersection(roles_for(action, report.unit.clerk_submits)):
        raise PermissionDenied(move_verdict(roles, report, action).reason)
    return report, roles


def _try(request: HttpRequest, report: Report, move: Callable[[], object]) -> str:
    """Move the report; return "", or why it stays as it is."""
    try:
        move()
    except (Refused, TooLate) as error:
        return str(error)
    except HasErrors as error:
        places = open_sections_with_errors(report.pk, error.issues, actor_of(request))
        if places:
            return f"{error} Đã mở mục {'; '.join(places)} để sửa."
        return str(error)
    return ""
