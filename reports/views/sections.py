"""The editor: the outline with its marks and one open section."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.attachments import files_of
from core.numbers import format_number
from core.text import search_key
from reports.assembly.open_section import (
    OpenSection,
    edited_sections,
    open_section,
    open_section_of,
)
from reports.domain.marks import MARKS, Mark
from reports.forms.evidence import AttachmentForm
from reports.models import AnswerState, Report
from reports.selectors import published_outline, published_places
from reports.views.evidence.places import NOT_IN_REPORT, section_address
from reports.views.outline_entries import outline_entries
from reports.views.scope import report_to_write

STALE = "Mục này vừa được người khác lưu. Nội dung mới nhất hiện bên dưới, hãy thực hiện lại."


@require_safe
def edit_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Go to the first section that still needs an answer, else to the first that asks for one."""
    report = report_to_write(request, report_id)
    answered = set(report.sections.exclude(state=AnswerState.UNANSWERED).values_list("key", flat=True))
    nodes = published_outline(report.outline).nodes
    asked = [node.key for node in nodes if node.required] or [node.key for node in nodes]
    return redirect("reports:section", report.pk, next((key for key in asked if key not in answered), asked[0]))


@require_safe
def edit_section(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Show the editor with one section open; a request of the page itself gets the section alone."""
    report = report_to_write(request, report_id)
    if request.headers.get("HX-Request"):
        return render(request, "reports/editor/_section.html", _context(report, opened_section(report, key)))
    sections = list(edited_sections(report).prefetch_related("assignee", "edited_by"))
    opened = _found(lambda: open_section_of(report, key, sections), key)
    entries = list(outline_entries(report, sections, opened))
    required = [entry for entry in entries if entry.is_required]
    context = {
        "entries": entries,
        "marks": MARKS,
        "required": len(required),
        "answered": sum(entry.mark != "unanswered" for entry in required),
    }
    return render(request, "reports/editor/page.html", _context(report, opened) | context)


@require_safe
def computed(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Return in JSON what records and formulas make of the section now: its figures and the lines that follow them."""
    opened = opened_section(report_to_write(request, report_id), key)
    figures = {
        figure.value.code: {
            "computed": "" if figure.value.computed is None else format_number(figure.value.computed),
            "is_override": figure.is_override,
            "needs_note": figure.needs_note,
        }
        for figure in opened.figures
    }
    lines = {line.id: line.record_text for line in opened.lines if line.record_text}
    return JsonResponse({"figures": figures, "lines": lines})


def section_response(
    request: HttpRequest, report: Report, key: str, message: str = "", finished: tuple[str, Mark] | None = None
) -> HttpResponse:
    """Return the section anew, in the place of the one that is open; `finished`: key and mark of one just finished."""
    context = _context(report, opened_section(report, key)) | {"message": message}
    if finished:
        done, mark = finished
        context |= {"finished": done, "finished_mark": mark, "finished_label": MARKS[mark]}
    response = render(request, "reports/editor/_section.html", context)
    response.headers["HX-Retarget"] = "#section"
    response.headers["HX-Reswap"] = "outerHTML"
    return response


def opened_section(report: Report, key: str) -> OpenSection:
    """Return the section; raises Http404 for a key that the report does not have."""
    return _found(lambda: open_section(report, key), key)


def _found(read: Callable[[], OpenSection], key: str) -> OpenSection:
    try:
        return read()
    except KeyError as error:
        raise Http404(f"Đề cương không có mục “{key}”.") from error


def neighbours(report: Report, key: str) -> tuple[str, str]:
    """Return the keys before and after `key` in the order of print, "" at the ends."""
    keys = [node.key for node in published_outline(report.outline).nodes if node.required or node.kind != "heading"]
    if key not in keys:
        return "", keys[0]
    place = keys.index(key)
    return keys[place - 1] if place else "", keys[place + 1] if place + 1 < len(keys) else ""


def _context(report: Report, opened: OpenSection) -> dict[str, Any]:
    before, after = neighbours(report, opened.key)
    place = published_places(report.outline).get(opened.key, opened.node.heading)
    return {
        "report": report,
        "opened": opened,
        "node": opened.node,
        "records": opened.records,
        **_files(report, opened),
        "place": place,
        "prompt": opened.node.heading if place.endswith("…") else "",
        "printed_heading": opened.heading if _differ(opened.heading, opened.node.heading) else "",
        "before": before,
        "after": after,
    }


def _files(report: Report, opened: OpenSection) -> dict[str, Any]:
    """Return what the section's closed list of files needs."""
    return {
        "files": list(files_of(opened.section)) if opened.section else [],
        "files_address": section_address(report.pk, opened.key),
        "upload_form": AttachmentForm(),
        "not_in_report": "" if opened.section else NOT_IN_REPORT,
    }


def _differ(heading: str, prompt: str) -> bool:
    """Whether a heading as somebody wrote it reads otherwise than the outline's, but for the colon at its end."""
    return search_key(heading) != search_key(prompt)
