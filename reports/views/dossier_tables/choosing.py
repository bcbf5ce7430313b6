"""Which counts where a unit has both a list and a table by hand for the same days."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from reports.views.dossier_tables.scope import days_of_period
from reports.views.post_only import post_only
from tthc.services.typed_tables import StaleTable, choose_table
from tthc.views.scope import unit_to_write

_CHOICES = {"typed": "bảng nhập tay", "list": "danh sách hồ sơ"}


@post_only(lambda request, **captured: reverse("dossier_tables:table", kwargs=captured))
def choose(request: HttpRequest, unit_id: int, period_id: int) -> HttpResponse:
    """Let the list or the table by hand count for the period."""
    days = days_of_period(unit_to_write(request, unit_id), period_id)
    chosen = request.POST.get("nguon", "")
    version = request.POST.get("version", "")
    if chosen not in _CHOICES or not (version.isascii() and version.isdecimal() and len(version) < 9):
        messages.error(request, "Chưa rõ bạn chọn số liệu nào; hãy bấm một trong hai nút chọn.")
        return redirect(days.table_address())
    try:
        choose_table(days.unit, days.starts_on, days.ends_on, chosen == "typed", int(version))
    except StaleTable:
        messages.error(request, "Bảng nhập tay vừa được người khác lưu; hãy xem lại hai bảng rồi chọn.")
    else:
        messages.success(request, f"Biểu {days.name} dùng {_CHOICES[chosen]}.")
    return redirect(days.table_address())
