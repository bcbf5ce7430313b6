"""One click puts what a register proposes into the period's report."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from core.errors import InputError
from reports.models import Report
from reports.register_coverage import periods_with_reports
from reports.register_lists import RULES
from reports.registers import Register, register_of
from reports.selectors import published_places
from reports.services.editing import StaleSection
from reports.services.register_proposing import Proposed, propose_register
from reports.views.post_only import post_only
from reports.views.registers.scope import unit_to_write
from reports.views.scope import section_verdict


@post_only(lambda request, **captured: reverse("registers:list", kwargs=captured))
def register_propose(request: HttpRequest, unit_id: int, register: str) -> HttpResponse:
    """Put the records that wait into the report of the posted period (`ky`), and say how many went into which section.

    404 for a register whose records stand in no lines, and for a period without a report of the unit.
    """
    unit, chosen = unit_to_write(request, unit_id), register_of(register)
    wanted = request.POST.get("ky", "")
    period = next((one for one in periods_with_reports(unit) if str(one.pk) == wanted), None)
    report = period.own_report if period else None
    if RULES[chosen.slug].named is None or report is None:
        raise Http404(f"{chosen.title} không có gì để đưa vào báo cáo của kỳ này.")
    back = redirect(f"{reverse('registers:list', args=[unit.pk, chosen.slug])}?ky={report.period.pk}")
    verdict = section_verdict(report)
    if not verdict.allowed:
        messages.error(request, f"Chưa đưa vào báo cáo {report.period.name}. {verdict.reason}")
        return back
    try:
        proposed = propose_register(report, chosen, request.user)
    except StaleSection:
        messages.error(request, "Mục của báo cáo vừa được người khác lưu, chưa đưa vào. Hãy bấm lại.")
    except InputError as error:
        messages.error(request, f"Chưa đưa vào được: {error}.")
    else:
        _say(request, report, chosen, proposed)
    return back


def _say(request: HttpRequest, report: Report, register: Register, proposed: Proposed) -> None:
    if not proposed.taken and not proposed.locked:
        messages.info(request, f"{capfirst(register.noun)} của kỳ đều đã có trong báo cáo.")
        return
    period, noun = report.period.name, register.noun
    if proposed.taken:
        count, parts = sum(proposed.taken.values()), _listed(report, proposed.taken, "{} vào mục")
        messages.success(request, format_html("Đã đưa {} {} vào báo cáo {}: {}.", count, noun, period, parts))
    if proposed.locked:
        count, parts = sum(proposed.locked.values()), _listed(report, proposed.locked, "{} của mục")
        words = (
            "Chưa đưa {} {} vào báo cáo {} vì mục chưa được mở để sửa: {}. "
            "Nếu cần đưa vào, hãy mở mục đó rồi bấm “Đề nghị mở mục”."
        )
        messages.warning(request, format_html(words, count, noun, period, parts))


def _listed(report: Report, counts: Mapping[str, int], words: str) -> SafeString:
    """Return the sections as links, each with its count."""
    names = published_places(report.outline)
    return format_html_join(
        "; ",
        words + ' <a href="{}">{}</a>',
        ((count, reverse("reports:section", args=[report.pk, key]), names[key]) for key, count in counts.items()),
    )
