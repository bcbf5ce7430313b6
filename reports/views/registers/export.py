"""The list that a page shows, whole, as an Excel file."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from reports.register_export import export_of
from reports.registers import register_of
from reports.renderers.register_workbook import render_register
from reports.views.registers.lists import read_list
from reports.views.registers.scope import unit_in_scope

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
@cache_control(private=True, no_store=True)
def register_export(request: HttpRequest, unit_id: int, register: str) -> HttpResponse:
    """Return every record that the address asks for, in the order of the list."""
    unit = unit_in_scope(request, unit_id)
    asked = read_list(request, unit, register_of(register))
    export = export_of(asked.register, asked.records(), asked.today)
    title = f"{asked.register.title} - {unit.name}"
    response = HttpResponse(render_register(title, export.columns, export.rows), content_type=MEDIA_TYPE)
    name = f"so-{asked.register.slug}-{unit.code}-{asked.today:%Y-%m-%d}.xlsx"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
