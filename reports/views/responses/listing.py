"""All comments on a report as the unit reads them, by section, and what it asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.selectors import own_units_of
from reports.models import Comment, Report, SectionRequest
from reports.review.comments import ANSWERED_IN
from reports.review.section_requests import place_of_request, requests_of
from reports.review.threads import comments_told, threads_told
from reports.review.unit_comments import came_back, comments_beside, place_of, place_order
from reports.selectors import opened_keys, published_places
from reports.views.scope import own_report, report_in_scope, section_verdict

WANTED: Final = {
    "cho-tra-loi": (Comment.State.OPEN, "Chờ trả lời"),
    "da-tra-loi": (Comment.State.ANSWERED, "Đã trả lời"),
    "da-xong": (Comment.State.CLOSED, "Đã xong"),
}
"""The filters by the word for them in the address."""


@dataclass(frozen=True, slots=True)
class FailedAnswer:
    """An answer that was refused: its words and why, shown at its comment."""

    comment_id: int
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class SectionComments:
    """A section with its comments; `is_open`: the unit may write it now. A blank `key` has no page of its own."""

    key: str
    place: str
    is_open: bool
    comments: list[Comment]


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter of the list."""

    word: str
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class AskedSection:
    """A request with the name of its section."""

    asked: SectionRequest
    place: str


@require_safe
def responses(request: HttpRequest, report_id: int) -> HttpResponse:
    """Show the comments that the unit was told of; who writes its reports may answer."""
    return responses_page(request, report_in_scope(request, report_id))


@require_safe
def beside(request: HttpRequest, report_id: int, key: str) -> HttpResponse:
    """Show the comments on a section: a part of the editor, which asks for it beside the section."""
    return comments_panel(request, own_report(request, report_id), key)


def comments_panel(
    request: HttpRequest, report: Report, key: str, message: str = "", failed: FailedAnswer | None = None
) -> HttpResponse:
    """Return the comments on a section as the editor shows them."""
    comments = comments_beside(report, key)
    context = {
        "report": report,
        "key": key,
        "comments": comments,
        "may_answer": report.state in ANSWERED_IN,
        "waiting": _number(comments, Comment.State.OPEN),
        "message": message,
        "failed": failed,
    }
    return render(request, "reports/editor/_comments.html", context)


def responses_page(request: HttpRequest, report: Report, failed: FailedAnswer | None = None) -> HttpResponse:
    """Return the page of the report's comments; `failed` keeps what could not be stored."""
    comments = threads_told(comments_told(report))
    wanted = request.GET.get("trang_thai", "")
    state = WANTED[wanted][0] if wanted in WANTED else None
    shown = [one for one in comments if state is None or one.state == state or (failed and failed.comment_id == one.pk)]
    is_own = own_units_of(request.user).filter(pk=report.unit_id).exists()
    context = {
        "report": report,
        "is_own": is_own,
        "may_answer": is_own and report.state in ANSWERED_IN,
        "wanted": wanted if state else "",
        "choices": [
            Choice("", "Tất cả", len(comments)),
            *(Choice(word, label, _number(comments, one)) for word, (one, label) in WANTED.items()),
        ],
        "sections": _by_section(report, shown),
        "returned": came_back(report),
        "opened": _opened_places(report),
        "requests": [AskedSection(one, place_of_request(one)) for one in _with_report(report)],
        "failed": failed,
    }
    return render(request, "reports/responses/list.html", context)


def _number(comments: Iterable[Comment], state: str) -> int:
    return sum(one.state == state for one in comments)


def _with_report(report: Report) -> Iterable[SectionRequest]:
    for one in requests_of(report):
        one.report = report
        yield one


def _by_section(report: Report, comments: Iterable[Comment]) -> list[SectionComments]:
    found: dict[str, list[Comment]] = {}
    for comment in comments:
        found.setdefault(comment.key, []).append(comment)
    return [
        SectionComments(key, place_of(report, key), bool(key) and section_verdict(report, key).allowed, found[key])
        for key in sorted(found, key=lambda key: place_order(report, key))
    ]


def _opened_places(report: Report) -> list[tuple[str, str]]:
    """Return the sections that are open in a returned report, with their names; [] where all of them are."""
    opened = opened_keys(report)
    places = published_places(report.outline)
    return [] if "" in opened else [(key, place) for key, place in places.items() if key in opened]
