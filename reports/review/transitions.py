"""Moving a report from state to state: one door, one function for each action of reports.domain.states.

Of several who act at once, exactly one wins; whatever an action leaves behind (revision, notices, openings) is stored
together with it or not at all.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from core.issue import Issue
from core.verdict import Verdict
from directives.domain.citation import format_date
from reports.checks.runner import check
from reports.domain.document import ReportDocument
from reports.domain.states import MOVES, target_of
from reports.models import Comment, Report, SectionOpening, SectionRequest, Transition
from reports.permissions import may_move
from reports.review.actor import Actor
from reports.review.news import tell
from reports.services.current import written_document
from reports.services.revisions import freeze, frozen_document, last_revision, reads_the_same


class Refused(Exception):
    """The person may not do this now; the message says why, and what to do."""


class TooLate(Exception):
    """Somebody else moved the report first: `transition` says who, what and when."""

    def __init__(self, last: Transition | None) -> None:
        self.transition = last
        if last is None:
            super().__init__("Báo cáo vừa thay đổi. Hãy tải lại trang rồi xem lại.")
            return
        moment = timezone.localtime(last.at)
        super().__init__(
            f"{last.actor.get_full_name()} đã {MOVES[last.action].done} báo cáo này lúc {moment:%H:%M} ngày "
            f"{format_date(moment.date())}. Việc bạn vừa chọn chưa được thực hiện; hãy xem lại báo cáo."
        )


class HasErrors(Exception):
    """The report has errors that must be mended before it is sent: `issues`."""

    def __init__(self, issues: Sequence[Issue]) -> None:
        self.issues = issues
        super().__init__(f"Báo cáo còn {len(issues)} lỗi phải sửa trước khi gửi.")


class Unchanged(Exception):
    """The report says what it said when it was sent the last time, and nobody confirmed that this is meant."""

    def __init__(self) -> None:
        super().__init__("Nội dung không khác bản đã gửi lần trước. Hãy xác nhận nếu vẫn muốn gửi lại.")


@transaction.atomic
def send_to_leader(report_id: int, version: int, by: Actor) -> Transition:
    """Hand the report to the unit's leader. Raises Refused, TooLate and HasErrors."""
    report, moved = _move("to_leader", report_id, version, by)
    _touch_sections(report)
    _refuse_errors(written_document(report))
    tell(report, moved)
    return moved


@transaction.atomic
def send_back(report_id: int, version: int, by: Actor, reason: str = "") -> Transition:
    """Give the report back to whoever writes it, in the state in which it went to the leader. Raises as above."""
    report, moved = _move("send_back", report_id, version, by, reason)
    tell(report, moved)
    return moved


@transaction.atomic
def submit(report_id: int, version: int, by: Actor, confirms_unchanged: bool = False) -> Transition:
    """Send the report to Sở Nội vụ and freeze it. Raises Refused, TooLate, HasErrors and Unchanged."""
    report, moved = _move("submit", report_id, version, by)
    _touch_sections(report)
    document = written_document(report)
    _refuse_errors(document)
    earlier = last_revision(report)
    if earlier is not None and not confirms_unchanged and reads_the_same(document, frozen_document(earlier)):
        raise Unchanged
    freeze(report, document, moved)
    report.openings.all().delete()
    _end_requests(report, by)
    tell(report, moved)
    return moved


@transaction.atomic
def return_report(report_id: int, version: int, by: Actor, reason: str = "") -> Transition:
    """Return the report: its commented sections open, all of them where there is a reason and no open comment.

    Raises Refused (also where there is neither) and TooLate.
    """
    # Nobody comments or closes a comment from here on: what is counted, opened and told are the same comments.
    _locked(report_id)
    comments = Comment.objects.filter(report=report_id, state=Comment.State.OPEN).select_for_update()
    keys = list(comments.values_list("key", flat=True))
    if not reason and not keys:
        raise Refused("Hãy góp ý ít nhất một mục, hoặc nêu lý do trả lại.")
    report, moved = _move("return", report_id, version, by, reason, open_comments=len(keys))
    if "" in keys:
        causes = {"": SectionOpening.Cause.COMMENT}
    else:
        causes = {key: SectionOpening.Cause.COMMENT for key in keys} or {"": SectionOpening.Cause.RETURN}
    SectionOpening.objects.bulk_create(
        SectionOpening(report=report, key=key, cause=cause) for key, cause in sorted(causes.items())
    )
    tell(report, moved)
    return moved


