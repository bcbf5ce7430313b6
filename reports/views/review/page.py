"""The page of a report under review: the paper as it was sent, and beside it all that a reviewer decides by."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from reports.domain.differences import Differences, compare_documents
from reports.domain.document import ReportDocument
from reports.domain.figure_changes import compare_figures
from reports.domain.states import MOVES
from reports.forms.kept_typed import keep_typed
from reports.forms.review import CommentForm, ReopenForm, ReturnForm
from reports.models import Comment, Report, Revision, SectionRequest
from reports.renderers.paper import Margin, render_paper
from reports.review.checklist import checklist_of
from reports.review.comments import COMMENTED_IN, MAX_EXCERPT, MAX_TEXT
from reports.review.comparing import base_of, previous_document
from reports.review.desk import desk_rows, neighbours_of
from reports.review.section_requests import requests_of
from reports.review.targets import figures_in, node_of, place_of, places_in, records_in
from reports.review.threads import with_messages
from reports.services.revisions import frozen_document
from reports.services.signed_copies import SIGNED_COPIES
from reports.views.preview import outline_entries, records_url
from reports.views.review.scope import ISSUE, issue_in, query_of, shown_in, wanted_in
from reports.views.shown_checks import shown_checks

_REVISIONS_READ = 3
"""The approved one, what was sent, and what was sent or approved before it."""


@dataclass(frozen=True, slots=True)
class Failed:
    """What was refused, and what was typed: of a decision, a comment's thread or a request.

    `excerpt`: the words of the report that a comment was to speak of.
    """

    message: str
    text: str = ""
    excerpt: str = ""
    comment_id: int = 0
    request_id: int = 0


@dataclass(frozen=True, slots=True)
class SectionComments:
    """The comments on a section that are not closed; a blank `key` is the whole report."""

    key: str
    place: str
    comments: list[Comment]


@dataclass(frozen=True, slots=True)
class Compared:
    """What the report as sent differs from: `revision` sent or approved before, else the last period's report."""

    differences: Differences
    revision: Revision | None


def review_page(
    request: HttpRequest,
    report: Report,
    failed: Failed | None = None,
    with_checks: bool = False,
    twin: int | None = None,
    **forms: CommentForm | ReturnForm | ReopenForm,
) -> HttpResponse:
    """Show the report; `failed` says what was refused just now, `forms` hold what was typed into them.

    `twin`: the comment that there is already on the words of the new one. Without `with_checks` the page fetches what
    the checks find after it is there.
    """
    now, wanted = timezone.now(), wanted_in(request)
    rows = desk_rows(report.period, now)
    context: dict[str, Any] = {
        "report": report,
        "row": next(row for row in rows if row.report_id == report.pk),
        "neighbours": neighbours_of(report.pk, rows, wanted, request.user),
        "query": query_of(wanted),
        "inbox_query": query_of(wanted, ky=report.period_id),
        "failed": failed,
        "twin": twin,
        "card_query": query_of(wanted, **shown_in(request)),
    }
    revisions = _revisions(report)
    if revisions:
        context |= _sent(request, report, revisions) | forms
        keep_typed(
            context["comment_form"], request.user.pk, report.pk, context["commented_key"], *issue_in(request).values()
        )
        for form in (context["return_form"], context["reopen_form"]):
            keep_typed(form, request.user.pk, report.pk)
        if with_checks:
            context |= checks_of(request, report, context["document"])
    return render(request, "reports/review/report.html", context)


def _revisions(report: Report) -> list[Revision]:
    """Return the newest revisions with their files and signed copies (three queries)."""
    revisions = report.revisions.select_related("transition__actor").order_by("-number")
    return list(revisions.prefetch_related("files", SIGNED_COPIES)[:_REVISIONS_READ])


def _sent(request: HttpRequest, report: Report, revisions: Sequence[Revision]) -> dict[str, Any]:
    """Return what the page shows of a report that was sent."""
    document = frozen_document(revisions[0])
    previous = previous_document(report)
    places = places_in(document)
    comments = list(with_messages(Comment.objects.filter(report=report)))
    open_comments = [comment for comment in comments if comment.state == Comment.State.OPEN]
    unanswered = sum(_last_said(comment) <= revisions[0].made_at for comment in open_comments)
    requests = list(requests_of(report))
    may_comment = report.state in COMMENTED_IN
    key = _commented_key(request, places)
    query = query_of(wanted_in(request))
    return {
        "revision": revisions[0],
        "files": sorted(revisions[0].files.all(), key=lambda file: file.pk),
        "document": document,
        "paper": render_paper(
            document,
            records_url=records_url(report),
            margin=Margin(f"?{query}&muc=" if query else "?muc=", places, _numbers(comments)) if may_comment else None,
        ),
        "outline": list(outline_entries(document.nodes)),
        "sections": list(_by_section(comments, places)),
        "closed": [comment for comment in comments if comment.state == Comment.State.CLOSED],
        "open_comments": open_comments,
        "open_places": list(_by_section(open_comments, places)),
        "compared": _compared(document, revisions, previous),
        "figures": compare_figures(previous, document) if previous else (),
        "requests": [(one, place_of(places, one.key)) for one in requests],
        "waiting_requests": sum(one.state == SectionRequest.State.WAITING for one in requests),
        "may_comment": may_comment,
        "unsent_comments": len(open_comments) - unanswered,
        "unanswered_comments": unanswered,
        "last_move": _last_move(report),
        "commented_key": key,
        "commented_place": place_of(places, key) if key is not None else "",
        "comment_query": query_of(wanted_in(request), **shown_in(request), **issue_in(request)),
        "comment_form": comment_form(document, key, initial=_words_on(request, report, document)),
        "return_form": ReturnForm(None, report.version),
        "reopen_form": ReopenForm(None, report.version),
    }


