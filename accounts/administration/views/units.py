"""The units of a province: the tree and the list, one unit, its end."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.administration.forms.units import EndForm, UnitFilter, UnitForm
from accounts.administration.selectors.traces import traces_of
from accounts.administration.selectors.units import (
    dependents_of,
    possible_parents,
    shown_mark,
    tree_of,
    units_in,
    with_people,
)
from accounts.administration.services.changes import Administrator
from accounts.administration.services.units import Successor, change_unit, create_unit, end_unit
from accounts.administration.views.scope import administrator_of, sent, unit_to_administer
from accounts.models import Unit
from accounts.selectors import administered_provinces

PAGE_SIZE = 50


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Go on to the units of the province that the user administers; who administers several chooses one."""
    provinces = list(administered_provinces(request.user))
    if not provinces:
        raise Http404
    if len(provinces) == 1:
        return redirect("administration:units", provinces[0].pk)
    return render(request, "accounts/administration/provinces.html", {"provinces": provinces})


@require_safe
def unit_list(request: HttpRequest, province_id: int) -> HttpResponse:
    """Show the province's tree of units, or what a filter leaves as pages of a list."""
    by = administrator_of(request, province_id)
    unit_filter = UnitFilter(request.GET)
    context = {"province": by.province, "filter": unit_filter, "today": timezone.localdate()}
    if unit_filter.is_used():
        units = with_people(unit_filter.narrow(units_in(by.province))).select_related("parent")
        context["page"] = Paginator(units, PAGE_SIZE).get_page(request.GET.get("trang"))
    else:
        context["tree"] = tree_of(by.province)
    return render(request, "accounts/administration/units.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_unit(request: HttpRequest, province_id: int) -> HttpResponse:
    """Add a unit to the province."""
    by = administrator_of(request, province_id)
    parents = possible_parents(by.province)
    form = UnitForm(sent(request), units=parents, initial={"parent": by.province.pk})
    if request.method == "POST" and form.is_valid():
        try:
            unit = create_unit(by, form.values())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Đã thêm {unit.name} ({unit.code}).")
            return redirect("administration:unit", by.province.pk, unit.pk)
    return render(request, "accounts/administration/unit_add.html", {"province": by.province, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def edit_unit(request: HttpRequest, province_id: int, unit_id: int) -> HttpResponse:
    """Show a unit, what depends on it and what was changed of it; correct its fields."""
    by = administrator_of(request, province_id)
    unit = unit_to_administer(by, unit_id)
    form = UnitForm(sent(request), units=possible_parents(by.province), unit=unit)
    # Beside fields to mend the page still shows what it showed at first.
    seen = request.POST.get("seen", "") if form.is_bound else shown_mark(unit)
    if request.method == "POST" and form.is_valid():
        try:
            is_changed = change_unit(by, unit, form.values(), seen)
        except ValidationError as error:
            form.add_error(None, error)
            seen = shown_mark(unit)
        else:
            if is_changed:
                messages.success(request, "Đã lưu thông tin đơn vị.")
            else:
                messages.info(request, "Không thay đổi: thông tin vừa gửi giống thông tin đã lưu.")
            return redirect("administration:unit", by.province.pk, unit.pk)
    return render(request, "accounts/administration/unit.html", _about(by, unit) | {"form": form, "seen": seen})


@require_http_methods(["GET", "HEAD", "POST"])
def end_of_unit(request: HttpRequest, province_id: int, unit_id: int) -> HttpResponse:
    """End a unit on a day, and let its successor begin the next."""
    by = administrator_of(request, province_id)
    unit = get_object_or_404(units_in(by.province).exclude(pk=by.province.pk).select_related("parent"), pk=unit_id)
    form = EndForm(sent(request), unit=unit, units=possible_parents(by.province))
    if request.method == "POST" and form.is_valid():
        try:
            began = end_unit(by, unit, form.cleaned_data["last_day"], _successor(form))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _ended_words(unit, form, began))
            return redirect("administration:unit", by.province.pk, (began or unit).pk)
    return render(request, "accounts/administration/unit_end.html", _about(by, unit) | {"form": form})


def _about(by: Administrator, unit: Unit) -> dict[str, object]:
    return {
        "province": by.province,
        "unit": unit,
        "today": timezone.localdate(),
        "dependents": dependents_of(unit),
        "traces": traces_of(by.province, unit),
    }


def _successor(form: EndForm) -> Successor | None:
    asked = form.cleaned_data
    if not asked["has_successor"]:
        return None
    return Successor(asked["code"], asked["name"], asked["short_name"], form.parent_chosen(), asked["with_roles"])


def _ended_words(unit: Unit, form: EndForm, began: Unit | None) -> str:
    words = f"{unit.name} ({unit.code}) kết thúc ngày {form.cleaned_data['last_day']:%d/%m/%Y}."
    if began is None:
        return words
    return f"{words} Đơn vị kế tiếp {began.name} ({began.code}) có hiệu lực từ {began.valid_from:%d/%m/%Y}."
