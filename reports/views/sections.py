"""The editor: the outline with its marks and one open section."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.numbers import format_number
from core.text import search_key
from reports.assembly.open_section import (
    OUTSIDE,
    OpenSection,
    codes_with_values,
    edited_sections,
    open_section,
    open_section_of,
)
from reports.domain.editability import KEPT_AS_SENT
from reports.domain.marks import MARKS, Mark
from reports.domain.outline import OUTSIDE_KEY, OutlineNode
from reports.forms.evidence import AttachmentForm
from reports.forms.responses import SectionRequestForm
from reports.models import AnswerState, Report
from reports.review.section_requests import requests_of
from reports.review.sent_sections import sent_section
from reports.review.unit_comments import COMMENTED, open_counts
from reports.selectors import opened_keys, published_outline, published_places
from reports.views.evidence.places import NOT_IN_REPORT, section_address
from reports.views.outline_entries import outline_entries
from reports.views.scope import leave_editor, own_report, report_to_write, section_verdict

STALE = "Mục này vừa được người khác lưu. Nội dung mới nhất hiện bên dưới, hãy thực hiện lại."
_OPEN, _LOCKED = "reports/editor/_section.html", "reports/editor/_locked.html"


@require_safe
def edit_report(request: HttpRequest, report_id: int) -> HttpResponse:
    """Go to the first section that has work: one with a comment, one without an answer, else the first that may be
    written."""
    report = own_report(request, report_id)
    if not report.is_written:
        return leave_editor(request, report)
    return redirect("reports:section", report.pk, _first_with_work(report))


def _first_with_work(report: Report) -> str:
    nodes = published_outline(report.outline).nodes
    keys = [node.key for node in nodes if node.required] or [node.key for node in nodes]
    counts = open_counts(report)
    opened = opened_keys(report)
    if opened or counts:
        known = [node.key for node in nodes if section_verdict(report, node.key).allowed]
        commented = next((key for key in known if counts.get(key)), None)
        if commented:
            return commented
        keys = [key for key in keys if key in known] or known or keys
    answered = set(report.sections.exclude(state=AnswerState.UNANSWERED).values_list("key", flat=True))
    return next((key for key in keys if key not in answered), keys[0])


@require_safe
def edit_section(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Show the editor with one section open, or locked as it was sent.

    A request of the page itself gets the section alone.
    """
    report = own_report(request, report_id)
    if not report.is_written:
        return leave_editor(request, report, key)
    if request.headers.get("HX-Request"):
        return render(request, *_section(report, key))
    return editor_page(request, report, key)


def editor_page(request: HttpRequest, report: Report, key: str, **shown: object) -> HttpResponse:
    """Return the editor's whole page with the section `key`; `shown` is what the section shows in place of its own."""
    sections = list(edited_sections(report).prefetch_related("assignee", "edited_by"))
    if section_verdict(report, key).allowed:
        opened = _found(lambda: open_section_of(report, key, sections), key)
        template, context, codes = _OPEN, _open_context(report, opened), opened.codes_with_values
    else:
        template, context, codes = _LOCKED, _locked_context(report, key), codes_with_values(report)
    entries = list(outline_entries(report, sections, codes, open_counts(report)))
    required = [entry for entry in entries if entry.is_required]
    context |= {
        "section_template": template,
        "current": key,
        "entries": entries,
        "marks": MARKS,
        "has_locked": any(entry.is_locked for entry in entries),
        "required": len(required),
        "answered": sum(entry.mark != "unanswered" for entry in required),
        **shown,
    }
    return render(request, "reports/editor/page.html", context)


