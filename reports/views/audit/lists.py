"""The audit trail of all reports that a user may see: as a list and as an Excel file."""

from datetime import datetime
from tempfile import TemporaryFile
from typing import Final

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_safe

from reports.domain.deadlines import local_day
from reports.forms.trail_filter import TrailFilter
from reports.renderers.register_workbook import Value, write_register
from reports.review.trail import Trace, traces, trail_for

PAGE_SIZE = 50
_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_COLUMNS: Final = {
    "Thời điểm": 20,
    "Người thực hiện": 32,
    "Tên đăng nhập": 20,
    "Việc": 30,
    "Chuyển trạng thái": 34,
    "Đơn vị": 34,
    "Kỳ báo cáo": 22,
    "Chi tiết": 70,
    "Từ địa chỉ": 20,
}


@require_safe
def trail_list(request: HttpRequest) -> HttpResponse:
    """Show what people did to the reports of the user's units, newest first."""
    trail_filter = TrailFilter(request.GET, request.user)
    page = Paginator(trail_for(request.user, trail_filter.wanted()), PAGE_SIZE).get_page(request.GET.get("trang"))
    context = {"filter": trail_filter, "page": page, "traces": list(traces(page, request.user))}
    return render(request, "reports/audit/list.html", context)


@require_GET
@cache_control(private=True, no_store=True)
def trail_export(request: HttpRequest) -> FileResponse:
    """Return all of the list that the address asks for; its length costs neither memory nor queries."""
    rows = trail_for(request.user, TrailFilter(request.GET, request.user).wanted()).all()
    today = local_day(timezone.now())
    file = TemporaryFile()  # noqa: SIM115 (the response closes it)
    title = f"Dấu vết thao tác trên báo cáo, đến ngày {today:%d/%m/%Y}"
    write_register(file, "Dấu vết", title, _COLUMNS, (_cells(trace) for trace in traces(rows, request.user)))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"dau-vet-{today:%Y-%m-%d}.xlsx", content_type=_MEDIA_TYPE)


def _cells(trace: Trace) -> tuple[Value, ...]:
    return (
        _local(trace.at),
        *(trace.who, trace.username, trace.action, trace.change),
        *(trace.unit, trace.period, trace.detail, trace.address),
    )


def _local(moment: datetime) -> datetime:
    """Return the local time as Excel keeps it: without zone and fractions."""
    return timezone.localtime(moment).replace(tzinfo=None, microsecond=0)
