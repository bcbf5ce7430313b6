"""Publishing an outline: all waiting changes become its next version, which open periods and their reports follow."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2s

from django.db import transaction
from django.db.models import QuerySet

from core.errors import InputError
from reports.domain.outline import OutlineNode
from reports.domain.outline_faults import outline_faults
from reports.domain.states import WRITTEN_IN
from reports.models import Outline, OutlineChange, PeriodOutline, Report, ReportingPeriod
from reports.selectors import published_outline
from reports.services.outline_changes import changed_nodes, lock_current, waiting_changes
from reports.services.outlines import store_outline
from reports.services.periods import periods_at_work
from reports.services.upgrading import upgrade_reports

_FOLLOWING = (*WRITTEN_IN, Report.State.AWAITING_LEADER)
"""The states in which a report follows. One that waits for its leader is not frozen, and would else be sent without
the new items: who sends a page that was read before is refused (upgrading counts the report's version up), and an item
that must be answered is seen before sending."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What publishing would do: the items afterwards, the reports that follow, and those that stay as they are.

    `seen` names the changes as they were shown; publishing them is refused once there are others.
    """

    changes: Sequence[OutlineChange]
    nodes: Sequence[OutlineNode]
    periods: Sequence[ReportingPeriod]
    upgraded: Sequence[Report]
    staying: Sequence[Report]
    seen: str


@dataclass(frozen=True, slots=True)
class Published:
    """The new version, and how many reports follow it."""

    outline: Outline
    upgraded: int


def plan_publication(outline: Outline, today: date) -> Publication:
    """Return what publishing the outline's waiting changes would do."""
    changes = waiting_changes(outline)
    periods = [period for period in periods_at_work(outline.province, today) if _is_bound(period, outline)]
    reports = list(_reports(outline))
    open_periods = {period.pk for period in periods}
    follows = {one.pk for one in reports if one.period_id in open_periods and one.state in _FOLLOWING}
    return Publication(
        changes=changes,
        nodes=changed_nodes(outline, changes),
        periods=periods,
        upgraded=[report for report in reports if report.pk in follows],
        staying=[report for report in reports if report.pk not in follows],
        seen=_digest(changes),
    )


@transaction.atomic
def publish(outline_id: int, seen: str, today: date) -> Published:
    """Publish the changes that were `seen` and upgrade the reports of open periods by key; all or nothing.

    Reports that were sent or approved stay as they are.

    Raises InputError where the outline has a newer version, or its changes are not those that were seen.
    """
    outline = lock_current(outline_id)
    plan = plan_publication(outline, today)
    if not plan.changes:
        raise InputError("Không còn thay đổi nào chờ ban hành.")
    if plan.seen != seen:
        raise InputError("Danh sách thay đổi vừa được người khác sửa. Hãy xem lại danh sách dưới đây rồi ban hành.")
    faults = outline_faults(plan.nodes)
    if faults:
        raise InputError(f"Đề cương chưa ban hành được: {'; '.join(faults)}.")
    data = replace(published_outline(outline), nodes=tuple(plan.nodes))
    new = store_outline(data, outline.province, outline.version + 1)
    PeriodOutline.objects.filter(period__in=plan.periods, outline__key=outline.key).update(outline=new)
    # Who begins a section of such a report waits until its outline has changed (editing.py).
    following = _reports(outline).filter(period__in=plan.periods, state__in=_FOLLOWING)
    reports = list(following.select_for_update(of=("self",), no_key=True).order_by("pk"))
    upgrade_reports(reports, new)
    return Published(new, len(reports))


def _reports(outline: Outline) -> QuerySet[Report]:
    """Return the reports by any version of the outline, newest period first, units in dictionary order."""
    return (
        Report.objects.filter(outline__key=outline.key)
        .select_related("unit", "period", "outline")
        .order_by("-period__ends_on", "-period", "unit__sort_key", "pk")
    )


def _is_bound(period: ReportingPeriod, outline: Outline) -> bool:
    return any(bound.outline.key == outline.key for bound in period.outlines.all())


def _digest(changes: Sequence[OutlineChange]) -> str:
    told = [(one.pk, one.action, one.key, one.heading, one.required, one.after) for one in changes]
    return blake2s(repr(told).encode(), digest_size=16).hexdigest()
