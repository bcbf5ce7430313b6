"""The decisions of a unit that announce procedures: the list, and one of them."""

from decimal import Decimal

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.models import Unit
from core.numbers import format_number
from tthc.forms.announcing import DecisionFilter
from tthc.models import AnnouncingDecision, ProcedureChange, UnitProcedure
from tthc.selectors.unit_procedures import decisions_of
from tthc.views.scope import unit_in_scope

PAGE_SIZE = 50

Lists = list[tuple[str, str, list[tuple[ProcedureChange, int | None]]]]
"""(kind, its words, the procedures, each with its newest row of the unit, None where the unit does not have it)."""


@require_safe
def decision_list(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show a page of the decisions, newest first."""
    unit = unit_in_scope(request, unit_id)
    asked = DecisionFilter(request.GET)
    found = decisions_of(unit).filter(**asked.conditions())
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("trang"))
    context = {"unit": unit, "filter": asked, "page": page, "count": format_number(Decimal(page.paginator.count))}
    return render(request, "tthc/unit_procedures/decisions.html", context)


@require_safe
def decision(request: HttpRequest, unit_id: int, decision_id: int) -> HttpResponse:
    """Show a decision with the procedures that it announces, amends and abolishes."""
    unit = unit_in_scope(request, unit_id)
    found = decision_of(unit, decision_id)
    context = {"unit": unit, "decision": found, "lists": lists_of(found)}
    return render(request, "tthc/unit_procedures/decision.html", context)


def decision_of(unit: Unit, decision_id: int) -> AnnouncingDecision:
    """Return a decision of the unit that stands; raises Http404."""
    return get_object_or_404(AnnouncingDecision, unit=unit, removed_at=None, pk=decision_id)


def lists_of(decision: AnnouncingDecision) -> Lists:
    """Return the lists of a decision that hold something (two queries)."""
    changes = list(decision.changes.select_related("procedure").order_by("procedure__sort_key", "pk"))
    rows = UnitProcedure.objects.filter(unit=decision.unit_id, procedure__changes__decision=decision).order_by("pk")
    newest = dict(rows.values_list("procedure", "pk"))
    lists: Lists = []
    for kind, words in ProcedureChange.Kind.choices:
        of_kind = [(one, newest.get(one.procedure_id)) for one in changes if one.kind == kind]
        lists += [(kind, words, of_kind)] if of_kind else []
    return lists
