"""Keeping a warning, keeping it no longer, and opening locked sections that have errors."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from core.errors import InputError
from reports.checks.runner import check
from reports.forms.submission import KeepForm
from reports.review.actor import actor_of
from reports.review.checklist import checklist_of
from reports.review.error_openings import open_sections_with_errors
from reports.review.transitions import Refused
from reports.review.waivers import keep_warning, withdraw_waiver
from reports.services.current import document_of
from reports.views.scope import own_report
from reports.views.submission.checking import check_page

_GONE = "Cảnh báo này không còn: nội dung của mục đã thay đổi. Hãy xem lại danh sách bên dưới."


@require_POST
def keep(request: HttpRequest, report_id: int) -> HttpResponse:
    """Keep the words that a warning of the page speaks of."""
    report = own_report(request, report_id)
    form = KeepForm(request.POST)
    if not form.is_valid():
        return check_page(request, report, kept=form, problem=_GONE if form.errors.keys() - {"reason"} else "")
    values = form.cleaned_data
    found = checklist_of(report, document_of(report)).find_warning(values["rule"], values["key"], values["words"])
    if found is None:
        return check_page(request, report, problem=_GONE)
    try:
        keep_warning(report_id, found.issue, values["reason"], actor_of(request))
    except InputError as error:
        form.add_error("reason", error.sentence)
        return check_page(request, report, kept=form)
    except Refused as error:
        return check_page(request, own_report(request, report_id), problem=str(error))
    return redirect(reverse("submission:check", args=[report_id]) + f"#{found.anchor}")


@require_POST
def withdraw(request: HttpRequest, report_id: int, waiver_id: int) -> HttpResponse:
    """Keep a warning no longer."""
    own_report(request, report_id)
    try:
        withdraw_waiver(report_id, waiver_id, actor_of(request))
    except Refused as error:
        return check_page(request, own_report(request, report_id), problem=str(error))
    messages.success(request, "Đã bỏ giữ nguyên.")
    return redirect("submission:check", report_id)


@require_POST
def open_locked(request: HttpRequest, report_id: int) -> HttpResponse:
    """Open the locked sections of a returned report that have errors."""
    report = own_report(request, report_id)
    places = open_sections_with_errors(report_id, check(document_of(report)), actor_of(request))
    if places:
        messages.success(request, f"Đã mở mục {'; '.join(places)} để sửa.")
    else:
        messages.info(request, "Không còn mục nào bị khóa mà có lỗi.")
    return redirect("submission:check", report_id)
