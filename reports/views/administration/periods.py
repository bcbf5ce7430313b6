"""Periods of a province: the list, opening one, its dates and outlines, closing it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Unit
from accounts.permissions import province_to_administer
from core.errors import InputError
from reports.domain.deadlines import OPEN_DAYS, days_left, local_day
from reports.domain.periods import ProposedPeriod, propose_period
from reports.forms.periods import OtherPeriodForm, PeriodForm
from reports.models import ReportingPeriod
from reports.services.outlines import newest_outlines
from reports.services.periods import (
    PeriodDates,
    StalePeriod,
    change_period,
    close_period,
    coming_periods,
    open_period_with,
    period_digest,
    periods_with_counts,
    proposed_dates,
)

PAGE_SIZE = 50


@require_safe
def period_list(request: HttpRequest, province_id: int) -> HttpResponse:
    """Show the province's periods of all families, newest first."""
    province = province_to_administer(request, province_id)
    page = Paginator(periods_with_counts(province), PAGE_SIZE).get_page(request.GET.get("trang"))
    now = timezone.now()
    rows = [(period, period.department_due_at > now, _days_left(period)) for period in page]
    return render(request, "reports/administration/periods.html", {"province": province, "page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
def open_new(request: HttpRequest, province_id: int) -> HttpResponse:
    """Choose the period to open (?ky=2022-6T), then look at its dates and open it."""
    province = province_to_administer(request, province_id)
    proposed, problem = _chosen(request)
    if proposed is None:
        other = OtherPeriodForm(request.GET if "nam" in request.GET else None)
        if other.is_bound and other.is_valid():
            return redirect(f"{request.path}?ky={other.key()}")
        coming = [(one, proposed_dates(one)) for one in coming_periods(province, timezone.localdate())]
        context = {"province": province, "coming": coming, "other": other, "problem": problem}
        return render(request, "reports/administration/period_choose.html", context)
    outlines = list(newest_outlines(province))
    form = PeriodForm(request.POST or None, outlines=outlines, initial=_initial(proposed_dates(proposed)))
    if form.is_bound and form.is_valid():
        try:
            period = open_period_with(province, proposed.key, form.dates(), form.chosen_outlines())
        except InputError as error:
            form.add_error(None, f"{error.sentence} Hãy chọn kỳ khác.")
        else:
            messages.success(request, f"Đã mở kỳ báo cáo {period.name}.")
            return redirect("periods:list", province.pk)
    context = {"province": province, "proposed": proposed, "form": form, "has_outlines": bool(outlines)}
    return render(request, "reports/administration/period_open.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, province_id: int, period_id: int) -> HttpResponse:
    """Change the dates and outlines of a period as they were shown (`seen`); a later due moment opens it again."""
    province = province_to_administer(request, province_id)
    period = _period(province, period_id)
    form = PeriodForm(request.POST or None, outlines=newest_outlines(province), period=period)
    seen = request.POST.get("seen", "") if form.is_bound else period_digest(period)
    if form.is_bound and form.is_valid():
        try:
            change_period(period.pk, seen, form.dates(), form.chosen_outlines())
        except StalePeriod:
            period = _period(province, period_id)
            form = PeriodForm(request.POST, outlines=newest_outlines(province), period=period)
            form.tell_stored()
            seen = period_digest(period)
        else:
            messages.success(request, f"Đã lưu kỳ báo cáo {period.name}.")
            return redirect("periods:period", province.pk, period.pk)
    context = _period_context(province, period) | {"form": form, "seen": seen}
    return render(request, "reports/administration/period.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, province_id: int, period_id: int) -> HttpResponse:
    """Say what closing a period does, and close it."""
    province = province_to_administer(request, province_id)
    period = _period(province, period_id)
    if request.method == "POST":
        close_period(period, timezone.now())
        messages.success(request, f"Đã đóng kỳ báo cáo {period.name}.")
        return redirect("periods:period", province.pk, period.pk)
    return render(request, "reports/administration/period_close.html", _period_context(province, period))


def _period(province: Unit, period_id: int) -> ReportingPeriod:
    """Return a period of family cchc; the duties of the others have pages of their own. Raises Http404."""
    periods = periods_with_counts(province).filter(family=ReportingPeriod.Family.REFORM)
    periods = periods.prefetch_related("outlines__outline")
    return get_object_or_404(periods, pk=period_id)


def _period_context(province: Unit, period: ReportingPeriod) -> dict[str, object]:
    return {
        "province": province,
        "period": period,
        "is_open": period.department_due_at > timezone.now(),
        "days_left": _days_left(period),
        "open_days": OPEN_DAYS,
    }


def _days_left(period: ReportingPeriod) -> int:
    return days_left(local_day(period.department_due_at), timezone.localdate())


def _chosen(request: HttpRequest) -> tuple[ProposedPeriod | None, str]:
    """Return the period that the address names, or why it names none."""
    key = request.GET.get("ky", "")
    if not key:
        return None, ""
    try:
        return propose_period(key), ""
    except ValueError:
        return None, "Không có kỳ báo cáo này. Hãy chọn một kỳ dưới đây."


def _initial(dates: PeriodDates) -> dict[str, object]:
    return {name: getattr(dates, name) for name in PeriodDates.__slots__}
