"""The files of a revision: always the same bytes, never rendered while somebody waits."""

from collections.abc import Iterable

from django.contrib import messages
from django.db.models import Manager, QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from core.errors import InputError
from reports.models import Report, Revision, RevisionFile
from reports.services.exporting import export_name
from reports.services.formats import FORMATS
from reports.services.revisions import open_file
from reports.templatetags.revision_tags import making_words
from reports.views.scope import report_in_scope


@require_safe
@cache_control(private=True, no_store=True)
def revision_file(request: HttpRequest, report_id: int, number: int, format_name: str) -> HttpResponseBase:
    """Return a revision as an attachment in a format of FORMATS; see `file_response`."""
    report = report_in_scope(request, report_id)
    revision = get_object_or_404(report.revisions, number=number)
    return file_response(request, report, revision, format_name, f"-phien-ban-{number}")


@require_safe
@cache_control(private=True, no_store=True)
def revision_files(request: HttpRequest, report_id: int, number: int) -> HttpResponse:
    """Show how far the files of a revision are: a part of a page, asked for again while something is being made."""
    report = report_in_scope(request, report_id)
    revision = get_object_or_404(report.revisions.defer("tree"), number=number)
    files = in_order(with_revision(revision.files))
    return render(request, "reports/revisions/_files.html", {"report": report, "files": files})


def in_order(files: Iterable[RevisionFile]) -> list[RevisionFile]:
    """Return the files of a revision in the order of FORMATS."""
    places = {name: place for place, name in enumerate(FORMATS)}
    return sorted(files, key=lambda file: places[file.format])


def with_revision(files: Manager[RevisionFile]) -> QuerySet[RevisionFile]:
    """Return files with as much of their revision as their addresses need (one query)."""
    return files.select_related("revision").defer("revision__tree")


def file_response(
    request: HttpRequest, report: Report, revision: Revision, format_name: str, suffix: str = ""
) -> HttpResponseBase:
    """Return the file as it lies in the storage, or the page of all revisions with the reason why it cannot be had.

    Raises Http404 for a name that is no format.
    """
    if format_name not in FORMATS:
        raise Http404(f"Không có định dạng “{format_name}”.")
    name = export_name(report, format_name, suffix)
    media_type = FORMATS[format_name].media_type
    if format_name == "json":
        response = HttpResponse(revision.tree.encode(), content_type=media_type)
        response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
        return response
    file = with_revision(revision.files).get(format=format_name)
    try:
        if file.is_ready:
            return FileResponse(open_file(file), as_attachment=True, filename=name, content_type=media_type)
        messages.warning(request, making_words(file))
    except InputError as error:
        messages.error(request, error.sentence)
    return redirect("revisions:list", report.pk)
