"""Entries are added to a register and edited there, outside any report."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from accounts.models import Unit
from core.errors import InputError
from directives.models import Record
from reports.forms.records import CHANGED_MEANWHILE, RecordForm
from reports.forms.register_records import REGISTER_FORMS
from reports.forms.rows import with_one_more
from reports.registers import Register, register_of
from reports.services.records import StaleRecord, change_record, register_record, standing_places
from reports.views.registers.scope import entry_of, unit_to_write


@require_http_methods(["GET", "HEAD", "POST"])
def register_new(request: HttpRequest, unit_id: int, register: str) -> HttpResponse:
    """Show the form of a new entry; store it."""
    unit, chosen = unit_to_write(request, unit_id), register_of(register)
    form, is_asked = _form(request, unit, chosen)
    if is_asked and form.is_valid():
        try:
            record = register_record(unit.pk, form.save)
        except InputError as error:
            form.add_error(None, error.sentence)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            address = reverse("registers:entry", args=[unit.pk, chosen.slug, record.pk])
            messages.success(request, format_html('Đã thêm {}: <a href="{}">{}</a>.', chosen.noun, address, record))
            if "again" in request.POST:
                return redirect("registers:new", unit.pk, chosen.slug)
            return redirect("registers:list", unit.pk, chosen.slug)
    return _form_page(request, unit, chosen, form)


@require_http_methods(["GET", "HEAD", "POST"])
def register_edit(request: HttpRequest, unit_id: int, register: str, record_id: int) -> HttpResponse:
    """Show the form of an entry; store what changed."""
    unit, chosen = unit_to_write(request, unit_id), register_of(register)
    record = entry_of(chosen, unit, record_id, is_removed=False)
    form, is_asked = _form(request, unit, chosen, record)
    if is_asked and form.is_valid():
        try:
            change_record(record, request.user, form.save)
        except StaleRecord:
            form.add_error(None, CHANGED_MEANWHILE)
        except InputError as error:
            form.add_error(None, error.sentence)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, f"Đã lưu {chosen.noun}.")
            return redirect("registers:entry", unit.pk, chosen.slug, record.pk)
    return _form_page(request, unit, chosen, form, record)


def _form(
    request: HttpRequest, unit: Unit, register: Register, record: Record | None = None
) -> tuple[RecordForm, bool]:
    """Return the form and whether it is to be stored; "more" asks for a blank row, "look" for documents found."""
    data = with_one_more(request.POST) if request.method == "POST" else None
    form = REGISTER_FORMS[register.slug](data, unit, record, address=request.path)
    if "more" in request.POST or "look" in request.POST:
        form.forget_errors()
        return form, False
    return form, data is not None


def _form_page(
    request: HttpRequest, unit: Unit, register: Register, form: RecordForm, record: Record | None = None
) -> HttpResponse:
    form.focus_first()
    # What was typed stays in the form; the title is that of the stored entry.
    stored = entry_of(register, unit, record.pk) if record else None
    context = {
        "unit": unit,
        "register": register,
        "record": stored,
        "form": form,
        "is_stale": CHANGED_MEANWHILE in form.non_field_errors(),
        "places": standing_places(stored) if stored else [],
    }
    return render(request, "reports/registers/form.html", context)
