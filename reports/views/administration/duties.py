"""Duties of the other families in the administration: adding one, changing it, taking it out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import province_to_administer
from core.errors import InputError
from reports.forms.duties import DutyForm
from reports.services.duties import add_duty, change_duty, duties_in, remove_duty
from reports.services.periods import StalePeriod, period_digest
from reports.views.post_only import post_only


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, province_id: int) -> HttpResponse:
    """Add a duty to the calendars of the province's units."""
    province = province_to_administer(request, province_id)
    form = DutyForm(request.POST) if request.method == "POST" else DutyForm()
    if form.is_bound and form.is_valid():
        named = {name: form.cleaned_data[name] for name in ("family", "key", "name")}
        try:
            duty = add_duty(province, **named, dates=form.dates())
        except InputError as error:
            form.add_error("key", error.sentence)
        else:
            messages.success(request, f"Đã thêm {duty.get_family_display()} {duty.name} vào lịch của các đơn vị.")
            return redirect("periods:list", province.pk)
    return render(request, "reports/administration/duty_add.html", {"province": province, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, province_id: int, duty_id: int) -> HttpResponse:
    """Change the name and the dates of a duty as they were shown (`seen`)."""
    province = province_to_administer(request, province_id)
    duty = get_object_or_404(duties_in(province), pk=duty_id)
    form = DutyForm(request.POST, duty=duty) if request.method == "POST" else DutyForm(duty=duty)
    seen = request.POST.get("seen", "") if form.is_bound else period_digest(duty)
    if form.is_bound and form.is_valid():
        try:
            change_duty(duty.pk, seen, form.cleaned_data["name"], form.dates())
        except StalePeriod:
            form.tell_stale()
            duty.refresh_from_db()
            seen = period_digest(duty)
        else:
            messages.success(request, f"Đã lưu {duty.get_family_display()} {form.cleaned_data['name']}.")
            return redirect("periods:list", province.pk)
    context = {"province": province, "duty": duty, "form": form, "seen": seen}
    return render(request, "reports/administration/duty.html", context)


@post_only(lambda request, province_id, **_: reverse("periods:list", args=[province_id]))
def remove(request: HttpRequest, province_id: int, duty_id: int) -> HttpResponse:
    """Take a duty out of the calendars; its page has asked before."""
    province = province_to_administer(request, province_id)
    duty = get_object_or_404(duties_in(province).select_related("province"), pk=duty_id)
    remove_duty(duty)
    messages.success(request, f"Đã bỏ {duty.get_family_display()} {duty.name} khỏi lịch của các đơn vị.")
    return redirect("periods:list", province.pk)