@require_safe
def computed(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Return in JSON what records and formulas make of the section now: figures, lines, what is wrong with it."""
    opened = opened_section(report_to_write(request, report_id, key), key)
    figures = {
        figure.value.code: {
            "computed": "" if figure.value.computed is None else format_number(figure.value.computed),
            "is_override": figure.is_override,
            "needs_note": figure.needs_note,
        }
        for figure in opened.figures
    }
    lines = {line.id: line.record_text for line in opened.lines if line.record_text}
    told = {"mark": opened.mark, "mark_label": opened.mark_label, "faults": [one.message for one in opened.faults]}
    return JsonResponse({"figures": figures, "lines": lines} | told)


def section_response(
    request: HttpRequest,
    report: Report,
    key: str,
    message: str = "",
    finished: tuple[str, Mark] | None = None,
    **shown: object,
) -> HttpResponse:
    """Return the section anew, in the place of the one that is open; `finished`: key and mark of one just finished.

    `shown`: what the section shows in the place of its own, such as a form with its errors.
    """
    template, context = _section(report, key)
    context |= {"message": message, **shown}
    if finished:
        done, mark = finished
        context |= {"finished": done, "finished_mark": mark, "finished_label": MARKS[mark]}
    response = render(request, template, context)
    response.headers["HX-Retarget"] = "#section"
    # The page itself decides where it goes on; a boosted form would go to the section's top.
    response.headers["HX-Reswap"] = "outerHTML show:none"
    return response


def editor_address(request: HttpRequest, report_id: int, key: str, **captured: object) -> str:
    """Return the editor's page of the section that an action's address names."""
    return reverse("reports:section", args=[report_id, key])


def opened_section(report: Report, key: str) -> OpenSection:
    """Return the section; raises Http404 for a key that the report does not have."""
    return _found(lambda: open_section(report, key), key)


def _found(read: Callable[[], OpenSection], key: str) -> OpenSection:
    try:
        return read()
    except KeyError as error:
        raise Http404(f"Đề cương không có mục “{key}”.") from error


def neighbours(report: Report, key: str) -> tuple[str, str]:
    """Return the keys before and after `key` in the order of print, "" at the ends.

    In a returned report those of sections that may be written.
    """
    keys = [node.key for node in published_outline(report.outline).nodes if node.required or node.kind != "heading"]
    if report.state == Report.State.RETURNED:
        keys = [one for one in keys if one == key or section_verdict(report, one).allowed]
    if key not in keys:
        return "", keys[0] if keys else ""
    place = keys.index(key)
    return keys[place - 1] if place else "", keys[place + 1] if place + 1 < len(keys) else ""


def _section(report: Report, key: str) -> tuple[str, dict[str, Any]]:
    """Return the template of the section and what it shows: open, or locked as it was sent."""
    if section_verdict(report, key).allowed:
        return _OPEN, _open_context(report, opened_section(report, key))
    return _LOCKED, _locked_context(report, key)


def _open_context(report: Report, opened: OpenSection) -> dict[str, Any]:
    place = published_places(report.outline).get(opened.key, opened.node.heading)
    return _context(report, opened.node, place) | {
        "opened": opened,
        "records": opened.records,
        **_files(report, opened),
        "prompt": opened.node.heading if place.endswith("…") else "",
        "printed_heading": opened.heading if _differ(opened.heading, opened.node.heading) else "",
    }


def _locked_context(report: Report, key: str) -> dict[str, Any]:
    """Return what a locked section shows; raises Http404 for a key that the report does not have."""
    node = next((one for one in published_outline(report.outline).nodes if one.key == key), None)
    if node is None and key == OUTSIDE_KEY:
        node = OUTSIDE
    if node is None:
        raise Http404(f"Đề cương không có mục “{key}”.")
    return _context(report, node, published_places(report.outline).get(key, node.heading)) | {
        "reason": KEPT_AS_SENT,
        "sent": sent_section(report, key),
        "asked": requests_of(report).filter(key=key).first(),
        "ask_form": SectionRequestForm(),
    }


def _context(report: Report, node: OutlineNode, place: str) -> dict[str, Any]:
    before, after = neighbours(report, node.key)
    return {
        "report": report,
        "node": node,
        "place": place,
        "before": before,
        "after": after,
        "has_comments": report.state in COMMENTED,
    }


def _files(report: Report, opened: OpenSection) -> dict[str, Any]:
    """Return what the section's closed list of files needs."""
    return {
        "files": opened.files,
        "files_address": section_address(report.pk, opened.key),
        "upload_form": AttachmentForm(),
        "not_in_report": "" if opened.section else NOT_IN_REPORT,
    }


def _differ(heading: str, prompt: str) -> bool:
    """Whether a heading as somebody wrote it reads otherwise than the outline's, but for the colon at its end."""
    return search_key(heading) != search_key(prompt)
