"""The unit answers a comment, and asks for another section.

A GET writes nothing and shows where the form stands: the sign-in leads here when the session ended before the click.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from core.text import clean
from reports.forms.responses import SectionRequestForm
from reports.review.actor import actor_of
from reports.review.comments import answer_comment
from reports.review.section_requests import ask_section
from reports.review.threads import comments_told
from reports.review.transitions import Refused
from reports.views.responses.listing import FailedAnswer, comments_panel, responses_page
from reports.views.scope import own_report, section_verdict
from reports.views.sections import editor_page, section_response

_ANSWERED = "Đã gửi trả lời góp ý."
_ASKED = "Đã gửi đề nghị mở mục. Sở Nội vụ trả lời trong mục này và ở thông báo."


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, report_id: int, comment_id: int) -> HttpResponse:
    """Store an answer; the editor gets the section's comments anew, other pages lead back to the comment."""
    report = own_report(request, report_id)
    comment = get_object_or_404(comments_told(report), pk=comment_id)
    back = f"{reverse('responses:list', args=[report.pk])}#gop-y-{comment.pk}"
    if request.method != "POST":
        return redirect(back)
    text = clean(request.POST.get("text", ""))
    in_editor = bool(request.headers.get("HX-Request"))
    try:
        answer_comment(comment.pk, text, actor_of(request))
    except Refused as refused:
        report = own_report(request, report_id)
        failed = FailedAnswer(comment.pk, text, str(refused))
        if in_editor:
            return comments_panel(request, report, comment.key, failed=failed)
        return responses_page(request, report, failed)
    if in_editor:
        return comments_panel(request, report, comment.key, _ANSWERED)
    messages.success(request, _ANSWERED)
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Ask for a locked section; what was typed stays where it cannot be asked for."""
    report = own_report(request, report_id)
    if request.method != "POST":
        return redirect("reports:section", report.pk, key)
    form = SectionRequestForm(request.POST)
    message = ""
    if form.is_valid():
        try:
            ask_section(report.pk, key, form.cleaned_data["reason"], actor_of(request))
        except Refused as refused:
            # A colleague may have sent the report meanwhile: the page shows it as it stands, with what was typed.
            report = own_report(request, report_id)
            form.add_error("reason", str(refused))
            message = str(refused) if section_verdict(report, key).allowed else ""
        else:
            if not request.headers.get("HX-Request"):
                messages.success(request, _ASKED)
                return redirect("reports:section", report.pk, key)
            form, message = SectionRequestForm(), _ASKED
    if request.headers.get("HX-Request"):
        return section_response(request, report, key, message, ask_form=form)
    return editor_page(request, report, key, message=message, ask_form=form)
