"""“Đối chiếu bản báo cáo”: anybody asks of a PDF whether it is the one that was sent or approved."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from core.errors import InputError
from reports.forms.paper import PdfForm
from reports.services.paper_verifying import verify
from reports.services.signed_copies import read_upload


@require_http_methods(["GET", "HEAD", "POST"])
def verify_paper(request: HttpRequest) -> HttpResponse:
    """Show the form, and below it what was found out about an uploaded PDF; nothing is stored."""
    form, context = PdfForm(), {}
    if request.method == "POST":
        form = PdfForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                name, data = read_upload(form.cleaned_data["file"])
            except InputError as error:
                form.add_error("file", error.sentence)
            else:
                context = {"name": name, "found": verify(request.user, data)}
    return render(request, "reports/paper/verify.html", {"form": form, **context})
