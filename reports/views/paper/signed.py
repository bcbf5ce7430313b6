"""Signed copies of a revision: the list with what was found in them, taking in one more, and each as a download."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from core.errors import InputError
from core.file_types import PDF
from core.verdict import Verdict
from reports.forms.paper import PdfForm
from reports.models import Report, Revision
from reports.permissions import may_write
from reports.review.actor import actor_of
from reports.services.signed_copies import SIGNED_COPIES, add_signed_copy, signed_copies_of
from reports.views.scope import report_in_scope


@require_http_methods(["GET", "HEAD", "POST"])
def signed(request: HttpRequest, report_id: int, number: int) -> HttpResponse:
    """Show the signed copies of a revision to those who read the report; its unit's writers add one."""
    report = report_in_scope(request, report_id)
    verdict = may_write(request.user, report.unit)
    form = PdfForm()
    if request.method == "POST":
        if not verdict.allowed:
            raise PermissionDenied(verdict.reason)
        form = PdfForm(request.POST, request.FILES)
        revision = get_object_or_404(Revision.objects.select_related("report"), report=report, number=number)
        if form.is_valid():
            try:
                copy = add_signed_copy(revision, form.cleaned_data["file"], actor_of(request))
            except InputError as error:
                form.add_error("file", error.sentence)
            else:
                messages.success(request, f"Đã tải lên bản đã ký “{copy.name}”. Xem kết quả đối chiếu bên dưới.")
                return redirect("paper:signed", report.pk, number)
    return _page(request, report, number, verdict, form)


def _page(request: HttpRequest, report: Report, number: int, verdict: Verdict, form: PdfForm) -> HttpResponse:
    rows = report.revisions.select_related("transition__actor").defer("tree").prefetch_related(SIGNED_COPIES)
    context = {
        "report": report,
        "revision": get_object_or_404(rows, number=number),
        "writing": verdict,
        "form": form,
    }
    return render(request, "reports/paper/signed.html", context)


@require_safe
@cache_control(private=True, no_store=True)
def signed_file(request: HttpRequest, report_id: int, number: int, copy_id: int) -> HttpResponseBase:
    """Return a signed copy as an attachment; 404 where the user may not see it or its content is gone."""
    copies = signed_copies_of(request.user).filter(revision__report=report_id, revision__number=number)
    copy = get_object_or_404(copies, pk=copy_id)
    try:
        content = copy.content.open("rb")
    except FileNotFoundError as error:
        raise Http404("Tệp không còn trong kho lưu trữ, hãy báo người quản trị.") from error
    response = FileResponse(content, as_attachment=True, filename=copy.name, content_type=PDF.media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
