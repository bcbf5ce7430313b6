"""Comments with what was said under them: all of it for reviewers, for the unit what it has been told of."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from reports.models import AuditEntry, Comment, CommentMessage, Report, Transition

_AT_THE_OFFICE = ("submit", "approve")
_PASSED = (*_AT_THE_OFFICE, "return", "reopen")


def with_messages(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    """Return comments with all that reports/review/_thread.html shows of them (two queries)."""
    return _with(comments, CommentMessage.objects.all())


def told_messages() -> QuerySet[CommentMessage]:
    """Return the messages that the units have been told of.

    What a reviewer writes while the report is with Sở Nội vụ is told by the next return, not before and not by an
    approval; what is written while the unit has the report is told at once, and a unit knows its own answers.
    """
    moves = Transition.objects.filter(report=OuterRef("comment__report"))
    passed = moves.filter(action__in=_PASSED, at__lte=OuterRef("made_at")).order_by("-at", "-pk").values("action")[:1]
    # Memberships end; that somebody answered for the unit does not.
    answers = AuditEntry.objects.filter(
        report=OuterRef("comment__report"), action="comment_answered", actor=OuterRef("author")
    )
    return CommentMessage.objects.alias(after=Coalesce(Subquery(passed), Value(""))).filter(
        ~Q(after__in=_AT_THE_OFFICE)
        | Exists(moves.filter(action="return", at__gte=OuterRef("made_at")))
        | Exists(answers)
    )


def comments_told(report: Report) -> QuerySet[Comment]:
    """Return the comments that the unit has been told of; `is_held`: a reviewer said more, which is not told yet."""
    said = CommentMessage.objects.filter(comment=OuterRef("pk"))
    told = told_messages().filter(comment__report=report)
    comments = Comment.objects.filter(Exists(said.filter(pk__in=told.values("pk"))), report=report)
    return comments.annotate(is_held=Exists(said.exclude(pk__in=told.values("pk"))))


def threads_told(comments: QuerySet[Comment]) -> list[Comment]:
    """Return some of `comments_told` as the unit reads them, without what is not told yet (two queries)."""
    threads = list(_with(comments, told_messages()))
    for comment in threads:
        if comment.is_held and comment.state == Comment.State.OPEN:
            comment.state = Comment.State.ANSWERED
    return threads


def _with(comments: QuerySet[Comment], messages: QuerySet[CommentMessage]) -> QuerySet[Comment]:
    messages = messages.select_related("author").order_by("made_at", "pk")
    return comments.select_related("author", "closed_by").prefetch_related(Prefetch("messages", messages))
