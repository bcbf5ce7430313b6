"""Biểu II.06 on its own, as a file: the return of Thông tư 01/2020/TT-VPCP."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET

from reports.assembly.statistic_table import statistic_return
from reports.renderers.statistic_return import render_return_excel, render_return_pdf
from reports.services.formats import FORMATS
from reports.views.dossier_tables.scope import period_of
from tthc.selectors.statistics import table_of
from tthc.views.scope import unit_in_scope

_RENDERERS = {"pdf": render_return_pdf, "xlsx": render_return_excel}


@require_GET
@cache_control(private=True, no_store=True)
def export_table(request: HttpRequest, unit_id: int, period_id: int, format_name: str) -> HttpResponse:
    """Return the unit's table of a period as an attachment; any other format is 404.

    Where there is no table, or none is chosen yet, go to its page, which says what to do.
    """
    if format_name not in _RENDERERS:
        raise Http404(f"Không có định dạng “{format_name}”.")
    unit = unit_in_scope(request, unit_id)
    period = period_of(unit, period_id)
    table = table_of(unit, period.starts_on, period.ends_on)
    if table.total is None:
        return redirect("dossier_tables:table", unit.pk, period.pk)
    content = _RENDERERS[format_name](statistic_return(table, unit, period))
    response = HttpResponse(content, content_type=FORMATS[format_name].media_type)
    name = f"bieu-II06-{unit.code}-{period.key}.{format_name}"
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
