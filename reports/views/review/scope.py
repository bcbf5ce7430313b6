"""What the pages of the reviewers' desk share: who may open them, and what the inbox is asked for in the address."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.http import urlencode

from reports.forms.review import InboxFilter
from reports.models import Report
from reports.review.desk import Wanted, reviewed_provinces
from reports.views.scope import report_in_scope

REVIEWERS_ONLY = (
    "Chỉ người kiểm tra của Sở Nội vụ được mở trang kiểm tra báo cáo. "
    "Nếu đây là việc của bạn, hãy nhờ người quản trị giao vai trò “Người kiểm tra, tổng hợp” cho tài khoản."
)


def report_to_review(request: HttpRequest, report_id: int) -> Report:
    """Return a report of the reviewer's province (one query).

    Raises PermissionDenied for who reads it without reviewing it, Http404 for everybody else.
    """
    reviewed = Report.objects.filter(unit__province__in=reviewed_provinces(request.user))
    report = reviewed.select_related("unit__province", "period", "outline").filter(pk=report_id).first()
    if report is None:
        report_in_scope(request, report_id)
        raise PermissionDenied(REVIEWERS_ONLY)
    return report


def wanted_in(request: HttpRequest) -> Wanted:
    """Return the filters of the inbox that the address carries."""
    return InboxFilter(request.GET).wanted()


def query_of(wanted: Wanted, **more: object) -> str:
    """Return the filters as the query of an address, with `more` after them; "" for none."""
    asked = {"loc": wanted.choice, "tim": wanted.words, "cua_toi": "1" if wanted.mine else "", **more}
    return urlencode({name: value for name, value in asked.items() if value != ""})
