"""A list comes in from Excel: choose the file; it is read on trial before anything is kept."""

from typing import Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.models import Unit, UploadedList
from accounts.uploaded_lists import keep_list, loads_of, waiting_lists
from core.errors import InputError
from core.text import clean, squeeze
from directives.importers import document_list, task_list
from reports.registers import Register, register_of
from reports.services.loading_lists import DOCUMENTS, TASKS, try_list
from reports.views.register_import.forms import TOPIC, ListForm
from reports.views.registers.scope import unit_to_write

_SHOWN_LOADS: Final = 20
_COLUMNS: Final = {DOCUMENTS: document_list.COLUMNS, TASKS: task_list.COLUMNS}
_REQUIRED: Final = {DOCUMENTS: document_list.REQUIRED, TASKS: task_list.REQUIRED}


def register_with_lists(slug: str) -> Register:
    """Return the register that an address names; raises Http404 where lists do not come into it."""
    register = register_of(slug)
    if slug not in _COLUMNS:
        raise Http404(f"Không nhập {register.noun} từ Excel.")
    return register


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, unit_id: int, register: str) -> HttpResponse:
    """Take the file of a list; show what was loaded before."""
    chosen = register_with_lists(register)
    unit = unit_to_write(request, unit_id)
    form = ListForm(register, request.POST, request.FILES) if request.method == "POST" else ListForm(register)
    if form.is_bound and form.is_valid():
        try:
            waiting = _keep(request, unit, register, form)
        except InputError as error:
            form.add_error("file", error.sentence)
        else:
            return redirect(review_address(unit, waiting, form.cleaned_data.get("topic", "")))
    names = _COLUMNS[register]
    context = {
        "unit": unit,
        "register": chosen,
        "form": form,
        "columns": [(ways[0], column in _REQUIRED[register], ways[1:5]) for column, ways in names.items()],
        "waiting": waiting_lists(unit, register, request.user),
        "loads": loads_of(unit, register)[:_SHOWN_LOADS],
    }
    return render(request, "reports/register_import/upload.html", context)


def review_address(unit: Unit, waiting: UploadedList, topic: str) -> str:
    """Return the address of a list's trial reading; the topic chosen for it goes along."""
    address = reverse("register_import:review", args=[unit.pk, waiting.kind, waiting.pk])
    return f"{address}?{urlencode({TOPIC: topic})}" if topic else address


def _keep(request: HttpRequest, unit: Unit, register: str, form: ListForm) -> UploadedList:
    """Keep the file for its review; raises InputError, with nothing kept, where it cannot be read."""
    file = form.cleaned_data["file"]
    try_list(unit, register, squeeze(clean(file.name)), file.read())
    file.seek(0)
    return keep_list(unit, register, request.user, file)
