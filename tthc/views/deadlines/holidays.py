"""The calendar of working days in the administration: one for the whole country, as the catalogue of procedures."""

from datetime import date
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Unit
from accounts.permissions import province_to_administer
from core.days import FIRST_DAY, LAST_DAY
from core.errors import InputError
from tthc.domain.working_days import WEEKDAYS
from tthc.forms.deadlines import HolidayForm
from tthc.models import Holiday
from tthc.services.holidays import (
    StaleHoliday,
    add_fixed_holidays,
    add_holidays,
    change_holiday,
    holiday_digest,
    missing_fixed_holidays,
    remove_holiday,
)

_YEARS: Final = range(FIRST_DAY.year, LAST_DAY.year + 1)
_STALE: Final = (
    "Ngày này vừa được người khác sửa nên chưa lưu. Hãy mở lại trang để xem nội dung đang lưu, "
    "hoặc bấm Lưu lần nữa để ghi nội dung dưới đây."
)


@require_safe
def holiday_list(request: HttpRequest, province_id: int) -> HttpResponse:
    """Show the days of a year (?nam=2022, else this year)."""
    province = province_to_administer(request, province_id)
    asked = request.GET.get("nam", "")
    year = _year(asked)
    missing, on_weekends = missing_fixed_holidays(year)
    context = {
        "province": province,
        "year": year,
        "is_wrong": bool(asked) and str(year) != asked,
        "year_before": year - 1 if year - 1 in _YEARS else None,
        "year_after": year + 1 if year + 1 in _YEARS else None,
        "rows": [(one, WEEKDAYS[one.day.weekday()]) for one in Holiday.objects.filter(day__year=year)],
        "missing": missing,
        "on_weekends": [(day, WEEKDAYS[day.weekday()], name) for day, name in on_weekends.items()],
    }
    return render(request, "tthc/deadlines/holidays.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, province_id: int) -> HttpResponse:
    """Add one or several days in a row."""
    province = province_to_administer(request, province_id)
    form = HolidayForm(request.POST) if request.method == "POST" else HolidayForm()
    if form.is_bound and form.is_valid():
        try:
            added = add_holidays(*form.days(), form.cleaned_data["name"], form.is_worked())
        except InputError as error:
            form.add_error("first", error.sentence)
        else:
            what = "ngày làm bù" if form.is_worked() else "ngày nghỉ"
            messages.success(request, f"Đã thêm {len(added)} {what}: {_listed([one.day for one in added])}.")
            return _to_year(province, added[0].day.year)
    return render(request, "tthc/deadlines/holiday_add.html", {"province": province, "form": form})


@require_POST
def add_fixed(request: HttpRequest, province_id: int) -> HttpResponse:
    """Add the holidays of a year that fall on the same day every year, as far as they are weekdays."""
    province = province_to_administer(request, province_id)
    year = _year(request.POST.get("nam", ""))
    added = [one.day for one in add_fixed_holidays(year)]
    if added:
        messages.success(request, f"Đã thêm {len(added)} ngày lễ dương lịch của năm {year}: {_listed(added)}.")
    else:
        messages.info(request, f"Lịch năm {year} đã đủ các ngày lễ dương lịch cố định.")
    return _to_year(province, year)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, province_id: int, holiday_id: int) -> HttpResponse:
    """Change a day as it was shown (`seen`)."""
    province = province_to_administer(request, province_id)
    holiday = get_object_or_404(Holiday, pk=holiday_id)
    form = HolidayForm(request.POST, holiday=holiday) if request.method == "POST" else HolidayForm(holiday=holiday)
    seen = request.POST.get("seen", "") if form.is_bound else holiday_digest(holiday)
    if form.is_bound and form.is_valid():
        day = form.cleaned_data["first"]
        try:
            change_holiday(holiday, seen, day, form.cleaned_data["name"], form.is_worked())
        except StaleHoliday:
            form.add_error(None, _STALE)
            seen = holiday_digest(holiday)
        except InputError as error:
            form.add_error("first", error.sentence)
        else:
            messages.success(request, f"Đã lưu ngày {day:%d/%m/%Y}.")
            return _to_year(province, day.year)
    context = {"province": province, "holiday": holiday, "form": form, "seen": seen}
    return render(request, "tthc/deadlines/holiday.html", context)


@require_POST
def remove(request: HttpRequest, province_id: int, holiday_id: int) -> HttpResponse:
    """Take a day out of the calendar; its page has asked before."""
    province = province_to_administer(request, province_id)
    holiday = get_object_or_404(Holiday, pk=holiday_id)
    remove_holiday(holiday)
    messages.success(request, f"Đã bỏ ngày {holiday.day:%d/%m/%Y} ({holiday.name}) khỏi lịch.")
    return _to_year(province, holiday.day.year)


def _year(asked: str) -> int:
    """Return the year asked for, else this one."""
    is_known = asked.isascii() and asked.isdecimal() and len(asked) == 4 and int(asked) in _YEARS
    return int(asked) if is_known else timezone.localdate().year


def _listed(days: list[date]) -> str:
    return ", ".join(f"{day:%d/%m/%Y}" for day in days)


def _to_year(province: Unit, year: int) -> HttpResponse:
    return redirect(f"{reverse('dossier_deadlines:holidays', args=[province.pk])}?nam={year}")
