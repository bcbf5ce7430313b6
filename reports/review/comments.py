"""What reviewers find wrong and what the unit answers: open → answered by the unit → closed by a reviewer.

Every function stores all of it or nothing, and raises reports.review.transitions.Refused, whose message says why.
"""

from typing import Final

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from core.text import clean
from notices.services import News, notify
from reports.domain.document import ReportDocument
from reports.models import Comment, CommentMessage, Report, SectionOpening
from reports.permissions import may_review, may_write
from reports.review.actor import Actor
from reports.review.audit import leave_trace
from reports.review.recipients import people_of, reviewers_of
from reports.review.targets import node_of, place_of, places_in, target_in
from reports.review.threads import comments_told
from reports.review.transitions import Refused
from reports.services.revisions import frozen_document, last_revision

MAX_TEXT: Final = CommentMessage._meta.get_field("text").max_length
MAX_EXCERPT: Final = Comment._meta.get_field("excerpt").max_length
COMMENTED_IN: Final = (Report.State.SUBMITTED, Report.State.RETURNED)
"""The states in which a report is commented on: before, there is nothing to read; after, it is accepted."""
ANSWERED_IN: Final = (*COMMENTED_IN, Report.State.AWAITING_LEADER, Report.State.REOPENED)
"""The states in which the unit answers: as long as Sở Nội vụ has not accepted the report."""
_NOT_YET_CLOSED: Final = (Comment.State.OPEN, Comment.State.ANSWERED)


@transaction.atomic
def write_comment(
    report_id: int, key: str, target: str, target_code: str, excerpt: str, text: str, by: Actor
) -> Comment:
    """Store a reviewer's comment on the section `key` of the last revision, "" for the whole report.

    `target` is a Comment.Target and `target_code` names the record or figure; a blank `excerpt` becomes its words.
    In a returned report the comment opens its section, and the unit is told at once.
    """
    words = _checked(text, "nội dung góp ý")
    report = _report(report_id)
    _refuse_who_reviews_not(by, report)
    document = _commented_document(report)
    named = _target_words(document, key, target, target_code)
    comment = Comment.objects.create(
        report=report,
        key=key,
        target=target,
        target_code="" if target == Comment.Target.SECTION else target_code,
        excerpt=(clean(excerpt).strip() or named)[:MAX_EXCERPT],
        author=by.user,
    )
    message = CommentMessage.objects.create(comment=comment, author=by.user, text=words)
    place = place_of(places_in(document), key)
    # The unit reads the trail too, and is told of the words only with the return.
    leave_trace(by, "comment", report, detail=place)
    _open_section(report, comment, message, place)
    return comment


@transaction.atomic
def answer_comment(comment_id: int, text: str, by: Actor) -> CommentMessage:
    """Store what the unit answers; the comment then waits for the reviewers, who are told. A unit may answer again."""
    words = _checked(text, "nội dung trả lời")
    comment = _comment(comment_id)
    verdict = may_write(by.user, comment.report.unit)
    if not verdict.allowed:
        raise Refused("Chỉ người lập báo cáo và thủ trưởng của đơn vị được trả lời góp ý.")
    _refuse_where_nothing_is_answered(comment)
    _move(comment, _NOT_YET_CLOSED, Comment.State.ANSWERED)
    message = CommentMessage.objects.create(comment=comment, author=by.user, text=words)
    report, place = comment.report, _place(comment)
    leave_trace(by, "comment_answered", report, detail=f"{place}: {words}")
    title = f"{report.unit.name} trả lời góp ý về báo cáo {report.period.name}"
    link = reverse("review:report", args=[report.pk])
    notify(
        reviewers_of(report.unit).exclude(pk=by.user.pk),
        News("answered", f"comment-message:{message.pk}", title, f"{place}: {words}", link),
    )
    return message


@transaction.atomic
def close_comment(comment_id: int, by: Actor) -> None:
    """Close a comment that is settled: it holds no return up any more, and nobody answers it."""
    comment = _comment(comment_id)
    _refuse_who_reviews_not(by, comment.report)
    _move(comment, _NOT_YET_CLOSED, Comment.State.CLOSED, closed_by=by.user, closed_at=timezone.now())
    leave_trace(by, "comment_closed", comment.report, detail=_place(comment))


@transaction.atomic
def reopen_comment(comment_id: int, text: str, by: Actor) -> CommentMessage:
    """Open a comment again that the answer did not settle, and say what is still wrong."""
    words = _checked(text, "nội dung còn phải sửa")
    comment = _comment(comment_id)
    report = comment.report
    _refuse_who_reviews_not(by, report)
    _refuse_where_nothing_is_commented(report)
    from_states = (Comment.State.ANSWERED, Comment.State.CLOSED)
    _move(comment, from_states, Comment.State.OPEN, closed_by=None, closed_at=None)
    message = CommentMessage.objects.create(comment=comment, author=by.user, text=words)
    place = _place(comment)
    leave_trace(by, "comment_reopened", report, detail=place)
    _open_section(report, comment, message, place)
    return message


