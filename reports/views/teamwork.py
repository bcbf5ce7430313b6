"""Beside a section: who writes it until when, and the notes of colleagues. Who does not write the report sees neither.

All of them answer with the card alone, which takes the place of the one in the page.
"""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from core.errors import InputError
from directives.domain.citation import format_date
from reports.domain.deadlines import days_left, local_day
from reports.forms.teamwork import AssignmentForm, NoteForm
from reports.models import Report, Section
from reports.selectors import published_outline
from reports.services.teamwork import add_note, assign_section, colleagues_of, may_delete_note, notes_of
from reports.views.scope import own_report, report_to_write
from reports.views.sections import section_response

NOT_IN_REPORT = "Mục này chưa có trong báo cáo nên chưa ghi chú được. Hãy phân công hoặc soạn mục trước."


@require_http_methods(["GET", "HEAD", "POST"])
def assignment(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Show who writes the section, or give it to somebody; a section that is made by it is shown anew as a whole."""
    report = report_to_write(request, report_id, key)
    section = _section(report, key)
    colleagues = list(colleagues_of(report.unit))
    form = AssignmentForm(report, section, colleagues, *([request.POST] if request.method == "POST" else []))
    message = ""
    if form.is_bound and form.is_valid():
        try:
            assigned = assign_section(report, key, **form.cleaned_data)
        except InputError as error:
            form.add_error("due_on", error.sentence)
        else:
            message = _said(assigned)
            if section is None and assigned is not None:
                return section_response(request, report, key, message)
            section = assigned
    context = {
        "report": report,
        "key": key,
        "section": section,
        "form": form,
        "message": message,
        "is_former": bool(section and section.assignee and section.assignee not in colleagues),
        "days_left": _days_left(section),
        "is_news": bool(message and section),
    }
    return render(request, "reports/editor/_assignment.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Show the notes beside the section, or add one."""
    report = report_to_write(request, report_id, key)
    section = _section(report, key)
    form = NoteForm(*([request.POST] if request.method == "POST" else []))
    if form.is_bound and form.is_valid():
        if section is None:
            form.add_error("text", NOT_IN_REPORT)
        else:
            add_note(section, request.user, form.cleaned_data["text"])
            form = NoteForm()
    return _notes(request, report, key, section, form)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_note(request: HttpRequest, report_id: int, key: str, note_id: int) -> HttpResponse:
    """Delete a note of one's own; 403 for another's.

    A GET deletes nothing and goes to the section: the sign-in leads here when the session ended before the click.
    """
    if request.method != "POST":
        return redirect("reports:section", own_report(request, report_id).pk, key)
    report = report_to_write(request, report_id, key)
    section = get_object_or_404(report.sections, key=key)
    note = get_object_or_404(notes_of(section), pk=note_id)
    verdict = may_delete_note(request.user, note)
    if not verdict.allowed:
        raise PermissionDenied(verdict.reason)
    note.delete()
    return _notes(request, report, key, section, NoteForm())


def _section(report: Report, key: str) -> Section | None:
    """Return the section, None where the report leaves it out; raises Http404 where the outline has none either."""
    section = report.sections.select_related("assignee").filter(key=key).first()
    if section is None and key not in {node.key for node in published_outline(report.outline).nodes}:
        raise Http404(f"Đề cương không có mục “{key}”.")
    return section


def _notes(request: HttpRequest, report: Report, key: str, section: Section | None, form: NoteForm) -> HttpResponse:
    context = {
        "report": report,
        "key": key,
        "notes": list(notes_of(section)) if section else [],
        "form": form,
        "not_in_report": "" if section else NOT_IN_REPORT,
    }
    return render(request, "reports/editor/_notes.html", context)


def _said(section: Section | None) -> str:
    """Return in one sentence what was done."""
    if section is None:
        return "Mục chưa được giao cho ai."
    receivers = [section.assignee.get_full_name() if section.assignee else "", section.room]
    to_whom = ", ".join(name for name in receivers if name)
    due = format_date(section.due_on) if section.due_on else ""
    if to_whom:
        return f"Đã phân công cho {to_whom}{f'; hạn nội bộ {due}' if due else ''}."
    return f"Đã đặt hạn nội bộ {due}." if due else "Đã bỏ phân công."


def _days_left(section: Section | None) -> int | None:
    if section is None or section.due_on is None:
        return None
    return days_left(section.due_on, local_day(timezone.now()))
