"""Entries leave a register after a page that names what is lost, and come back by one click."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.http import require_http_methods

from core.errors import InputError
from reports.register_entries import facts_of, lost_with
from reports.registers import register_of
from reports.services.records import remove_record, restore_record, standing_places
from reports.views.post_only import post_only
from reports.views.registers.entries import holder_links
from reports.views.registers.scope import entry_of, unit_to_write


@require_http_methods(["GET", "HEAD", "POST"])
def register_remove(request: HttpRequest, unit_id: int, register: str, record_id: int) -> HttpResponse:
    """Ask whether the entry is to be removed, naming what is lost or why it has to stay; remove it."""
    unit, chosen = unit_to_write(request, unit_id), register_of(register)
    record = entry_of(chosen, unit, record_id)
    if record.removed_at:
        return redirect("registers:entry", unit.pk, chosen.slug, record.pk)
    refusal = ""
    if request.method == "POST":
        try:
            remove_record(record)
        except InputError as error:
            refusal = f"Chưa xóa được: {error}."
        else:
            return redirect(f"{reverse('registers:list', args=[unit.pk, chosen.slug])}?vua_xoa={record.pk}")
    context = {
        "unit": unit,
        "register": chosen,
        "record": record,
        "refusal": refusal,
        "facts": facts_of(record),
        "lost": lost_with(record),
        "attachments": record.attachments.count(),
        "places": standing_places(record),
        "holders": holder_links(record),
    }
    return render(request, "reports/registers/remove.html", context)


@post_only(lambda request, **captured: reverse("registers:entry", kwargs=captured))
def register_restore(request: HttpRequest, unit_id: int, register: str, record_id: int) -> HttpResponse:
    """Put a removed entry back."""
    unit, chosen = unit_to_write(request, unit_id), register_of(register)
    record = entry_of(chosen, unit, record_id)
    try:
        restore_record(record)
    except InputError as error:
        messages.error(request, f"Chưa khôi phục được: {error}.")
    except ValidationError as error:
        messages.error(request, f"Chưa khôi phục được. {' '.join(error.messages)}")
    else:
        messages.success(request, f"{capfirst(chosen.noun)} đã có lại trong sổ.")
    return redirect("registers:entry", unit.pk, chosen.slug, record.pk)
