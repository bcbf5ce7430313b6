"""Publishing an outline: what would change and for whom, then the new version."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.permissions import province_to_administer
from core.errors import InputError
from reports.domain.outline import place_names
from reports.models import Outline, OutlineChange, Report, ReportingPeriod
from reports.selectors import published_outline
from reports.services.publishing import Publication, plan_publication, publish


@require_http_methods(["GET", "HEAD", "POST"])
def publish_outline(request: HttpRequest, province_id: int, outline_id: int) -> HttpResponse:
    """Show the changes with the reports that will follow them, and publish what was shown (`seen`)."""
    province = province_to_administer(request, province_id)
    outline = get_object_or_404(Outline.objects.select_related("province"), province=province, pk=outline_id)
    today = timezone.localdate()
    if request.method == "POST":
        try:
            published = publish(outline.pk, request.POST.get("seen", ""), today)
        except InputError as error:
            messages.error(request, error.sentence)
            return redirect("periods:publish", province.pk, outline.pk)
        messages.success(
            request,
            f"Đã ban hành phiên bản {published.outline.version}; {published.upgraded} báo cáo đã theo đề cương mới.",
        )
        return redirect("periods:outline", province.pk, published.outline.pk)
    newest = Outline.objects.filter(key=outline.key).order_by("-version").first()
    if newest != outline:
        messages.info(request, "Đề cương này đã có phiên bản mới hơn, hiện dưới đây.")
        return redirect("periods:outline", province.pk, newest.pk)
    plan = plan_publication(outline, today)
    context = {
        "province": province,
        "outline": outline,
        "next_version": outline.version + 1,
        "plan": plan,
        "changes": _told(outline, plan),
        "upgraded": _by_period(plan.upgraded),
        "staying": [(period, len(reports)) for period, reports in _by_period(plan.staying)],
    }
    return render(request, "reports/administration/publish.html", context)


def _told(outline: Outline, plan: Publication) -> list[tuple[OutlineChange, str, str]]:
    """Return each change with where it stands afterwards (a dropped one: where it stood) and the words it had."""
    before = published_outline(outline)
    after = place_names(replace(before, nodes=tuple(plan.nodes)))
    stood = place_names(before)
    words = {node.key: node.heading for node in before.nodes}
    return [(one, after.get(one.key) or stood[one.key], words.get(one.key, "")) for one in plan.changes]


def _by_period(reports: Iterable[Report]) -> list[tuple[ReportingPeriod, list[Report]]]:
    return [(period, list(rows)) for period, rows in groupby(reports, key=lambda report: report.period)]
