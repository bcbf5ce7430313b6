"""Extensions (gia hạn): another due moment for one unit in one period, with a reason, and a trace of who granted it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from accounts.models import Unit
from notices.services import News, notify
from reports.models import Extension, Report, ReportingPeriod
from reports.review.actor import Actor
from reports.review.audit import leave_trace
from reports.review.due import due_moment, due_of_unit
from reports.review.recipients import people_of
from reports.review.wording import word_moment


class Refused(Exception):
    """The extension cannot be granted; the message says why, and what to do."""


class StaleDue(Exception):
    """Somebody gave the unit another due moment since it was shown: `due_at` is in force now."""

    def __init__(self, due_at: datetime) -> None:
        self.due_at = due_at
        super().__init__(
            f"Hạn của đơn vị vừa được đổi thành {word_moment(due_at)} nên chưa lưu. "
            "Hãy xem lại hạn mới rồi bấm “Gia hạn” nếu vẫn cần."
        )


@transaction.atomic
def grant_extension(
    unit: Unit, period: ReportingPeriod, due_at: datetime, reason: str, by: Actor, seen: datetime, now: datetime
) -> Extension:
    """Give the unit another due moment in the period, tell its people, and leave a trace.

    `seen` is the due moment that `by` was shown. The new one lies ahead and after the period's own: a moment that has
    passed would help nobody, and would only turn a late report into one in time. It may lie before an earlier
    extension, so that a mistyped one can be corrected; the newest counts. Raises Refused, also for a unit that has sent
    its report (whether it was in time is decided), and StaleDue.
    """
    # Two who extend at once wait for each other here.
    period = ReportingPeriod.objects.select_for_update(no_key=True).get(pk=period.pk)
    report = Report.objects.filter(unit=unit, period=period).first()
    if report is not None and report.submitted_at is not None:
        raise Refused(
            f"{unit.name} đã gửi báo cáo {period.name} lúc {word_moment(report.submitted_at)}; lần gửi đầu tiên quyết "
            "định đúng hạn hay trễ hạn nên không gia hạn nữa."
        )
    in_force = due_of_unit(unit, period)
    if in_force != seen:
        raise StaleDue(in_force)
    _check_moment(due_at, in_force, period, now)
    extension = Extension.objects.create(unit=unit, period=period, due_at=due_at, reason=reason, granted_by=by.user)
    leave_trace(by, "extension", report, unit, f"{period.name}: hạn mới {word_moment(due_at)}. Lý do: {reason}")
    _tell(extension, by)
    return extension


def extensions_in(period: ReportingPeriod) -> QuerySet[Extension]:
    """Return the extensions of the period, newest first.

    Each has `is_newest` (whether it counts for its unit), `in_force` (when its unit's report is due) and `submitted_at`
    (when that report was sent the first time).
    """
    same = Extension.objects.filter(unit=OuterRef("unit"), period=OuterRef("period"))
    newer = same.filter(
        Q(granted_at__gt=OuterRef("granted_at")) | Q(granted_at=OuterRef("granted_at"), pk__gt=OuterRef("pk"))
    )
    report = Report.objects.filter(unit=OuterRef("unit"), period=OuterRef("period"))
    return (
        Extension.objects.filter(period=period)
        .select_related("unit", "granted_by")
        .annotate(
            is_newest=~Exists(newer),
            in_force=due_moment("unit", "period"),
            submitted_at=Subquery(report.values("submitted_at")[:1]),
        )
    )


def _check_moment(due_at: datetime, in_force: datetime, period: ReportingPeriod, now: datetime) -> None:
    if due_at <= now:
        raise Refused(f"Hạn mới phải sau lúc này ({word_moment(now)}).")
    if due_at <= period.department_due_at:
        raise Refused(f"Hạn mới phải sau hạn của kỳ báo cáo ({word_moment(period.department_due_at)}).")
    if due_at == in_force:
        raise Refused(f"Hạn của đơn vị đang là {word_moment(in_force)}, hãy nhập hạn khác.")


def _tell(extension: Extension, by: Actor) -> None:
    unit, period = extension.unit, extension.period
    title = f"Gia hạn báo cáo {period.name} của {unit.name} đến {word_moment(extension.due_at)}"
    text = f"Lý do: {extension.reason}\nNgười gia hạn: {by.user.get_full_name()}."
    link = reverse("deadlines:calendar")
    notify(people_of(unit), News("extended", f"extension:{extension.pk}", title, text, link))
