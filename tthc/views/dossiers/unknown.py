"""Procedures of the lists that the catalogue does not know by itself, to be matched by hand."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from tthc.forms.dossiers import CatalogueSearch, MatchForm
from tthc.models import ListedProcedure
from tthc.selectors.listed_procedures import MATCH_STATES, UNMATCHED, likely_procedures, listed_rows, match_counts
from tthc.selectors.procedures import procedures_found
from tthc.services.listed_procedures import leave_outside
from tthc.services.listed_procedures import match as match_listed
from tthc.views.scope import unit_in_scope, unit_to_write

PAGE_SIZE = 50
MOST_FOUND = 20
"""So many procedures a search shows; more are found by more words."""
MOST_LIKELY = 5


@require_safe
def unknown(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Show the unit's listed procedures by whether they are matched, those with most dossiers first."""
    unit = unit_in_scope(request, unit_id)
    state = request.GET.get("xem", UNMATCHED)
    state = state if state in MATCH_STATES else UNMATCHED
    counts = match_counts(unit)
    context = {
        "unit": unit,
        "state": state,
        "states": [(key, label, counts[key]) for key, label in MATCH_STATES.items()],
        "has_any": any(counts.values()),
        "page": Paginator(listed_rows(unit, state), PAGE_SIZE).get_page(request.GET.get("trang")),
    }
    return render(request, "tthc/dossiers/unknown.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def match(request: HttpRequest, unit_id: int, listed_id: int) -> HttpResponse:
    """Find the procedure of the catalogue that a listed one is; POST matches it, or leaves it outside."""
    unit = unit_to_write(request, unit_id)
    listed = get_object_or_404(ListedProcedure.objects.select_related("unit", "procedure"), unit=unit, pk=listed_id)
    form = MatchForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        procedure = form.cleaned_data["procedure"]
        if procedure:
            match_listed(listed, procedure)
            messages.success(request, f"Đã khớp với thủ tục {procedure.code}; các hồ sơ được tính theo thủ tục này.")
        else:
            leave_outside(listed)
            messages.success(request, "Đã để ngoài danh mục; các hồ sơ được tính theo lĩnh vực ghi trong danh sách.")
        return redirect("dossiers:unknown", unit.pk)
    search = CatalogueSearch(request.GET)
    search.is_valid()
    words = search.cleaned_data.get("tim", "")
    found = list(procedures_found(words)[: MOST_FOUND + 1]) if words else []
    context = {
        "unit": unit,
        "listed": listed,
        "form": form,
        "search": search,
        "words": words,
        "found": found[:MOST_FOUND] or (() if words else likely_procedures(listed, timezone.localdate(), MOST_LIKELY)),
        "has_more": len(found) > MOST_FOUND,
    }
    return render(request, "tthc/dossiers/match.html", context)