def comment_form(
    document: ReportDocument | None, key: str | None, data: Any = None, initial: Mapping[str, str] | None = None
) -> CommentForm:
    """Return the form to comment on a section with its figures and records to choose from; `initial`: its words."""
    node = node_of(document, key) if document and key else None
    if document is None or node is None:
        return CommentForm(data, initial=initial)
    return CommentForm(data, figures_in(node), records_in(document, node), initial=initial)


def checks_of(request: HttpRequest, report: Report, document: ReportDocument) -> dict[str, Any]:
    """Return what the card of the checks shows of what was sent."""
    query = query_of(wanted_in(request))
    address = reverse("review:checks", args=[report.pk]) + (f"?{query}" if query else "")
    shown = shown_checks(request, checklist_of(report, document), address)
    return shown | {
        "card_query": query_of(wanted_in(request), **shown_in(request)),
        "may_comment": report.state in COMMENTED_IN,
        "comments_by_words": comments_by_words(report),
    }


def comments_by_words(report: Report) -> dict[tuple[str, str], int]:
    """Return the newest comment that is not closed by its section and the words that it speaks of (one query)."""
    comments = report.comments.exclude(state=Comment.State.CLOSED).order_by("pk")
    return {(key, excerpt): number for number, key, excerpt in comments.values_list("pk", "key", "excerpt") if excerpt}


def _words_on(request: HttpRequest, report: Report, document: ReportDocument) -> dict[str, str]:
    """Return the words of a comment on the issue that the address names (`?van_de=`, its anchor); none without one."""
    named = issue_in(request).get(ISSUE)
    issues = checklist_of(report, document).issues if named else ()
    found = next((one for one in issues if one.anchor == named), None)
    if found is None:
        return {}
    text = f"{found.issue.message} {found.issue.suggestion}".strip()
    return {"excerpt": found.shown_words[:MAX_EXCERPT], "text": text[:MAX_TEXT]}


def _commented_key(request: HttpRequest, places: Mapping[str, str]) -> str | None:
    """Return the section that the address asks to comment on, "" for the whole report, None for none."""
    key = request.GET.get("muc")
    return key if key == "" or key in places else None


def _by_section(comments: Iterable[Comment], places: Mapping[str, str]) -> Iterable[SectionComments]:
    """Yield the comments that are not closed by section, the whole report first, then in reading order."""
    found: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        if comment.state != Comment.State.CLOSED:
            found[comment.key].append(comment)
    order = {key: place for place, key in enumerate(("", *places))}
    for key in sorted(found, key=lambda key: order.get(key, len(order))):
        yield SectionComments(key, place_of(places, key), found[key])


def _last_said(comment: Comment) -> datetime:
    """Return when the last words of a comment were written: opened again, it may have some that were not sent yet."""
    return max((message.made_at for message in comment.messages.all()), default=comment.made_at)


def _numbers(comments: Iterable[Comment]) -> Counter[str]:
    """Return how many comments on each section are not closed."""
    return Counter(comment.key for comment in comments if comment.state != Comment.State.CLOSED)


def _compared(
    document: ReportDocument, revisions: Sequence[Revision], previous: ReportDocument | None
) -> Compared | None:
    """Compare what was sent with what was sent or approved before, else with the last period's; None without both."""
    before = base_of(revisions[0], revisions)
    if before is not None:
        return Compared(compare_documents(frozen_document(before), document), before)
    return Compared(compare_documents(previous, document), None) if previous else None


def _last_move(report: Report) -> dict[str, Any] | None:
    """Return who moved the report last, when and why, where it is with its unit again (at most one query)."""
    if report.state == Report.State.SUBMITTED:
        return None
    moved = report.transitions.select_related("actor").order_by("-at", "-pk").first()
    return {"transition": moved, "done": MOVES[moved.action].done} if moved else None
