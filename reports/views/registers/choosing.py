"""Where the registers begin: those of one's own unit, or a unit to choose."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.selectors import own_units_of, units_of
from reports.views.lists import CleanTextField

PAGE_SIZE = 50
FIRST_REGISTER = "van-ban"


class UnitFilter(forms.Form):
    """Which units to show."""

    tim = CleanTextField(
        label="Tên đơn vị",
        required=False,
        max_length=100,
        error_messages={"max_length": "Tên đơn vị dài quá 100 ký tự, hãy gõ ngắn hơn."},
        widget=forms.TextInput({"class": "form-control", "type": "search"}),
    )


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Go to the registers of the user's first own unit; show the units to choose from to who has none, or asks."""
    if "tim" not in request.GET:
        own = own_units_of(request.user).values_list("pk", flat=True).first()
        if own:
            return redirect("registers:list", own, FIRST_REGISTER)
    unit_filter = UnitFilter(request.GET)
    unit_filter.is_valid()
    units = units_of(request.user).search(unit_filter.cleaned_data.get("tim", "")).select_related("province")
    page = Paginator(units, PAGE_SIZE).get_page(request.GET.get("trang"))
    context = {"filter": unit_filter, "page": page, "register": FIRST_REGISTER}
    return render(request, "reports/registers/units.html", context)
