"""Extensions: those of a period, and granting one to a unit."""

from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Unit, User
from accounts.selectors import units_of
from reports.domain.timeliness import timeliness
from reports.forms.extensions import ExtensionChoice, ExtensionForm
from reports.models import Report, ReportingPeriod
from reports.permissions import may_extend
from reports.review.actor import actor_of
from reports.review.due import waited_for, with_due_of_periods
from reports.review.extensions import Refused, StaleDue, extensions_in, grant_extension
from reports.review.wording import word_moment
from reports.selectors import periods_of

PAGE_SIZE = 50


@require_safe
def extension_list(request: HttpRequest, period_id: int) -> HttpResponse:
    """Show who was given more time in the period, and choose another period (?ky=) or a unit to extend (?don_vi=)."""
    periods = _periods_seen_by(request.user)
    period = get_object_or_404(periods.select_related("province"), pk=period_id)
    _refuse_who_may_not(request.user, period.province)
    of_province = periods.filter(province=period.province_id)
    chosen = ExtensionChoice(
        request.GET if request.GET.keys() & {"ky", "don_vi"} else None,
        periods=of_province,
        units=waited_for(period),
        initial={"ky": period.pk},
    )
    if chosen.is_bound and chosen.is_valid():
        if chosen.cleaned_data["don_vi"]:
            return redirect("deadlines:extend", chosen.cleaned_data["don_vi"].pk, period.pk)
        if chosen.cleaned_data["ky"]:
            return redirect("deadlines:extensions", chosen.cleaned_data["ky"].pk)
    page = Paginator(extensions_in(period), PAGE_SIZE).get_page(request.GET.get("trang"))
    context = {"period": period, "choice": chosen, "page": page}
    return render(request, "reports/deadlines/extensions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: HttpRequest, unit_id: int, period_id: int) -> HttpResponse:
    """Give the unit another due moment in the period, as long as it has not sent its report."""
    unit = get_object_or_404(units_of(request.user).select_related("province"), pk=unit_id)
    period = get_object_or_404(with_due_of_periods(periods_of(unit), unit), pk=period_id)
    _refuse_who_may_not(request.user, unit)
    form = ExtensionForm(request.POST or None) if request.method == "POST" else ExtensionForm()
    if form.is_bound and form.is_valid():
        try:
            extension = grant_extension(
                unit,
                period,
                by=actor_of(request),
                seen=_moment(request.POST.get("seen", "")),
                now=timezone.now(),
                **form.cleaned_data,
            )
        except Refused as error:
            form.add_error("due_at", str(error))
        except StaleDue as error:
            form.add_error(None, str(error))
            period.due_at = error.due_at
        else:
            _tell_granted(request, unit, period, extension.due_at)
            return redirect("deadlines:extensions", period.pk)
    report = Report.objects.filter(unit=unit, period=period).first()
    submitted_at = report.submitted_at if report else None
    context = {
        "unit": unit,
        "period": period,
        "report": report,
        "submitted_at": submitted_at,
        "timeliness": timeliness(period.due_at, submitted_at, timezone.now()),
        "extensions": extensions_in(period).filter(unit=unit),
        "form": form,
    }
    return render(request, "reports/deadlines/extend.html", context)


def _periods_seen_by(user: User) -> QuerySet[ReportingPeriod]:
    provinces = units_of(user).order_by().values(root=Coalesce("province", "pk"))
    return ReportingPeriod.objects.filter(family=ReportingPeriod.Family.REFORM, province__in=provinces)


def _refuse_who_may_not(user: User, unit: Unit) -> None:
    verdict = may_extend(user, unit)
    if not verdict.allowed:
        raise PermissionDenied(verdict.reason)


def _tell_granted(request: HttpRequest, unit: Unit, period: ReportingPeriod, due_at: datetime) -> None:
    messages.success(request, f"Đã gia hạn báo cáo {period.name} của {unit.name} đến {word_moment(due_at)}.")
    if due_at > period.province_due_at:
        messages.warning(
            request,
            f"Hạn mới sau hạn của tỉnh ({word_moment(period.province_due_at)}): báo cáo tổng hợp của tỉnh có thể "
            "thiếu báo cáo của đơn vị này.",
        )


def _moment(text: str) -> datetime | None:
    """Return the due moment that the form was shown with; None, which is never in force, for anything else."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if timezone.is_aware(moment) else None