def _checked(text: str, what: str) -> str:
    words = clean(text).strip()
    if not words:
        raise Refused(f"Hãy nhập {what}.")
    if len(words) > MAX_TEXT:
        raise Refused(f"{what[:1].upper()}{what[1:]} dài quá 4.000 ký tự, hãy rút gọn.")
    return words


def _report(report_id: int) -> Report:
    return Report.objects.select_related("unit__province", "period").get(pk=report_id)


def _comment(comment_id: int) -> Comment:
    return Comment.objects.select_related("report__unit__province", "report__period").get(pk=comment_id)


def _refuse_who_reviews_not(by: Actor, report: Report) -> None:
    verdict = may_review(by.user, report.unit)
    if not verdict.allowed:
        raise Refused(verdict.reason)


def _refuse_where_nothing_is_commented(report: Report) -> None:
    """Refuse unless the report is submitted or returned; whoever moves it meanwhile waits for what is written now."""
    still = Report.objects.filter(pk=report.pk, state=report.state, version=report.version)
    if report.state in COMMENTED_IN and still.update(version=F("version")) == 1:
        return
    if report.state == Report.State.APPROVED:
        raise Refused("Báo cáo đã được tiếp nhận. Hãy mở lại báo cáo, nêu lý do, rồi đơn vị sửa và gửi lại.")
    if report.state in COMMENTED_IN:
        raise Refused("Báo cáo vừa thay đổi. Hãy tải lại trang rồi góp ý lại.")
    raise Refused("Đơn vị đang soạn báo cáo. Chỉ góp ý được khi báo cáo đã gửi, hoặc đang chờ đơn vị sửa.")


def _refuse_where_nothing_is_answered(comment: Comment) -> None:
    """Refuse in an accepted report, and what the unit was not told of; whoever moves the report meanwhile waits."""
    report = Report.objects.select_for_update(of=("self",), no_key=True).get(pk=comment.report_id)
    if report.state not in ANSWERED_IN:
        raise Refused("Báo cáo đã được tiếp nhận nên không trả lời góp ý được nữa. Nếu cần, hãy liên hệ Sở Nội vụ.")
    told = comments_told(report).filter(pk=comment.pk).first()
    if told is None:
        raise Refused("Góp ý này chưa được gửi cho đơn vị.")
    if told.is_held:
        raise Refused("Sở Nội vụ đang xem xét góp ý này. Hãy chờ kết quả kiểm tra báo cáo rồi trả lời.")


def _commented_document(report: Report) -> ReportDocument:
    _refuse_where_nothing_is_commented(report)
    revision = last_revision(report)
    if revision is None:
        raise Refused("Báo cáo chưa có bản đã gửi nào để góp ý.")
    return frozen_document(revision)


def _target_words(document: ReportDocument, key: str, target: str, code: str) -> str:
    """Return the words of what is commented on; raises Refused where the report as sent has no such thing."""
    if target not in Comment.Target.values:
        raise Refused("Hãy chọn góp ý về mục, bản ghi hay số liệu.")
    if not key and target == Comment.Target.SECTION:
        return ""
    node = node_of(document, key)
    if node is None:
        raise Refused("Báo cáo không có mục này. Hãy chọn lại mục trong danh sách.")
    if target == Comment.Target.SECTION:
        return ""
    found = target_in(document, node, target, code)
    if found is None:
        what = "số liệu" if target == Comment.Target.FIGURE else "bản ghi"
        raise Refused(f"Mục này không có {what} đã chọn. Hãy chọn lại trong danh sách của mục.")
    return found.label


def _move(comment: Comment, sources: tuple[str, ...], target: str, **values: object) -> None:
    """Change the state where the comment is still in one of `sources`; raises Refused where somebody was faster."""
    same = Comment.objects.filter(Q(state__in=sources), pk=comment.pk)
    if same.update(state=target, **values) == 1:
        comment.state = target
        return
    now = Comment.objects.select_related("closed_by").get(pk=comment.pk)
    if now.state == Comment.State.CLOSED and now.closed_by:
        raise Refused(f"{now.closed_by.get_full_name()} đã đóng góp ý này. Hãy tải lại trang.")
    raise Refused(f"Góp ý đang ở trạng thái “{now.get_state_display()}”. Hãy tải lại trang.")


def _place(comment: Comment) -> str:
    revision = last_revision(comment.report)
    return place_of(places_in(frozen_document(revision)) if revision else {}, comment.key)


def _open_section(report: Report, comment: Comment, message: CommentMessage, place: str) -> None:
    """In a returned report: let the unit mend what is commented on, and tell it; else the return will tell."""
    if report.state != Report.State.RETURNED:
        return
    SectionOpening.objects.get_or_create(
        report=report, key=comment.key, defaults={"cause": SectionOpening.Cause.COMMENT}
    )
    title = f"Sở Nội vụ góp ý thêm về báo cáo {report.period.name} của {report.unit.name}"
    link = reverse("responses:list", args=[report.pk])
    notify(
        people_of(report.unit),
        News("answered", f"comment-message:{message.pk}", title, f"{place}: {message.text}", link),
    )
