"""Keeping a warning ("Giữ nguyên"): the unit stands by its words, the reviewer sees that it does and why."""

from typing import Final

from django.db import transaction

from core.errors import InputError
from core.issue import Issue
from reports.models import Report, Waiver
from reports.review.actor import Actor
from reports.review.audit import leave_trace
from reports.review.checklist import words_hash
from reports.review.transitions import Refused
from reports.selectors import published_places, reports_written_by

MAX_REASON: Final = Waiver._meta.get_field("reason").max_length


@transaction.atomic
def keep_warning(report_id: int, issue: Issue, reason: str, by: Actor) -> Waiver:
    """Keep the words that a warning speaks of; kept again, a reason is added where none stands.

    Raises Refused for an error, for who may not write the report now and where another reason stands already,
    InputError where the reason lacks or is long.
    """
    report = _written(report_id, by)
    if issue.severity != "warning":
        raise Refused("Chỉ giữ nguyên được cảnh báo; lỗi phải được sửa trước khi gửi báo cáo.")
    if issue.needs_reason and not reason:
        raise InputError("hãy nêu lý do giữ nguyên: số liệu ở hai chỗ không khớp nhau")
    if len(reason) > MAX_REASON:
        raise InputError(f"lý do dài quá {MAX_REASON} ký tự, hãy rút gọn")
    waiver, is_new = Waiver.objects.get_or_create(
        report=report,
        rule=issue.code,
        key=issue.node,
        words_hash=words_hash(issue),
        defaults={"reason": reason, "made_by": by.user},
    )
    if is_new or _add_reason(waiver, reason, by):
        leave_trace(by, "waiver", report, detail=_detail(report, waiver, reason))
    return waiver


def _add_reason(waiver: Waiver, reason: str, by: Actor) -> bool:
    """Give a waiver that has no reason this one; return whether it has become the waiver's reason now."""
    if not reason or waiver.reason == reason:
        return False
    if Waiver.objects.filter(pk=waiver.pk, reason="").update(reason=reason, made_by=by.user) == 1:
        waiver.reason, waiver.made_by = reason, by.user
        return True
    name = waiver.made_by.get_full_name()
    raise Refused(
        f"Chưa ghi lý do “{reason}”: {name} đã giữ nguyên cảnh báo này với lý do khác. "
        "Muốn đổi lý do, hãy bỏ giữ nguyên rồi giữ nguyên lại."
    )


@transaction.atomic
def withdraw_waiver(report_id: int, waiver_id: int, by: Actor) -> None:
    """Keep a warning no longer; one that was withdrawn already changes nothing.

    Raises Refused for who may not write the report now.
    """
    report = _written(report_id, by)
    waiver = Waiver.objects.select_for_update().filter(report=report, pk=waiver_id).first()
    if waiver is not None:
        waiver.delete()
        leave_trace(by, "waiver_withdrawn", report, detail=_detail(report, waiver, ""))


def _written(report_id: int, by: Actor) -> Report:
    report = reports_written_by(by.user).select_related("outline").filter(pk=report_id).first()
    if report is None:
        raise Refused("Báo cáo không còn ở trạng thái soạn, hoặc bạn không lập báo cáo này. Hãy tải lại trang.")
    return report


def _detail(report: Report, waiver: Waiver, reason: str) -> str:
    place = published_places(report.outline).get(waiver.key, "toàn báo cáo")
    return f"Mục {place}: {reason}" if reason else f"Mục {place}"
