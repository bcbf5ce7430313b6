"""Number and date of a report, entered when the unit's văn thư has issued them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from directives.domain.citation import format_date
from reports.forms.paper import NumberForm, read_shown
from reports.forms.sections import read_version
from reports.models import Report
from reports.permissions import may_write
from reports.review.actor import actor_of
from reports.services.numbering import MovedMeanwhile, NumberedMeanwhile, number_report
from reports.services.revisions import last_revision
from reports.views.scope import report_in_scope

_MOVED = (
    "Báo cáo vừa chuyển trạng thái nên số, ngày chưa được ghi. "
    "Hãy xem lại: nếu số, ngày vẫn đúng với văn bản này thì bấm “Ghi số, ngày” lần nữa."
)

_AGAIN = "Nếu vẫn muốn thay bằng số, ngày bạn đã nhập, hãy bấm “Ghi số, ngày” lần nữa."


@require_http_methods(["GET", "HEAD", "POST"])
def number(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show the form of number and date, or store them; in every state of the report."""
    report = report_in_scope(request, report_id)
    verdict = may_write(request.user, report.unit)
    if not verdict.allowed:
        raise PermissionDenied(verdict.reason)
    form = NumberForm(request.POST if request.method == "POST" else None, report=report)
    refused = False
    if form.is_bound and form.is_valid():
        values = form.cleaned_data
        try:
            changed = number_report(
                report,
                read_version(request.POST),
                read_shown(request.POST),
                values["number"],
                values["issued_on"],
                actor_of(request),
            )
        except MovedMeanwhile:
            form.add_error(None, _MOVED)
            refused = True
        except NumberedMeanwhile as error:
            form.add_error(None, f"{error} {_AGAIN}")
            refused = True
        else:
            _tell(request, report, values, changed)
            return redirect("reports:preview", report.pk)
    if refused:
        # What the page shows as standing now is what the next click replaces.
        report = report_in_scope(request, report_id)
    shown = read_shown(request.POST) if form.is_bound and not refused else (report.number, report.issued_on)
    context = {"report": report, "form": form, "shown": shown, "last": last_revision(report)}
    return render(request, "reports/paper/number.html", context)


def _tell(request: HttpRequest, report: Report, values: dict, changed: bool) -> None:
    if not changed:
        messages.info(request, "Số, ngày không thay đổi.")
        return
    messages.success(request, "Đã ghi số, ngày của báo cáo." if values["number"] else "Đã bỏ số, ngày của báo cáo.")
    if values["issued_on"] and values["issued_on"] < report.period.ends_on:
        cut_off = format_date(report.period.ends_on)
        messages.warning(request, f"Ngày ban hành sớm hơn ngày chốt số liệu ({cut_off}), hãy kiểm tra lại.")
