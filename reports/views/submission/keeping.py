"""Keeping a warning, keeping it no longer, and opening locked sections that have errors."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from core.errors import InputError
from core.text import clean
from reports.checks.runner import check
from reports.forms.submission import KeepForm
from reports.models import Report
from reports.review.actor import actor_of
from reports.review.checklist import checklist_of
from reports.review.error_openings import open_sections_with_errors
from reports.review.transitions import Refused
from reports.review.waivers import keep_warning, withdraw_waiver
from reports.services.current import document_of
from reports.views.post_only import post_only
from reports.views.scope import own_report
from reports.views.shown_checks import chosen_kind
from reports.views.submission.checking import check_address, check_page, form_address, next_place
from reports.views.submission.section_checks import section_checks_page

_GONE = "Cảnh báo này không còn: nội dung của mục đã thay đổi. Hãy xem lại danh sách bên dưới."


@post_only(form_address)
def keep(request: HttpRequest, report_id: int) -> HttpResponse:
    """Keep the words that a warning of the page speaks of."""
    report = own_report(request, report_id)
    form = KeepForm(request.POST)
    if not form.is_valid():
        return _again(request, report, form, _GONE if form.errors.keys() - {"reason"} else "")
    values = form.cleaned_data
    found = checklist_of(report, document_of(report)).find_warning(values["rule"], values["key"], values["words"])
    if found is None:
        return _again(request, report, problem=_GONE)
    try:
        keep_warning(report_id, found.issue, values["reason"], actor_of(request))
    except InputError as error:
        form.add_error("reason", error.sentence)
        return _again(request, report, form)
    except Refused as error:
        return _again(request, own_report(request, report_id), problem=str(error))
    if _is_beside(request):
        return _again(request, own_report(request, report_id))
    is_listed = not chosen_kind(request)
    return redirect(
        check_address(request, report, found.anchor if is_listed else next_place(request, report, values["key"]))
    )


@post_only(form_address)
def withdraw(request: HttpRequest, report_id: int, waiver_id: int) -> HttpResponse:
    """Keep a warning no longer."""
    report = own_report(request, report_id)
    try:
        withdraw_waiver(report_id, waiver_id, actor_of(request))
    except Refused as error:
        return _again(request, own_report(request, report_id), problem=str(error))
    if _is_beside(request):
        return _again(request, own_report(request, report_id))
    messages.success(request, "Đã bỏ giữ nguyên.")
    return redirect(check_address(request, report))


@post_only(form_address)
def open_locked(request: HttpRequest, report_id: int) -> HttpResponse:
    """Open the locked sections of a returned report that have errors."""
    report = own_report(request, report_id)
    places = open_sections_with_errors(report_id, check(document_of(report)), actor_of(request))
    if places:
        messages.success(request, f"Đã mở mục {'; '.join(places)} để sửa.")
    else:
        messages.info(request, "Không còn mục nào bị khóa mà có lỗi.")
    return redirect("submission:check", report_id)


def _is_beside(request: HttpRequest) -> bool:
    """Whether the form stands beside a section in the editor, which names itself."""
    return bool(request.headers.get("HX-Request") and request.GET.get("muc"))


def _again(request: HttpRequest, report: Report, kept: KeepForm | None = None, problem: str = "") -> HttpResponse:
    """Show where the form stands anew, with `kept` in the place of an empty form."""
    if _is_beside(request):
        return section_checks_page(request, report, clean(request.GET["muc"]), kept, problem)
    return check_page(request, report, kept=kept, problem=problem)
