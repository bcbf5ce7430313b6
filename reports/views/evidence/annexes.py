"""An attached workbook as an annex of the report: title, rows of the head, and the table as it was read."""

from pathlib import PurePath
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.models import Attachment
from core.errors import InputError
from core.file_types import EXCEL
from reports.forms.evidence import AnnexForm
from reports.models import AnnexTable, Section
from reports.services.annexes import leave_out_of_annexes, print_as_annex, table_of
from reports.services.evidence import SectionClosed
from reports.views.evidence.files import files_answer
from reports.views.evidence.places import Place, attachment_in_place, require_writing

_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
def annex(request: HttpRequest, attachment_id: int) -> HttpResponse:
    """Show the table of an Excel file of a section; print it as an annex, or ("leave_out") no longer."""
    attachment, place = attachment_in_place(request, attachment_id)
    if not isinstance(place.owner, Section) or attachment.media_type != EXCEL.media_type:
        raise Http404("Chỉ tệp Excel của một mục mới in được thành phụ lục.")
    require_writing(place)
    if request.method != "POST":
        return _page(request, attachment, place, AnnexForm(initial=_initial(attachment)))
    if "leave_out" in request.POST:
        try:
            leave_out_of_annexes(place.owner, attachment, request.user)
        except SectionClosed as error:
            return _page(request, attachment, place, AnnexForm(initial=_initial(attachment)), error.sentence)
        return _done(request, place, f"Báo cáo không còn in bảng trong tệp “{attachment.name}”.")
    form = AnnexForm(request.POST)
    if form.is_valid():
        try:
            print_as_annex(place.owner, attachment, request.user, **form.cleaned_data)
        except SectionClosed as error:
            return _page(request, attachment, place, form, error.sentence)
        except InputError as error:
            form.add_error("head_rows", error.sentence)
        else:
            return _done(request, place, f"Báo cáo in bảng trong tệp “{attachment.name}” thành phụ lục.")
    return _page(request, attachment, place, form)


def _initial(attachment: Attachment) -> dict[str, Any]:
    table = _annex_of(attachment)
    if table:
        return {"title": table.title, "head_rows": table.head_rows}
    return {"title": PurePath(attachment.name).stem, "head_rows": 1}


def _annex_of(attachment: Attachment) -> AnnexTable | None:
    return getattr(attachment, "annex_table", None)


def _page(
    request: HttpRequest, attachment: Attachment, place: Place, form: AnnexForm, closed: str = ""
) -> HttpResponse:
    """Show the table and the form; `closed` says why nothing was changed, and what was typed stays."""
    rows: list[list[str]] = []
    refusal = ""
    try:
        rows = table_of(attachment)
    except InputError as error:
        refusal = error.sentence
    context = {
        "attachment": attachment,
        "place": place,
        "report": place.report,
        "form": form,
        "refusal": refusal,
        "closed": closed,
        "rows": rows[:_SHOWN],
        "row_count": len(rows),
        "hidden_count": max(len(rows) - _SHOWN, 0),
        "column_count": len(rows[0]) if rows else 0,
        "annex": _annex_of(attachment),
    }
    in_editor = request.headers.get("HX-Request")
    template = "reports/evidence/_annex_form.html" if in_editor else "reports/evidence/annex.html"
    return render(request, template, context)


def _done(request: HttpRequest, place: Place, message: str) -> HttpResponse:
    """Answer as the files do; in the editor the list takes its place and the form, which is done with, is closed."""
    response = files_answer(request, place, message)
    if request.headers.get("HX-Request"):
        response.write('<div id="section-tool" hx-swap-oob="true"></div>')
        response.headers["HX-Retarget"] = "#section-files"
        response.headers["HX-Reswap"] = "outerHTML"
    return response
