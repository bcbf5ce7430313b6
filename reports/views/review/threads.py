"""Commenting on a report: a new comment, closing one, opening one again; and answering requests for more sections.

A GET writes nothing and shows the report: the sign-in leads here when the session ended before the click.
"""

from urllib.parse import quote, urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from core.text import clean
from reports.forms.review import MessageForm, RequestAnswerForm
from reports.models import Report
from reports.review.actor import actor_of
from reports.review.comments import COMMENTED_IN, close_comment, reopen_comment, write_comment
from reports.review.section_requests import grant_section, refuse_section
from reports.review.transitions import Refused
from reports.services.revisions import frozen_document, last_revision
from reports.views.review.page import Failed, comment_form, comments_by_words, review_page
from reports.views.review.scope import issue_in, query_of, report_to_review, shown_in, wanted_in

_TWIN = "Đoạn này đã có góp ý chưa xong. Hãy xem góp ý đó; nếu vẫn cần, hãy bấm “Vẫn ghi góp ý”."


@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, report_id: int) -> HttpResponse:
    """Comment on the section `?muc=`, a blank one being the whole report; then show its thread."""
    report = report_to_review(request, report_id)
    key = clean(request.GET.get("muc", ""))
    if request.method != "POST":
        return redirect(_address(request, report, key))
    revision = last_revision(report)
    form = comment_form(frozen_document(revision) if revision else None, key, request.POST)
    failed = twin = None
    if form.is_valid() and not request.POST.get("again"):
        twin = comments_by_words(report).get((key, form.cleaned_data["excerpt"]))
        if twin is not None:
            form.add_error("excerpt", _TWIN)
    if form.is_valid():
        kind, code = form.target()
        asked = form.cleaned_data
        try:
            written = write_comment(report.pk, key, kind, code, asked["excerpt"], asked["text"], actor_of(request))
        except Refused as refused:
            failed = Failed(str(refused), asked["text"], asked["excerpt"])
        else:
            messages.success(request, f"Đã ghi góp ý. {_told_when(report)}", extra_tags=f"gop-y-{written.pk}")
            return redirect(_address(request, report, anchor=f"gop-y-{written.pk}"))
    report = report_to_review(request, report_id)
    if failed is None and report.state not in COMMENTED_IN:
        # No form is shown that could hold what was typed.
        wrong = next(errors[0] for errors in form.errors.values())
        failed = Failed(wrong, clean(request.POST.get("text", "")), clean(request.POST.get("excerpt", "")))
    return review_page(request, report, failed, twin=twin, comment_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, report_id: int, comment_id: int) -> HttpResponse:
    """Close a comment that is settled; 404 for one of another report."""
    report = report_to_review(request, report_id)
    settled = get_object_or_404(report.comments, pk=comment_id)
    if request.method == "POST":
        try:
            close_comment(settled.pk, actor_of(request))
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "Đã đóng góp ý.", extra_tags=f"gop-y-{settled.pk}")
    return redirect(_address(request, report, anchor=f"gop-y-{settled.pk}"))


@require_http_methods(["GET", "HEAD", "POST"])
def reopen_thread(request: HttpRequest, report_id: int, comment_id: int) -> HttpResponse:
    """Open a comment again and say what is still wrong; 404 for one of another report."""
    report = report_to_review(request, report_id)
    unsettled = get_object_or_404(report.comments, pk=comment_id)
    if request.method == "POST":
        form = MessageForm(request.POST)
        try:
            if form.is_valid():
                reopen_comment(unsettled.pk, form.cleaned_data["text"], actor_of(request))
        except Refused as refused:
            form.add_error("text", str(refused))
        if form.errors:
            failed = Failed(form.errors["text"][0], clean(request.POST.get("text", "")), comment_id=unsettled.pk)
            return review_page(request, report_to_review(request, report_id), failed)
        messages.success(request, f"Đã mở lại góp ý. {_told_when(report)}", extra_tags=f"gop-y-{unsettled.pk}")
    return redirect(_address(request, report, anchor=f"gop-y-{unsettled.pk}"))


@require_http_methods(["GET", "HEAD", "POST"])
def decide_section(request: HttpRequest, report_id: int, request_id: int) -> HttpResponse:
    """Open another section of a returned report as its unit asks, or say why not; 404 for another report's request."""
    report = report_to_review(request, report_id)
    asked = get_object_or_404(report.section_requests, pk=request_id)
    if request.method == "POST":
        form = RequestAnswerForm(request.POST)
        granted = request.POST.get("decision") == "grant"
        try:
            if form.is_valid():
                (grant_section if granted else refuse_section)(
                    asked.pk, answer=form.cleaned_data["answer"], by=actor_of(request)
                )
        except Refused as refused:
            form.add_error("answer", str(refused))
        if form.errors:
            failed = Failed(form.errors["answer"][0], clean(request.POST.get("answer", "")), request_id=asked.pk)
            return review_page(request, report_to_review(request, report_id), failed)
        done = "Đã mở mục theo đề nghị của đơn vị." if granted else "Đã trả lời đơn vị: không mở mục."
        messages.success(request, done)
    return redirect(_address(request, report, anchor="de-nghi"))


def _told_when(report: Report) -> str:
    if report.state == Report.State.RETURNED:
        return "Đơn vị đã được báo và sửa được mục này."
    return "Góp ý được gửi cho đơn vị khi bạn yêu cầu bổ sung, chỉnh sửa."


def _address(request: HttpRequest, report: Report, key: str | None = None, anchor: str = "") -> str:
    """Return the page of the report: at the section `key`, with the form to comment on it, or at `anchor`."""
    query = query_of(wanted_in(request), **shown_in(request), **({} if key is None else issue_in(request)))
    if key is not None:
        query = f"{query}&{urlencode({'muc': key})}".lstrip("&")
        anchor = f"node-{key}" if key else "gop-y"
    address = reverse("review:report", args=[report.pk])
    return f"{address}{f'?{query}' if query else ''}{f'#{quote(anchor)}' if anchor else ''}"
