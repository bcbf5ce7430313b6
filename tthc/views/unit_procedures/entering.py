"""Decisions that announce procedures are entered, changed and taken out."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from accounts.models import Unit
from core.errors import InputError
from tthc.forms.announcing import DecisionForm
from tthc.models import AnnouncingDecision
from tthc.selectors.unit_procedures import decision_name
from tthc.services.announcing import (
    StaleDecision,
    change_decision,
    enter_decision,
    remove_decision,
    version_of,
)
from tthc.views.scope import unit_to_write
from tthc.views.unit_procedures.decisions import decision_of, lists_of
from tthc.views.unit_procedures.seen import seen_version

CHANGED_MEANWHILE: Final = "Người khác vừa sửa quyết định này, chưa lưu gì. Hãy đối chiếu với bản mới rồi lưu lại."


@require_http_methods(["GET", "HEAD", "POST"])
def decision_new(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the form of a new decision; store it with its effect on the unit's procedures."""
    unit = unit_to_write(request, unit_id)
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            decision = enter_decision(unit, form.said())
        except InputError as error:
            form.add_error("number", error.sentence)
        else:
            _tell_stored(request, decision)
            return redirect("unit_procedures:decisions", unit.pk)
    return _form_page(request, unit, form)


@require_http_methods(["GET", "HEAD", "POST"])
def decision_edit(request: HttpRequest, unit_id: int, decision_id: int) -> HttpResponse:
    """Show the form of a decision; store what changed, its effect included."""
    unit = unit_to_write(request, unit_id)
    decision = decision_of(unit, decision_id)
    form = DecisionForm(request.POST if request.method == "POST" else None, decision)
    if form.is_bound and form.is_valid():
        try:
            change_decision(decision, form.said(), seen_version(request))
        except StaleDecision:
            form.add_error(None, CHANGED_MEANWHILE)
        except InputError as error:
            form.add_error("number", error.sentence)
        else:
            _tell_stored(request, decision_of(unit, decision_id))
            return redirect("unit_procedures:decision", unit.pk, decision.pk)
    return _form_page(request, unit, form, decision)


@require_http_methods(["GET", "HEAD", "POST"])
def decision_remove(request: HttpRequest, unit_id: int, decision_id: int) -> HttpResponse:
    """Say what goes with a decision; take it out where somebody confirms."""
    unit = unit_to_write(request, unit_id)
    decision = decision_of(unit, decision_id)
    is_stale = False
    if request.method == "POST":
        try:
            remove_decision(decision, seen_version(request))
        except StaleDecision:
            is_stale = True
        else:
            messages.success(request, f"Đã gỡ {decision_name(decision)}; tác động của quyết định đã được thu hồi.")
            return redirect("unit_procedures:decisions", unit.pk)
    context = {"unit": unit, "decision": decision, "lists": lists_of(decision)}
    context |= {"seen": version_of(decision), "is_stale": is_stale}
    return render(request, "tthc/unit_procedures/decision_remove.html", context)


def _form_page(
    request: HttpRequest, unit: Unit, form: DecisionForm, decision: AnnouncingDecision | None = None
) -> HttpResponse:
    context = {
        "unit": unit,
        "form": form,
        "decision": decision,
        "seen": version_of(decision) if decision else "",
        "is_stale": CHANGED_MEANWHILE in form.non_field_errors(),
    }
    return render(request, "tthc/unit_procedures/decision_form.html", context)


def _tell_stored(request: HttpRequest, decision: AnnouncingDecision) -> None:
    address = reverse("unit_procedures:decision", args=[decision.unit_id, decision.pk])
    counts = [f"{words.lower()} {len(procedures)}" for _, words, procedures in lists_of(decision)]
    messages.success(
        request, format_html('Đã lưu <a href="{}">{}</a>: {}.', address, decision_name(decision), ", ".join(counts))
    )
