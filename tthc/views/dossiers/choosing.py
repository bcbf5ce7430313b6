"""Where the dossiers begin: those of one's only unit, or a unit to choose."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.selectors import own_units_of, units_of
from tthc.forms.dossiers import UnitSearch

PAGE_SIZE = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Go to the dossiers of the user's only unit; show the units to choose from to everybody else, or who asks."""
    if "tim" not in request.GET:
        own = list(own_units_of(request.user).values_list("pk", flat=True)[:2])
        if len(own) == 1:
            return redirect("dossiers:list", own[0])
    search = UnitSearch(request.GET)
    search.is_valid()
    units = units_of(request.user).search(search.cleaned_data.get("tim", "")).select_related("province")
    page = Paginator(units, PAGE_SIZE).get_page(request.GET.get("trang"))
    return render(request, "tthc/dossiers/units.html", {"filter": search, "page": page})
