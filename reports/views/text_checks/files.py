"""The text as it was mended, and what was found in it, as files."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache

from reports.forms.text_check import TextCheckForm
from reports.renderers.issue_list import OF_A_TEXT, render_issues
from reports.views.post_only import post_only
from reports.views.text_checks.page import findings_of

_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _form_address(request: HttpRequest) -> str:
    return reverse("text_checks:check")


@never_cache
@post_only(_form_address)
def text_file(request: HttpRequest) -> HttpResponse:
    """Return the text as it stands in the page, with the line ends of Windows."""
    form = TextCheckForm(request.user, request.POST)
    if not form.is_valid():
        return render(request, "reports/text_checks/start.html", {"form": form})
    words = form.cleaned_data["text"].replace("\n", "\r\n")
    return _file("van-ban.txt", "text/plain; charset=utf-8", words.encode("utf-8-sig"))


@never_cache
@post_only(_form_address)
def findings_file(request: HttpRequest) -> HttpResponse:
    """Return all findings in the text as a workbook."""
    form = TextCheckForm(request.user, request.POST)
    if not form.is_valid():
        return render(request, "reports/text_checks/start.html", {"form": form})
    rows = [finding.row for finding in findings_of(form.cleaned_data["text"], form)]
    return _file("ket-qua-kiem-tra.xlsx", _EXCEL, render_issues("Kết quả kiểm tra văn bản", rows, OF_A_TEXT))


def _file(name: str, content_type: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
