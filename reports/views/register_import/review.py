"""The trial reading of a list: what loading would do, every error by its cell, and the confirmation."""

from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.models import Unit, UploadedList
from accounts.uploaded_lists import read_list
from core.errors import InputError
from directives.domain.topics import TOPICS
from reports.services.loading_lists import load_list, try_list
from reports.views.register_import.forms import TOPIC, ListForm
from reports.views.register_import.uploading import register_with_lists, review_address
from reports.views.registers.scope import unit_to_write

_SHOWN_ROWS: Final = 50
_SHOWN_ERRORS: Final = 200


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, unit_id: int, register: str, list_id: int) -> HttpResponse:
    """Show what loading a list would do; load it where somebody confirms."""
    chosen = register_with_lists(register)
    unit = unit_to_write(request, unit_id)
    uploaded = UploadedList.objects.filter(unit=unit, kind=register, uploaded_by=request.user)
    waiting = get_object_or_404(uploaded, pk=list_id)
    if waiting.loaded_at:
        when = timezone.localtime(waiting.loaded_at)
        messages.info(request, f"Tệp “{waiting.name}” đã được nạp lúc {when:%H:%M ngày %d/%m/%Y}.")
        return redirect("registers:list", unit.pk, register)
    topic = request.GET.get(TOPIC, "")
    topic = topic if topic in TOPICS and "topic" in ListForm(register).fields else ""
    if request.method == "POST":
        return _load(request, unit, waiting, topic)
    context = {
        "unit": unit,
        "register": chosen,
        "waiting": waiting,
        "topic": TOPICS.get(topic, ""),
        "form": ListForm(register, initial={"topic": topic}),
        "shown_rows": _SHOWN_ROWS,
        "shown_errors": _SHOWN_ERRORS,
        "trial": None,
        "refusal": "",
    }
    try:
        context["trial"] = try_list(unit, register, waiting.name, read_list(waiting), topic)
    except InputError as error:
        context["refusal"] = error.sentence
    return render(request, "reports/register_import/review.html", context)


def _load(request: HttpRequest, unit: Unit, waiting: UploadedList, topic: str) -> HttpResponse:
    try:
        summary = load_list(waiting, request.user, topic)
    except InputError as error:
        messages.error(request, error.sentence)
        return redirect(review_address(unit, waiting, topic))
    if summary.created or summary.changed:
        messages.success(request, f"Đã nạp tệp “{waiting.name}”. {summary}")
    else:
        messages.info(request, f"Tệp “{waiting.name}”: không thay đổi, sổ đã có đủ {summary.unchanged} dòng như tệp.")
    return redirect("registers:list", unit.pk, waiting.kind)