@transaction.atomic
def approve(report_id: int, version: int, by: Actor) -> Transition:
    """Accept the report as it was sent: the same content once more as the approved revision. Raises as above."""
    report, moved = _move("approve", report_id, version, by)
    sent = last_revision(report)
    if sent is None:
        raise Refused("Báo cáo chưa có bản đã gửi nào để tiếp nhận.")
    freeze(report, replace(frozen_document(sent), state=report.state), moved, like=sent)
    tell(report, moved)
    return moved


@transaction.atomic
def reopen(report_id: int, version: int, by: Actor, reason: str) -> Transition:
    """Open an approved report for correction: it will be a new document, in place of the one that has a number.

    Raises Refused (also without a reason) and TooLate.
    """
    if not reason:
        raise Refused("Hãy nêu lý do mở lại báo cáo.")
    report, moved = _move("reopen", report_id, version, by, reason)
    if report.number:
        report.replaces = _named(report)
        report.number, report.issued_on = "", None
        report.save(update_fields=["replaces", "number", "issued_on", "updated_at"])
    tell(report, moved)
    return moved


def _move(
    action: str, report_id: int, version: int, by: Actor, reason: str = "", open_comments: int = 0
) -> tuple[Report, Transition]:
    """Change the state where the report is still at `version`, and note it; raises Refused and TooLate."""
    now = timezone.now()
    report = _locked(report_id)
    if report.version != version:
        raise TooLate(_last_transition(report))
    verdict: Verdict = may_move(by.user, report, action)
    if not verdict.allowed:
        raise Refused(verdict.reason)
    before, target = report.state, target_of(action, report.state, report.before_leader)
    values = {"state": target, "before_leader": before if action == "to_leader" else ""} | _times(report, action, now)
    changed = Report.objects.filter(pk=report_id, state=before, version=version)
    if changed.update(version=F("version") + 1, updated_at=now, **values) != 1:
        raise TooLate(_last_transition(report))
    for name, value in values.items():
        setattr(report, name, value)
    report.version = version + 1
    moved = Transition(
        report=report,
        action=action,
        from_state=before,
        to_state=target,
        actor=by.user,
        at=now,
        address=by.address,
        reason=reason,
        open_comments=open_comments,
    )
    moved.save()
    return report, moved


def _locked(report_id: int) -> Report:
    """Return the report as it stands now; whoever changes something of it waits, so that this is what is frozen."""
    reports = Report.objects.select_related("unit__province", "period", "outline__province")
    return reports.select_for_update(of=("self",), no_key=True).get(pk=report_id)


def _times(report: Report, action: str, now: datetime) -> dict[str, datetime]:
    if action != "submit":
        return {}
    return {"submitted_at": report.submitted_at or now, "last_submitted_at": now}


def _last_transition(report: Report) -> Transition | None:
    return report.transitions.select_related("actor").last()


def _touch_sections(report: Report) -> None:
    """Count every section's version up: whoever is saving one now is done before, or is told that it came too late."""
    report.sections.update(version=F("version") + 1)


def _end_requests(report: Report, by: Actor) -> None:
    """Nobody decides any more on sections that were asked for before the report was sent again."""
    report.section_requests.filter(state=SectionRequest.State.WAITING).update(
        state=SectionRequest.State.REFUSED,
        decided_by=by.user,
        decided_at=timezone.now(),
        answer="Đơn vị đã gửi lại báo cáo trước khi có trả lời.",
    )


def _refuse_errors(document: ReportDocument) -> None:
    errors = [issue for issue in check(document) if issue.severity == "error"]
    if errors:
        raise HasErrors(errors)


def _named(report: Report) -> str:
    symbol = report.symbol or (f"BC-{report.unit.short_name}" if report.unit.short_name else "BC")
    day = f" ngày {format_date(report.issued_on)}" if report.issued_on else ""
    return f"Báo cáo số {report.number.zfill(2)}/{symbol}{day}"
