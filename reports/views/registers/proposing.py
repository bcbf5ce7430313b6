"""One click puts what a register proposes into the period's report."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from core.errors import InputError
from reports.models import Report
from reports.register_coverage import periods_with_reports
from reports.register_lists import RULES
from reports.registers import Register, register_of
from reports.selectors import published_places
from reports.services.editing import StaleSection
from reports.services.register_proposing import Taken, propose_register
from reports.views.registers.scope import unit_to_write


@require_POST
def register_propose(request: HttpRequest, unit_id: int, register: str) -> HttpResponse:
    """Put the records that wait into the draft of the posted period (`ky`), and say how many went into which section.

    404 for a register whose records stand in no lines, and for a period without a report of the unit.
    """
    unit, chosen = unit_to_write(request, unit_id), register_of(register)
    wanted = request.POST.get("ky", "")
    period = next((one for one in periods_with_reports(unit) if str(one.pk) == wanted), None)
    report = period.own_report if period else None
    if RULES[chosen.slug].named is None or report is None:
        raise Http404(f"{chosen.title} không có gì để đưa vào báo cáo của kỳ này.")
    back = redirect(f"{reverse('registers:list', args=[unit.pk, chosen.slug])}?ky={report.period.pk}")
    if not report.is_draft:
        state = report.get_state_display()
        messages.error(request, f"Báo cáo {report.period.name} đang ở trạng thái “{state}”, không đưa thêm vào được.")
        return back
    try:
        taken = propose_register(report, chosen, request.user)
    except StaleSection:
        messages.error(request, "Mục của báo cáo vừa được người khác lưu, chưa đưa vào. Hãy bấm lại.")
    except InputError as error:
        messages.error(request, f"Chưa đưa vào được: {error}.")
    else:
        _say(request, report, chosen, taken)
    return back


def _say(request: HttpRequest, report: Report, register: Register, taken: Taken) -> None:
    if not taken:
        messages.info(request, f"{capfirst(register.noun)} của kỳ đều đã có trong báo cáo.")
        return
    names = published_places(report.outline)
    parts = format_html_join(
        "; ",
        '{} vào mục <a href="{}">{}</a>',
        ((count, reverse("reports:section", args=[report.pk, key]), names[key]) for key, count in taken.items()),
    )
    words = "Đã đưa {} {} vào báo cáo {}: {}."
    messages.success(request, format_html(words, sum(taken.values()), register.noun, report.period.name, parts))
