"""Removing an attached file, once somebody confirmed what is lost."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.attachments import remove_attachment
from accounts.models import Attachment
from reports.models import Section
from reports.services.evidence import SectionClosed, remove_from_section
from reports.views.evidence.files import files_answer
from reports.views.evidence.places import Place, attachment_in_place, require_writing


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, attachment_id: int) -> HttpResponse:
    """Ask whether the file is to be removed, or remove it."""
    attachment, place = attachment_in_place(request, attachment_id)
    require_writing(place)
    refusal = ""
    if request.method == "POST":
        try:
            _remove(request, attachment, place)
        except SectionClosed as error:
            refusal = error.sentence
        else:
            return files_answer(request, place, f"Đã xóa tệp “{attachment.name}”.")
    context = {"attachment": attachment, "place": place, "report": place.report, "refusal": refusal}
    return render(request, "reports/evidence/remove.html", context)


def _remove(request: HttpRequest, attachment: Attachment, place: Place) -> None:
    if isinstance(place.owner, Section):
        remove_from_section(place.owner, request.user, attachment)
    else:
        remove_attachment(attachment)
