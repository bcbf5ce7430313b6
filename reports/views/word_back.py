"""A Word file that was edited outside comes back: choose the file, look at what differs, take it section by section."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from core.errors import InputError
from reports.domain.outline import place_names
from reports.forms.sections import MAX_LINE
from reports.forms.word_back import FILE, Choices, WordBackForm, choice_field, read_choices, seen_field
from reports.models import Report, UploadedReport
from reports.selectors import published_outline
from reports.services.uploading import discard_upload, read_upload
from reports.services.word_back import accept_sections, keep_word_back
from reports.services.word_comparison import SectionDifference, WordComparison, compare_word
from reports.views.scope import leave_editor, own_report, require_writing


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A section that differs, with its fields."""

    difference: SectionDifference
    name: str
    choice_field: str
    seen_field: str
    choice: str
    error: str


@require_http_methods(["GET", "HEAD", "POST"])
def word_back(request: HttpRequest, report_id: int) -> HttpResponse:
    """Take the Word file of this report that somebody edited."""
    report = own_report(request, report_id)
    if request.method != "POST" and not report.is_written:
        return leave_editor(request, report)
    require_writing(report)
    form = WordBackForm(request.POST, request.FILES) if request.method == "POST" else WordBackForm()
    if form.is_bound and form.is_valid():
        try:
            upload = keep_word_back(report, request.user, form.cleaned_data["file"], MAX_LINE)
        except InputError as error:
            form.add_error("file", error.sentence)
        else:
            return redirect("reports:word_back_review", report.pk, upload.pk)
    return render(request, "reports/word_back_upload.html", {"report": report, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def review_word_back(request: HttpRequest, report_id: int, upload_id: int) -> HttpResponse:
    """Show the sections that differ; take what was accepted."""
    report = own_report(request, report_id)
    if request.method != "POST" and not report.is_written:
        return leave_editor(request, report)
    require_writing(report)
    uploads = UploadedReport.objects.filter(kind=UploadedReport.Kind.EDITED_WORD, uploaded_by=request.user)
    upload = get_object_or_404(uploads, pk=upload_id, report=report)
    comparison = compare_word(report, read_upload(upload))
    if request.method != "POST":
        return _review(request, report, upload, comparison)
    choices = read_choices(request.POST, comparison.differences)
    if choices.errors:
        return _review(request, report, upload, comparison, choices)
    return _take_in(request, report, upload, comparison, choices)


def _take_in(
    request: HttpRequest, report: Report, upload: UploadedReport, comparison: WordComparison, choices: Choices
) -> HttpResponse:
    done = accept_sections(report, request.user, comparison, choices.accepted)
    if done.taken:
        messages.success(request, f"Đã nhận {len(done.taken)} mục từ tệp “{upload.name}”.")
    if choices.refused:
        messages.info(request, f"Giữ bản trên cổng ở {choices.refused} mục.")
    if done.stale:
        messages.warning(
            request,
            f"{len(done.stale)} mục vừa được lưu trên cổng nên chưa thay đổi. Khác biệt hiện nay ở bên dưới, "
            "hãy chọn lại.",
        )
        return _review(request, report, upload, compare_word(report, read_upload(upload)), only=done.stale)
    discard_upload(upload)
    return redirect("reports:edit", report.pk)


def _review(
    request: HttpRequest,
    report: Report,
    upload: UploadedReport,
    comparison: WordComparison,
    choices: Choices | None = None,
    only: Collection[str] | None = None,
) -> HttpResponse:
    names = place_names(published_outline(report.outline))
    shown = [one for one in comparison.differences if only is None or one.key in only]
    context = {
        "report": report,
        "upload": upload,
        "comparison": comparison,
        "rows": [_row(difference, names, choices or Choices()) for difference in shown],
        "errors": len(choices.errors) if choices else 0,
        "changed_on_portal": [names[key] for key in comparison.changed_on_portal],
        "locked": [names[key] for key in comparison.locked],
        "headings_gone": [names[key] for key in comparison.headings_gone],
    }
    return render(request, "reports/word_back_review.html", context)


def _row(difference: SectionDifference, names: Mapping[str, str], choices: Choices) -> DifferenceRow:
    key = difference.key
    proposed = "" if difference.needs_choice else FILE
    return DifferenceRow(
        difference=difference,
        name=names[key],
        choice_field=choice_field(key),
        seen_field=seen_field(key),
        choice=choices.chosen.get(key, proposed),
        error=choices.errors.get(key, ""),
    )
