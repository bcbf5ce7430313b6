"""What the unit has to mend and to answer: comments as its people see them, by section and over all its reports."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Count, OuterRef, QuerySet, Subquery

from accounts.models import Membership, User
from accounts.selectors import units_written_by
from reports.domain.editability import EVERY_SECTION
from reports.models import Comment, CommentMessage, Report, Transition
from reports.review.targets import WHOLE_REPORT
from reports.review.threads import comments_told, threads_told
from reports.selectors import published_places

COMMENTED: Final = (Report.State.RETURNED, Report.State.REOPENED)
"""The states in which the unit writes with comments beside its words."""


CAME_BACK: Final = ("return", "reopen")
"""The moves that bring a report back to its unit."""


def open_counts(report: Report) -> dict[str, int]:
    """Return how many comments wait for the unit's answer, by section ("" for the whole report; one query)."""
    if report.state not in COMMENTED:
        return {}
    waiting = comments_told(report).filter(state=Comment.State.OPEN, is_held=False).order_by()
    return dict(waiting.values("key").annotate(number=Count("pk")).values_list("key", "number"))


def came_back(report: Report) -> Transition | None:
    """Return how the report last came back to the unit, returned or reopened; None where it never did (one query)."""
    return report.transitions.filter(action__in=CAME_BACK).select_related("actor").last()


def comments_beside(report: Report, key: str) -> list[Comment]:
    """Return the comments on a section that the unit was told of, with their messages, oldest first (two queries)."""
    return threads_told(comments_told(report).filter(key=key))


@dataclass(frozen=True, slots=True)
class SectionToMend:
    """A section of a returned report with comments that wait; `words` are the beginning of the first one.

    A blank `key` is the whole report; `is_known`: the outline has the section, so that the editor can open it.
    """

    report: Report
    key: str
    place: str
    words: str
    number: int
    is_known: bool


def sections_to_mend(user: User) -> list[SectionToMend]:
    """Return what waits for the user's own units in their returned reports, in the order of print (one query)."""
    first = CommentMessage.objects.filter(comment=OuterRef("pk")).order_by("made_at", "pk").values("text")[:1]
    comments = (
        Comment.objects.filter(
            state=Comment.State.OPEN,
            report__state=Report.State.RETURNED,
            report__unit__in=units_written_by(user),
        )
        .select_related("report__period", "report__outline")
        .annotate(words=Subquery(first))
        .order_by("report__period__ends_on", "report", "made_at", "pk")
    )
    found: dict[tuple[int, str], list[Comment]] = {}
    for comment in comments:
        found.setdefault((comment.report_id, comment.key), []).append(comment)
    rows = [_to_mend(key, some) for (_, key), some in found.items()]
    return sorted(rows, key=lambda row: (row.report.period.ends_on, row.report.pk, place_order(row.report, row.key)))


def _to_mend(key: str, comments: list[Comment]) -> SectionToMend:
    first = comments[0]
    places = published_places(first.report.outline)
    return SectionToMend(first.report, key, place_of(first.report, key), first.words, len(comments), key in places)


def place_of(report: Report, key: str) -> str:
    """Return how a reader finds a section that is commented on."""
    return published_places(report.outline).get(key, "Nội dung ngoài đề cương") if key else WHOLE_REPORT


def place_order(report: Report, key: str) -> int:
    """Return where a section stands in the order of print: the whole report first, what is unknown last."""
    if key == EVERY_SECTION:
        return -1
    places = list(published_places(report.outline))
    return places.index(key) if key in places else len(places)


def reports_awaiting(user: User) -> QuerySet[Report]:
    """Return the reports that wait for the user as the leader of their unit, the earliest period first (one query)."""
    led = Membership.objects.filter(user=user, role=Membership.Role.LEADER).values("unit")
    waiting = Report.objects.filter(state=Report.State.AWAITING_LEADER, unit__in=led)
    return waiting.select_related("period", "unit").order_by("period__ends_on", "pk")
