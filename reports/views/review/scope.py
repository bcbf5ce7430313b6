"""What the pages of the reviewers' desk share: who may open them, and what the inbox is asked for in the address."""

from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.http import urlencode

from core.text import clean
from reports.forms.review import InboxFilter
from reports.models import Report
from reports.review.desk import Wanted, reviewed_provinces
from reports.views.scope import report_in_scope
from reports.views.shown_checks import CHOSEN_BY, chosen_kind

ISSUE: Final = "van_de"
"""The part of the address that names the issue which a comment is to speak of, by its anchor."""
_LONGEST_ANCHOR: Final = 40
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


def shown_in(request: HttpRequest) -> dict[str, str]:
    """Return the kind of issues that the card of the checks shows, as a part of an address."""
    kind = chosen_kind(request)
    return {CHOSEN_BY: kind} if kind else {}


def issue_in(request: HttpRequest) -> dict[str, str]:
    """Return the issue that the address names, as a part of an address."""
    named = clean(request.GET.get(ISSUE, ""))[:_LONGEST_ANCHOR]
    return {ISSUE: named} if named else {}


def query_of(wanted: Wanted, **more: object) -> str:
    """Return the filters as the query of an address, with `more` after them; "" for none."""
    asked = {"loc": wanted.choice, "tim": wanted.words, "cua_toi": "1" if wanted.mine else "", **more}
    return urlencode({name: value for name, value in asked.items() if value != ""})
