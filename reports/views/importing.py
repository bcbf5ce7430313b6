"""An old report comes in through the browser: choose the file, look at what was recognised, correct it, confirm."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from core.errors import InputError
from reports.domain.editability import may_import
from reports.forms.uploads import UploadForm
from reports.importers.parsing import ParsedReport, parse_report
from reports.models import Report, UploadedReport
from reports.selectors import outline_data
from reports.services.importing import held_nodes, import_parsed, kept_otherwise
from reports.services.other_reports import other_report
from reports.services.uploading import discard_upload, keep_upload, read_upload
from reports.views.import_review import ReviewForm, review_rows
from reports.views.scope import leave_editor, own_report

_SHOWN_LEFT_OUT = 5


@require_http_methods(["GET", "HEAD", "POST"])
def upload_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Take the file of an old report for this report."""
    report = own_report(request, report_id)
    closed = _closed(request, report)
    if closed:
        return closed
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if form.is_bound and form.is_valid():
        try:
            upload = keep_upload(report, request.user, form.cleaned_data["file"])
        except InputError as error:
            form.add_error("file", error.sentence)
        else:
            return redirect("reports:import_review", report.pk, upload.pk)
    return render(request, "reports/import_upload.html", {"report": report, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def review_import(request: HttpRequest, report_id: int, upload_id: int) -> HttpResponse:
    """Show what was recognised in the file, section by section; with the corrections made, or take it in."""
    report = own_report(request, report_id)
    closed = _closed(request, report)
    if closed:
        return closed
    uploads = UploadedReport.objects.filter(kind=UploadedReport.Kind.OLD_REPORT, uploaded_by=request.user)
    upload = get_object_or_404(uploads, pk=upload_id, report=report)
    paragraphs = read_upload(upload)
    outline = outline_data(report.outline)
    place = partial(parse_report, paragraphs, outline, report.unit.short_name, report.unit.name)
    parsed = place()
    form = ReviewForm(outline, parsed)
    corrections = form.read(request.POST)
    if corrections:
        parsed = place(corrections)
    if "confirm" in request.POST and not form.errors:
        return _take_in(request, report, upload, parsed)
    context = {
        "report": report,
        "upload": upload,
        "parsed": parsed,
        "form": form,
        "other_report": other_report(report, parsed),
        "rows": review_rows(form, parsed, corrections, held_nodes(report, parsed)),
    }
    return render(request, "reports/import_review.html", context)


def _take_in(request: HttpRequest, report: Report, upload: UploadedReport, parsed: ParsedReport) -> HttpResponse:
    try:
        imported = import_parsed(parsed, upload.name, report.unit, report.period)
    except InputError as error:
        messages.error(request, error.sentence)
        return redirect("reports:import_review", report.pk, upload.pk)
    discard_upload(upload)
    if imported.filled:
        messages.success(request, f"Đã nhập {len(imported.filled)} mục từ tệp “{upload.name}”.")
    left_out = kept_otherwise(imported)
    if left_out:
        shown = "; ".join(f"“{words[:80]}”" for words in left_out[:_SHOWN_LEFT_OUT])
        messages.warning(request, f"Giữ nguyên các mục đã có nội dung, không nhập {len(left_out)} dòng: {shown}.")
    elif not imported.filled:
        messages.info(request, "Không thay đổi: các mục đều đã có nội dung này.")
    return redirect("reports:preview", report.pk)


def _closed(request: HttpRequest, report: Report) -> HttpResponse | None:
    """Return where a GET leads while nothing is taken in, None while it is; raises PermissionDenied for a POST."""
    verdict = may_import(report.state)
    if verdict.allowed:
        return None
    if request.method == "POST":
        raise PermissionDenied(verdict.reason)
    if not report.is_written:
        return leave_editor(request, report)
    messages.info(request, verdict.reason)
    return redirect("reports:edit", report.pk)
