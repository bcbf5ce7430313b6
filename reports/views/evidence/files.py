"""The files of a record or a section: the list, and attaching one more. The editor gets the section's list alone."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.attachments import attach, files_of
from accounts.models import Attachment
from core.errors import InputError
from reports.forms.evidence import AttachmentForm
from reports.models import Section
from reports.services.evidence import attach_to_section
from reports.views.evidence.places import NOT_IN_REPORT, Place, record_place, require_writing, section_place


@require_http_methods(["GET", "HEAD", "POST"])
def record_files(request: HttpRequest, unit_id: int, register: str, record_id: int) -> HttpResponse:
    """Show the files of a record, or attach one."""
    return _files(request, record_place(request, unit_id, register, record_id))


@require_http_methods(["GET", "HEAD", "POST"])
def section_files(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Show the files of a section, or attach one."""
    return _files(request, section_place(request, report_id, key))


def files_answer(request: HttpRequest, place: Place, message: str) -> HttpResponse:
    """Answer a change with what was done: the list in the editor, elsewhere the files' page."""
    if request.headers.get("HX-Request"):
        return _list(request, place, AttachmentForm(), message)
    messages.success(request, message)
    return redirect(place.address)


def _files(request: HttpRequest, place: Place) -> HttpResponse:
    if request.method != "POST":
        return _list(request, place, AttachmentForm())
    require_writing(place)
    form = AttachmentForm(request.POST, request.FILES)
    if form.is_valid():
        if place.owner is None:
            form.add_error("file", NOT_IN_REPORT)
        else:
            try:
                attached = _attach(request, place, form.cleaned_data["file"])
            except InputError as error:
                form.add_error("file", error.sentence)
            else:
                return files_answer(request, place, f"Đã đính kèm tệp “{attached.name}”.")
    return _list(request, place, form)


def _attach(request: HttpRequest, place: Place, file: UploadedFile) -> Attachment:
    if isinstance(place.owner, Section):
        return attach_to_section(place.owner, request.user, file)
    return attach(place.owner, place.unit, request.user, file)


def _list(request: HttpRequest, place: Place, form: AttachmentForm, message: str = "") -> HttpResponse:
    context = {
        "place": place,
        "report": place.report,
        "files_address": place.address,
        "files": files_of(place.owner) if place.owner else [],
        "upload_form": form,
        "message": message,
        "not_in_report": "" if place.owner else NOT_IN_REPORT,
        "is_open": True,
    }
    in_editor = place.report and place.writing.allowed and request.headers.get("HX-Request")
    template = "reports/evidence/_section_files.html" if in_editor else "reports/evidence/files.html"
    return render(request, template, context)
