"""Mending at a click what the checks are sure of, from the page or from the editor, and undoing the last mend."""

from dataclasses import asdict
from secrets import token_hex
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from reports.forms.submission import MendForm, UndoForm
from reports.models import Report
from reports.review.actor import actor_of
from reports.review.transitions import Refused
from reports.services.mending import GONE, Mended, MendedText, mend, undo
from reports.views.post_only import post_only
from reports.views.scope import leave_editor, own_report
from reports.views.sections import section_response
from reports.views.submission.checking import MENDED, check_address, check_page, form_address, next_place

_UNDONE: Final = "Chưa hoàn tác: lần sửa giúp này không còn là lần gần nhất. Hãy tự sửa lại trong mục."


@post_only(form_address)
def mend_words(request: HttpRequest, report_id: int) -> HttpResponse:
    """Replace the words that an issue is sure of."""
    own_report(request, report_id)
    form = MendForm(request.POST)
    if not form.is_valid():
        return _answer(request, report_id, request.POST.get("key", ""), GONE)
    asked = form.cleaned_data
    identity = (asked["key"], asked["rule"], asked["words"])
    try:
        mended = mend(report_id, *identity, asked["version"], actor_of(request))
    except Refused as refused:
        return _answer(request, report_id, asked["key"], str(refused))
    request.session[MENDED] = {"report": report_id, "number": token_hex(8), **asdict(mended)}
    return _answer(request, report_id, mended.key)


@post_only(form_address)
def undo_mend(request: HttpRequest, report_id: int) -> HttpResponse:
    """Put back the words that the last mend of this person replaced."""
    own_report(request, report_id)
    form, last = UndoForm(request.POST), request.session.get(MENDED, {})
    asked = (report_id, form.cleaned_data["number"]) if form.is_valid() else None
    if asked != (last.get("report"), last.get("number")):
        return _answer(request, report_id, request.POST.get("key", ""), _UNDONE)
    try:
        undo(report_id, _mended(last), actor_of(request))
    except Refused as refused:
        return _answer(request, report_id, last["key"], str(refused))
    del request.session[MENDED]
    return _answer(request, report_id, last["key"], undone=True)


def _mended(stored: dict[str, Any]) -> Mended:
    """Return a mend as the session keeps it."""
    texts = tuple(MendedText(**text) for text in stored["texts"])
    return Mended(stored["key"], stored["words"], stored["replacement"], texts)


def _answer(request: HttpRequest, report_id: int, key: str, problem: str = "", undone: bool = False) -> HttpResponse:
    """Show what became of it: the section anew in the editor, else the page; `problem`: why nothing was done."""
    report = own_report(request, report_id)
    if request.headers.get("HX-Request"):
        return _section(request, report, key, problem, undone)
    if problem:
        return check_page(request, report, problem=problem)
    return redirect(
        check_address(request, report, next_place(request, report, key), vua="hoan-tac" if undone else "sua")
    )


def _section(request: HttpRequest, report: Report, key: str, problem: str, undone: bool) -> HttpResponse:
    if not report.is_written:
        return leave_editor(request, report, key)
    if problem or undone:
        return section_response(request, report, key, problem, is_undone=undone)
    return section_response(request, report, key, mended=request.session[MENDED])
